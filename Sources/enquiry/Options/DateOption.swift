internal import ArgumentParser
internal import Archive
internal import Model

/// The day of an entry or a step.
struct DateOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day: 2014-03-05, 5 march, yesterday, last friday, start of term …; or undated when it is not known.",
      valueName: "day"))
  var date: String?

  /// The day that was given, today when none was; nil for `undated`.
  ///
  /// - Parameters:
  ///   - asked: which day of a term is meant, when one is named.
  ///   - mayBeAhead: whether it may be a day to come; what has happened may not.
  func day(in context: Context, as asked: DayWords.Asked = .day, mayBeAhead: Bool = false) throws -> Day? {
    guard let date else { return context.today }
    if date.lowercased() == "undated" { return nil }
    let day = try DateOption.read(date, in: context, as: asked)
    if day > context.today, !mayBeAhead {
      throw Failure(
        "\(day.spoken) is in the future.",
        hint: "Write the day on which it happened; without --date it is today, \(context.today.spoken).", code: .usage)
    }
    return day
  }

  /// How a day was understood, `, on 3 March 2026`; nothing where no day was given.
  func echo(_ day: Day?) -> String {
    guard date != nil else { return "" }
    return day.map { ", on \($0.spoken)" } ?? ", the day not recorded"
  }

  static func read(
    _ words: String, in context: Context, as asked: DayWords.Asked = .day, direction: DayWords.Direction = .back
  ) throws -> Day {
    let reader = DayWords(today: context.today, asked: asked, direction: direction) {
      try context.workspace().snapshot().calendar()
    }
    do { return try reader.day(words) } catch let error as UnreadableDay { throw Failure(error) }
  }
}

extension Failure {
  fileprivate init(_ error: UnreadableDay) {
    let usual = "Write it as 2014-03-05, 5 march, yesterday, last friday or 2 weeks ago."
    let (message, hint) =
      switch error.reason {
      case .unknown:
        (
          "“\(error.words)” is no day.",
          (Nearest.question(for: error.words, among: DateOption.words).map { $0 + " " } ?? "") + usual
        )
      case .noSuchDay: ("There is no day “\(error.words)”.", usual)
      case .noSuchMonth(let month):
        (
          "“\(error.words)” is no day: the day comes first here, then the month, and there is no month \(month).",
          "Write it as 14/03/2026, 14 march 2026 or 2026-03-14."
        )
      case .isOtherWeekday(let day):
        ("\(day.spoken) is a \(NewName.capitalised(Day.weekdays[day.weekday])).", "Which of the two is meant?")
      case .isStretch(let days):
        (
          "“\(error.words)” is more than a day: \(days.lowerBound.spoken) to \(days.upperBound.spoken).",
          "Write one day of it, or undated when the day is not known."
        )
      }
    self.init(message, hint: hint, code: .usage)
  }
}

extension DateOption {
  /// Words for days in which a slip is noticed.
  fileprivate static var words: [String] {
    let relative = [
      "today", "yesterday", "tomorrow", "last week", "last term", "this term", "start of term", "end of term",
    ]
    return relative + Day.weekdays + Day.weekdays.map { "last \($0)" } + ["undated"]
  }
}
