package import Model

/// What the design of a study allows words to say about its result.
///
/// | ground | verb | standardised number | months of progress |
/// |---|---|---|---|
/// | after only | was | none | refused |
/// | one group, before and after | changed by | a standardised change, in detail only | refused |
/// | last year's cohort | compared with last year's cohort | effect size | given, with its weakness |
/// | of no declared design | compared with | effect size | refused until it is declared |
/// | a group at hand | compared with | effect size | given, with its weakness |
/// | a matched group | compared with similar … | effect size | given |
/// | chosen by lot | led to, if few were lost | effect size | given |
package struct DesignWords: Hashable, Sendable {
  /// What a result stands on: the declared design, as far as the figures carry it.
  package enum Ground: Hashable, Sendable, CaseIterable {
    case afterOnly, oneGroup, previousCohort, convenience, matched, randomised
    /// A comparison group of which nobody said how it was chosen: to be trusted as one that was at hand.
    case undeclared
  }

  /// Which number in standard deviations may be given, and what it is called.
  package enum Standardised: Hashable, Sendable {
    case none
    /// In detail only, and never called an effect size: it holds everything that happened meanwhile.
    case change
    case effectSize
  }

  /// Whether the effect size may be read in the EEF's months.
  package enum Months: Hashable, Sendable {
    case refused
    /// With the sentence that says why to trust it less.
    case flagged(String)
    case given
  }

  /// How many of those measured at the start were not measured again.
  package struct Losses: Hashable, Sendable {
    /// Of all groups together, in percent.
    package let overall: Double
    /// Between the groups, in percentage points.
    package let differential: Double

    package init(overall: Double, differential: Double) {
      self.overall = overall
      self.differential = differential
    }

    /// Whether what chance made alike has stayed alike: at most 20% lost in all, and at most 5 points between the groups.
    ///
    /// The bounds are those of the warnings ATTRITION_OVER_20 and DIFFERENTIAL_ATTRITION (formula specification, section 9).
    package var areSmall: Bool { overall <= 20 && differential <= 5 }
  }

  package let ground: Ground
  private let people: String
  private let losses: Losses?
  private let isTooFarApart: Bool

  /// - Parameters:
  ///   - people: who was measured, in the plural.
  ///   - losses: nil when they are not known; then nothing is said to have led to anything.
  ///   - apart: how far the groups began from each other, in standard deviations; nil when that is not known. Beyond 0.25
  ///     nobody is called similar (warning BASELINE_IMBALANCE).
  package init(_ ground: Ground, people: String, losses: Losses? = nil, apart: Double? = nil) {
    self.ground = ground
    self.people = people
    self.losses = losses
    isTooFarApart = (apart?.magnitude ?? 0) > 0.25
  }

  /// What the figures of a measure stand on: a declared comparison without figures is none.
  package init(
    _ measure: Measure, hasStart: Bool, hasComparison: Bool, losses: Losses? = nil, apart: Double? = nil
  ) {
    let declared: Ground =
      switch measure.design {
      case .previousCohort: .previousCohort
      case .matched: .matched
      case .randomised: .randomised
      case .convenience: .convenience
      case .oneGroup, nil: .undeclared
      }
    self.init(
      hasComparison ? declared : hasStart ? .oneGroup : .afterOnly, people: measure.people ?? "people", losses: losses,
      apart: apart)
  }

  /// The words that join what was done to what was seen.
  package var verb: String {
    switch ground {
    case .afterOnly: "was"
    case .oneGroup: "changed by"
    case .previousCohort: "compared with last year’s cohort"
    case .convenience, .undeclared: "compared with"
    case .matched: isTooFarApart ? "compared with" : "compared with similar \(people)"
    case .randomised: saysLedTo ? "led to" : "compared with"
    }
  }

  /// Whether a difference may be put down to what was done: chosen by lot, and few lost.
  package var saysLedTo: Bool { ground == .randomised && losses?.areSmall == true }

  package var standardised: Standardised {
    switch ground {
    case .afterOnly: .none
    case .oneGroup: .change
    case .previousCohort, .convenience, .undeclared, .matched, .randomised: .effectSize
    }
  }

  package var months: Months {
    switch ground {
    case .afterOnly, .oneGroup: .refused
    case .previousCohort: .flagged("last year’s cohort may have differed in other ways")
    case .undeclared: .refused
    case .convenience: .flagged("the groups may have differed in other ways from the start")
    case .matched where isTooFarApart: .flagged("the groups started too far apart for a fair comparison")
    case .randomised where losses?.areSmall == false:
      .flagged("so many were lost, or so many more of one group, that the groups may no longer be alike")
    case .matched, .randomised: .given
    }
  }

  /// The comparison group within a sentence: `last year’s cohort`, `similar pupils (the Oak School)`, or its own name.
  ///
  /// - Parameter name: as it is called within a sentence, as `the parallel group`.
  package func others(_ name: String) -> String {
    switch ground {
    case .previousCohort: "last year’s cohort"
    case .matched: isTooFarApart ? name : "similar \(people) (\(name))"
    case .afterOnly, .oneGroup, .convenience, .undeclared, .randomised: name
    }
  }

  /// The verb with the comparison group: `compared with similar pupils (the Oak School)`, `compared with Oak School`.
  ///
  /// What was chosen by lot leads to a result only where the result itself says so: ``saysLedTo``.
  package func compared(with name: String) -> String {
    switch ground {
    case .previousCohort: verb
    case .matched where !isTooFarApart: "\(verb) (\(name))"
    case .randomised: "compared with \(name)"
    case .afterOnly, .oneGroup, .convenience, .undeclared, .matched: "\(verb) \(name)"
    }
  }

  /// What a sentence begins with that names the comparison group itself later on: `Compared with similar pupils, and `.
  ///
  /// Empty where nothing is known of how it was chosen, or what was declared does not hold.
  package var opening: String {
    switch ground {
    case .previousCohort: "Compared with last year’s cohort, and "
    case .convenience: "Compared with a group that was at hand, and "
    case .matched where !isTooFarApart: "Compared with similar \(people), and "
    case .afterOnly, .oneGroup, .undeclared, .matched, .randomised: ""
    }
  }

  /// For one group: why a large number may be small (Bloom and others 2008: growth in a year falls from 1.5 at age six).
  package static let ordinaryGrowth =
    "A standardised change holds ordinary growth: 0.4 over a school year may be less than children of that age usually grow."
}
