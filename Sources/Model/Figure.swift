/// One row of figures entered by hand: `measures/<id>.figures.csv`.
///
/// Everything but the occasion may be empty: people record what they really have.
package struct Figure: Hashable, Sendable {
  package enum Moved: String, Sendable, CaseIterable { case up, down, same }

  package var occasion: String
  package var group: String?
  package var subgroupBy: String?
  package var subgroup: String?
  package var school: String?
  package var definition: String?
  /// How many people, 0 or more.
  package var n: Int?
  package var mean: ExactNumber?
  /// Standard deviation, 0 or more.
  package var sd: ExactNumber?
  /// How many said yes, of `of` people.
  package var count: Int?
  package var of: Int?
  /// A change up to this occasion when the values themselves are not known: in the unit, percentage points for yes/no.
  package var change: ExactNumber?
  package var elapsedMonths: ExactNumber?
  package var moved: Moved?
  package var source: String?
  package var note: String?

  package init(occasion: String) { self.occasion = occasion }

  /// The columns, in the order in which they are written.
  package static let columns = [
    "occasion", "group", "subgroup_by", "subgroup", "school", "definition", "n", "mean", "sd", "count", "of", "change",
    "elapsed_months", "moved", "source", "note",
  ]

  /// What makes two rows figures for the same thing: recording one again replaces it.
  package struct Key: Hashable, Sendable {
    package let occasion: String
    package var group: String?
    package let subgroupBy: String?
    package var subgroup: String?
    package var school: String?
    package var definition: String?
  }

  package var key: Key {
    Key(
      occasion: occasion, group: group, subgroupBy: subgroupBy, subgroup: subgroup, school: school,
      definition: definition)
  }
}
