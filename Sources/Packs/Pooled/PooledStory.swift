package import Impact
internal import Model

/// What several enquiries that tried the same thing come to, in words: careful, since they are few, and small.
package struct PooledStory: Sendable {
  /// One design with its enquiries.
  package struct Part: Sendable {
    /// As `With a matched comparison group`.
    package let title: String
    /// What they come to together, or why they are not put together.
    package let headlines: [String]
    /// A line each.
    package let studies: [String]
  }

  /// How many there are, and how many can be used.
  package let summary: String
  package let parts: [Part]
  /// Those without a comparison group, a line each.
  package let withoutComparison: [String]
  /// Those that cannot be used, a line each with the reason.
  package let unusable: [String]

  /// - Parameter headlines: what is said of the measure of an enquiry without a comparison group, by the enquiry's name.
  package init(of studies: [EnquiryStudy], headlines: [String: String]) {
    let effects = EnquiryStudy.effects(of: studies)
    let changes = studies.filter { $0.finding == .change }
    summary = PooledStory.summary(all: studies.count, effects: effects.count, changes: changes.count)
    parts = PooledEffect.byDesign(effects).map { PooledStory.part($0, studies) }
    withoutComparison = changes.map { study in
      "\(study.enquiry), \(PooledStory.title(study)): \(headlines[study.enquiry] ?? "")"
    }
    unusable = studies.compactMap { study in
      guard case .unusable(let why) = study.finding else { return nil }
      return "\(study.enquiry): \(PooledStory.sentence(why))"
    }
  }

  private static func summary(all: Int, effects: Int, changes: Int) -> String {
    let rest = all - effects - changes
    let parts = [
      effects > 0 ? "\(effects) with a comparison group" : nil, changes > 0 ? "\(changes) without one" : nil,
      rest > 0 ? "\(rest) that cannot be used" : nil,
    ]
    let count =
      Wording.count(all, "enquiry", "enquiries") + ": " + parts.compactMap { $0 }.joined(separator: ", ") + "."
    return effects > 0
      ? "\(count) Each number is how far apart the groups ended, in standard deviations (Hedges’ g, 95% interval), not allowing "
        + "for where they began; above nought is better." : count
  }

  // MARK: - One design

  private static func part(_ synthesis: DesignSynthesis, _ studies: [EnquiryStudy]) -> Part {
    Part(
      title: "With \(group(synthesis.design))", headlines: headlines(synthesis),
      studies: synthesis.studies.compactMap { effect in
        studies.first { $0.enquiry == effect.id }.map { line($0, effect) }
      })
  }

  private static func group(_ design: Measure.Design) -> String {
    switch design {
    case .previousCohort: "last year’s cohort to compare with"
    case .convenience: "a comparison group that was at hand"
    case .matched: "a matched comparison group"
    case .randomised: "groups drawn by lot"
    case .oneGroup: "one group"
    }
  }

  private static func headlines(_ synthesis: DesignSynthesis) -> [String] {
    guard let pooled = synthesis.pooled.value else {
      return ["Fewer than three are listed, not put together: they say too little about the next one."]
    }
    var lines = [
      "Together they did \(ahead(pooled.estimate)) their comparison groups\(range(pooled.cautiousInterval, ", 95% interval "))."
    ]
    if let interval = pooled.cautiousInterval.value, interval.includesZero {
      lines.append("That does not settle whether it made a difference.")
    }
    if let next = pooled.predictionInterval.value {
      lines.append("One more such enquiry may find anything from \(number(next.low)) to \(number(next.high)).")
    }
    lines.append(
      pooled.iSquared < 1
        ? "They differ by no more than chance would have it (I² 0%)."
        : "Of how they differ, about \(NumberText.fixed(pooled.iSquared, places: 0))% is more than chance (I²).")
    return lines
  }

  /// `better than … by 0.21 standard deviations`.
  private static func ahead(_ g: Double) -> String {
    let size = "\(NumberText.fixed(g.magnitude, places: 2)) standard deviations"
    return g < 0 ? "\(size) worse than" : "\(size) better than"
  }

  private static func line(_ study: EnquiryStudy, _ effect: StudyEffect) -> String {
    var people = ""
    if case .effect(_, let count) = study.finding { people = ", \(count) people" }
    // Beyond a quarter of a standard deviation no adjustment makes them alike (specification, section 9).
    let apart = study.apart.flatMap { $0.magnitude > 0.25 ? NumberText.fixed($0.magnitude, places: 2) : nil }.map {
      "; the groups began \($0) apart, too far for a fair comparison"
    }
    return
      "\(study.enquiry), \(title(study)): \(number(effect.g))\(range(effect.interval, " (", ")"))\(people)\(apart ?? "")"
  }

  private static func title(_ study: EnquiryStudy) -> String {
    let others = study.others.isEmpty ? "" : " (one of \(study.others.count + 1) outcomes)"
    return (study.measure?.title ?? "") + others
  }

  private static func range(_ interval: Computed<Interval>, _ before: String, _ after: String = "") -> String {
    guard let interval = interval.value else { return "" }
    return "\(before)\(number(interval.low)) to \(number(interval.high))\(after)"
  }

  private static func number(_ value: Double) -> String { NumberText.signed(value, places: 2) }

  // MARK: - What cannot be used

  package static func sentence(_ why: EnquiryStudy.Unusable) -> String {
    switch why {
    case .noOutcome: "it measures no outcome"
    case .noResult: "no result is recorded yet"
    case .isSeries: "its measure is a series: a run chart gives no effect size to put beside others"
    case .noDesign: "its measure does not say how the comparison group was chosen"
    case .noEffectSize: "its groups cannot be compared in standard deviations"
    case .severalGroups: "several groups share one comparison group"
    }
  }
}
