package import Model

/// What one enquiry brings to a look across several that tried the same thing.
package struct EnquiryStudy: Hashable, Sendable {
  package enum Finding: Hashable, Sendable {
    /// An effect beside a comparison group, and how sure it is.
    case effect(StudyEffect, people: Int)
    /// A change without a comparison group; what it is stands in the measure's own story.
    case change
    case unusable(Unusable)
  }

  /// Why an enquiry cannot be put beside the others.
  package enum Unusable: String, Sendable, CaseIterable {
    case noOutcome = "no_outcome"
    case noResult = "no_result"
    /// A series has a run chart, and no effect that others could be put beside.
    case isSeries = "series"
    /// There is a comparison group, and the definition does not say how it was chosen.
    case noDesign = "no_design"
    /// Groups cannot be compared in standard deviations: counts of yes, levels, or no spread.
    case noEffectSize = "no_effect_size"
    /// Several groups with one comparison group are not independent of each other.
    case severalGroups = "several_groups"
  }

  /// The enquiry's name.
  package let enquiry: String
  /// The measure that stands for it; nil where it has none.
  package let measure: Measure?
  package let finding: Finding
  /// How far the groups began from each other, in standard deviations; nil where that is not known.
  package let apart: Double?
  /// The enquiry's other outcomes: one enquiry counts once, since its outcomes are about the same people.
  package let others: [Measure]

  /// - Parameters:
  ///   - impacts: of all measures of the enquiry.
  ///   - named: the measures that its criteria of success name, in their order: the first that can be used stands for it.
  package init(of enquiry: String, impacts: [MeasureImpact], named: [String]) {
    let outcomes = impacts.filter { $0.measure.purpose == .outcome }
    let ranked = outcomes.sorted { EnquiryStudy.rank($0, named) < EnquiryStudy.rank($1, named) }
    let found = ranked.map { (impact: $0, finding: EnquiryStudy.finding($0, of: enquiry)) }
    let best = found.first(where: \.finding.isEffect) ?? found.first { $0.finding == .change } ?? found.first
    self.enquiry = enquiry
    measure = best?.impact.measure
    finding = best?.finding ?? .unusable(.noOutcome)
    apart = best.flatMap { EnquiryStudy.groups($0.impact).first?.baselineEffect.value?.g.value }
    others = outcomes.map(\.measure).filter { $0.id != best?.impact.measure.id }
  }

  /// The effects of several enquiries, of the strongest designs first.
  package static func effects(of studies: [EnquiryStudy]) -> [StudyEffect] {
    let effects = studies.compactMap { study -> StudyEffect? in
      if case .effect(let effect, _) = study.finding { effect } else { nil }
    }
    return Measure.Design.allCases.reversed().flatMap { design in effects.filter { $0.design == design } }
  }

  private static func rank(_ impact: MeasureImpact, _ named: [String]) -> (Int, Slug) {
    (named.firstIndex(of: impact.measure.id.text) ?? named.count, impact.measure.id)
  }

  private static func groups(_ impact: MeasureImpact) -> [GroupComparison] {
    impact.main.results.between.entries.filter { $0.stratum.isWhole }.map(\.result)
  }

  private static func finding(_ impact: MeasureImpact, of enquiry: String) -> Finding {
    let results = impact.main.results
    if !results.series.entries.isEmpty { return .unusable(.isSeries) }
    let groups = groups(impact)
    let shares = results.binaryBetween.entries.contains { $0.stratum.isWhole }
    guard let comparison = groups.first else {
      return shares ? .unusable(.noEffectSize) : impact.hasChange ? .change : .unusable(.noResult)
    }
    guard groups.count == 1 else { return .unusable(.severalGroups) }
    guard let design = impact.measure.design, design != .oneGroup else { return .unusable(.noDesign) }
    guard let effect = comparison.postEffect.value, let g = effect.g.value, let variance = effect.varianceOfG.value
    else { return .unusable(.noEffectSize) }
    let better = impact.measure.direction == .higherIsBetter ? g : -g
    guard let study = StudyEffect(id: enquiry, g: better, variance: variance, design: design) else {
      return .unusable(.noEffectSize)
    }
    return .effect(study, people: effect.nTreatment + effect.nControl)
  }
}

extension EnquiryStudy.Finding {
  fileprivate var isEffect: Bool { if case .effect = self { true } else { false } }
}

extension Stratum {
  /// Whether two groups are compared as a whole, and not pupil groups within them.
  fileprivate var isWhole: Bool { if case .between(_, _, nil) = self { true } else { false } }
}

extension MeasureImpact {
  /// Whether anything can be said of what changed.
  fileprivate var hasChange: Bool {
    let results = main.results
    return results.paired.entries.contains { $0.result.change.value != nil }
      || results.binary.entries.contains { $0.result.change.value != nil }
      || !results.reported.entries.isEmpty
      || results.likert.entries.contains { $0.result.topBox.change.value != nil }
  }
}
