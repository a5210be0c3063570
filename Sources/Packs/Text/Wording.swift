import Model

/// The few phrases that several regions share; none of them about what a number means.
enum Wording {
  /// `1 entry`, `4 entries`.
  static func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }

  /// `evidence log` gives `Evidence log`.
  static func capitalised(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  /// `What happened` gives `what happened`.
  static func lowered(_ words: String) -> String { words.prefix(1).lowercased() + words.dropFirst() }

  /// A phrase as people may have written it, without the mark at its end: `reading in pairs.` gives `reading in pairs`.
  static func phrase(_ words: String) -> String {
    let line = PlainText.line(words)
    let end = line.reversed().prefix { ".!?:;, ".contains($0) }.count
    return end == line.count ? line : String(line.dropLast(end))
  }

  /// `Elm School (primary, lead)`.
  static func school(_ school: School) -> String {
    let details = [school.phase, school.part].compactMap(\.self)
    return details.isEmpty ? school.name : "\(school.name) (\(details.joined(separator: ", ")))"
  }

  /// `10 minutes a day, 4 days a week`.
  static func dose(_ dose: Dose) -> String {
    let minutes = "\(dose.minutesPerDay) \(dose.minutesPerDay.whole == 1 ? "minute" : "minutes") a day"
    return minutes + ", \(dose.daysPerWeek) \(dose.daysPerWeek.whole == 1 ? "day" : "days") a week"
  }

  /// `4 more entries kept by the team`, without `more` when none is shown; nil when none is kept.
  static func kept(_ entries: Int, beside shown: Int, from audience: Share) -> String? {
    guard entries > 0 else { return nil }
    let keeper = audience > .cluster ? "kept by the team or the cluster" : "kept by the team"
    return "\(entries)\(shown > 0 ? " more" : "") \(entries == 1 ? "entry" : "entries") \(keeper)"
  }

  /// `2 cycles are not shared with these readers.`; nil when none is withheld.
  static func withheld(_ number: Int, _ one: String, _ many: String) -> String? {
    guard number > 0 else { return nil }
    return "\(count(number, one, many)) \(number == 1 ? "is" : "are") not shared with these readers."
  }
}
