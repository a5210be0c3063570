import Model
import Testing

@testable import Records

@Suite struct `A summary's file` {
  private let sums = """
    school,group,subgroup_by,subgroup,from,to,definition,batches,n_from,sum_from_all,sumsq_from_all,n_to,sum_to_all,\
    sumsq_to_all,n,sum_from,sum_to,sumsq_from,sumsq_to,sum_product,up,same,down,at_min_from,at_max_from,at_min_to,at_max_to
    Ash School,,,,before,after,,aaaaaaaa,6,12,24,6,18,54,6,12,18,24,54,36,6,0,0,0,0,0,0
    Elm School,,,,before,after,,bbbbbbbb cccccccc,7,14.5,31,6,18,54,6,12,18,24,54,36,6,0,0,0,0,0,0

    """
  private let moves = """
    school,group,subgroup_by,subgroup,from,to,definition,batches,from_level,to_level,n
    "Ash, Upper",,,,before,after,2,aaaaaaaa,0,1,6
    "Ash, Upper",,,,before,after,2,aaaaaaaa,1,1,9
    "Ash, Upper",,,,before,after,2,aaaaaaaa,1,,2
    "Ash, Upper",,pupil_premium,yes,before,after,2,aaaaaaaa,*,*,7

    """
  private let points = """
    school,group,subgroup_by,subgroup,occasion,definition,batches,n,sum
    ,,,,2026-09-04,,aaaaaaaa,30,27.5
    ,,,,2026-09-11,,aaaaaaaa,29,-3

    """

  private func source(_ text: String) throws -> SourceText { try SourceText(path: "m.summary.csv", text: text) }

  private func problems(_ text: String) throws -> [Problem] { try RecordReader.summary(source(text)).problems }

  @Test func `is written as it was read, and made of its values alone`() throws {
    for text in [sums, moves, points] {
      let reading = try RecordReader.summary(source(text))
      #expect(reading.problems.isEmpty, "\(reading.problems)")
      let table = try #require(reading.value)
      #expect(table.text() == text)
      #expect(SummaryTable(table.summary).text() == text)
    }
  }

  @Test func `has one order, whatever order its rows came in`() throws {
    for text in [sums, moves, points] {
      let lines = text.split(separator: "\n")
      let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
      #expect(try RecordReader.summary(source(turned)).value?.text() == text)
    }
  }

  @Test func `keeps the text of rows that are not made anew`() throws {
    // Somebody's spreadsheet wrote noughts at the end.
    let text = sums.replacingOccurrences("14.5,31", "14.50,31.0")
    let table = try #require(try RecordReader.summary(source(text)).value)
    let ours = SummaryTable(.sums, rows: table.rows.filter { $0.content.key.school == "Ash School" })
    #expect(table.keeping({ $0.content.key.school != "Ash School" }, adding: ours).text() == text)
  }

  @Test(arguments: [
    ("6,0,0,0,0,0,0\nElm", "5,0,0,0,0,0,0\nElm", "summary_contradiction", "2:"),
    ("aaaaaaaa,6,", "aaaaaaaa,5,", "summary_contradiction", "2:"),
    ("12,24,6,18", "12,23,6,18", "summary_contradiction", "2:"),
    ("aaaaaaaa,6,12", "aaaaaaaa,6,1x2", "not_a_number", "2:"),
    ("aaaaaaaa,6,12", "aaaaaaaa,-6,12", "not_whole", "2:"),
    ("Elm School,,,,before,after,,bbbbbbbb", "Ash School,,,,before,after,,bbbbbbbb", "doubled_row", "3:"),
    (",,,,before,after,,aaaaaaaa", ",,,,,after,,aaaaaaaa", "missing_occasion", "2:"),
    ("0,0,0\nElm", "0,0\nElm", "summary_cells", "2:"),
    ("school,group", "group,school", "summary_columns", "1:"),
  ])
  func `tells what was edited by hand, with the place`(
    _ right: String, _ wrong: String, _ code: String, _ place: String
  )
    throws
  {
    let text = sums.replacingOccurrences(right, wrong)
    #expect(text != sums)
    let found = try problems(text)
    #expect(found.contains { $0.code == code && "\($0.place.line):" == place }, "\(found)")
  }

  @Test func `cannot have more people in its groups than altogether`() throws {
    let lines = points.split(separator: "\n")
    let text = ([lines[0], lines[1]] + [",one,,,2026-09-04,,aaaaaaaa,31,2"]).joined(separator: "\n") + "\n"
    #expect(try problems(text).map(\.code) == ["summary_contradiction"])
  }
}

extension String {
  fileprivate func replacingOccurrences(_ old: String, _ new: String) -> String {
    replacing(old, with: new, maxReplacements: 1)
  }
}
