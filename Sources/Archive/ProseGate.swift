internal import Git
package import Model
package import Records

extension Workspace {
  /// The names of an enquiry's code book; none where its store is not on this machine.
  package func names(of name: EnquiryName) throws -> NameBook { try ProseGate(workspace: self).namesAndCodes(of: name) }
}

/// Keeps out of commits what tells who somebody is: git forgets nothing, and whoever copies the folder reads it.
///
/// Only lines that a save adds are looked at, so that what is in history already stands in nobody's way.
package struct ProseGate {
  let workspace: Workspace
  /// What one save asks again and again: reading the rows of an alliance takes its time.
  let known = KnownBooks()

  init(workspace: Workspace) { self.workspace = workspace }

  final class KnownBooks {
    fileprivate var books: [Scope: NameBook] = [:]
    /// Those that have the codes of rows, too.
    fileprivate var coded: Set<Scope> = []
    fileprivate var unread: [Problem] = []

    func warn(_ problems: [Problem]) { unread += problems.filter { !unread.contains($0) } }
  }

  /// What could not be read, so that no text was looked through for what stands there.
  var unread: [Problem] { known.unread }

  /// A file as it is committed, and as it would be.
  struct Text {
    let path: String
    let before: [UInt8]
    let after: [UInt8]
    /// Whether it was written for the command, and stands in no file yet that could be opened.
    var isTyped = false
  }

  /// What the new lines of some texts, their files' names and files for everybody say of somebody; errors are refused,
  /// warnings told.
  func problems(in texts: [Text]) throws -> [Problem] {
    try texts.flatMap { file -> [Problem] in
      let book = try book(for: Scope(of: file.path), withCodes: ProseGate.mayHoldCodes(file))
      // The program made the name of an entry itself.
      let isMade = file.isTyped && Layout.location(of: file.path)?.id != nil
      let named = file.before.isEmpty && !isMade ? ProseGate.problems(inNameOf: file, book: book) : []
      let held = file.before == file.after ? [] : PublishedFile(path: file.path, bytes: file.after).problems
      guard ProseGate.isProse(file.path) else { return named + held }
      return named + held + ProseGate.problems(in: file, book: book)
    }
  }

  /// The names that bear on a text, and the codes of rows once a text may hold one.
  private func book(for scope: Scope, withCodes: Bool) throws -> NameBook {
    var book = try known.books[scope] ?? names(in: scope)
    if withCodes, known.coded.insert(scope).inserted { try addRowCodes(of: scope, to: &book) }
    known.books[scope] = book
    return book
  }

  /// Refuses a reason that tells itself who somebody is: it goes into the message of the commit.
  func refuse(reason: String, of save: Save) throws {
    if let found = try sighting(in: reason, of: save, countsForenames: true) {
      throw ArchiveError.reasonTellsWhoSomebodyIs(found.sentence)
    }
  }

  /// Whether the subject of a commit tells who somebody is; it is refused where nobody said why it does not.
  func isTold(inSubjectOf save: Save) throws -> Bool {
    guard let found = try sighting(in: save.subject, of: save, countsForenames: false) else { return false }
    if workspace.notIdentifiers == nil {
      throw ArchiveError.subjectTellsWhoSomebodyIs(found.sentence)
    }
    return true
  }

  private func sighting(
    in words: String, of save: Save, countsForenames: Bool
  ) throws -> Identifiers.Sighting? {
    let scopes = Set(save.changes.map { Scope(of: $0.path) } + [save.enquiry.map(Scope.enquiry) ?? .folder])
    for scope in scopes {
      let book = try book(for: scope, withCodes: ProseGate.mayHoldCodes(words))
      let found = Identifiers.sightings(in: words, book: book).first {
        !$0.isDoubtful || countsForenames && $0.isForenameOnly
      }
      if let found { return found }
    }
    return nil
  }

  /// Records and published texts; tables of sums hold numbers alone.
  static func isProse(_ path: String) -> Bool {
    [Layout.records, Layout.templates].contains { path.hasPrefix($0 + "/") }
      && ([".md", ".yaml", ".yml", ".txt"].contains { path.lowercased().hasSuffix($0) }
        || path.hasSuffix(".figures.csv") || isPublishedTable(path))
  }

  /// A table that was published with an entry.
  private static func isPublishedTable(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().last == "files"
      && [".csv", ".tsv"].contains { path.lowercased().hasSuffix($0) }
  }

  /// Whose code books bear on a text.
  enum Scope: Hashable {
    case enquiry(EnquiryName)
    case alliance(Slug)
    /// The programme, clusters, templates: everybody's.
    case folder

    init(of path: String) {
      if let name = Layout.location(of: path)?.enquiry {
        self = .enquiry(name)
        return
      }
      let parts = path.split(separator: "/")
      guard parts.count > 2, parts[0] == Layout.records, let alliance = Slug(parts[1]),
        !Slug.reserved.contains(alliance.text)
      else {
        self = .folder
        return
      }
      guard parts.count > 3, let slug = Slug(parts[2]) else {
        self = .alliance(alliance)
        return
      }
      self = .enquiry(EnquiryName(alliance: alliance, slug: slug))
    }
  }

  /// The names of the code book with those of the other enquiries of the alliance; none where there is no store on this
  /// machine, which `doctor` tells.
  func names(of name: EnquiryName) throws -> NameBook { try names(in: .enquiry(name)) }

  func names(in scope: Scope) throws -> NameBook {
    guard let store = try store() else { return NameBook() }
    var book = NameBook()
    let alliances: [Slug]
    switch scope {
    case .enquiry(let name):
      book = try store.codeBook(of: name).names
      alliances = [name.alliance]
    case .alliance(let alliance): alliances = [alliance]
    case .folder: alliances = try store.namedAlliances()
    }
    for name in try alliances.flatMap(store.codedEnquiries) where scope != .enquiry(name) {
      book.addWholeNames(try store.codeBook(of: name).names)
    }
    for alliance in alliances { addForgotten(of: alliance, in: store, to: &book) }
    return book
  }

  private func addForgotten(of alliance: Slug, in store: PrivateStore, to book: inout NameBook) {
    do { if let names = try store.forgottenNames(of: alliance) { book.add(names) } } catch {
      known.warn([store.unreadForgottenNames(alliance)])
    }
  }

  static func problems(in file: Text, book: NameBook) -> [Problem] {
    let lines = lines(file.after, of: file.path)
    let known = Set(ProseGate.lines(file.before, of: file.path))
    let sightings = Identifiers.sightings(in: lines.joined(separator: "\n"), book: book).filter { sighting in
      lines.indices.contains(sighting.line - 1) && !known.contains(lines[sighting.line - 1])
    }
    guard file.path.hasSuffix(".figures.csv") else { return sightings.map { problem($0, file) } }
    return (sightings + labels(in: file, beside: sightings, book: book)).map { problem($0, file) }
  }

  /// What the name of a new file or folder says of somebody: `asha-begum-7c`.
  private static func problems(inNameOf file: Text, book: NameBook) -> [Problem] {
    guard let own = ownName(of: file.path), let sighting = Identifiers.sighting(inName: own, book: book) else {
      return []
    }
    let message =
      file.isTyped
      ? "The short name cannot stay: \(sighting.sentence)."
      : "The name of this file or folder tells of somebody: \(sighting.sentence)."
    return [
      Problem(
        .error, "identifier_in_name", at: Place(path: file.path), message,
        remedy: "Give it another short name. \(sighting.kind.remedy)")
    ]
  }

  /// The name of a file, or that of the folder which stands for a record.
  static func ownName(of path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    return ["enquiry.md", "alliance.yaml", "cluster.yaml"].contains(parts.last) ? parts.dropLast().last : parts.last
  }

  /// What a text that is to be published says of somebody beyond doubt.
  package static func sightings(in source: SourceText, book: NameBook) -> [Problem] {
    problems(in: Text(path: source.path, before: [], after: source.bytes), book: book).filter {
      $0.severity == .error
    }
  }

  /// What a save adds.
  static func newLines(of file: Text) -> [String] {
    let known = Set(lines(file.before, of: file.path))
    return lines(file.after, of: file.path).filter { !known.contains($0) }
  }

  private static func lines(_ bytes: [UInt8], of path: String) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    // Cells stand apart as words do.
    let plain = path.lowercased().hasSuffix(".csv") ? String(text.map { ",;".contains($0) ? " " : $0 }) : text
    return plain.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }
}

