/// What a merge cannot decide within one record: two people said different things of the same, and both may be right.
///
/// It is the same question whichever side is called ours: see ``isSame(as:)``.
package struct MergeQuestion: Hashable, Sendable {
  /// What it is about, within the record.
  package enum Spot: Hashable, Sendable {
    /// A value, by the way to it: keys, and items of lists by what they are known by, as
    /// `["theory_of_change", "outputs", "Staff are trained", "measures"]`.
    case key([String])
    /// The order of the items of a list.
    case order([String])
    /// Lines of text under a heading; nil for those before the first.
    case text(String?)
    /// A row of figures.
    case figure(Figure.Key)
    /// The sums of the rows of some schools that are added up together, by one definition; no school where rows name none.
    case sums(schools: [String], definition: String?)
    /// The whole record, where it cannot be looked into or is only right as a whole.
    case whole
  }

  package let spot: Spot
  /// Tells apart questions about one spot, as two places in the text under one heading; 0 for the first.
  package let number: Int
  /// What it was; nil where it was not there, or where nobody can tell.
  package let base: String?
  /// What it is on either side; nil where it is not there. As people would read it, for ``Spot/whole`` nothing but whether it is there.
  package let ours: String?
  package let theirs: String?
  /// Whether both can be kept, one below the other.
  package let allowsBoth: Bool
  /// Whether a third value can be given.
  package let allowsValue: Bool

  package init(
    _ spot: Spot, number: Int = 0, base: String?, ours: String?, theirs: String?, allowsBoth: Bool = false,
    allowsValue: Bool = true
  ) {
    self.spot = spot
    self.number = number
    self.base = base
    self.ours = ours
    self.theirs = theirs
    self.allowsBoth = allowsBoth
    self.allowsValue = allowsValue
  }

  /// The same as the other side would ask it.
  package var swapped: MergeQuestion {
    MergeQuestion(
      spot, number: number, base: base, ours: theirs, theirs: ours, allowsBoth: allowsBoth, allowsValue: allowsValue)
  }

  /// Whether it is the same question, asked from either side.
  package func isSame(as other: MergeQuestion) -> Bool { self == other || swapped == other }
}

/// What a person decides where a merge cannot.
package enum MergeAnswer: Hashable, Sendable {
  case ours
  case theirs
  /// Both, one below the other, in the order that does not depend on whose side it is.
  case both
  /// Something else, as a person writes it.
  case value(String)
}
