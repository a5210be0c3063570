import Model
import TestSupport
import Testing

@testable import Packs

/// Charts of what was recorded beside figures: cycles in time, and who saw what.
struct RecordChartTests {
  @Test func `cycles in time: what was decided, what is under way, and the meeting`() throws {
    let chart = try Gallery.timeline()
    #expect(chart.title == "Cycle 3 is under way; after cycle 2: switch to another intervention")
    #expect(
      chart.table.rows == [
        ["Cycle 1, autumn 2013", "16 September 2013", "12 December 2013", "Keep developing it"],
        ["Cycle 2, spring 2014", "13 January 2014", "27 March 2014", "Switch to another intervention"],
        ["Cycle 3, summer 2014", "28 April 2014", "not recorded", "Under way"],
      ])
    let written = chart.layout(.half).texts.map { $0.lines.joined(separator: " ") }
    #expect(written.contains("this meeting, 12 June 2014") && written.contains("spring 2014"))
  }

  @Test func `a cycle that cannot be read is said to be so, and is not what the title tells of`() throws {
    var first = Cycle(id: Sample.id("c0000001"), period: try #require(Period("autumn-2013")))
    first.decision = .adopt
    var lost = Cycle(id: Sample.id("c0000002"), period: try #require(Period("spring-2014")))
    lost.isUnreadable = true
    let chart = try #require(Chart.timeline(of: [(1, first), (2, lost)], calendar: .english, meeting: nil))
    #expect(chart.title == "After cycle 1: make it usual practice")
    #expect(chart.table.rows.last?.last == "Cannot be read")
  }

  @Test func `of very many years some are named`() throws {
    let old = Cycle(id: Sample.id("c0000001"), period: try #require(Period("autumn-2005")))
    let chart = try #require(Chart.timeline(of: [(1, old)], calendar: .english, meeting: Day(iso: "2026-03-05")))
    let years = chart.layout(.half).texts.flatMap(\.lines).filter { $0.contains("/") }
    #expect(years.count > 3)
  }

  @Test func `terms that find no room for their names give way to school years`() throws {
    let chart = try #require(try Gallery.charts().first { $0.name == "long-timeline" }?.chart)
    let written = chart.layout(.half).texts.map { $0.lines.joined(separator: " ") }
    #expect(written.contains("2012/13") && written.contains("2013/14") && !written.contains("summer 2013"))
  }

  @Test func `a cycle in no calendar keeps its line without a bar`() throws {
    let known = Cycle(id: Sample.id("c0000001"), period: try #require(Period("autumn-2013")))
    let year = Cycle(id: Sample.id("c0000002"), period: try #require(Period("year-1")))
    let chart = try #require(
      Chart.timeline(of: [(1, known), (2, year)], calendar: .english, meeting: nil))
    guard case .timeline(let picture) = chart.picture else { return }
    #expect(picture.rows.map(\.planned) == [TermCalendar.english.days(of: known.period), nil])
    #expect(chart.layout(.half).marks.count { if case .box = $0 { true } else { false } } == 1)
  }

  @Test func `who saw what: by the kind of evidence, who judged, and whose own view it is`() throws {
    let chart = try Gallery.triangulation()
    #expect(
      chart.title == "Seen by pupils, teachers themselves and an observer or mentor; nothing yet from outside")
    #expect(chart.table.columns == ["What", "Pupils", "Teachers themselves", "An observer or mentor", "Outside view"])
    let none = "nothing recorded"
    #expect(
      chart.table.rows == [
        ["Spelling test", "figures, 1 entry", none, none, none],
        ["Confident in teaching problem solving", none, "figures", "2 entries", none],
        ["Other evidence", none, "1 entry", none, none],
      ])
    #expect(chart.description.contains("1 entry of evidence does not say who saw it."))
  }

  @Test(arguments: [
    ("the teachers themselves", Witness.teachers), ("pupils", .pupils), ("mentor teachers", .observer),
    ("Ofsted", .outside), ("headteacher", .observer), ("local authority adviser", .outside), ("a colleague", nil),
  ])
  func `who judged a measure, by the words of the record`(_ words: String, _ witness: Witness?) throws {
    let measure = try Measure.made(.continuous) { $0.ratedBy = words }
    #expect(Witness(of: measure) == witness)
  }

  @Test func `whoever writes down what others said is no witness`() {
    #expect(Witness(of: Gallery.entry("e0000001", .survey, on: [], role: "project lead")) == nil)
    #expect(Witness(of: Gallery.entry("e0000001", .interview, on: [], role: "Year 7 students")) == .pupils)
    #expect(Witness(of: Gallery.entry("e0000001", .externalReport, on: [])) == .outside)
  }

  @Test func `measures that are no outcome are no evidence of one`() throws {
    let context = try Measure.made(.continuous) { $0.purpose = .context }
    #expect(Chart.triangulation(of: [context], evidence: []) == nil)
  }
}