extension Inspection {
  /// What tells who somebody is and was saved all the same: by hand with git, or before the program looked for it.
  func identifiersInTexts(_ dossier: Dossier) throws -> [Problem] {
    let gate = ProseGate(workspace: snapshot.workspace)
    let book = try gate.namesAndCodes(of: dossier.enquiry.name)
    let paths =
      try [dossier.enquiryPath] + dossier.notes.map(\.path) + dossier.cycles.map(dossier.path(of:))
      + dossier.measures.flatMap { [dossier.path(of: $0.measure), dossier.figuresPath(of: $0.measure)] }
      + snapshot.names(in: Layout.files(dossier.enquiry.name)).map { "\(Layout.files(dossier.enquiry.name))/\($0)" }
      .filter(ProseGate.isProse)
    return try gate.unread
      + paths.flatMap { path in try identifiers(inTextAt: path, book: book) }
      + dossier.measures.flatMap { measured -> [Problem] in
        guard let source = try source(dossier.summaryPath(of: measured.measure)) else { return [] }
        let text = ProseGate.Text(path: source.path, before: [], after: source.bytes)
        return told(ProseGate.labels(in: text, beside: [], book: book).map { ProseGate.problem($0, text) })
      }
  }

  /// What one text says of somebody.
  func identifiers(inTextAt path: String, book: NameBook) throws -> [Problem] {
    guard let source = try source(path) else { return [] }
    return told(ProseGate.problems(in: ProseGate.Text(path: path, before: [], after: source.bytes), book: book))
  }

  /// What is there already is told, and stops nobody.
  private func told(_ problems: [Problem]) -> [Problem] {
    problems.map { Problem(.warning, $0.code, at: $0.place, $0.message, remedy: $0.remedy) }
  }
}
