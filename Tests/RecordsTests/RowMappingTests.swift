import Model
import Records
import Testing

@Suite struct `Columns of a table` {
  private func proposal(_ text: String, _ measure: Measure = .score, _ wishes: [String] = []) throws -> RowProposal {
    try ReadRows(text, measure, wishes: wishes).proposal
  }

  @Test func `named as the program names them need no question`() throws {
    let long = try proposal("Participant, GROUP ,subgroup,occasion,value,form\nP1,a,b,before,3,4B\n")
    #expect(long.isExact)
    #expect(long.taken.map(\.role) == ["participant", "group", "subgroup", "occasion", "value"])
    #expect(long.ignored == ["form"])
    #expect(try proposal("participant,before,after\nP1,1,2\n").isExact)
    let measure = Measure.made(.continuous) {
      $0.occasions = [.init(id: "autumn", label: "Autumn test"), .init(id: "july", date: Day(iso: "2015-07-01"))]
      $0.subgroupColumns = ["pupil_premium"]
    }
    let wide = try proposal("participant,Pupil premium,Autumn Test,01/07/2015\nP1,yes,1,2\n", measure)
    #expect(wide.isExact)
    #expect(wide.taken.map(\.role) == ["participant", "pupil_premium", "autumn", "july"])
  }

  @Test func `named otherwise are proposed, and asked about`() throws {
    let long = try proposal("Pupil code,Condition,Term,Score\nP1,a,before,3\n")
    #expect(!long.isExact)
    #expect(long.taken.map(\.role) == ["participant", "group", "occasion", "value"])
    let wide = try proposal("Code,Form,Before score,After score\nP1,4B,3,4\n")
    #expect(!wide.isExact)
    #expect(wide.taken.map(\.role) == ["participant", "before", "after"])
    let defined = Measure.made(.continuous) { $0.occasions = [.init(id: "before"), .init(id: "after")] }
    let pre = try proposal("participant,Pre,Post\nP1,3,4\n", defined)
    #expect(!pre.isExact)
    #expect(pre.newOccasions.isEmpty)
    let terms = try proposal("participant,Autumn test,Summer test\nP1,3,4\n")
    #expect(terms.newOccasions == ["Autumn test", "Summer test"])
  }

  @Test func `can be said`() throws {
    let said = try ReadRows(
      "Code,Old,Summer score\nP1,3,4\n", wishes: ["participant=code", "after=Summer score", "before=old"])
    #expect(said.spoken == ["P1 before 3", "P1 after 4"])
    #expect(try proposal("a,b\n1,2\n", .score, ["participant=c"]).problems.map(\.code).contains("unknown_column"))
  }

  @Test func `that are missing or double are told`() throws {
    #expect(try proposal("name,score x\nP1,3\n").problems.map(\.code).contains("missing_column"))
    #expect(try proposal("participant,occasion,value,value\nP1,before,3,4\n").problems.map(\.code) == ["two_columns"])
    let twice = try proposal("participant,Maths before,Reading before\nP1,3,4\n")
    #expect(twice.problems.map(\.code) == ["two_columns"])
  }

  @Test func `with dates are read in three formats`() throws {
    let series = Measure.made(.series)
    let rows = "participant,occasion,value\n,2014-09-05,1\n,13/09/2014,2\n,14 Sept 2014,3\n,06/09/2014,4\n"
    let read = try ReadRows(rows, series)
    #expect(read.observations.value?.occasions == ["2014-09-05", "2014-09-06", "2014-09-13", "2014-09-14"])
    #expect(try ReadRows("participant,occasion,value\n,05/09/2014,1\n", series).codes == ["dates_open"])
    let said = try ReadRows("participant,occasion,value\nA,05/09/2014,1\n", series, wishes: ["dates=day-first"])
    #expect(said.observations.value?.occasions == ["2014-09-05"])
    #expect(
      try ReadRows("participant,occasion,value\nA,13/09/2014,1\nA,09/14/2014,1\n", series).codes == ["dates_torn"])
    #expect(try ReadRows("participant,occasion,value\nA,soon,1\n", series).codes == ["not_a_day"])
  }

  @Test func `keep the order of time`() throws {
    let read = try ReadRows("participant,occasion,value\nP1,after,2\nP1,Mid,3\nP1,before,1\nP1,2014-09-05,4\n")
    #expect(read.observations.value?.occasions == ["before", "2014-09-05", "Mid", "after"])
    #expect(read.rows.newOccasions == ["before", "2014-09-05", "Mid", "after"])
  }
}

@Suite struct `A definition on its own` {
  private func definition(_ text: String, path: String = "reading.json") throws -> Reading<Measure> {
    try RecordReader.definition(SourceText(path: path, text: text))
  }

  @Test func `is read from JSON, where null is nothing and other keys are no matter`() throws {
    let reading = try definition(
      """
      {"id": "sai_confident", "scale": "likert", "scale_min": null, "likert_levels": [1, 2, 3, 4], "top_box": ">=3",
       "treatment_groups": [], "control_group": null, "real_data": true, "rows": 400, "caveat": "a: b"}
      """)
    #expect(reading.problems.isEmpty)
    #expect(reading.value?.likertLevels == [1, 2, 3, 4])
    #expect(reading.value?.topBox == .atLeast(ExactNumber(3)))
    #expect(reading.value?.scaleMin == nil)
    #expect(reading.value?.controlGroup == nil)
    #expect(reading.value?.title == "sai-confident")
  }

  @Test func `needs its scale only, and says what is wrong`() throws {
    #expect(try definition("scale: continuous\n", path: "Reading age.yaml").value?.id == Slug("reading-age"))
    #expect(try definition("title: x\n").problems.map(\.code) == ["missing_key"])
    #expect(try definition("scale: likert\ntop_box: \">=x\"\n").problems.map(\.code) == ["not_a_number"])
    #expect(try definition("scale: likert\nlikert_levels: 5\ntop_box: 2\n").value?.topBox == .best(2))
  }
}
