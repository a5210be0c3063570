/// A list of named ideas that records refer to by id, as the thirteen key messages: data, never code.
///
/// Shipped below `templates/frameworks/`; a folder may add entries, put others in their place, or bring lists of its own.
package struct Framework: Hashable, Sendable {
  /// An id with its words: a part of the list, or a response.
  package struct Label: Hashable, Sendable {
    package let id: String
    package let title: String

    package init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  package struct Entry: Hashable, Sendable {
    package let id: String
    /// Short enough for a list.
    package let title: String
    package let group: String?
    package let about: String?
    /// A question worth asking a peer about it.
    package let question: String?
    /// What others did about it; only challenges have any.
    package let responses: [Label]

    package init(
      id: String, title: String, group: String? = nil, about: String? = nil, question: String? = nil,
      responses: [Label] = []
    ) {
      self.id = id
      self.title = title
      self.group = group
      self.about = about
      self.question = question
      self.responses = responses
    }
  }

  package let id: Slug
  package let title: String
  package let about: String?
  package let source: String?
  package let note: String?
  package let groups: [Label]
  package let entries: [Entry]

  package init(
    id: Slug, title: String, about: String? = nil, source: String? = nil, note: String? = nil, groups: [Label] = [],
    entries: [Entry] = []
  ) {
    self.id = id
    self.title = title
    self.about = about
    self.source = source
    self.note = note
    self.groups = groups
    self.entries = entries
  }

  package subscript(_ id: String) -> Entry? { entries.first { $0.id == id } }

  /// This list with another's entries over it: those of the same id in their places, new ones below.
  package func overridden(by other: Framework) -> Framework {
    let groups = other.groups.filter { group in !self.groups.contains { $0.id == group.id } }
    let replaced = entries.map { entry in other[entry.id] ?? entry }
    return Framework(
      id: id, title: other.title, about: other.about ?? about, source: other.source ?? source,
      note: other.note ?? note,
      groups: self.groups.map { mine in other.groups.first { $0.id == mine.id } ?? mine } + groups,
      entries: replaced + other.entries.filter { self[$0.id] == nil })
  }
}

/// All frameworks of a folder, in order of their ids.
package struct Frameworks: Hashable, Sendable {
  package let all: [Framework]

  package init(_ frameworks: [Framework]) { all = frameworks.sorted { $0.id < $1.id } }

  package subscript(_ id: Slug) -> Framework? { all.first { $0.id == id } }

  /// The entry that a code names; nil when there is no such framework or entry.
  package subscript(_ code: Code) -> Framework.Entry? { self[code.framework]?[code.id] }

  /// As people read it: `Scope and plan (km3)`; the bare id where no framework has it.
  package func spoken(_ code: Code) -> String {
    self[code].map { "\($0.title) (\(code.id))" } ?? code.id
  }
}

/// One entry of a framework, as a record names it.
package struct Code: Hashable, Sendable, CustomStringConvertible {
  package let framework: Slug
  package let id: String

  package init(_ framework: Slug, _ id: String) {
    self.framework = framework
    self.id = id
  }

  /// Reads `our-scheme/first`.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, let framework = Slug(parts[0]) else { return nil }
    self.init(framework, String(parts[1]))
  }

  package var description: String { "\(framework)/\(id)" }
}

/// A key of a record whose values are ids of one framework.
package struct CodedKey: Hashable, Sendable {
  package let key: String
  package let framework: Slug
  /// Whether the key holds several ids.
  package let isList: Bool

  private init(_ key: String, _ framework: Slug, isList: Bool = true) {
    self.key = key
    self.framework = framework
    self.isList = isList
  }

  package static let keyMessages = CodedKey("key_messages", .keyMessages)
  package static let claims = CodedKey("claims", .claims)
  package static let behaviours = CodedKey("behaviours", .behaviours)
  package static let challenge = CodedKey("challenge", .challenges, isList: false)
  package static let guskey = CodedKey("guskey", .guskey)
  package static let beneficiaries = CodedKey("beneficiaries", .beneficiaries)
  package static let strands = CodedKey("strands", .strands)

  /// The keys of each kind of record, in the order in which they are written.
  package static let evidence = [claims, guskey, beneficiaries]
  package static let leadership = [keyMessages, claims, behaviours, challenge]
  package static let measure = [guskey, beneficiaries]
}

extension Slug {
  // The frameworks that the program itself asks for.
  package static let keyMessages = Slug(known: "key-messages")
  package static let claims = Slug(known: "claims")
  package static let behaviours = Slug(known: "behaviours")
  package static let challenges = Slug(known: "challenges")
  package static let focusAreas = Slug(known: "focus-areas")
  package static let guskey = Slug(known: "guskey")
  package static let beneficiaries = Slug(known: "beneficiaries")
  package static let sustainability = Slug(known: "sustainability")
  package static let strands = Slug(known: "strands")
  package static let theoryOfChange = Slug(known: "theory-of-change")
}
