import Foundation
import Model
import TestSupport
import Testing

@testable import Archive
@testable import enquiry

/// `impact --json`, which keeps what it worked out under `.git/enquiry/`.
@Suite(.scratch) struct `Results that are kept` {
  private let enquiry = "enquiries/elm/paired-reading"
  private let kept = ".git/enquiry/impact/elm/paired-reading"

  /// A desk with two outcomes: one of rows, one of figures.
  private func desk() throws -> Desk {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(Rows.wide(12), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv")
    measure("spelling", desk)
    return desk
  }

  private func measure(_ id: String, _ desk: Desk) {
    desk.does("measure new \(id) --title 'A test' --scale continuous")
    for (occasion, mean) in [("before", 10), ("after", 12)] {
      desk.does("measure record \(id) --occasion \(occasion) --n 20 --mean \(mean) --sd 4")
    }
  }

  private func forget(_ desk: Desk) throws {
    let folder = "\(desk.folder)/.git/enquiry"
    if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
  }

  /// What is said with kept results is what is said without them, byte for byte.
  @discardableResult private func same(
    _ desk: Desk, _ line: String = "impact --json", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let first = desk(line).out
    let second = desk(line).out
    try forget(desk)
    let anew = desk(line).out
    #expect(first == anew && second == anew, sourceLocation: sourceLocation)
    return anew
  }

  private func bytes(_ desk: Desk) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(desk.folder)/\(kept)"))
  }

  private func write(_ bytes: Data, _ desk: Desk) throws {
    try bytes.write(to: URL(fileURLWithPath: "\(desk.folder)/\(kept)"))
  }

  @Test func `are told in the same bytes as new ones, in every view`() throws {
    let desk = try desk()
    try same(desk)
    try same(desk, "impact --json --committed")
    try same(desk, "impact --json --measure spelling")
    #expect(try desk.git("status", "--porcelain").isEmpty)
  }

  @Test func `are really used`() throws {
    let desk = try desk()
    desk.does("impact --json")
    let workspace = try Workspace.find(from: desk.folder, environment: desk.environment)
    let slug = try #require(Slug("paired-reading")), alliance = try #require(Slug("elm"))
    let kept = KeptResults(of: EnquiryName(alliance: alliance, slug: slug), in: workspace)
    #expect(kept.results.count == 2)
    kept.replace(
      with: kept.results.map { key, result in
        let planted = String(decoding: result.bytes, as: UTF8.self)
          .replacing("not_computed", with: "planted_by_a_test")
        return (key, KeptResults.Result(note: result.note, bytes: Array(planted.utf8)[...]))
      })
    #expect(desk("impact --json").out.contains("planted_by_a_test"))
  }

  @Test func `follow every change of what they were made of`() throws {
    let desk = try desk()
    let before = try same(desk)
    desk.does("impact --json")
    desk.does("measure record spelling --occasion after --n 20 --mean 13 --sd 4")
    let after = try same(desk)
    #expect(before != after)
    desk.does("impact --json")
    let definition = try desk.read("\(enquiry)/measures/spelling.yaml")
    try desk.write(definition + "direction: lower_is_better\n", to: "\(enquiry)/measures/spelling.yaml")
    #expect(try same(desk) != after, "an edit by hand that is not saved")
    #expect(try same(desk, "impact --json --committed") == after)
  }

  @Test func `get the caution of many results, and lose it, when other measures come and go`() throws {
    let desk = try desk()
    #expect(try !same(desk).contains("MULTIPLE_MEASURES"))
    desk.does("impact --json")
    measure("number", desk)
    let many = desk("impact --json").out
    #expect(many.components(separatedBy: "MULTIPLE_MEASURES").count == 4)
    #expect(try same(desk) == many)
    desk.does("impact --json")
    desk.does("edit measure spelling --set purpose=context")
    #expect(try !same(desk).contains("MULTIPLE_MEASURES"))
  }

  @Test func `say what is wrong with a file each time`() throws {
    let desk = try desk()
    desk.does("impact --json")
    try desk.write("occasion,n,mean\nbefore,20,ten\n", to: "\(enquiry)/measures/spelling.figures.csv")
    for _ in 0..<2 { #expect(try !(desk.json("impact --json")["problems"] as? [Any] ?? []).isEmpty) }
    try same(desk)
    try desk.write("occasion,n,mean\nbefore,20,10\n", to: "\(enquiry)/measures/nobody.figures.csv")
    for _ in 0..<2 { #expect(try (desk.json("impact --json")["problems"] as? [Any] ?? []).count >= 1) }
    try same(desk)
  }

  @Test func `judge the criteria of success as ever`() throws {
    let desk = try desk()
    desk.does("plan edit --success 'It rises' --measure spelling --rise-of 1 --no-input")
    let text = try same(desk)
    #expect(text.contains("\"standing\": "), "\(text.suffix(600))")
  }

  @Test func `follow the plan that is fixed`() throws {
    let desk = try desk()
    desk.does("plan edit --success 'It rises'")
    desk.does("edit measure spelling --set primary_analysis=mean_change")
    desk.does("impact --json")
    desk.does("plan lock --after-results")
    #expect(try same(desk).contains("plan_changes"))
    desk.does("impact --json")
    desk.does("edit measure spelling --set primary_analysis=did")
    try same(desk)
  }

  @Test func `of a damaged file are worked out anew`() throws {
    let desk = try desk()
    let expected = desk("impact --json").out
    let whole = try bytes(desk)
    for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 97)) {
      var damaged = whole
      damaged[place] ^= 1 << UInt8(place % 8)
      try write(damaged, desk)
      #expect(desk("impact --json").out == expected, "a bit of byte \(place)")
    }
    for length in [0, 1, 31, 32, 33, 100, whole.count - 1] {
      try write(whole.prefix(length), desk)
      #expect(desk("impact --json").out == expected, "cut to \(length) bytes")
    }
  }

  @Test func `are no reason to fail where nothing can be written`() throws {
    let desk = try desk()
    let expected = desk("impact --json").out
    try forget(desk)
    try desk.write("in the way", to: ".git/enquiry")
    #expect(desk("impact --json").out == expected)
    try FileManager.default.removeItem(atPath: "\(desk.folder)/.git/enquiry")
  }

  @Test(arguments: ["forget participant P03 --yes", "forget rows reading --yes"])
  func `go when something is forgotten`(line: String) throws {
    let desk = try desk()
    desk.does("impact --json")
    desk.does(line)
    #expect(!FileManager.default.fileExists(atPath: "\(desk.folder)/\(kept)"))
    try same(desk)
  }
}
