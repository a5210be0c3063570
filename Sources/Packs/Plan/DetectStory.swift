package import Impact

/// What a design could show, in words: in the measure's own units and in standard deviations.
package struct DetectStory: Sendable {
  /// The smallest effect, and what twice the people would give.
  package let headlines: [String]
  /// How many people known effects take; empty where that is not known.
  package let needed: [String]
  /// What is usual, and what to expect.
  package let yardstick: [String]
  /// What was allowed for, and what was not.
  package let notes: [String]

  /// - Parameters:
  ///   - unit: as `months`; nil when the measure has none.
  ///   - people: who is counted, in the plural.
  ///   - isClustered: whether whole classes or schools are chosen, as far as the measure says.
  ///   - isFall: whether fewer who say yes are wanted; the shares of the design are then of those who say no.
  package init(
    of detection: Detection, unit: String? = nil, people: String? = nil, isClustered: Bool = false,
    isFall: Bool = false
  ) {
    let words = DetectWords(unit: unit, people: people ?? "people", isFall: isFall)
    headlines = words.headlines(detection)
    needed = words.needed(detection)
    yardstick = words.yardstick(detection)
    notes = words.notes(detection, isClustered: isClustered)
  }
}

private struct DetectWords {
  let unit: String?
  let people: String
  let isFall: Bool

  private var way: String { isFall ? "fall" : "rise" }

  // MARK: - The smallest effect

  func headlines(_ detection: Detection) -> [String] {
    let design = spoken(detection.plan)
    let twice = detection.doubled
    if case .answers(_, let start, _) = detection.plan {
      return [
        "With \(design), the smallest \(way) from \(percent(start)) that would be found four times in five is "
          + "\(rises(detection)).", "With twice as many it would be \(rises(twice)).",
      ]
    }
    if case .shares(_, let start) = detection.plan, let share = detection.share {
      return [
        "With \(design), the smallest \(way) from \(percent(start)) that would be found four times in five is "
          + "\(rise(share)).", "With twice as many it would be \(rise(twice.share ?? share)).",
      ]
    }
    let kind = detection.plan.isChange ? "change" : "effect"
    return [
      "With \(design), the smallest \(kind) that would be found four times in five is \(effects(detection)).",
      "With \(twice.plan.isInClusters ? "twice as many, in twice as many classes or schools," : "twice as many") it would be "
        + "\(effects(twice)).",
    ]
  }

  private func spoken(_ plan: Detection.Plan) -> String {
    switch plan {
    case .groups(let groups):
      let test =
        groups.correlation.map { " and an earlier test (correlation \(NumberText.plain($0, places: 2)))" } ?? ""
      return count(groups) + test
    case .shares(let groups, _): return count(groups)
    case .change(let n, _), .answers(let n, _, _): return "\(n) \(people) before and after"
    }
  }

  private func count(_ groups: PlannedGroups) -> String {
    let clusters = groups.clusters.map { " in \($0.treatment) and \($0.control) classes or schools" } ?? ""
    return "\(groups.treatment) \(people) and \(groups.control) to compare with\(clusters)"
  }

  private func percent(_ share: Double) -> String {
    NumberText.plain(100 * (isFall ? 1 - share : share), places: 1) + "%"
  }

  /// `26 percentage points`, or from the least to the most where nobody knows how many move away.
  private func rises(_ detection: Detection) -> String {
    let all = detection.riseOfSame.map(\.points.value)
    guard let least = all.first ?? nil else { return "more than there can be" }
    let low = NumberText.fixed(least, places: 0)
    guard all.count > 1 else { return "\(low) percentage points" }
    guard let most = all.last ?? nil else { return "\(low) percentage points at the least" }
    let high = NumberText.fixed(most, places: 0)
    return low == high ? "\(low) percentage points" : "between \(low) and \(high) percentage points"
  }

  private func rise(_ share: Computed<DetectableShare>) -> String {
    guard let points = share.value?.rise.value else { return "more than there can be" }
    return "\(NumberText.fixed(points, places: 0)) percentage points"
  }

