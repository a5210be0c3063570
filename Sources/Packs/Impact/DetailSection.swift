/// What a statistician asks for, under the name of the method: names and values, and what is not given.
package struct DetailSection: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package let name: String
    package let value: String
    /// How deep it stands below the heading: 0, or 1 for the parts of a method.
    package let depth: Int
  }

  /// As "Change of the same people: all pupils".
  package let heading: String
  package let rows: [Row]
  /// What is not computed and why, a sentence a reason: "Not given, since nobody changed: p, exact."
  package let missing: [String]
  /// What the numbers must not be taken for, a sentence each.
  package var notes: [String] = []
}
