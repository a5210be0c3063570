/// Something observed before and after, as it is defined: `measures/<id>.yaml`.
///
/// The keys are those of the reference data's `meta.json`, and those that choose words and warnings.
package struct Measure: Hashable, Sendable {
  package enum Scale: String, Sendable, CaseIterable { case continuous, binary, likert, series }
  package enum Direction: String, Sendable, CaseIterable {
    case higherIsBetter = "higher_is_better"
    case lowerIsBetter = "lower_is_better"
  }
  package enum Purpose: String, Sendable, CaseIterable {
    case outcome
    /// What was known before the enquiry and prompted it; never its result.
    case priorEvidence = "prior_evidence"
    case context
  }
  package enum Design: String, Sendable, CaseIterable {
    case oneGroup = "one_group"
    case previousCohort = "previous_cohort"
    case convenience, matched, randomised
  }
  package enum Level: String, Sendable, CaseIterable { case pupil, teacher, school, alliance }
  package enum Aggregate: String, Sendable, CaseIterable { case mean, sum }

  /// Which answers count as agreeing.
  package enum TopBox: Hashable, Sendable {
    /// So many levels from the good end.
    case best(Int)
    /// `>=3`
    case atLeast(ExactNumber)
    /// `<=2`
    case atMost(ExactNumber)
  }

  /// A named point of measurement.
  package struct Occasion: Hashable, Sendable {
    package var id: String
    package var date: Day?
    package var label: String?

    package init(id: String, date: Day? = nil, label: String? = nil) {
      self.id = id
      self.date = date
      self.label = label
    }
  }

  package var id: Slug
  package var title: String
  package var scale: Scale
  package var direction: Direction
  package var unit: String?
  /// What is counted, in the plural: pupils, teachers, classes. Sentences take their noun from it.
  package var people: String?
  /// What they did, in the past tense: scored, answered. Sentences take their verb from it.
  package var verb: String?
  package var level: Level?
  package var instrument: String?
  package var ratedBy: String?
  package var purpose = Purpose.outcome
  package var design: Design?
  /// The comparison that counts; nil when none was chosen, or in words that the program does not know.
  package var primaryAnalysis: Analysis?
  /// What was chosen, as it was written.
  package var primaryAnalysisWords: String?
  package var ratioScale: Bool?
  package var scaleMin: ExactNumber?
  package var scaleMax: ExactNumber?
  /// The levels of a scale of answers, the lowest first; empty when the definition does not say.
  package var likertLevels: [Int] = []
  package var topBox: TopBox?
  package var treatmentGroups: [String] = []
  package var controlGroup: String?
  package var focusSubgroup: String?
  package var referenceSubgroup: String?
  package var subgroupColumns: [String] = []
  package var elapsedMonths: ExactNumber?
  package var interventionDate: Day?
  package var interventionEnd: Day?
  package var aggregate: Aggregate?
  /// The marks that weaken or explain a figure; see ``Mark``.
  package var marks: Set<Mark> = []
  package var occasions: [Occasion] = []
  /// The two occasions to compare; empty for the first against each later one.
  package var compare: [String] = []
  /// Who may read its figures; the cluster unless it says otherwise.
  package var share = Share.cluster
  package var source: String?
  package var note: String?
  /// The day on which its rows were removed because somebody asked for it; nobody is reminded of them.
  package var rowsForgotten: Day?
  /// What it bears on: levels of impact and beneficiaries.
  package var codes: [Code] = []
  /// The name of the definition that holds now, as figures give it; nil while it was never changed.
  package var definition: String?
  /// How it came to this definition, the oldest change first.
  package var revisions: [Revision] = []

  /// A change of the definition: figures before and after it are not compared.
  package struct Revision: Hashable, Sendable {
    /// The definition from then on.
    package var definition: String
    package var date: Day?
    package var reason: String?

    package init(definition: String, date: Day? = nil, reason: String? = nil) {
      self.definition = definition
      self.date = date
      self.reason = reason
    }
  }

  /// A yes/no key of a definition that chooses words or warnings.
  package enum Mark: String, Sendable, CaseIterable {
    case attainment
    case ageEquivalent = "age_equivalent"
    case selfReport = "self_report"
    case clustered
    case selectedForLowScore = "selected_for_low_score"
    case sensitive
    /// Steps that are not of equal size, as sub-levels.
    case ordinal
    /// Other things were done at the same time, so that the change is not this one's alone.
    case otherInterventions = "other_interventions"
    /// The same people answered each time.
    case matched
    /// That they did is not said anywhere: it is taken for granted, and named with the figure.
    case matchingAssumed = "matching_assumed"
  }

  package init(id: Slug, title: String, scale: Scale, direction: Direction = .higherIsBetter) {
    self.id = id
    self.title = title
    self.scale = scale
    self.direction = direction
  }
}
