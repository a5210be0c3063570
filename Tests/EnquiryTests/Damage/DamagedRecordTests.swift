import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Records as a power cut or a full disk leaves them: every command that reads one names it, and how to take it back.
@Suite(.scratch) struct `A damaged record` {
  private static let paths = [
    "enquiries/programme.yaml", "enquiries/elm/alliance.yaml", "enquiries/elm/paired-reading/enquiry.md",
    "enquiries/elm/paired-reading/measures/age.yaml", "enquiries/elm/paired-reading/measures/age.figures.csv",
  ]

  private func desk() -> Desk {
    var desk = Desk.withEnquiry()
    desk.width = 2000
    desk.does("measure new age --title Age --scale continuous")
    desk.does("measure record age --occasion before --mean 30 --sd 5 --n 20")
    desk.does("measure record age --occasion after --mean 31 --sd 5 --n 20")
    return desk
  }

  @Test(arguments: paths) func `is named with the way back, and not saved`(path: String) throws {
    let desk = desk()
    let sound = try fileBytes("\(desk.folder)/\(path)")
    let versions: [(how: String, bytes: [UInt8], remedy: String)] = [
      ("empty", [], "git restore \(path)"),
      ("noughts", [UInt8](repeating: 0, count: sound.count), "git restore \(path)"),
      ("half noughts", sound.prefix(9) + [UInt8](repeating: 0, count: sound.count - 9), "git restore \(path)"),
      ("no UTF-8", sound + [0xC3, 0x28], "Save the file again as UTF-8."),
    ]
    for (how, bytes, remedy) in versions {
      try overwrite("\(desk.folder)/\(path)", bytes)
      let check = desk("check")
      let isNamed = check.seen.contains(path) && check.seen.contains(remedy)
      #expect(check.code == 3 && isNamed, "\(how)\n\(check.seen)")
      let save = desk("save -m 'As it is'")
      #expect(save.code == 1 && save.seen.contains(path), "\(how)\n\(save.seen)")
      #expect(try fileBytes("\(desk.folder)/\(path)") == bytes)
      for line in how != "noughts"
        ? [] : ["status", "list", "show paired-reading", "impact paired-reading", "history", "diff"]
      {
        let code = answer { [desk] in desk(line).code }
        #expect(code != nil, "\(line) has no end")
      }
    }
    _ = try desk.git("restore", path)
    #expect(try fileBytes("\(desk.folder)/\(path)") == sound)
    #expect(desk("check").code == 0)
  }

  @Test(arguments: ["status", "show paired-reading", "impact paired-reading"])
  func `is told of by what reads it`(line: String) throws {
    let desk = desk()
    let path = "enquiries/elm/paired-reading/enquiry.md"
    try overwrite("\(desk.folder)/\(path)", [UInt8](repeating: 0, count: 200))
    let seen = desk(line).seen
    #expect(seen.contains("\(path):") && seen.contains("git restore \(path)"), "\(seen)")
  }

  @Test func `that is cut off anywhere is never saved unseen, and ends every command`() throws {
    let desk = desk()
    let path = "enquiries/elm/paired-reading/enquiry.md"
    let sound = try fileBytes("\(desk.folder)/\(path)")
    for (how, bytes) in damagedVersions(of: sound, lengths: 8, flips: 8) {
      try overwrite("\(desk.folder)/\(path)", bytes)
      let seen = answer { [desk] in desk("status").seen } ?? "no end"
      let isTold = seen.contains("not saved yet") || seen.contains(path)
      #expect(isTold, "\(how)\n\(seen)")
    }
  }
}
