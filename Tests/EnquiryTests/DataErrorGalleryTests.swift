import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Every error of a file of rows: the file, what a person reads, the exit code. Recorded in
/// `Snapshots/data-error-gallery.txt`.
@Suite(.scratch) struct `The error gallery of rows` {
  struct Exhibit: Sendable {
    let title: String
    let rows: String
    var definition = "title: Reading\nscale: continuous\nscale_min: 0\nscale_max: 40\n"
    var options = ""
  }

  static let exhibits: [Exhibit] = [
    Exhibit(title: "an empty file", rows: ""),
    Exhibit(title: "a workbook", rows: "PK\u{3}\u{4}\n"),
    Exhibit(title: "a PDF", rows: "%PDF-1.4\n"),
    Exhibit(title: "a web page named as a table", rows: "<html><table>\n"),
    Exhibit(title: "headings only", rows: "participant,before,after\n"),
    Exhibit(title: "nobody in it", rows: "before,after\n3,4\n"),
    Exhibit(title: "no values", rows: "participant,form\nP1,4B\n"),
    Exhibit(title: "no occasion", rows: "participant,value\nP1,3\n"),
    Exhibit(title: "two columns for one occasion", rows: "participant,Maths before,Reading before\nP1,3,4\n"),
    Exhibit(
      title: "a column that is not there", rows: "Code,before,after\nP1,3,4\n", options: "--column participant=Cod"),
    Exhibit(title: "codes under a heading of one's own", rows: "Ref,Form,before,after\nK1x,7A,3,4\n"),
    Exhibit(title: "a word for a number", rows: "participant,occasion,value\nP1,before,unwell\nP2,before,3\n"),
    Exhibit(title: "a value beyond the scale", rows: "participant,before,after\nP1,3,41\n"),
    Exhibit(
      title: "an answer in words", rows: "participant,before,after\nP1,3,Agree\n",
      definition: "scale: likert\nlikert_levels: 4\n"),
    Exhibit(
      title: "a percentage of yes and no", rows: "participant,before,after\nP1,yes,12%\n", definition: "scale: binary\n"
    ),
    Exhibit(title: "percentages and numbers", rows: "participant,before,after\nP1,12,3\nP2,13%,4\nP3,14,5\n"),
    Exhibit(title: "two values of one person", rows: "participant,occasion,value\nP1,before,3\nP1,Before,4\n"),
    Exhibit(
      title: "a person in two groups",
      rows: "participant,group,occasion,value\nP1,Daily,before,3\nP1,Usual,after,4\n"),
    Exhibit(title: "a comma too many", rows: "participant,form,before,after\nP1,4B, Ash,3,4\n"),
    Exhibit(title: "an open quotation mark", rows: "participant,form,before,after\nP1,\"4B,3,4\n"),
    Exhibit(
      title: "a comma that may be either", rows: "participant;before;after\nP1;1,234;2\n",
      definition: "scale: continuous\n"),
    Exhibit(title: "commas and points", rows: "participant;before;after\nP1;3,5;2.5\n"),
    Exhibit(
      title: "a date that may be either", rows: "participant,occasion,value\nP1,05/09/2014,3\n",
      definition: "scale: series\n"),
    Exhibit(title: "a word for a date", rows: "participant,occasion,value\nP1,soon,3\n", definition: "scale: series\n"),
    Exhibit(
      title: "more faults than are told",
      rows: "participant,occasion,value\nP0,before,3\n" + (1...23).map { "P\($0),before,q\n" }.joined()),
    Exhibit(title: "words in a column of values", rows: "participant,before,after\nP1,K1,4\nP2,K2,5\nP3,K3,3\n"),
    Exhibit(
      title: "a definition without a scale", rows: "participant,before,after\nP1,3,4\n", definition: "title: x\n"),
    Exhibit(title: "a scale that is none", rows: "participant,before,after\nP1,3,4\n", definition: "scale: ordinal\n"),
  ]

  @Test func `is what it was; RECORD_SNAPSHOTS=1 records it anew`() throws {
    var gallery: [String] = []
    var desk = Desk()
    desk.width = 400
    desk.environment["PATH"] = Scratch.current("nothing")
    for exhibit in Self.exhibits {
      try desk.write(exhibit.rows, to: "rows.csv")
      try desk.write(exhibit.definition, to: "reading.yaml")
      let command =
        "impact --data rows.csv --definition reading.yaml" + (exhibit.options.isEmpty ? "" : " \(exhibit.options)")
      let answer = desk(command)
      #expect(answer.code == 1, "\(exhibit.title)")
      #expect(answer.out.isEmpty, "\(exhibit.title)")
      let seen = answer.seen.replacingOccurrences(of: Scratch.current.path, with: "…")
      let file = exhibit.rows.split(separator: "\n").prefix(5).map { "| \($0)" }.joined(separator: "\n")
      gallery.append(
        "## \(exhibit.title)\n\(file)\n$ enquiry \(command)\n\(seen.trimmingCharacters(in: .newlines))\n(exit code 1)")
    }
    try expectSnapshot(gallery.joined(separator: "\n\n") + "\n", "data-error-gallery.txt")
  }

  @Test(arguments: [
    "impact --data rows.csv", "impact --definition reading.yaml", "impact x --data rows.csv --definition reading.yaml",
    "impact --data rows.csv --definition reading.yaml --column Code",
  ])
  func `begins with the command line`(command: String) { #expect(Desk()(command).code == 64) }
}
