import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Rows that cannot be read: codes in them are looked for by nobody, and whoever saves a text is told.
@Suite(.scratch) struct `Rows that cannot be read` {
  private static let warning = "These rows cannot be read, so no text is looked through for the codes in them."

  /// A desk with two imports, of which the first is spoiled.
  private func desk() throws -> (Desk, spoiled: String) {
    var desk = Desk.withMeasure()
    desk.width = 400
    for number in [0, 20] {
      try desk.write(Rows.wide(9, from: 10 + number).replacingOccurrences(of: "P", with: "ELM-P"), to: "../marks.csv")
      desk.does("measure import reading ../marks.csv --school 'Elm School'")
    }
    let spoiled = "\(Rows.batches)/\(try #require(desk.names(in: Rows.batches).first))"
    try desk.write("nobody,knows\nELM-P12,3\n", to: spoiled)
    return (desk, spoiled)
  }

  @Test func `are told of when a text may hold a code; the text is saved, and the other rows count`() throws {
    let (desk, spoiled) = try desk()
    let answer = desk.does("log -m 'We read 3 books in room B12/13.'")
    #expect(answer.err.contains(Self.warning) && answer.err.contains(spoiled), "\(answer.seen)")
    #expect(!answer.err.contains("ELM-P12"))
    #expect(desk("log -m 'Pupil elm-p33 gained most.'").code == 5)
    desk.does("log -m 'Pupil elm-p12 gained most.'")
  }

  @Test(arguments: [
    "log -m 'Seen in class: 24 of 30 read, on 2014-05-03 and 12/05/2014, 09:30.'", "evidence add -m 'All read.'",
    "leadership add -m 'Year 7 met the TA.'", "participation add -m 'Two came.' --kind joined --role 'reading lead'",
    "evidence add -m 'The wall.' --attach ../wall.txt --publish", "cycle new --aim read --prediction more",
  ])
  func `are not read for a text without codes, whatever the program calls its file`(command: String) throws {
    let (desk, _) = try desk()
    try desk.write("All read.\n", to: "../wall.txt")
    let answer = desk.does(command)
    #expect(!answer.err.contains(Self.warning), "\(answer.seen)")
  }

  @Test func `are not read for what a record says already`() throws {
    let (desk, _) = try desk()
    // The enquiry names its intervention, men.5.
    #expect(!desk.does("edit paired-reading --set title='Reading in pairs'").err.contains(Self.warning))
  }

  @Test(arguments: ["elm-p33", "pupil-elm-p33"])
  func `are read for a short name that may be a code`(name: String) throws {
    let (desk, _) = try desk()
    #expect(desk("measure new \(name)").code == 5)
  }

  @Test func `are told of by check and by the doctor`() throws {
    let (desk, spoiled) = try desk()
    let check = desk("check")
    #expect(check.code == 0)
    #expect(check.out.contains(Self.warning) && check.out.contains(spoiled), "\(check.seen)")
    let doctor = desk("doctor")
    #expect(doctor.out.contains(Self.warning) && doctor.out.contains(spoiled), "\(doctor.seen)")
  }
}
