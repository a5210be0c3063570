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
    let desk = try desk("echo partici; exit 1")
    let answer = desk("measure import reading marks.xlsx")
    #expect(answer.code == 1 && answer.err.contains("marks.xlsx is a workbook, and xlsx2csv could not read it."))
    #expect(!answer.err.contains("not installed"), "\(answer.seen)")
    #expect(answer.spoken.contains(Workbook.asCSV), "\(answer.seen)")
    #expect(desk.names(in: "private").isEmpty)
  }

  @Test(arguments: ["an empty folder", "a folder that is not there", "nothing", "no variable"])
  func `says how to save as CSV and where xlsx2csv comes from, where there is none`(path: String) throws {
    var desk = Desk.withMeasure()
    let empty = Scratch.current("empty")
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    desk.environment["PATH"] =
      switch path {
      case "an empty folder": empty
      case "a folder that is not there": empty + "/bin"
      case "nothing": ""
      default: nil
      }
    for name in ["marks.xlsx", "marks.csv"] {
      try desk.write("PK\u{3}\u{4}", to: name)
      let answer = desk("measure import reading \(name)")
      #expect(answer.code == 1)
      #expect(answer.spoken.contains("the program that reads those (xlsx2csv) is not installed."), "\(answer.seen)")
      #expect(answer.spoken.contains("although its name ends in .csv") == (name == "marks.csv"))
      #expect(answer.spoken.contains(Workbook.asCSV), "\(answer.seen)")
      #expect(answer.spoken.contains("apt install xlsx2csv"))
    }
    #expect(desk.names(in: "private").isEmpty)
  }

  @Test func `says that xlsx2csv cannot be started, where it cannot`() throws {
    let desk = try desk("exit 0")
    let place = Scratch.current("bin")
    try TextFile("xlsx2csv", "#!/no/such/interpreter\n", isExecutable: true).write(below: place)
    let answer = desk("measure import reading marks.xlsx")
    #expect(answer.spoken.contains("xlsx2csv could not be started."), "\(answer.seen)")
    #expect(answer.spoken.contains(Workbook.asCSV))
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
