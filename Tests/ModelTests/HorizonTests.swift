import Testing

@testable import Model

/// What “dated until” means for each kind of record.
@Suite struct `A horizon` {
  private func horizon(_ day: String) throws -> Horizon { Horizon(until: try #require(Day(iso: day))) }

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func measure(_ occasions: [(String, String?)]) -> Measure {
    var measure = Measure(id: Slug(known: "age"), title: "Age", scale: .continuous)
    measure.occasions = occasions.map { Measure.Occasion(id: $0.0, date: $0.1.flatMap { Day(iso: $0) }) }
    return measure
  }

  private func cycle(_ change: (inout Cycle) -> Void) throws -> Cycle {
    var cycle = Cycle(id: try #require(EntryID("0000000a")), period: try #require(Period("autumn-2026")))
    cycle.prose = Prose(
      sections: [.aim, .prediction, .happened, .learned, .why, .next].map { (heading: Heading) in
        Prose.Section(heading: heading.rawValue, text: "x")
      })
    change(&cycle)
    return cycle
  }

  private func stands(_ cycle: Cycle, _ day: String) throws -> String {
    guard let cut = try horizon(day).cut(cycle, by: .english) else { return "away" }
    let headings = cut.prose.sections.count
    return "\(cut.stage.rawValue) \(headings)"
  }

  @Test func `takes what was written at later steps of a cycle away`() throws {
    let cycle = try cycle {
      ($0.opened, $0.reviewed, $0.closed) = (Day(iso: "2026-09-07"), Day(iso: "2026-12-10"), Day(iso: "2027-01-15"))
      ($0.decision, $0.turnedOut) = (.adapt, .partly)
      $0.sustainability = [SustainabilityFactor(factor: "x")]
    }
    let steps = [
      ("2026-09-06", "away"), ("2026-09-07", "open 2"), ("2026-12-09", "open 2"), ("2026-12-10", "reviewed 4"),
      ("2027-01-14", "reviewed 4"), ("2027-01-15", "closed 6"),
    ]
    for (day, told) in steps { #expect(try stands(cycle, day) == told, "\(day)") }
    let open = try #require(try horizon("2026-12-01").cut(cycle, by: .english))
    #expect(open.decision == nil && open.turnedOut == nil && open.sustainability.isEmpty)
    #expect(open.reviewed == nil && open.closed == nil)
    #expect(try horizon("2027-01-15").cut(cycle, by: .english) == cycle)
  }

  @Test func `takes the period where no day is recorded, and what is in no calendar as known`() throws {
    let decided = try cycle { $0.decision = .stop }
    #expect(try stands(decided, "2026-08-31") == "away")
    #expect(try stands(decided, "2026-12-30") == "open 2")
    #expect(try stands(decided, "2026-12-31") == "closed 6")
    // What was written in an open cycle may be of any day of it.
    #expect(try stands(try cycle { _ in }, "2026-10-01") == "reviewed 6")
    var undated = decided
    undated.period = try #require(Period("year-1"))
    #expect(try stands(undated, "1999-01-01") == "closed 6")
    var unreadable = Cycle(id: decided.id, period: decided.period)
    unreadable.isUnreadable = true
    #expect(try horizon("2026-12-01").cut(unreadable, by: .english) == unreadable)
  }

  @Test func `goes by the date of a point of measurement, else by a name that surely says when`() throws {
    let points = [
      ("before", "2026-09-10"), ("after", nil), ("end", "2027-03-20"), ("autumn 2027", nil), ("2026-11-02", nil),
      ("2027-11-02", nil),
    ]
    var measured = MeasuredFigures(measure: measure(points.map { ($0.0, $0.1) }))
    measured.figures = points.map { Figure(occasion: $0.0) }
    let cut = try horizon("2027-01-01").cut(measured)
    #expect(cut.figures.map(\.occasion) == ["before", "after", "2026-11-02"])
    #expect(cut.measure.occasions.map(\.id) == ["before", "after", "2026-11-02"])
    #expect(cut.later?.occasions == ["end", "autumn 2027", "2027-11-02"])
    #expect(try horizon("2028-01-01").cut(measured) == measured)
  }

  @Test func `goes back to the definition that held then`() throws {
    var measured = MeasuredFigures(measure: measure([]))
    measured.measure.revisions = [
      .init(definition: "second", date: try day("2026-10-01")), .init(definition: "third", date: try day("2027-02-01")),
    ]
    measured.measure.definition = "third"
    #expect(try horizon("2027-01-01").cut(measured).measure.definition == "second")
    #expect(try horizon("2026-01-01").cut(measured).measure.definition == nil)
    #expect(try horizon("2027-02-01").cut(measured).measure.definition == "third")
  }

  private func sums(_ from: String, _ to: String?, _ n: Int) -> Summary.Sums {
    var sums = Summary.Sums(key: Summary.Key(school: "Elm", from: from, to: to))
    (sums.nFrom, sums.nTo, sums.n) = (n, to == nil ? 0 : n, to == nil ? 0 : n)
    sums.sumFromAll = ExactNumber(n)
    return sums
  }

  @Test func `leaves of sums whose end is later the start, once, and where no other tells it`() throws {
    let dates = measure([("a", "2026-09-01"), ("b", "2026-12-01"), ("c", "2027-03-01"), ("d", "2027-06-01")])
    func left(_ day: String) throws -> [String] {
      let summary = Summary(.sums([sums("a", "b", 9), sums("a", "c", 8), sums("a", "d", 7), sums("c", "d", 6)]))
      let cut = try horizon(day).cut(MeasuredFigures(measure: dates, summary: summary)).summary
      guard case .sums(let rows)? = cut?.rows else { return [] }
      return rows.map { "\($0.key.from)-\($0.key.to ?? "") \($0.nFrom) \($0.nTo)" }
    }
    #expect(try left("2026-08-01") == [])
    #expect(try left("2026-09-01") == ["a- 9 0"])
    #expect(try left("2026-12-01") == ["a-b 9 9"])
    #expect(try left("2027-03-01") == ["a-b 9 9", "a-c 8 8", "c- 6 0"])
    #expect(try left("2027-06-01").count == 4)
  }

  @Test func `counts those of one answer at the start together`() throws {
    let dates = measure([("a", "2026-09-01"), ("b", "2026-12-01")])
    let key = Summary.Key(from: "a", to: "b")
    let moves = [
      Summary.Move(key: key, from: .level(ExactNumber(0)), to: .level(ExactNumber(0)), n: 3),
      Summary.Move(key: key, from: .level(ExactNumber(0)), to: .level(ExactNumber(1)), n: 4),
      Summary.Move(key: key, from: .level(ExactNumber(1)), to: .absent, n: 2),
      Summary.Move(key: key, from: .absent, to: .level(ExactNumber(1)), n: 5),
    ]
    let cut = try horizon("2026-10-01").cut(MeasuredFigures(measure: dates, summary: Summary(.moves(moves)))).summary
    guard case .moves(let rows)? = cut?.rows else {
      Issue.record("no moves are left")
      return
    }
    #expect(rows.map(\.n) == [7, 2])
    #expect(rows.map(\.from) == [.level(ExactNumber(0)), .level(ExactNumber(1))])
    #expect(rows.allSatisfy { $0.to == .absent && $0.key.to == nil })
  }

  @Test func `knows of a plan what was fixed by then`() throws {
    let first = FixedPlan(locked: try day("2026-09-01"), question: "One?")
    let second = FixedPlan(locked: try day("2027-01-10"), question: "Two?")
    let lock = PlanLock(plan: second, earlier: [.init(plan: first, ended: try day("2027-01-10"))])
    #expect(try horizon("2027-01-10").cut(lock) == lock)
    #expect(try horizon("2027-01-09").cut(lock) == PlanLock(plan: first))
    #expect(try horizon("2026-08-31").cut(lock) == nil)
  }
}

/// What is dated by the day of an earlier state, and otherwise now.
@Suite struct `The timing of a change` {
  private let issued = Day(iso: "2026-11-15") ?? .first

  private func timing(_ old: [RecordVersion], _ new: [RecordVersion]) -> [RecordedChange.Timing?] {
    RecordedChange.between(old, new).map { $0.timing(by: issued) }
  }

  private func figures(_ rows: [(String, String?)], day: Day? = nil) -> RecordVersion {
    var measure = Measure(id: Slug(known: "age"), title: "Age", scale: .continuous)
    measure.occasions = [.init(id: "then", date: issued), .init(id: "later", date: issued.adding(days: 1))]
    let figures = rows.map { occasion, mean in
      var figure = Figure(occasion: occasion)
      figure.mean = mean.flatMap { ExactNumber($0) }
      figure.n = 9
      return figure
    }
    return RecordVersion(RecordMark(.figures, "age"), .figures(figures, defined: measure, isFromRows: false))
  }

  @Test func `of a figure goes by its point of measurement`() {
    #expect(timing([figures([("then", "1")])], [figures([("then", "2")])]) == [.restated])
    #expect(timing([figures([])], [figures([("then", "2")])]) == [.late])
    #expect(timing([figures([("then", nil)])], [figures([("then", "2")])]) == [.late])
    #expect(timing([figures([("then", "1")])], [figures([])]) == [nil])
    #expect(timing([figures([("later", "1")])], [figures([("later", "2")])]) == [nil])
    #expect(timing([figures([("some time", "1")])], [figures([("some time", "2")])]) == [nil])
    // A whole year may not have been over.
    #expect(timing([figures([("autumn 2026", "1")])], [figures([("autumn 2026", "2")])]) == [nil])
  }

  @Test func `of a cycle goes by the day of each step`() {
    func version(_ keys: [(String, String)], _ texts: [(Heading, String)] = []) -> RecordVersion {
      RecordVersion(
        RecordMark(.cycle, "0000000a"),
        .keys(
          RecordContent(
            fields: keys.map { RecordContent.Field($0.0, [$0.1]) },
            prose: Prose(sections: texts.map { Prose.Section(heading: $0.0.rawValue, text: $0.1) }))))
    }
    let opened = ("opened", "2026-09-01")
    #expect(timing([], [version([opened])]) == [.late])
    #expect(timing([], [version([("opened", "2026-11-16")])]) == [nil])
    #expect(
      timing([version([opened])], [version([opened, ("reviewed", "2026-11-14")], [(.learned, "x")])]) == [.late])
    #expect(
      timing([version([opened])], [version([opened, ("reviewed", "2026-11-16")], [(.learned, "x")])]) == [nil])
    #expect(timing([version([opened], [(.aim, "x")])], [version([opened], [(.aim, "y")])]) == [.restated])
    #expect(timing([version([opened])], [version([opened, ("share", "public")])]) == [nil])
  }
}
