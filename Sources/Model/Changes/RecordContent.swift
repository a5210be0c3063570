/// What one record says, whatever its kind: its keys with their values, and what people wrote under its headings.
package struct RecordContent: Hashable, Sendable {
  package struct Field: Hashable, Sendable {
    /// As in the file; of a key below another both, as `dose.minutes_per_day`.
    package let key: String
    /// One, or those of a list; an item that has keys itself is one text.
    package let values: [String]
    /// Whether there may be several.
    package let isList: Bool

    package init(_ key: String, _ values: [String], isList: Bool = false) {
      self.key = key
      self.values = values
      self.isList = isList
    }
  }

  /// In the order of the file, without those that are empty.
  package var fields: [Field]
  package var prose: Prose

  package init(fields: [Field] = [], prose: Prose = Prose()) {
    self.fields = fields
    self.prose = prose
  }

  /// The first value of a key.
  package subscript(_ key: String) -> String? { fields.first { $0.key == key }?.values.first }

  /// What is different in another version: keys in the order of that one, what it lost, then the texts.
  package func changes(to other: RecordContent) -> [FieldChange] {
    let lost = fields.filter { field in !other.fields.contains { $0.key == field.key } }
    let keys = other.fields.map { field in
      FieldChange(.key(field.key), from: values(field.key), to: field.values, isList: field.isList)
    }
    let gone = lost.map { FieldChange(.key($0.key), from: $0.values, to: [], isList: $0.isList) }
    var headings: [String?] = []
    for section in other.prose.sections + prose.sections where !headings.contains(section.heading) {
      headings.append(section.heading)
    }
    let texts = headings.map { heading in
      FieldChange(.text(heading), from: prose.texts(under: heading), to: other.prose.texts(under: heading))
    }
    return (keys + gone + texts).filter { $0.from != $0.to }
  }

  private func values(_ key: String) -> [String] { fields.first { $0.key == key }?.values ?? [] }
}

extension Prose {
  /// What is written under a heading that may stand more than once.
  fileprivate func texts(under heading: String?) -> [String] {
    sections.filter { $0.heading == heading && !$0.text.isEmpty }.map(\.text)
  }
}

/// Something that a record says otherwise than before.
package struct FieldChange: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    case key(String)
    /// What people wrote under a heading; without one, before the first.
    case text(String?)
  }

  package let place: Place
  /// Empty for what was not recorded.
  package var from: [String]
  /// Empty for what is not recorded any more.
  package var to: [String]
  /// Whether the values are items of a list, of which some may have stayed.
  package let isList: Bool
  /// The day of the step at which it is written, in a record that is written at several days; nil in others.
  package internal(set) var day: Day?

  package init(_ place: Place, from: [String], to: [String], isList: Bool = false) {
    self.place = place
    self.from = from
    self.to = to
    self.isList = isList
  }

  /// The values of a list that came, and those that went.
  package var added: [String] { to.filter { !from.contains($0) } }
  package var removed: [String] { from.filter { !to.contains($0) } }
}
