import Model
import Testing

@Suite struct `The terms of a school year` {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func period(_ text: String) throws -> Period { try #require(Period(text)) }

  private func calendar(_ terms: [(id: String, starts: String, half: String?, ends: String?)]) throws -> TermCalendar {
    let list = try terms.map { term in
      TermCalendar.Term(
        id: term.id, starts: try #require(MonthDay(words: term.starts)),
        secondHalf: term.half.flatMap { MonthDay(words: $0) }, ends: term.ends.flatMap { MonthDay(words: $0) })
    }
    return try #require(TermCalendar(list))
  }

  /// Six terms with holidays between them.
  private func six() throws -> TermCalendar {
    try calendar([
      ("term-1", "1 September", nil, "20 October"), ("term-2", "1 November", nil, "20 December"),
      ("term-3", "4 January", nil, "12 February"), ("term-4", "22 February", nil, "31 March"),
      ("term-5", "15 April", nil, "25 May"), ("term-6", "3 June", nil, "22 July"),
    ])
  }

  @Test(
    arguments: [
      ("2026-09-01", "autumn-2026"), ("2026-12-31", "autumn-2026"), ("2027-01-01", "spring-2027"),
      ("2027-03-31", "spring-2027"), ("2027-04-01", "summer-2027"), ("2027-08-31", "summer-2027"),
    ])
  func `are autumn, spring and summer where nothing else is said`(day: String, term: String) throws {
    #expect(TermCalendar.english.term(of: try self.day(day))?.period.id == term)
  }

  @Test func `follow one another without a gap, through leap years too`() throws {
    for calendar in [TermCalendar.english, try six()] {
      var term = try #require(calendar.term(of: try day("2022-01-10")))
      for _ in 0..<20 {
        let next = try #require(calendar.term(after: term))
        #expect(next.first == term.until.adding(days: 1))
        #expect(calendar.term(before: next) == term)
        #expect(term.days.upperBound <= term.until)
        #expect(calendar.days(of: term.period) == term.days)
        #expect(calendar.schoolYear(of: term.last)?.days.contains(term.first) == true)
        term = next
      }
    }
  }

  @Test func `take the holidays after them as theirs`() throws {
    let six = try six()
    #expect(six.term(of: try day("2026-12-25"))?.period.id == "term-2-2026")
    #expect(six.term(of: try day("2026-08-01"))?.period.id == "term-6-2026")
    #expect(six.days(of: try period("term-2-2026"))?.upperBound.description == "2026-12-20")
  }

  @Test func `may run over the new year`() throws {
    let calendar = try calendar([("long", "1 October", nil, "31 January"), ("short", "1 March", nil, nil)])
    #expect(calendar.term(of: try day("2027-01-15"))?.period.id == "long-2026")
    #expect(calendar.days(of: try period("long-2026"))?.upperBound.description == "2027-01-31")
    #expect(calendar.schoolYear(of: try day("2027-09-30"))?.period.id == "2026-27")
    #expect(calendar.schoolYear(of: try day("2027-10-01"))?.period.id == "2027-28")
  }

  @Test func `have halves: as said, or cut in the middle; five terms and more are halves themselves`() throws {
    #expect(TermCalendar.english.halfTerm(of: try day("2026-10-31"))?.period.id == "autumn-1-2026")
    #expect(TermCalendar.english.halfTerm(of: try day("2026-11-01"))?.period.id == "autumn-2-2026")
    let before = try #require(TermCalendar.english.halfTerm(of: try day("2027-01-01")))
    #expect(TermCalendar.english.halfTerm(before: before)?.period.id == "autumn-2-2026")
    let plain = try calendar([("autumn", "1 September", nil, "30 December"), ("spring", "1 March", nil, nil)])
    #expect(plain.halfTerm(of: try day("2026-10-30"))?.period.id == "autumn-1-2026")
    #expect(plain.halfTerm(of: try day("2026-12-02"))?.first.description == "2026-10-31")
    #expect(try six().halfTerm(of: try day("2027-01-10"))?.period.id == "term-3-2027")
  }

  @Test(
    arguments: [
      ("autumn-2013", "2013-09-01", "2013-12-31"), ("summer-2-2014", "2014-06-01", "2014-08-31"),
      ("autumn-2013-to-summer-2014", "2013-09-01", "2014-08-31"), ("2013-14", "2013-09-01", "2014-08-31"),
      ("1999-00", "1999-09-01", "2000-08-31"),
    ])
  func `give periods their days`(name: String, first: String, last: String) throws {
    let days = try #require(TermCalendar.english.days(of: try period(name)))
    #expect(days.lowerBound.description == first && days.upperBound.description == last)
  }

  @Test func `understand autumn, spring and summer in every calendar`() throws {
    let autumn = try #require(Period("autumn-1-2026"))
    #expect(try six().days(of: autumn) == TermCalendar.english.days(of: autumn))
  }

  @Test(arguments: [
    "unknown", "year-1", "2013-15", "autumn", "autumn-3-2014", "spring-2014-to-autumn-2013", "to", "2014",
  ])
  func `leave other words without days`(name: String) throws {
    #expect(TermCalendar.english.days(of: try period(name)) == nil)
  }

  @Test func `put periods in order, the unknown first`() throws {
    let periods = [
      "unknown", "year-2", "year-10", "term-6-2013", "autumn-1-2013", "autumn-2013", "autumn-2013-to-spring-2014",
      "term-2-2013", "autumn-2-2013", "term-3-2014", "spring-2-2014", "term-4-2014",
    ].compactMap { Period($0) }
    let six = try six()
    #expect(periods.shuffled().sorted(by: six.isInOrder) == periods)
  }

  @Test func `are named as people name them`() throws {
    let today = try day("2026-11-20")
    for (words, period) in [
      ("this term", "autumn-2026"), ("Next term", "spring-2027"), ("last term", "summer-2026"),
      ("spring", "spring-2027"),
      ("autumn", "autumn-2026"), ("Autumn 2013", "autumn-2013"), ("2026/27", "2026-27"), ("year 1", "year-1"),
    ] {
      #expect(TermCalendar.english.period(named: words, today: today)?.id == period)
    }
    #expect(TermCalendar.english.period(named: "Autumn/2013", today: today) == nil)
    #expect(TermCalendar.english.nearest(to: try period("autum-2013"))?.id == "autumn-2013")
    #expect(TermCalendar.english.nearest(to: try period("year-1")) == nil)
    #expect(Period("term-1-2026")?.spoken == "term 1, 2026")
    #expect(Period("2026-27")?.spoken == "2026/27")
  }
}
