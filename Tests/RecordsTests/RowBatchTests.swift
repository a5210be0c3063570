import Model
import Testing

@testable import Records

@Suite struct `A batch of rows` {
  private let rows = [
    ParticipantRow(
      participant: "P1", school: "Elm, \"Upper\"\nSchool", group: "a", subgroups: ["pupil_premium": "yes"],
      occasion: "before", value: ExactNumber("31.40"), line: 2),
    ParticipantRow(participant: "P2", occasion: "after", value: ExactNumber("-2"), line: 4),
  ]

  @Test func `is read as it was written`() throws {
    let batch = RowBatch(rows: rows, definition: "2")
    #expect(try RowBatch(path: "b.csv", bytes: batch.bytes) == batch)
    let text = String(decoding: batch.bytes, as: UTF8.self)
    #expect(text.hasPrefix("participant,school,group,pupil_premium,occasion,value,definition\nP1,"))
  }

  @Test(arguments: [
    ("P2,,,,after,-2,2\n", "P2,,,after,-2,2\n", 4), ("-2", "x", 4), ("after", "", 4), ("-2,2", "-2,3", 4),
    ("participant,school", "pupil,school", 1), ("\"Elm", "\"\"Elm", 2),
  ])
  func `that was spoiled by hand is told with its line, and nothing of a row`(
    _ right: String, _ wrong: String, _ line: Int
  ) throws {
    let text = String(decoding: RowBatch(rows: rows, definition: "2").bytes, as: UTF8.self)
    let spoiled = text.replacing(right, with: wrong, maxReplacements: 1)
    #expect(spoiled != text)
    let error = #expect(throws: RecordError.self) { try RowBatch(path: "b.csv", bytes: Array(spoiled.utf8)) }
    #expect(error?.problem.code == "batch_spoiled")
    #expect(error?.problem.excerpt == nil)
    #expect(error?.problem.place.line == line)
  }
}
