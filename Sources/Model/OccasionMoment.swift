/// When a point of measurement was, as far as its name says: `autumn 2024`, `2025-01`, `week 10`, `start of year`.
///
/// It is for putting names in order whatever the order of the rows; a name that says nothing goes by its letters.
struct OccasionMoment: Sendable {
  /// What comes first whatever else is known: starts, then days, then what only counts (as `T2`), then ends.
  enum Group: Int { case start, dated, between, end, followUp }

  let group: Group
  /// The days that it names; nil for none.
  let days: ClosedRange<Day>?
  /// Its words, with `#` for each number and `~` for a term or month, so that alike names have the same.
  let pattern: String
  /// The numbers of years, terms, weeks and the like.
  let units: [Int]
  /// Tenths of months since September, of a term or month whose year is not said; else 0.
  let season: Int
  /// −1 for the start of something, 1 for its end.
  let step: Int
  /// All other numbers.
  let numbers: [Int]
  /// Whether what it says can be understood otherwise too, as `autumn` without a year or `1/9`.
  let isOpen: Bool
  private let key: String

  init(_ name: String) {
    key = SpokenName(name).key
    if let day = Day(iso: key) {
      (group, days, pattern, isOpen) = (.dated, day...day, "", false)
      (units, season, step, numbers) = ([], 0, 0, [])
      return
    }
    var reader = OccasionNameReader(key)
    let days = reader.takeDays()
    reader.takeWords()
    self.days = days
    pattern = reader.pattern.joined(separator: " ")
    (units, numbers, step) = (reader.units, reader.numbers, reader.step)
    season = days == nil ? reader.season ?? 0 : 0
    let isUndatedSeason = days == nil && reader.season != nil
    isOpen = reader.isOpen || isUndatedSeason && !reader.hasSchoolYear
    let isWithin = !reader.units.isEmpty || isUndatedSeason
    if days != nil {
      group = .dated
    } else if reader.isFollowUp {
      group = .followUp
    } else if step != 0, !isWithin || reader.opensWithStep {
      group = step < 0 ? .start : .end
    } else {
      group = .between
    }
  }

  /// Whether the two names tell by their meaning that `self` comes before `other`, which follows it in order.
  func isSurelyBefore(_ other: OccasionMoment) -> Bool {
    // “test 1 before” and “test 2 after” leave open which of the two counts first.
    if step * other.step < 0, !numbers.isEmpty, !other.numbers.isEmpty, numbers != other.numbers { return false }
    if group != other.group { return Set([group, other.group]) != [.dated, .between] }
    if isOpen || other.isOpen { return false }
    if let days, let others = other.days, days != others { return days.upperBound < others.lowerBound }
    guard pattern == other.pattern, units.count == other.units.count, numbers.count == other.numbers.count else {
      return false
    }
    return step != other.step || season != other.season || units != other.units || numbers != other.numbers
  }
}

extension OccasionMoment: Comparable {
  static func == (one: OccasionMoment, other: OccasionMoment) -> Bool { !(one < other) && !(other < one) }

  static func < (one: OccasionMoment, other: OccasionMoment) -> Bool {
    if one.group != other.group { return one.group.rawValue < other.group.rawValue }
    if let days = one.days, let others = other.days, days != others {
      return (days.lowerBound, days.upperBound) < (others.lowerBound, others.upperBound)
    }
    if one.pattern != other.pattern { return one.pattern.isBefore(other.pattern) }
    if one.units != other.units { return one.units.lexicographicallyPrecedes(other.units) }
    if (one.season, one.step) != (other.season, other.step) {
      return (one.season, one.step) < (other.season, other.step)
    }
    if one.numbers != other.numbers { return one.numbers.lexicographicallyPrecedes(other.numbers) }
    return one.key.isBefore(other.key)
  }
}
