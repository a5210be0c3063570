import Foundation
import TestSupport
import Testing

/// `status`, which keeps under `.git/enquiry/` where enquiries stood.
@Suite(.scratch) struct `Standings that are kept` {
  private let kept = ".git/enquiry/standings/all"

  /// A desk with several enquiries in two alliances, which stand differently.
  private func desk() throws -> Desk {
    var desk = Desk.withMeasure()
    desk.width = 200
    desk.does("alliance new oak --name 'The Oak alliance' --lead-school 'Oak School'")
    for (number, alliance) in ["elm", "oak", "oak"].enumerated() {
      desk.does(
        "new talk-\(number) --practice talk --for-whom pupils --outcome vocabulary --period 'by July 2027' --alliance \(alliance) --success 'it rises' --school 'Oak School' --no-input"
      )
    }
    desk.does("cycle new -e oak/talk-1 --period autumn-2026 --aim 'to talk' --prediction 'they talk' --no-input")
    desk.does("evidence add -e oak/talk-2 --kind survey -m 'They liked it.' --date 2026-10-01 --no-input")
    return desk
  }

  private func forget(_ desk: Desk) throws {
    let folder = "\(desk.folder)/.git/enquiry"
    if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
  }

  /// What is said with what is kept is what is said without, byte for byte.
  private func same(_ desk: Desk, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for line in ["status", "status --json", "status --committed", "status --alliance oak", "due --json"] {
      let first = desk(line)
      let second = desk(line)
      try forget(desk)
      let anew = desk(line)
      #expect(first.seen == anew.seen, "\(line)", sourceLocation: sourceLocation)
      #expect(second.seen == anew.seen, "\(line)", sourceLocation: sourceLocation)
      desk(line)
    }
  }

  @Test func `are told as new ones, whatever is saved, edited by hand or taken away`() throws {
    let desk = try desk()
    try same(desk)
    desk("status")
    desk.does("cycle close -e oak/talk-1 --decision adapt --no-input")
    try same(desk)
    desk("status")
    try desk.edit("enquiries/oak/talk-2/enquiry.md", "outcome: vocabulary", "outcome: words")
    try same(desk)
    desk("status")
    _ = try desk.git("rm", "-rq", "enquiries/elm/talk-0")
    try same(desk)
    desk("status")
    _ = try desk.git("commit", "-qm", "gone")
    _ = try desk.git("mv", "enquiries/oak/talk-2", "enquiries/oak/talk-3")
    try same(desk)
    desk("status")
    _ = try desk.git("commit", "-qam", "renamed")
    try same(desk)
  }

  @Test func `are really used`() throws {
    let desk = try desk()
    desk.does("status")
    let before = try Data(contentsOf: URL(fileURLWithPath: "\(desk.folder)/\(kept)"))
    desk.does("status --json")
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(desk.folder)/\(kept)")) == before)
    // Of enquiries that are as they were nothing is read any more: not even what is damaged.
    let blob = try desk.git("rev-parse", "HEAD:enquiries/oak/talk-1/enquiry.md").trimmingCharacters(in: .newlines)
    let object = "\(desk.folder)/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    try FileManager.default.removeItem(atPath: object)
    #expect(desk("status --committed").code == 0)
    try forget(desk)
    #expect(desk("status --committed").code != 0)
  }

  @Test func `are not believed for other terms, by another build or when damaged`() throws {
    let desk = try desk()
    desk.does("status")
    let file = URL(fileURLWithPath: "\(desk.folder)/\(kept)")
    let whole = try Data(contentsOf: file)
    let told = desk("status --json").out
    var dice = Dice(state: 4)
    for _ in 0..<20 {
      var damaged = whole
      damaged[dice.below(whole.count)] ^= UInt8(1 << dice.below(8))
      try damaged.write(to: file)
      #expect(desk("status --json").out == told)
      try whole.prefix(dice.below(whole.count)).write(to: file)
      #expect(desk("status --json").out == told)
    }
  }

  @Test func `under other terms the cycles come in another order, before and after these are saved`() throws {
    let desk = try desk()
    for (period, aim) in [("spring-2026", "first"), ("autumn-2026", "last")] {
      desk.does("cycle new -e oak/talk-2 --period \(period) --aim \(aim) --prediction 'they talk' --no-input")
      desk.does("cycle close -e oak/talk-2 --decision adapt --no-input")
    }
    #expect(desk("status talk-2").out.contains("Cycle 2 (autumn 2026)"))
    try same(desk)
    desk.does("status")
    // As in the southern half of the world.
    let terms = "terms:\n  - {id: autumn, starts: 1 March}\n  - {id: spring, starts: 1 September}\n"
    try desk.edit("enquiries/programme.yaml", "schema: enquiry/1\n", "schema: enquiry/1\n" + terms)
    let told = try #require(desk("show talk-2").out.split(separator: "\n").first { $0.contains("2026") })
    for _ in 0..<2 {
      #expect(desk("status").out.contains("Cycle 2 (spring 2026)"), "\(told)")
      try same(desk)
      desk("save -m Terms")
    }
  }

  @Test func `a damaged piece of one enquiry hides no other`() throws {
    let desk = try desk()
    let blob = try desk.git("rev-parse", "HEAD:enquiries/oak/talk-1/enquiry.md").trimmingCharacters(in: .newlines)
    let object = "\(desk.folder)/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    let whole = desk.does("status").out
    try forget(desk)
    try FileManager.default.removeItem(atPath: object)
    // The folder still has the file.
    #expect(desk("status").out == whole)
  }

  @Test func `what is wrong in an enquiry is said each time`() throws {
    let desk = try desk()
    try desk.edit("enquiries/oak/talk-2/enquiry.md", "id: ", "id: [")
    try desk.commitByHand("broken")
    for _ in 0..<2 { #expect(desk("status").err.contains("enquiries/oak/talk-2/enquiry.md:")) }
    try same(desk)
  }

  @Test func `an earlier state is told from what is kept, and changes nothing of it`() throws {
    let desk = try desk()
    desk.does("cycle close -e oak/talk-1 --decision adapt --no-input")
    desk.does("status")
    let before = try Data(contentsOf: URL(fileURLWithPath: "\(desk.folder)/\(kept)"))
    #expect(desk("status --as-of HEAD~1 --json").out.contains("\"status\": \"open\""))
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(desk.folder)/\(kept)")) == before)
  }

  @Test func `from 41 enquiries on each alliance has a line`() throws {
    let desk = try desk()
    let text = try String(contentsOfFile: "\(desk.folder)/enquiries/oak/talk-1/enquiry.md", encoding: .utf8)
    for number in 0..<40 { try desk.write(text, to: "enquiries/elm/more-\(number)/enquiry.md") }
    try desk.commitByHand("many")
    let seen = desk("status").out
    #expect(seen.contains("44 enquiries of 2 alliances: 43 with no cycle yet, 1 with an open cycle."))
    #expect(seen.hasSuffix("\nelm: 42 with no cycle yet\noak: 1 with no cycle yet, 1 with an open cycle\n"), "\(seen)")
    #expect(desk("status").out == seen, "the second time it is told from what is kept")
    #expect(desk("status --alliance elm").out.contains("elm/more-7: no cycle yet"))
  }
}
