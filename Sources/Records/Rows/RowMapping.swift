package import Model

/// Which column of a table is what.
package struct RowMapping: Hashable, Sendable {
  /// A column with the name that it has from now on: of a subgroup column, or of an occasion.
  package struct Named: Hashable, Sendable {
    package var name: String
    package var column: Int

    package init(name: String, column: Int) {
      self.name = name
      self.column = column
    }
  }

  package enum Shape: Hashable, Sendable {
    /// A row a value: the columns of the occasion and of the value.
    case long(occasion: Int, value: Int)
    /// A row a participant: one column an occasion.
    case wide([Named])
  }

  /// Nil where a series names nobody.
  package var participant: Int?
  package var group: Int?
  package var school: Int?
  /// `subgroup`, and those that the definition names.
  package var subgroups: [Named]
  package var shape: Shape
  /// What a comma in a number means, where the person has said so.
  package var decimalMark: DecimalMark?
  /// The order of `05/09/2014`, where the person has said so or the headings do.
  package var dayOrder: DayOrder?
  /// The keys of codes that are people's although they read like a line of totals, as `total`.
  package var people: Set<String>

  package init(
    participant: Int?, group: Int? = nil, school: Int? = nil, subgroups: [Named] = [], shape: Shape,
    decimalMark: DecimalMark? = nil, dayOrder: DayOrder? = nil, people: Set<String> = []
  ) {
    self.participant = participant
    self.group = group
    self.school = school
    self.subgroups = subgroups
    self.shape = shape
    self.decimalMark = decimalMark
    self.dayOrder = dayOrder
    self.people = people
  }

  /// The columns with values.
  package var valueColumns: [Int] {
    switch shape {
    case .long(_, let value): [value]
    case .wide(let occasions): occasions.map(\.column)
    }
  }

  /// All columns that are read.
  package var columns: [Int] {
    let occasion: Int? = if case .long(let occasion, _) = shape { occasion } else { nil }
    return [participant, group, school, occasion].compactMap(\.self) + subgroups.map(\.column) + valueColumns
  }
}

/// What a person says about a column: `participant=Code`, `after=Summer score`; or `decimal=comma`, `dates=day-first`,
/// `participant=Total` of a code that reads like a line of totals.
package struct RowMappingWish: Hashable, Sendable {
  /// `participant`, `group`, `subgroup`, `school`, `occasion`, `value`, a subgroup column of the definition, `decimal`,
  /// `dates`; anything else is an occasion. `person`, `pupil` and `code` are `participant`.
  package let role: String
  /// The heading of the column; of a code that reads like a line of totals the code.
  package let heading: String

  /// Nil without `=` or with nothing on one side of it.
  package init?(_ words: String) {
    guard let sign = words.firstIndex(of: "=") else { return nil }
    role = SpokenName(words[..<sign]).text
    heading = SpokenName(words[words.index(after: sign)...]).text
    if role.isEmpty || heading.isEmpty { return nil }
  }

  /// The option that says it, as it is typed: `--column participant='UPN'`.
  package static func option(_ role: String, _ heading: String) -> String {
    let isPlain = role.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
    if isPlain, !heading.contains("'") { return "--column \(role)='\(heading)'" }
    return "--column '\("\(role)=\(heading)".replacing("'", with: "'\\''"))'"
  }
}

/// How a table would be read, for a person to agree to.
package struct RowProposal: Sendable {
  /// One column and what it would be taken for.
  package struct Taken: Hashable, Sendable {
    package let heading: String
    /// `participant`, `group`, `value`, `pupil_premium`; of an occasion its name.
    package let role: String
    /// Whether the role is an occasion, as the columns of a wide table are.
    package let isOccasion: Bool
  }

  /// Something that no column was found for, and that a person can say.
  package struct Gap: Hashable, Sendable {
    package enum Kind: Sendable {
      /// Who each row is about.
      case participant
      /// When each value was measured, where a column holds the values.
      case occasion
      /// The values, where a column says when they were measured.
      case value
      /// All values, in whatever form.
      case values
    }

    package let kind: Kind
    /// The headings of the columns that nothing is known of, those that look like it first.
    package let headings: [String]
  }

  /// Nil when too little was found; ``problems`` then say what is missing.
  package var mapping: RowMapping?
  /// Whether every column taken is named as the program names it, so that nobody needs to be asked.
  package var isExact: Bool
  package var taken: [Taken]
  /// The headings of columns that are not read.
  package var ignored: [String]
  /// Occasions of a wide table that the definition has not.
  package var newOccasions: [String]
  /// What of the headings is worth a second look, a sentence each.
  package var remarks: [String] = []
  package var problems: [Problem]
  package var gaps: [Gap] = []
}
