package import Model

/// The figures of a measure that an audience may see: none about a group so small that people in it could be known.
///
/// The limits are those of the design: 6 people for the cluster, 10 for the public; a school sees its own, and researchers see all.
/// Of measures marked sensitive, and of pupil groups, a count of a few, of nobody or of everybody tells as much. If one row of a
/// breakdown goes, the whole breakdown goes, so that no other row gives it back. Figures that were published elsewhere, with their
/// source, are exempt. ``Screening`` looks for what is too small, and for what gives it back.
package struct SmallGroups: Hashable, Sendable {
  package let shown: [Figure]
  /// Of the sums of rows; nil when nothing may be shown.
  package let summary: Summary?
  /// What is left out, a sentence each.
  package let withheld: [String]

  init(shown: [Figure], summary: Summary?, withheld: [String]) {
    self.shown = shown
    self.summary = summary
    self.withheld = withheld
  }

  /// The measure with nothing but what is shown.
  func shown(of measured: MeasuredFigures) -> MeasuredFigures {
    var told = MeasuredFigures(measure: measured.measure, figures: shown, summary: summary)
    told.later = measured.later
    return told
  }

  /// Of a measure alone, beside no other and no earlier pack.
  package init(_ measured: MeasuredFigures, audience: PackAudience) {
    var screening = Screening(measured, for: audience)
    screening.settle()
    self = screening.groups
  }

  /// Of all measures of an enquiry: several of the same pupils tell of each other's pupil groups.
  ///
  /// - Parameter packs: all that were issued before, the oldest first: whoever reads packs for the cluster has those for the public,
  ///   too. What they showed is worked out anew, so that nothing but the records is needed.
  package static func all(
    of measures: [MeasuredFigures], for audience: PackAudience, after packs: [EarlierPack] = []
  ) -> [SmallGroups] {
    var told: [[Slug: [Population]]] = []
    // Those who see everything have no use for a difference.
    for pack in packs where audience.fewest != nil && pack.audience.fewest != nil {
      let shown = settled(pack.measures, pack.audience, told).map { ($0.id, $0.shownPopulations) }
      told.append(Dictionary(shown) { first, _ in first })
    }
    return settled(measures, audience, told).map(\.groups)
  }

  private static func settled(
    _ measures: [MeasuredFigures], _ audience: PackAudience, _ told: [[Slug: [Population]]]
  ) -> [Screening] {
    var screenings = measures.map { measured in
      Screening(measured, for: audience, after: told.compactMap { $0[measured.measure.id] })
    }
    for place in screenings.indices { screenings[place].settle() }
    var grew = true
    while grew {
      grew = false
      for one in screenings.indices {
        for other in screenings.indices where one != other {
          if screenings[one].leaveOut(beside: screenings[other]) { grew = true }
        }
      }
    }
    return screenings
  }
}