  /// `0.52 standard deviations (6.3 months)`, or of several correlations from the smallest to the largest.
  private func effects(_ detection: Detection) -> String {
    let known = detection.smallest.compactMap { $0.effect.value }
    let sizes = known.compactMap(\.effect.value).sorted()
    guard let low = sizes.first, let high = sizes.last else { return "not known: there are too few \(people)" }
    let units = known.compactMap(\.inUnits.value).sorted()
    if sizes.count == 1 {
      let inUnits = units.first.map { " (\(amount($0)))" } ?? ""
      return "\(NumberText.fixed(low, places: 2)) standard deviations\(inUnits)"
    }
    let both = zip(units.prefix(1), units.suffix(1)).map { " (\(number($0)) to \(amount($1)))" }.first ?? ""
    return
      "between \(NumberText.fixed(low, places: 2)) and \(NumberText.fixed(high, places: 2)) standard deviations\(both)"
  }

  private func number(_ value: Double) -> String { NumberText.plain(value, places: value < 10 ? 1 : 0) }

  private func amount(_ value: Double) -> String { [number(value), unit].compactMap { $0 }.joined(separator: " ") }

  // MARK: - How many people

  func needed(_ detection: Detection) -> [String] {
    detection.needed.compactMap { needed in
      guard let people = needed.people.value else { return nil }
      let what =
        !detection.plan.isOfShares
        ? "\(detection.plan.isChange ? "a change" : "an effect") of \(NumberText.plain(needed.effect, places: 1)) standard deviations"
        : "a \(way) of \(NumberText.plain(needed.effect, places: 0)) percentage points"
      let groups = detection.plan.isChange ? "" : " in each group"
      let clusters = people.clustersEach.map { ", in \($0) classes or schools" } ?? ""
      let most = if case .answers(_, _, nil) = detection.plan { " at the most" } else { "" }
      return "\(what): \(people.each) \(self.people)\(groups)\(clusters)\(most)"
    }
  }

  // MARK: - What is usual

  func yardstick(_ detection: Detection) -> [String] {
    let expect = detection.isLikelyToMiss ? "Expect “cannot tell”, unless it works far better than most." : nil
    if case .shares = detection.plan { return [expect].compactMap { $0 } }
    if detection.plan.isChange {
      return ["A change that can be seen is not yet an effect: without a comparison group nobody knows what caused it."]
        + (detection.plan.isOfShares ? [expect].compactMap { $0 } : [])
    }
    let usual = NumberText.plain(Detection.usualEffect, places: 2)
    return [
      "What schools try usually moves results by about \(usual): the average of the trials of the Education Endowment "
        + "Foundation (Loughborough University, reported by Schools Week)."
    ] + [expect].compactMap { $0 }
  }

  func notes(_ detection: Detection, isClustered: Bool) -> [String] {
    if case .answers(_, _, let leaving) = detection.plan {
      if leaving != nil { return [] }
      return [
        "How many move \(isFall ? "to" : "away from") yes meanwhile decides, and is not known: from nobody to as many as if the answers after had "
          + "nothing to do with those before. Give yours with --moving-away."
      ]
    }
    if detection.plan.isChange {
      guard case .change(_, nil) = detection.plan else { return [] }
      let range = Detection.usualCorrelations.map { NumberText.plain($0, places: 1) }
      return [
        "How closely results after follow those before decides, and is not known: correlations of \(range[0]) to "
          + "\(range[range.count - 1]) were tried. Give yours with --pre-test."
      ]
    }
    if let effect = detection.plan.groups.flatMap({ $0.clusters == nil ? nil : $0 }), effect.clusters != nil {
      let factor = detection.smallest.first?.effect.value?.designEffect
      let words = factor.map { ": 100 \(people) count like \(NumberText.fixed(100 / $0, places: 0))" } ?? ""
      return ["It is allowed for that \(people) in one class or school are alike\(words)."]
    }
    return [
      (isClustered ? "Whole classes or schools were chosen, and that is not allowed for here: " : "")
        + "\(isClustered ? "the" : "The") smallest effect is larger where whole classes or schools are chosen; say so with "
        + "--clusters and --icc."
    ]
  }
}

extension Detection.Plan {
  /// Whether one group is measured twice.
  fileprivate var isChange: Bool {
    switch self {
    case .change, .answers: true
    case .groups, .shares: false
    }
  }

  fileprivate var isOfShares: Bool {
    switch self {
    case .shares, .answers: true
    case .groups, .change: false
    }
  }

  fileprivate var groups: PlannedGroups? {
    switch self {
    case .groups(let groups), .shares(let groups, _): groups
    case .change, .answers: nil
    }
  }

  fileprivate var isInClusters: Bool { groups?.clusters != nil }
}
