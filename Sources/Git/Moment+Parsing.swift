extension Moment {
  /// Reads a date as people and git write it into `GIT_AUTHOR_DATE`; nil when it is none of these:
  ///
  /// - git's own: `@1394014272 +0100`, `1394014272 +0100`; the zone may be missing
  /// - ISO 8601: `2014-03-05T10:11:12Z`, `2014-03-05 10:11:12 +01:00`, `2014-03-05T10:11`, fractions are dropped
  /// - RFC 2822: `Wed, 5 Mar 2014 10:11:12 +0100`, the day of the week may be missing
  /// - a day alone, `2014-03-05`: noon, so that it stays that day for readers in most other zones (git refuses it)
  ///
  /// Where no zone is given it is that of `now`.
  package init?(parsing text: String, now: Moment) {
    let text = text.trimmed
    guard
      let moment = Self.gitDate(text, now) ?? Self.isoDate(text, now) ?? Self.mailDate(text, now)
    else { return nil }
    self = moment
  }

  // MARK: - The three forms

  private static func gitDate(_ text: String, _ now: Moment) -> Moment? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: true)
    guard let first = parts.first, parts.count <= 2 else { return nil }
    let isMarked = first.first == "@"
    let digits = isMarked ? first.dropFirst() : first
    // Fewer digits without the mark might as well be a year or a day; git draws the line there too.
    guard digits.count <= 15, isMarked || digits.count >= 9, let seconds = number(digits).map(Int64.init) else {
      return nil
    }
    guard parts.count == 2 else { return Moment(seconds: seconds, offsetMinutes: now.offsetMinutes) }
    return zone(parts[1]).map { Moment(seconds: seconds, offsetMinutes: $0) }
  }

  private static func isoDate(_ text: String, _ now: Moment) -> Moment? {
    let day = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard text.count >= 10, day.count == 3, day[0].count == 4, day[1].count == 2, day[2].count == 2,
      let year = number(day[0]), let month = number(day[1]), let date = number(day[2])
    else { return nil }
    var rest = text.dropFirst(10)
    if rest.isEmpty { return from(year, month, date, seconds: 12 * 3600, zone: now.offsetMinutes) }
    guard let mark = rest.popFirst(), mark == "T" || mark == "t" || mark == " " else { return nil }
    let clock = rest.prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let zoneText = rest.dropFirst(clock.count).trimmed
    guard let seconds = secondsOfDay(clock), let zone = zoneText.isEmpty ? now.offsetMinutes : zone(zoneText[...])
    else {
      return nil
    }
    return from(year, month, date, seconds: seconds, zone: zone)
  }

  private static func mailDate(_ text: String, _ now: Moment) -> Moment? {
    var parts = text.split(separator: " ", omittingEmptySubsequences: true)
    if let first = parts.first, first.last == "," { parts.removeFirst() }
    guard parts.count == 4 || parts.count == 5, parts[0].count <= 2, let date = number(parts[0]),
      let month = months.firstIndex(of: parts[1].lowercased()), parts[2].count == 4, let year = number(parts[2]),
      let seconds = secondsOfDay(parts[3]),
      let zone = parts.count == 5 ? zone(parts[4]) : now.offsetMinutes
    else { return nil }
    return from(year, month + 1, date, seconds: seconds, zone: zone)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  // MARK: - Their parts

  /// ASCII digits only; `Int` alone would also take a sign.
  private static func number(_ digits: some StringProtocol) -> Int? {
    digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(digits) : nil
  }

  /// `10:11`, `10:11:12`, `10:11:12.5`; a leap second counts as the last one.
  private static func secondsOfDay(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts[0].count <= 2, parts[1].count == 2,
      let hours = number(parts[0]), let minutes = number(parts[1]), hours < 24, minutes < 60
    else { return nil }
    guard parts.count == 3 else { return hours * 3600 + minutes * 60 }
    let whole = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard whole[0].count == 2, let seconds = number(whole[0]), seconds <= 60 else { return nil }
    guard whole.count == 1 || (!whole[1].isEmpty && number(whole[1].prefix(9)) != nil) else { return nil }
    return hours * 3600 + minutes * 60 + min(seconds, 59)
  }

  /// Minutes east of UTC: `Z`, `UTC`, `GMT`, `+0100`, `+01:00`, `+01`.
  private static func zone(_ text: Substring) -> Int? {
    if ["z", "utc", "gmt"].contains(text.lowercased()) { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.count == 2 || digits.count == 4, let value = number(digits) else { return nil }
    let (hours, minutes) = digits.count == 2 ? (value, 0) : (value / 100, value % 100)
    guard hours <= 14, minutes < 60 else { return nil }
    return (hours * 60 + minutes) * (sign == "-" ? -1 : 1)
  }

  private static func from(_ year: Int, _ month: Int, _ day: Int, seconds: Int, zone: Int) -> Moment? {
    guard (1...12).contains(month), year >= 1970, day >= 1, day <= length(ofMonth: month, year) else { return nil }
    let total = daysSince1970(year, month, day) * 86_400 + seconds - zone * 60
    return total >= 0 ? Moment(seconds: Int64(total), offsetMinutes: zone) : nil
  }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Counts in years that begin in March, so that the leap day comes last.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
