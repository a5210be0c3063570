import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What a person reads who has eighty columns.
@Suite(.scratch) struct `Eighty columns` {
  /// The lines that are longer, without those of one word alone, which cannot be broken.
  private func tooLong(_ answer: Desk.Answer) -> [String] {
    let lines = answer.seen.split(separator: "\n").map(String.init).filter { $0.count > 80 }
    return lines.filter { line in
      let words = line.replacing(#/^(Error|Next): /#, with: "").split(separator: " ")
      return words.count > 1
    }
  }

  @Test func `hold every error of a file of rows`() throws {
    let desk = Desk()
    for exhibit in `The error gallery of rows`.exhibits {
      try desk.write(exhibit.rows, to: "rows.csv")
      try desk.write(exhibit.definition, to: "reading.yaml")
      let long = tooLong(desk("impact --data rows.csv --definition reading.yaml \(exhibit.options)"))
      #expect(long.isEmpty, "\(exhibit.title): \(long)")
    }
  }

  @Test func `hold every error of an import`() throws {
    for exhibit in `The error gallery`.imports {
      let desk = Desk.withEnquiry()
      try exhibit.before(desk)
      let long = tooLong(desk(exhibit.command))
      #expect(long.isEmpty, "\(exhibit.title): \(long)")
      try FileManager.default.removeItem(atPath: desk.folder)
    }
  }

  @Test func `break no option in the middle of what it is given`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12, columns: "Code,Autumn score,Summer score"), to: "../marks.csv")
    let refused = desk("measure import reading ../marks.csv --no-input")
    for option in ["'participant=Code'", "'before=Autumn score'", "'after=Summer score'"] {
      #expect(refused.err.contains(option), "\(refused.seen)")
    }
    #expect(tooLong(refused).isEmpty, "\(refused.seen)")
  }

  @Test func `hold what an import counts, notes and proposes`() throws {
    let desk = Desk.withMeasure()
    let heading =
      "participant,before,after,What the class teacher wrote about homework in the autumn term of the year\n"
    let rows = (1...14).map { "P\($0),\(20 + $0),\(25 + $0),x\n" }.joined() + "P90,-,20,x\nP91,abs,21,x\nP01,,,x\n"
    try desk.write(
      heading + rows + "P92,wrong,far too long a word for a mark in a cell of this column,x\n", to: "../marks.csv")
    for line in ["--dry-run", "--no-input", "--skip-rejected --no-input", "--no-input --skip-rejected"] {
      let long = tooLong(desk("measure import reading ../marks.csv \(line)"))
      #expect(long.isEmpty, "\(line): \(long)")
    }
    try desk.write("participant,before,after\n" + (1...14).map { "P\($0),1,2\n" }.joined(), to: "../other.csv")
    for line in ["--dry-run", "--no-input", "--take file"] {
      let long = tooLong(desk("measure import reading ../other.csv \(line)"))
      #expect(long.isEmpty, "\(line): \(long)")
    }
  }
}
