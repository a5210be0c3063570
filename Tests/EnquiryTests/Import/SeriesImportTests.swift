import TestSupport
import Testing

/// What a person sees of a series whose rows were imported.
@Suite(.scratch) struct `A series from rows` {
  private static func day(_ week: Int) -> String {
    let day = 7 * (week % 4) + 1
    return "2025-\(week / 4 < 9 ? "0" : "")\(week / 4 + 1)-\(day < 10 ? "0" : "")\(day)"
  }

  /// 26 points of 8 classes; `value` gives nil where a point has none.
  private static func rows(classes: Int = 8, _ value: (Int) -> Double?) -> String {
    let lines = (0..<26).flatMap { week in
      (0..<classes).map { "C1\($0),\(day(week)),\(value(week).map { "\($0 + Double($0) / 10)" } ?? "")" }
    }
    return "participant,occasion,value\n" + lines.joined(separator: "\n") + "\n"
  }

  private func imported(_ rows: String, _ definition: String = "") throws -> Desk {
    let desk = Desk.withEnquiry()
    desk.does("measure new weeks --title Weeks --scale series --people classes --no-input \(definition)")
    try desk.write(rows, to: "../weeks.csv")
    desk.does("measure import weeks ../weeks.csv --no-input")
    return desk
  }

  @Test func `points without a value are counted after an import as before it`() throws {
    let desk = try imported(Self.rows { $0 == 5 || $0 == 15 ? nil : 20 + Double($0 * 7 % 9) })
    let json = desk.does("impact --measure weeks --json").out
    #expect(json.contains("\"n_missing\": 2") && json.contains("\"n_occasions\": 26"), "\(json)")
    #expect(json.contains("MISSING_OCCASIONS"))
    #expect(desk.does("impact --measure weeks").out.contains("2 points of measurement have no value"))
    desk.does("check")
    let again = desk.does("measure import weeks ../weeks.csv --no-input").seen
    #expect(again.contains("All 192 values are stored already"), "\(again)")
    // A value that comes later is a new one.
    try desk.write(Self.rows { 20 + Double($0 * 7 % 9) }, to: "../weeks.csv")
    let filled = desk.does("measure import weeks ../weeks.csv --no-input").seen
    #expect(filled.contains("16 new"), "\(filled)")
    #expect(desk.does("impact --measure weeks --json").out.contains("\"n_missing\": 0"))
  }

  @Test func `a fall where higher is better is a change for the worse`() throws {
    let rows = Self.rows { 40 + Double($0 % 3) - ($0 < 13 ? 0 : 10) }
    let desk = try imported(rows)
    desk.does("edit weeks --set intervention_date=\(Self.day(13))")
    let told = desk.does("impact --measure weeks").out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(told.contains("Higher is better here: this is a change for the worse."), "\(told)")
  }

  @Test func `a series is not absent by school, across enquiries and among criteria`() throws {
    let desk = try imported(Self.rows { 20 + Double($0 % 5) })
    desk.does("plan edit --success 'falls by 5'")
    #expect(!desk.does("impact").out.contains("not measured yet"))
    let pooled = desk.does("impact --pooled --intervention men.5").out
    #expect(!pooled.contains("no result is recorded yet") && pooled.contains("is a series"), "\(pooled)")
  }

  @Test func `one number a week for a whole school, and how to say so`() throws {
    let desk = try imported(Self.rows(classes: 1) { 20 + Double($0 % 5) })
    let way = "enquiry edit weeks --set level=school"
    let told = desk.does("impact --measure weeks").out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(told.contains(way), "\(told)")
    desk.does("edit weeks --set level=school")
    desk.does("measure import weeks ../weeks.csv --no-input")
    #expect(desk.does("impact --measure weeks").out.contains("The 26 points"))
  }
}
