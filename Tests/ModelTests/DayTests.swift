import Model
import Testing

@Suite struct `A day` {
  @Test func `is read and written as files have it`() throws {
    #expect(Day(iso: "2014-03-05")?.description == "2014-03-05")
    #expect(Day(iso: "2016-02-29")?.spoken == "29 February 2016")
    for text in ["2014-2-05", "2014-02-30", "2015-02-29", "14-02-03", "2014-00-10", "2014-13-01", "2014-03-05 ", ""] {
      #expect(Day(iso: text) == nil, "\(text)")
    }
  }

  @Test func `counts the days of four centuries`() throws {
    var day = try #require(Day(iso: "1899-12-31"))
    var days = day.daysSince1970
    #expect(Day(iso: "1970-01-01")?.daysSince1970 == 0)
    for _ in 0..<150_000 {
      let next = try #require(day.adding(days: 1))
      #expect(next > day && next.daysSince1970 == days + 1)
      (day, days) = (next, days + 1)
    }
    #expect(day.description == "2310-09-08")
  }
}

@Suite struct `Names and numbers` {
  @Test func `short names are letters, digits and single hyphens`() {
    for good in ["a", "paired-reading", "y7-maths", "7up"] { #expect(Slug(good) != nil, "\(good)") }
    for bad in ["", "-a", "a-", "a--b", "A", "é", "a b", "12", "a/b", "..", "con", String(repeating: "a", count: 65)] {
      #expect(Slug(bad) == nil, "\(bad)")
    }
    #expect(Slug(from: "Élan & Oak: the school’s own")?.text == "elan-oak-the-schools-own")
    #expect(Slug(from: "漢字") == nil)
  }

  @Test func `numbers stay as they were written`() {
    for text in ["31.40", "-0.5", "0", "1204", "0.000000000000001"] { #expect(ExactNumber(text)?.description == text) }
    for bad in ["", ".", "1.", ".5", "1,2", "12%", "NaN", "1e3", "--1", "１", "inf", "0x1"] {
      #expect(ExactNumber(bad) == nil, "\(bad)")
    }
    #expect(ExactNumber("3.50")?.double == 3.5)
    #expect(ExactNumber("+2.0")?.whole == 2)
    #expect(ExactNumber("2.5")?.whole == nil)
  }

  @Test func `the nearest word is found over a slip or two, and not farther`() {
    let words = ["adapt", "adopt", "switch", "stop"]
    #expect(Nearest.match(for: "swich", among: words) == "switch")
    #expect(Nearest.match(for: "stpo", among: words) == "stop")
    #expect(Nearest.match(for: "elephant", among: words) == nil)
  }

  @Test func `cycles are numbered by period, then by the day they opened`() throws {
    func cycle(_ id: String, _ period: String, _ opened: String? = nil, closed: Bool = false) throws -> Cycle {
      var cycle = Cycle(id: try #require(EntryID(id)), period: try #require(Period(period)))
      cycle.opened = opened.flatMap { Day(iso: $0) }
      cycle.decision = closed ? .adapt : nil
      return cycle
    }
    let cycles = [
      try cycle("00000009", "unknown", closed: true), try cycle("00000001", "unknown"), try cycle("00000008", "year-1"),
      try cycle("00000007", "year-2"), try cycle("00000006", "spring-2013"),
      try cycle("00000005", "autumn-2013", "2013-09-02"), try cycle("00000004", "autumn-2013", "2013-11-02"),
      try cycle("00000003", "spring-2014"), try cycle("00000002", "summer-2014"),
    ]
    #expect(Cycle.inOrder(cycles.reversed(), by: .english).map(\.id) == cycles.map(\.id))
    #expect(Cycle.inOrder(cycles.shuffled(), by: .english).map(\.id) == cycles.map(\.id))
  }
}
