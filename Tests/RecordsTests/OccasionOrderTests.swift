import Model
import Records
import Testing

@Suite struct `The order of rows` {
  private static let head = "participant,group,subgroup,occasion,value\n"

  @Test(
    arguments: [
      ("2024-09", "2025-01"), ("1", "2"), ("0", "12"), ("T2", "T10"), ("Year 9", "Year 10"), ("week 2", "week 10"),
      ("start", "end"), ("autumn 2024", "spring 2025"), ("blue", "red"),
    ])
  func `never decides which point of measurement is the earlier`(_ first: String, _ second: String) throws {
    let (one, other) = ("p1,,,\(first),1\n", "p1,,,\(second),5\n")
    for text in [Self.head + one + other, Self.head + other + one] {
      let read = try ReadRows(text)
      #expect(read.observations.value?.occasions == [first, second])
      #expect(read.inPieces.value?.occasions == [first, second])
      #expect(Observations(read.rows.value ?? [], of: .score).occasions == [first, second])
    }
  }

  @Test func `never decides how a point of measurement is spelt`() throws {
    let rows = ["p1,,,week 2,1\n", "p2,,,Week 2,5\n", "p1,,,week 10,3\n"]
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0]] {
      let read = try ReadRows(Self.head + order.map { rows[$0] }.joined())
      #expect(read.observations.value?.occasions == ["Week 2", "week 10"])
      #expect(read.inPieces.value?.occasions == ["Week 2", "week 10"])
      #expect(Set(read.rows.value?.map(\.occasion) ?? []) == ["Week 2", "week 10"])
    }
    let twice = try ReadRows(Self.head + "p1,,,week 2,1\np2,,,Week 2,5\np1,,,WEEK 2,3\n")
    #expect(twice.codes == ["DUPLICATE_OBSERVATION"])
  }

  @Test func `is said where only letters could tell`() throws {
    func remarks(_ text: String) throws -> [String] {
      let table = try RowTable(path: "rows.csv", bytes: Array(text.utf8))
      let mapping = try #require(table.proposal(for: .score, wishes: []).mapping)
      return table.survey(mapping, of: .score).remarks
    }
    let said = "Taken in this order: “blue”, then “red”. If that is wrong, list them under occasions in the definition."
    #expect(try remarks(Self.head + "p1,,,red,1\np1,,,blue,2\n") == [said])
    #expect(try remarks(Self.head + "p1,,,week 10,1\np1,,,week 2,2\n").isEmpty)
  }
}
