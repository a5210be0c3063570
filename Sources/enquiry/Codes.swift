internal import Archive
internal import Model
internal import Records

/// Ids of frameworks as a person names them on the command line.
enum Codes {
  /// The ids as the framework has them; capitals and hyphens for underscores are no matter, a title will do.
  static func ids(_ words: [String], of framework: Slug, in frameworks: Frameworks) throws -> [String] {
    try NewName.unique(words).map { try id($0, of: framework, in: frameworks) }
  }

  static func id(_ word: String, of framework: Slug, in frameworks: Frameworks) throws -> String {
    let entries = frameworks[framework]?.entries ?? []
    let plain = plain(word)
    // The id itself comes before what is only written like it, and that before a title.
    let isMeant: [(Framework.Entry) -> Bool] = [
      { $0.id == word }, { Codes.plain($0.id) == plain }, { Codes.plain($0.title) == plain },
    ]
    for isIt in isMeant { if let found = entries.first(where: isIt) { return found.id } }
    throw Failure(
      "“\(word)” is no id of \(framework).",
      hint: Nearest.question(for: plain, among: entries.map(\.id)) ?? "See them: enquiry framework show \(framework)",
      code: .notFound)
  }

  /// Codes of any framework, as `our-scheme/first`.
  static func own(_ words: [String], in frameworks: Frameworks) throws -> [Code] {
    try NewName.unique(words).map { word in
      let parts = word.split(separator: "/", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return try anywhere(word, in: frameworks) }
      let name = parts[0].lowercased()
      guard let framework = Slug(name), frameworks[framework] != nil else {
        throw Failure(
          "There is no framework “\(parts[0])”.",
          hint: Nearest.question(for: name, among: frameworks.all.map(\.id.text)) ?? "See them: enquiry framework",
          code: .notFound)
      }
      return Code(framework, try id(parts[1], of: framework, in: frameworks))
    }
  }

  /// An id that names no framework: the only one that has it.
  private static func anywhere(_ word: String, in frameworks: Frameworks) throws -> Code {
    let plain = plain(word)
    let found = frameworks.all.flatMap { framework in
      framework.entries.filter { Codes.plain($0.id) == plain }.map { Code(framework.id, $0.id) }
    }
    if let code = found.first, found.count == 1 { return code }
    if !found.isEmpty {
      throw ArchiveError.ambiguous(.code, name: word, choices: found.map(\.description))
    }
    let all = frameworks.all.flatMap { framework in framework.entries.map { "\(framework.id)/\($0.id)" } }
    let meant = Nearest.match(for: plain, among: frameworks.all.flatMap(\.entries).map(\.id))
      .flatMap { id in all.first { $0.hasSuffix("/\(id)") } }
    throw ArchiveError.notFound(.code, name: word, nearest: meant, choices: [])
  }

  private static func plain(_ word: String) -> String {
    word.lowercased().split { $0 == "-" || $0 == " " || $0 == "_" }.joined(separator: "_")
  }
}
