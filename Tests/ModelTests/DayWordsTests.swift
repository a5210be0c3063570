import Model
import Testing

@Suite struct `Words for a day` {
  /// Reads words on a Friday in autumn, or another day.
  private func read(
    _ words: String, on today: String = "2026-11-20", as asked: DayWords.Asked = .day,
    _ direction: DayWords.Direction = .back
  ) throws -> String {
    let today = try #require(Day(iso: today))
    return try DayWords(today: today, asked: asked, direction: direction) { .english }.day(words).description
  }

  @Test(
    arguments: [
      ("today", "2026-11-20"), ("Yesterday", "2026-11-19"), ("tomorrow", "2026-11-21"), ("friday", "2026-11-13"),
      ("last friday", "2026-11-13"), ("last Thursday", "2026-11-19"), ("  monday ", "2026-11-16"),
      ("thu", "2026-11-19"), ("next friday", "2026-11-27"), ("2014-03-05", "2014-03-05"),
      ("3 march", "2026-03-03"), ("3 March 2026", "2026-03-03"), ("march 3", "2026-03-03"),
      ("March 3, 2026", "2026-03-03"), ("the 3rd of March", "2026-03-03"), ("3 dec", "2025-12-03"),
      ("20 november", "2026-11-20"), ("21 november", "2025-11-21"), ("on 1 sept", "2026-09-01"),
      ("Thursday 5 March 2026", "2026-03-05"), ("29 february", "2024-02-29"),
      ("03/03/2026", "2026-03-03"), ("5/3/26", "2026-03-05"), ("5.3.2026", "2026-03-05"), ("5-3-2026", "2026-03-05"),
      ("5/12", "2025-12-05"), ("31/12/2025", "2025-12-31"),
      ("last week", "2026-11-13"), ("2 weeks ago", "2026-11-06"), ("a week ago", "2026-11-13"),
      ("3 days ago", "2026-11-17"), ("two months ago", "2026-09-20"), ("1 year ago", "2025-11-20"),
      ("in 2 weeks", "2026-12-04"), ("start of term", "2026-09-01"), ("end of term", "2026-12-31"),
      ("start of last term", "2026-04-01"), ("end of autumn 2014", "2014-12-31"), ("start of this week", "2026-11-16"),
    ])
  func `give the day that a person means`(words: String, day: String) throws {
    #expect(try read(words) == day)
  }

  @Test(
    arguments: [
      ("autumn-2014", "2014-09-01", "2014-12-31"), ("Autumn 2014", "2014-09-01", "2014-12-31"),
      ("autumn-2013-to-spring-2014", "2013-09-01", "2014-03-31"), ("spring-1-2026", "2026-01-01", "2026-02-15"),
      ("this term", "2026-09-01", "2026-12-31"), ("last term", "2026-04-01", "2026-08-31"),
      ("next term", "2027-01-01", "2027-03-31"), ("spring", "2026-01-01", "2026-03-31"),
      ("autumn", "2026-09-01", "2026-12-31"), ("last week", "2026-11-09", "2026-11-15"),
      ("this week", "2026-11-16", "2026-11-22"), ("last month", "2026-10-01", "2026-10-31"),
      ("february 2024", "2024-02-01", "2024-02-29"), ("december", "2025-12-01", "2025-12-31"),
      ("2013/14", "2013-09-01", "2014-08-31"), ("last school year", "2025-09-01", "2026-08-31"),
      ("2025", "2025-01-01", "2025-12-31"), ("friday", "2026-11-13", "2026-11-13"),
    ])
  func `that name a stretch give its first day as a beginning, and its last as an end`(
    words: String, first: String, last: String
  ) throws {
    #expect(try read(words, as: .beginning) == first)
    #expect(try read(words, as: .end) == last)
  }

  @Test func `that name a whole term give no one day`() throws {
    let error = #expect(throws: UnreadableDay.self) { try read("autumn 2014") }
    let first = try #require(Day(iso: "2014-09-01"))
    let last = try #require(Day(iso: "2014-12-31"))
    #expect(error?.reason == .isStretch(first...last))
  }

  @Test func `find every weekday in the week before, and never today`() throws {
    for shift in 0..<14 {
      let today = try #require(Day(iso: "2024-02-26")?.adding(days: shift))
      for (number, name) in Day.weekdays.enumerated() {
        for (direction, days) in [(DayWords.Direction.back, -7 ... -1), (.ahead, 1...7)] {
          let day = try DayWords(today: today, direction: direction) { .english }.day(name)
          #expect(day.weekday == number)
          #expect(days.contains(day.daysSince1970 - today.daysSince1970))
        }
      }
    }
  }

  @Test func `cross the ends of years and Februaries`() throws {
    #expect(try read("yesterday", on: "2026-01-01") == "2025-12-31")
    #expect(try read("last week", on: "2026-01-01", as: .beginning) == "2025-12-22")
    #expect(try read("last month", on: "2026-01-31", as: .end) == "2025-12-31")
    #expect(try read("1 month ago", on: "2024-03-31") == "2024-02-29")
    #expect(try read("a year ago", on: "2024-02-29") == "2023-02-28")
    #expect(try read("29 february", on: "2024-02-29") == "2024-02-29")
    #expect(try read("29 february", on: "2024-02-28") == "2020-02-29")
    #expect(try read("31 december", on: "2026-01-01") == "2025-12-31")
    #expect(try read("last term", on: "2026-01-01", as: .end) == "2025-12-31")
    #expect(try read("start of term", on: "2025-12-31") == "2025-09-01")
  }

  @Test func `look ahead for what is planned`() throws {
    #expect(try read("26 november", .ahead) == "2026-11-26")
    #expect(try read("3 march", .ahead) == "2027-03-03")
    #expect(try read("29 february", .ahead) == "2028-02-29")
    #expect(try read("thursday", .ahead) == "2026-11-26")
    #expect(try read("spring", as: .beginning, .ahead) == "2027-01-01")
  }

  @Test(
    arguments: [
      ("some day", UnreadableDay.Reason.unknown), ("", .unknown), ("2014-02-30", .unknown), ("3 fish 2026", .unknown),
      ("-1 days ago", .unknown), ("13/14", .noSuchMonth(14)), ("13/14/2026", .noSuchMonth(14)),
      ("30 february 2026", .noSuchDay), ("31/04/2026", .noSuchDay), ("29 february 2025", .noSuchDay),
    ])
  func `that give none say why`(words: String, reason: UnreadableDay.Reason) {
    let error = #expect(throws: UnreadableDay.self) { try read(words) }
    #expect(error?.words == words && error?.reason == reason)
  }

  @Test func `of another weekday are not taken`() throws {
    let error = #expect(throws: UnreadableDay.self) { try read("friday 5 march 2026") }
    let thursday = try #require(Day(iso: "2026-03-05"))
    #expect(error?.reason == .isOtherWeekday(thursday))
  }
}
