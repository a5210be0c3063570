import Model
import Records
import Testing

@Suite struct `A value in a row` {
  private func value(_ cell: String, _ measure: Measure = .score, separator: String = ",") throws -> String? {
    let quoted = cell.contains(separator) ? "\"\(cell)\"" : cell
    let heading = ["participant", "occasion", "value"].joined(separator: separator)
    let read = try ReadRows("\(heading)\nP1\(separator)before\(separator)\(quoted)\n", measure)
    #expect(read.inPieces.value == read.observations.value)
    if let rows = read.rows.value, !read.rows.hasErrors {
      #expect(read.observations.value == Observations(rows, of: measure))
      return rows.first?.value?.reduced.description ?? "missing"
    }
    #expect(read.observations.value == nil)
    return read.codes.first
  }

  @Test(arguments: [
    ("31.4", "31.4"), ("-0.5", "-0.5"), ("+2", "2"), ("08", "8"), ("", "missing"), ("NA", "missing"),
    ("n/a", "missing"),
    ("N/A", "missing"), ("1,204", "1204"), ("1,204.5", "1204.5"), ("1\u{A0}204", "1204"),
    ("1\u{202F}204,000", "NON_NUMERIC_VALUE"),
    ("12%", "12"), ("12 %", "12"), ("1e-3", "0.001"), ("1.5E2", "150"), ("1.5E+02", "150"), ("−3", "-3"), (".5", "0.5"),
    ("5.", "5"), ("0.3333333333333333", "0.333333333333"), ("0.6666666666666666", "0.666666666667"),
    ("123456789012345.6", "123456789012346"), ("1234567890123456", "NON_NUMERIC_VALUE"), ("1e300", "NON_NUMERIC_VALUE"),
    ("1e-300", "0"), ("-", "missing"), ("absent", "missing"), ("#N/A", "NON_NUMERIC_VALUE"),
    ("1,20", "NON_NUMERIC_VALUE"), ("12,34,567", "NON_NUMERIC_VALUE"), ("3.4.5", "NON_NUMERIC_VALUE"),
    ("nan", "NON_NUMERIC_VALUE"), ("inf", "NON_NUMERIC_VALUE"), ("0x1F", "NON_NUMERIC_VALUE"),
    ("--3", "NON_NUMERIC_VALUE"),
    ("999999999999999.5", "NON_NUMERIC_VALUE"), ("99999999999999.96", "100000000000000"), ("٣", "NON_NUMERIC_VALUE"),
  ])
  func `of a score is a number, or told`(cell: String, meaning: String) throws {
    #expect(try value(cell) == meaning)
  }

  @Test(arguments: [
    ("yes", "1"), ("No", "0"), ("Y", "1"), ("n", "0"), ("TRUE", "1"), ("false", "0"), ("1", "1"), ("0.0", "0"),
    ("12%", "VALUE_OUT_OF_SCALE"), ("2", "VALUE_OUT_OF_SCALE"), ("maybe", "NON_NUMERIC_VALUE"), ("NA", "missing"),
  ])
  func `of yes or no is one of the two`(cell: String, meaning: String) throws {
    #expect(try value(cell, .made(.binary)) == meaning)
  }

  @Test(arguments: [
    ("3", "3"), ("3.0", "3"), ("0", "VALUE_OUT_OF_SCALE"), ("5", "VALUE_OUT_OF_SCALE"), ("2.5", "VALUE_OUT_OF_SCALE"),
    ("Agree", "NON_NUMERIC_VALUE"),
  ])
  func `of levels is a level`(cell: String, meaning: String) throws {
    #expect(try value(cell, .made(.likert) { $0.likertLevels = [1, 2, 3, 4] }) == meaning)
  }

  @Test(arguments: [
    ("0.5", "0.5"), ("0.49", "VALUE_OUT_OF_SCALE"), ("40", "40"), ("40.0", "40"), ("40.01", "VALUE_OUT_OF_SCALE"),
    ("-1", "VALUE_OUT_OF_SCALE"),
  ])
  func `lies within the scale`(cell: String, meaning: String) throws {
    let measure = Measure.made(.continuous) {
      $0.scaleMin = ExactNumber("0.5")
      $0.scaleMax = ExactNumber("40")
    }
    #expect(try value(cell, measure) == meaning)
  }

  private func column(_ cells: [String], wishes: [String] = []) throws -> ReadRows {
    let rows = cells.enumerated().map { "P\($0);before;\($1)\n" }.joined()
    return try ReadRows("participant;occasion;value\n" + rows, wishes: wishes)
  }

  @Test(arguments: [
    (["3,5", "4"], ["3.5", "4"]), (["3,5", "1,234"], ["3.5", "1.234"]), (["1.204,5", "3"], ["1204.5", "3"]),
    (["1,204", "3.5"], ["1204", "3.5"]), (["1,204,000", "1,204"], ["1204000", "1204"]), (["3.5", "4"], ["3.5", "4"]),
  ])
  func `has a comma that the whole column explains`(cells: [String], meaning: [String]) throws {
    let read = try column(cells)
    #expect(read.rows.value?.map { $0.value?.reduced.description ?? "" } == meaning)
    #expect(read.observations.value == Observations(try #require(read.rows.value), of: .score))
  }

