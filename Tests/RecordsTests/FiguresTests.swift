import Model
import Records
import Testing

@Suite struct `A file of figures` {
  private func source(_ text: String) throws -> SourceText { try SourceText(path: "m.figures.csv", text: text) }

  @Test func `is read with quotes, blanks and short rows`() throws {
    let text = "occasion, n,mean,note\r\nbefore,24,92.40,\"a, \"\"b\"\"\nc\"\r\n\r\nafter,22\r\n"
    let reading = try RecordReader.figures(source(text))
    #expect(reading.problems.isEmpty)
    let figures = try #require(reading.value)
    #expect(figures.count == 2)
    #expect(figures[0].mean?.description == "92.40")
    #expect(figures[0].note == "a, \"b\"\nc")
    #expect(figures[1].n == 22)
  }

  @Test(
    arguments: [
      ("occasion,n\nbefore,12%\n", "not_a_number", 2, 8), ("occasion,n\nbefore,\"1,204\"\n", "not_a_number", 2, 8),
      ("occasion,n\nbefore,-1\n", "not_whole", 2, 8), ("occasion,n\nbefore,1.5\n", "not_whole", 2, 8),
      ("occasion,count,of\nbefore,5,4\n", "count_over", 2, 8), ("occasion,count\nbefore,5\n", "half_count", 2, 1),
      ("occasion,sd\nbefore,-2\n", "negative_sd", 2, 8), ("occasion,moved\nafter,upp\n", "not_a_choice", 2, 7),
      ("n\n3\n", "missing_column", 1, 1), ("occasion,n\n,3\n", "missing_occasion", 2, 1),
      ("occasion,n\nbefore,1\nbefore,2\n", "doubled_figure", 3, 1), ("occasion,n\nbefore,\"1\n", "csv_quote", 2, 8),
      ("occasion,n,n\nbefore,1,2\n", "doubled_column", 1, 12), ("occasion,meen\nbefore,2\n", "unknown_column", 1, 10),
      ("occasion,n\nbefore,NaN\n", "not_a_number", 2, 8), ("occasion,elapsed_months\nafter,0\n", "elapsed", 2, 7),
      ("occasion,n\nbefore,1,2\n", "too_many_cells", 2, 10),
    ])
  func `says what is wrong and where`(text: String, code: String, line: Int, column: Int) throws {
    var problems: [Problem] = []
    do { problems = try RecordReader.figures(source(text)).problems } catch let error as RecordError {
      problems = [error.problem]
    }
    let found = try #require(problems.first { $0.code == code })
    #expect([found.place.line, found.place.column] == [line, column])
  }

  @Test func `takes a figure in without touching the others`() throws {
    let before = "\u{FEFF}occasion;x,mine,n,mean\r\n"
    #expect(try RecordReader.figures(source(before)).problems.contains { $0.code == "missing_column" })
    let text = "mine,occasion,n,mean\r\nkeep me,before,24,92.4\r\n\"q\"\"\",after , 20,\r\n"
    var figure = Figure(occasion: "before")
    figure.mean = ExactNumber("93.0")
    figure.sd = ExactNumber("10")
    let after = try figure.recorded(in: source(text), path: "m.figures.csv")
    #expect(after.text == "mine,occasion,n,mean,sd\r\nkeep me,before,24,93.0,10\r\n\"q\"\"\",after , 20,\r\n")
    figure.occasion = "later"
    let more = try figure.recorded(in: after, path: "m.figures.csv")
    #expect(more.text == after.text + ",later,,93.0,10\r\n")
  }

  @Test func `recorded again keeps the cells that are not given, byte for byte`() throws {
    let text = "occasion,n,mean,sd,source,note\nbefore,24,103.5,9.8,\"GL, test\",\" room 3 \"\n"
    var figure = Figure(occasion: "before")
    figure.mean = ExactNumber("103.6")
    #expect(
      try figure.recorded(in: source(text), path: "m.figures.csv").text
        == text.replacing("103.5", with: "103.6"))
  }

  @Test func `is quoted by scalars, whatever combines with a comma`() throws {
    var figure = Figure(occasion: "after")
    figure.note = "a,\u{0301}b \"\u{0301}c"
    let after = try figure.recorded(in: nil, path: "m.figures.csv")
    #expect(try RecordReader.figures(after).value?.first?.note == figure.note)
  }

  @Test func `adds its line when the last one has no end`() throws {
    var figure = Figure(occasion: "after")
    figure.n = 3
    let after = try figure.recorded(in: source("occasion,n\nbefore,1"), path: "m.figures.csv")
    #expect(after.text == "occasion,n\nbefore,1\nafter,3")
  }
}
