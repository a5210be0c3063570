extension ParticipantRow {
  /// Who a row is about: the code, without regard to capitals, together with the school.
  ///
  /// A row without a code, as a series may have them, is about its school's part of the people.
  package struct Person: Hashable, Sendable {
    package let school: String?
    package let code: String
    private let part: [String]

    fileprivate init(_ row: ParticipantRow) {
      school = row.school.map { SpokenName($0).key }
      code = Person.folded(row.participant)
      let subgroups = row.subgroups.sorted { $0.key.isBefore($1.key) }.flatMap { [$0.key, SpokenName($0.value).key] }
      part = code.isEmpty ? [row.group.map { SpokenName($0).key } ?? ""] + subgroups : []
    }

    /// English capitals only: everything else in a code is told apart.
    package static func folded(_ code: String) -> String {
      let isFolded = code.utf8.allSatisfy { !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
      guard !isFolded else { return code }
      let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
      return String(decoding: code.utf8.map { capitals.contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
  }

  package var person: Person { Person(self) }
}
