extension SuccessCriterion.Threshold {
  /// Why an aim can never be judged by a measure, or never be met.
  package enum Misfit: Hashable, Sendable {
    /// A share of people, asked of scores: there is nobody who “says yes”.
    case shareOfScores(title: String, unit: String?)
    /// A number that is no number of people, asked of answers.
    case notPeople
    /// Beyond what shares, or changes of them, can be.
    case beyondShares
    /// Beyond the scale, in its words; `change` for a change that is larger than the whole scale.
    case beyondScale(limits: String, change: Bool)
    /// A gap, of a measure that does not name two pupil groups.
    case noGap(title: String)
    /// A difference from a comparison group, of a measure that names none.
    case noComparison(title: String)
    /// A change below nought, which is the other key's.
    case belowNought
    /// Ahead by less than nought.
    case behind
  }

  /// Whether this can be asked of a measure at all; nil where it can.
  package func misfit(with measure: Measure) -> Misfit? {
    let countsAnswers = measure.scale == .binary || measure.scale == .likert
    let value = amount.number.double
    if aim == .narrowTo, measure.focusSubgroup == nil || measure.referenceSubgroup == nil {
      return .noGap(title: measure.title)
    }
    if aim == .aheadBy, measure.controlGroup == nil { return .noComparison(title: measure.title) }
    if !countsAnswers, amount.isPercent, measure.unit != "%" {
      return .shareOfScores(title: measure.title, unit: measure.unit)
    }
    let isChange = aim != .atLeast && aim != .atMost
    if isChange, value < 0 { return aim == .narrowTo ? nil : aim == .aheadBy ? .behind : .belowNought }
    if countsAnswers {
      if amount.isPercent || isChange { return 0...100 ~= value ? nil : .beyondShares }
      guard let people = amount.number.whole, people >= 0 else { return .notPeople }
      return nil
    }
    if isChange {
      guard let room = measure.room, value > room, let limits = measure.limits else { return nil }
      return .beyondScale(limits: limits, change: true)
    }
    return measure.limits(passedBy: amount.number).map { .beyondScale(limits: $0, change: false) }
  }
}

extension SuccessCriterion.Threshold.Misfit {
  /// - Parameter threshold: whose misfit it is.
  package func message(of threshold: SuccessCriterion.Threshold) -> String {
    let words = "“\(threshold.spoken)”"
    return switch self {
    case .shareOfScores(let title, _): "\(words) asks for a share, and “\(title)” is a score."
    case .notPeople: "\(words) asks for a number of people, and \(threshold.amount) is none."
    case .beyondShares: "\(words) can never be: a share goes from 0% to 100%."
    case .beyondScale(let limits, true): "\(words) is more than the whole scale, which goes \(limits)."
    case .beyondScale(let limits, false): "\(words) lies beyond the scale, which goes \(limits)."
    case .noGap(let title): "\(words) asks for a gap, and “\(title)” does not say between whom."
    case .noComparison(let title):
      "\(words) asks for a difference between groups, and “\(title)” names no comparison group."
    case .belowNought: "\(words) is a change below nought."
    case .behind: "\(words) is less than nothing, which is behind."
    }
  }

  package var remedy: String {
    switch self {
    case .shareOfScores(_, let unit):
      "Write the average you hope for\(unit.map { ", in \($0)" } ?? ""), or name a measure that counts answers."
    case .notPeople: "Write a share, as 80%, or a whole number of people."
    case .beyondShares: "Write an amount from 0 to 100."
    case .beyondScale: "Write an amount that can be reached; or correct the scale of the measure."
    case .noGap: "Name the two pupil groups in the measure: focus_subgroup and reference_subgroup."
    case .noComparison: "Name the group to compare with in the measure: control_group."
    case .belowNought: "Write the amount without its minus, and choose between rise_of and fall_of."
    case .behind: "Write the amount without its minus: ahead is better, also where lower is better."
    }
  }
}
