internal import Archive
internal import Model
internal import Records

/// Names of new things, and the small words around them.
enum NewName {
  /// A short name that may be given to a new thing.
  static func slug(_ text: String, for thing: ArchiveError.Thing, reserved: Set<String> = []) throws -> Slug {
    guard let slug = Slug(text), !reserved.contains(text) else {
      let suggestion = reserved.contains(text) ? "\(text)-\(thing.rawValue)" : Slug(from: text)?.text
      throw ArchiveError.badName(thing, name: text, suggestion: suggestion)
    }
    return slug
  }

  /// The short name that was given on the command line.
  static func slug(
    given text: String?, for thing: ArchiveError.Thing, reserved: Set<String> = []
  ) throws -> Slug {
    if let text { return try slug(text, for: thing, reserved: reserved) }
    let example =
      switch thing {
      case .alliance: "alliance new elm"
      case .cluster: "cluster new north"
      case .measure: "measure new reading-age"
      default: "new paired-reading"
      }
    throw Failure(
      "The \(thing.rawValue) needs a short name.", hint: "Give it, as in: enquiry \(example)", code: .usage)
  }

  /// Each text once, in the order in which they came; blank ones are left out.
  static func unique(_ texts: [String]) -> [String] { texts.compactMap(plain).unique }

  /// A text as it goes into a record; nil when it is blank.
  static func plain(_ text: String?) -> String? {
    text.map(InputFile.tidy).map(\.trimmingBlanks).flatMap { $0.isEmpty ? nil : $0 }
  }

  static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// `paired-reading` as `Paired reading`.
  static func words(_ slug: String) -> String {
    capitalised(slug.split(separator: "-").joined(separator: " "))
  }
}

/// Interventions as a person names them on the command line.
enum Interventions {
  /// The values for a record: ids of the toolkit, or maps of one's own.
  static func values(_ texts: [String], support: String?, toolkit: Toolkit) throws -> [YAMLValue] {
    let chosen = NewName.unique(texts)
    if support != nil, chosen.allSatisfy({ ownTitle($0) == nil }) {
      throw Failure(
        "--support goes with an intervention of your own.",
        hint: "Give --intervention \"own: its title\"; what supports one of the toolkit goes into the notes.",
        code: .usage)
    }
    return try chosen.map { text in
      if let title = ownTitle(text) {
        let words = support.map { [YAMLValue.Pair("support", .text($0))] } ?? []
        return .map([YAMLValue.Pair("own", .text(title))] + words)
      }
      return .token(try id(text, toolkit))
    }
  }

  /// The id as the toolkit has it.
  static func id(_ text: String, _ toolkit: Toolkit) throws -> String {
    if toolkit[text] != nil { return text }
    throw ArchiveError.notFound(.intervention, name: text, nearest: toolkit.nearestID(to: text), choices: [])
  }

  /// The title in `own: a title`; nil for anything else.
  static func ownTitle(_ text: String) -> String? {
    guard text.lowercased().hasPrefix("own:") else { return nil }
    let title = String(text.dropFirst(4)).trimmingBlanks
    return title.isEmpty ? nil : title
  }
}

extension Snapshot {
  /// A new record: its skeleton with some fields filled.
  func newRecord(_ kind: RecordKind, at path: String, _ edits: [RecordEdit]) throws -> SourceText {
    let skeleton = try kind.skeleton.map { try template($0).bytes } ?? Array("schema: enquiry/1\n".utf8)
    return try SourceText(path: path, bytes: skeleton).applying(edits, as: kind)
  }

  /// A path with a new random id at which nothing stands yet.
  func freePath(
    using generator: inout any RandomNumberGenerator, _ path: (EntryID) -> String
  ) throws -> String {
    var free: String
    repeat { free = path(EntryID(using: &generator)) } while try exists(free)
    return free
  }

  /// A new random id.
  func newID(_ context: Context) throws -> EntryID {
    var generator = context.random(commit)
    return EntryID(using: &generator)
  }
}
