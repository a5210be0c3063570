import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Three schools import on three machines, and put their summaries together.
@Suite(.scratch) struct `Schools that import apart` {
  private let schools = ["Ash School", "Beech School", "Elm School"]

  private func begun() throws -> Desk {
    let desk = Desk.withEnquiry()
    let schools = self.schools.map { "--add schools='\($0)'" }.joined(separator: " ")
    desk.does("edit paired-reading \(schools)")
    desk.does("measure new reading --scale continuous")
    for (number, school) in self.schools.enumerated() {
      try desk.write(Rows.long(8 + number, school: school, from: number * 20, gain: number), to: "../\(number).csv")
    }
    return desk
  }

  private func clone(_ desk: Desk, _ name: String) throws -> Desk {
    var copy = desk
    copy.folder = Scratch.current(name)
    _ = try desk.git("clone", "-q", desk.folder, copy.folder)
    for (key, value) in [("user.name", "lead"), ("user.email", "lead@localhost")] {
      _ = try copy.git("config", key, value)
    }
    return copy
  }

  /// The rows without the ids of the imports, which are random.
  private func withoutBatches(_ summary: String) -> [String] {
    summary.split(separator: "\n").map { line in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false)
      cells.remove(at: 7)
      return cells.joined(separator: ",")
    }
  }

  @Test func `give by their summaries what one import of all rows gives`() throws {
    let desk = try begun()
    var texts: [String] = []
    for number in schools.indices.reversed() {
      let clone = try clone(desk, "machine\(number)")
      clone.does("measure import reading ../\(number).csv")
      texts.append(try clone.summary())
    }
    let rows = texts.flatMap { $0.split(separator: "\n").dropFirst() }.sorted()
    let header = try #require(texts[0].split(separator: "\n").first)
    let together = ([header] + rows).joined(separator: "\n") + "\n"
    let whole = try clone(desk, "whole")
    for number in [2, 0, 1] { whole.does("measure import reading ../\(number).csv") }
    #expect(withoutBatches(together) == withoutBatches(try whole.summary()))
    // What was put together by hand is a summary like any other.
    let merged = try clone(desk, "merged")
    try merged.write(together, to: "\(Rows.measures)/reading.summary.csv")
    merged.does("save")
    #expect(merged.does("check").code == 0)
  }

  @Test func `leave each other's rows as they are, byte for byte`() throws {
    let desk = try begun()
    let ash = try clone(desk, "ash")
    ash.does("measure import reading ../0.csv")
    let elm = try clone(ash, "elm machine")
    let line = try #require(try elm.summary().split(separator: "\n").last.map(String.init))
    // As a spreadsheet that somebody merged with may have written it.
    let other = line.replacing(",before,after,", with: ",\"before\",after,")
    try elm.write(try elm.summary().replacing(line, with: other), to: "\(Rows.measures)/reading.summary.csv")
    elm.does("save")
    elm.does("measure import reading ../2.csv")
    let rows = try elm.summary().split(separator: "\n").map(String.init)
    try #require(rows.count == 3)
    #expect(rows[1] == other)
    #expect(rows[2].hasPrefix("Elm School,"))
  }

  @Test func `have nothing lost by an edit of the summary that is not saved`() throws {
    let desk = try begun()
    desk.does("measure import reading ../0.csv")
    try desk.write(try desk.summary() + "\n", to: "\(Rows.measures)/reading.summary.csv")
    let answer = desk("measure import reading ../1.csv")
    #expect(answer.code == 1)
    #expect(answer.err.contains("was edited by hand and is not saved yet"))
    #expect(desk.names(in: Rows.batches).count == 1)
  }

  @Test func `keep rows by two definitions apart`() throws {
    let desk = try begun()
    desk.does("measure import reading ../0.csv")
    let before = try #require(try desk.summary().split(separator: "\n").last.map(String.init))
    desk.does("measure revise reading --instrument 'another test' --reason 'the old one was too easy'")
    desk.does("measure import reading ../0.csv")
    let rows = try desk.summary().split(separator: "\n").map(String.init)
    try #require(rows.count == 3)
    #expect(rows[1] == before)
    #expect(rows[2].hasPrefix("Ash School,,,,before,after,2,"))
    #expect(try desk.read("\(Rows.batches)/\(try #require(desk.names(in: Rows.batches).last))").contains(",20,2\n"))
  }
}
