/// One value of one participant, as a row of a file says it.
package struct ParticipantRow: Hashable, Sendable {
  /// A random code, never a name. With a school the two together are one person.
  package var participant: String
  package var school: String?
  package var group: String?
  /// By column: `subgroup`, or those that the definition names.
  package var subgroups: [String: String]
  package var occasion: String
  /// Nil for an empty cell or `NA`: not measured.
  package var value: ExactNumber?
  /// The line of the file, counted from 1; 0 when it comes from no file.
  package var line: Int

  package init(
    participant: String, school: String? = nil, group: String? = nil, subgroups: [String: String] = [:],
    occasion: String, value: ExactNumber?, line: Int = 0
  ) {
    self.participant = participant
    self.school = school
    self.group = group
    self.subgroups = subgroups
    self.occasion = occasion
    self.value = value
    self.line = line
  }
}