  @Test func `has a comma that nothing explains, which is asked about`() throws {
    #expect(try column(["1,234", "980"]).codes == ["decimals_open"])
    #expect(try column(["1,234", "980"], wishes: ["decimal=comma"]).rows.value?.first?.value?.description == "1.234")
    #expect(try column(["1,234", "980"], wishes: ["decimal=point"]).rows.value?.first?.value?.description == "1234")
    #expect(try column(["3,5", "3.5"]).codes == ["decimals_torn"])
  }
}

@Suite struct `What is wrong between rows` {
  @Test func `two values of one person are told with both lines, and neither is taken`() throws {
    let read = try ReadRows("participant,occasion,value\nP1,before,3\nP2,before,4\np1,Before,5\n")
    #expect(
      read.complaints == [
        "4 DUPLICATE_OBSERVATION: “p1” has two values for “before”: 3 and 5 on lines 2 and 4."
      ])
    #expect(read.rows.rejected == [2, 4])
    #expect(read.spoken == ["P2 before 4"])
  }

  @Test func `a person in two groups is told with both lines, an empty cell is filled`() throws {
    let read = try ReadRows(
      "participant,group,occasion,value\nP1,CBT,before,3\nP1,,after,4\nP2,CBT,before,3\nP2,Cont,after,4\n")
    #expect(read.complaints == ["5 PARTICIPANT_INCONSISTENT: “P2” has “CBT” as group on line 4 and “Cont” on line 5."])
    let fine = try ReadRows(
      "participant,group,occasion,value\nP1,,before,3\nP1, cbt,after,4\nP2,CBT,before,3\nP3,CBT,before,1\n")
    #expect(fine.observations.value?.groups == ["CBT"])
    #expect(fine.observations.value?.group == [0, 0, 0])
  }

  @Test func `the same code in two schools is two people, a row without a school is filled where it can be`() throws {
    let read = try ReadRows(
      "participant,school,occasion,value\nP1,Elm,before,3\nP1,Oak,before,4\nP2,Elm,before,5\nP2,,after,6\n")
    #expect(read.observations.value?.participants == 3)
    #expect(read.observations.value?.schools == ["Elm", "Oak"])
    let open = try ReadRows("participant,school,occasion,value\nP1,Elm,before,3\nP1,Oak,before,4\nP1,,after,6\n")
    #expect(open.codes == ["PARTICIPANT_INCONSISTENT"])
  }

  @Test func `a row with more cells than headings, without a person or an occasion is told`() throws {
    let read = try ReadRows("participant,occasion,value\nP1,before,3,4\n,before,3\nP2,,3\nP3,after\n")
    #expect(read.codes == ["too_many_cells", "no_participant", "no_occasion"])
    #expect(read.spoken == ["P3 after –"])
  }

  @Test func `thousands of faults are counted, twenty are told`() throws {
    let read = try ReadRows(
      "participant,occasion,value\nP,before,3\n" + (0..<3000).map { "P\($0),before,q\n" }.joined())
    #expect(read.rows.problems.count == 20)
    #expect(read.rows.more == 2980)
    #expect(read.rows.rejected.count == 3000)
  }
}

@Suite struct `Hostile tables` {
  @Test func `a line of ten megabytes, a thousand columns and a lone quote are borne`() throws {
    let line = "participant,occasion,value\nP1,before,\(String(repeating: "x", count: 10_000_000))\n"
    let table = try RowTable(path: "long.csv", bytes: Array(line.utf8))
    let mapping = RowMapping(participant: 0, shape: .long(occasion: 1, value: 2))
    #expect(table.rows(mapping, of: .score).problems.map(\.code) == ["NON_NUMERIC_VALUE"])
    let wide = (0..<1000).map { "c\($0)" }.joined(separator: ",")
    let cells = (0..<1000).map(String.init).joined(separator: ",")
    #expect(
      try ReadRows("participant,before,after,\(wide)\nP1,1,2,\(cells)\n").spoken == ["P1 before 1", "P1 after 2"])
    let quote = try ReadRows("participant,occasion,value\nP1,before,\"3\nP2,before,4\n")
    #expect(quote.complaints == ["2 csv_quote: A quotation mark opens here and is never closed."])
    #expect(try ReadRows("participant,occasion,value\nP1,before,3\"\n").codes == ["NON_NUMERIC_VALUE"])
  }

  @Test func `the line of a fault counts every line of the file`() throws {
    let read = try ReadRows("participant,note,occasion,value\r\nP1,\"a\r\nb\",before,3\r\n\r\nP2,,before,q\r\n")
    #expect(read.rows.problems.map(\.place.line) == [5])
    #expect(read.rows.problems.map(\.place.column) == [12])
  }
}
