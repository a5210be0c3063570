import Foundation
import TestSupport
import Testing

@testable import enquiry

/// `measure import` of a workbook, with a stand-in for xlsx2csv that prints as that program does.
@Suite(.scratch) struct `Importing a workbook` {
  /// A desk whose xlsx2csv is a script with these lines; `$mark` is the line between sheets.
  private func desk(_ script: String) throws -> Desk {
    var desk = Desk.withMeasure()
    let place = Scratch.current("bin")
    try TextFile("xlsx2csv", "#!/bin/sh\nmark=$(printf '\\036')\n\(script)\n", isExecutable: true).write(below: place)
    desk.environment["PATH"] = place
    try desk.write("PK\u{3}\u{4}", to: "marks.xlsx")
    return desk
  }

  private let rows = "participant,before,after\\nP1,20,24\\nP2,21,25\\n"

  @Test func `reads the only sheet with something in it`() throws {
    let desk = try desk("printf %b \"$mark 1 - Autumn term\\n\(rows)$mark 2 - Empty\\n,,\\n\"")
    #expect(desk.does("measure import reading marks.xlsx").err.contains("4 new values (before, after)"))
    let temporary = try FileManager.default.contentsOfDirectory(atPath: desk.folder)
    #expect(!temporary.contains { $0.hasSuffix(".csv") })
  }

  @Test func `asks which of several sheets is meant`() throws {
    let desk = try desk("printf %b \"$mark 1 - Autumn\\n\(rows)$mark 2 - Summer term\\n\(rows)\"")
    let answer = desk("measure import reading marks.xlsx")
    #expect(answer.code == 64)
    #expect(answer.err.contains("marks.xlsx has several sheets: “Autumn” and “Summer term”."), "\(answer.err)")
    #expect(desk("measure import reading marks.xlsx --sheet Autum").err.contains("Did you mean “Autumn”?"))
    desk.does("measure import reading marks.xlsx --sheet 'summer term'")
  }

  @Test func `says how to save as CSV where it cannot be read`() throws {
    let desk = try desk("exit 1")
    let answer = desk("measure import reading marks.xlsx")
    #expect(answer.err.contains("xlsx2csv could not read it"))
    #expect(answer.err.contains("“CSV UTF-8”"))
  }

  @Test func `waits so long and no longer`() throws {
    let place = Scratch.current("slow")
    try TextFile("slow", "#!/bin/sh\nexec sleep 30\n", isExecutable: true).write(below: place)
    let start = ContinuousClock.now
    let outcome = ShortRun("\(place)/slow", [], ["PATH": "/usr/bin:/bin"], limit: 0.2).outcome()
    #expect(outcome == .tooLong)
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
