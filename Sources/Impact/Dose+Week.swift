package import Model

extension Dose {
  /// Minutes a week: 10 minutes on four days are 40. A day has 1440 minutes at most, a week 7 days.
  package var minutesPerWeek: Computed<Double> {
    let (minutes, days) = (minutesPerDay.double, daysPerWeek.double)
    guard (0...1440).contains(minutes), (0...7).contains(days) else { return .notComputed(.inconsistentFigures) }
    return Computed(finite: minutes * days)
  }
}
