import Model
import Records
import Testing

@Suite struct `The terms of a programme` {
  private func read(_ terms: String) throws -> Reading<Programme> {
    try RecordReader.programme(try SourceText(path: "p.yaml", text: "schema: enquiry/1\nname: x\n" + terms))
  }

  @Test func `are read as a person writes them`() throws {
    let reading = try read(
      """
      terms:
        - id: term-1
          starts: 1 September
          ends: 20th October
        - id: term-2
          starts: 11-01
          second_half: 1 Dec
        - {id: term-3, starts: January 4}
      """)
    #expect(reading.problems.isEmpty)
    let terms = try #require(reading.value?.calendar.terms)
    #expect(terms.map(\.id) == ["term-1", "term-2", "term-3"])
    #expect(terms.map(\.starts.description) == ["1 September", "1 November", "4 January"])
    #expect(terms[0].ends?.description == "20 October")
    #expect(terms[1].secondHalf?.description == "1 December")
  }

  @Test func `are the usual ones where nothing is said`() throws {
    #expect(try read("").value?.calendar == .english)
    #expect(try read("terms:\n").problems.isEmpty)
  }

  @Test(
    arguments: [
      ("terms: []\n", 3, 8), ("terms:\n  - id: autumn\n", 4, 5), ("terms:\n  - id: autumn\n    starts: soon\n", 5, 13),
      ("terms:\n  - id: Autumn\n    starts: 1 September\n", 4, 9),
      ("terms:\n  - id: autumn\n    starts: 30 February\n", 5, 13),
      ("terms:\n  - {id: a, starts: 09-01}\n  - {id: b, starts: 04-01}\n  - {id: c, starts: 01-01}\n", 6, 21),
      ("terms:\n  - {id: a, starts: 09-01}\n  - {id: a, starts: 01-01}\n", 5, 10),
      ("terms:\n  - {id: a, starts: 09-01, ends: 01-20}\n  - {id: b, starts: 01-10}\n", 4, 34),
      ("terms:\n  - {id: a, starts: 09-01, second_half: 02-01}\n  - {id: b, starts: 01-10}\n", 4, 41),
    ])
  func `that are wrong are told with their place, and the usual ones hold`(terms: String, line: Int, column: Int) throws
  {
    let reading = try read(terms)
    let problem = try #require(reading.problems.first)
    #expect(reading.problems.count == 1, "\(reading.problems)")
    #expect(problem.place == Place(path: "p.yaml", line: line, column: column), "\(problem)")
    #expect(reading.value?.calendar == .english)
  }

  @Test func `keep a key of one's own`() throws {
    let reading = try read("terms:\n  - {id: all, starts: 1 September, head: x}\n")
    #expect(reading.problems.map(\.severity) == [.hint])
    #expect(reading.value?.calendar.terms.map(\.id) == ["all"])
  }
}
