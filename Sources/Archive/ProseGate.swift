internal import Git
package import Model
package import Records

extension Workspace {
  /// The names of an enquiry's code book; none where its store is not on this machine.
  package func names(of name: EnquiryName) throws -> NameBook { try ProseGate(workspace: self).names(of: name) }
}

/// Keeps out of commits what tells who somebody is: git forgets nothing, and whoever copies the folder reads it.
///
/// Only lines that a save adds are looked at, so that what is in history already stands in nobody's way.
package struct ProseGate {
  let workspace: Workspace

  /// A file as it is committed, and as it would be.
  struct Text {
    let path: String
    let before: [UInt8]
    let after: [UInt8]
  }

  /// What the new lines of some texts, their files' names and files for everybody say of somebody; errors are refused,
  /// warnings told.
  func problems(in texts: [Text]) throws -> [Problem] {
    var books: [Scope: NameBook] = [:]
    return try texts.flatMap { file -> [Problem] in
      let scope = Scope(of: file.path)
      let book = try books[scope] ?? names(in: scope)
      books[scope] = book
      let named = file.before.isEmpty ? ProseGate.problems(inNameOf: file.path, book: book) : []
      let held = file.before == file.after ? [] : PublishedFile(path: file.path, bytes: file.after).problems
      guard ProseGate.isProse(file.path) else { return named + held }
      return named + held + ProseGate.problems(in: file.after, before: file.before, path: file.path, book: book)
    }
  }

  /// Refuses a reason that tells itself who somebody is: it goes into the message of the commit.
  func refuse(reason: String, of save: Save) throws {
    if let kind = try kind(in: reason, of: save, countsForenames: true) {
      throw ArchiveError.reasonTellsWhoSomebodyIs(kind)
    }
  }

  /// Whether the subject of a commit tells who somebody is; it is refused where nobody said why it does not.
  func isTold(inSubjectOf save: Save) throws -> Bool {
    guard let kind = try kind(in: save.subject, of: save, countsForenames: false) else { return false }
    if workspace.notIdentifiers == nil {
      throw ArchiveError.nameTellsWhoSomebodyIs(what: "What the commit would be called", kind)
    }
    return true
  }

  private func kind(in words: String, of save: Save, countsForenames: Bool) throws -> Identifiers.Kind? {
    let scopes = Set(save.changes.map { Scope(of: $0.path) } + [save.enquiry.map(Scope.enquiry) ?? .folder])
    return try scopes.lazy.flatMap { scope in Identifiers.sightings(in: words, book: try names(in: scope)) }
      .first { countsForenames || !$0.isForenameOnly }?.kind
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
  private enum Scope: Hashable {
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

  private func names(in scope: Scope) throws -> NameBook {
    let store: PrivateStore
    do { store = try workspace.privateStore() } catch let error as ArchiveError {
      switch error {
      case .storeMissing, .storeInFolder, .storeNowhere, .noPrivateFolder: return NameBook()
      default: throw error
      }
    }
    switch scope {
    case .enquiry(let name):
      var book = try store.codeBook(of: name).names
      for other in try store.codedEnquiries(of: name.alliance) where other != name {
        book.addWholeNames(try store.codeBook(of: other).names)
      }
      return book
    case .alliance(let alliance): return try wholeNames(of: [alliance], in: store)
    case .folder: return try wholeNames(of: store.codedAlliances(), in: store)
    }
  }

  private func wholeNames(of alliances: [Slug], in store: PrivateStore) throws -> NameBook {
    var book = NameBook()
    for name in try alliances.flatMap(store.codedEnquiries) { book.addWholeNames(try store.codeBook(of: name).names) }
    return book
  }

  static func problems(in after: [UInt8], before: [UInt8], path: String, book: NameBook) -> [Problem] {
    let lines = lines(after, of: path)
    let known = Set(ProseGate.lines(before, of: path))
    return Identifiers.sightings(in: lines.joined(separator: "\n"), book: book).compactMap { sighting in
      guard lines.indices.contains(sighting.line - 1), !known.contains(lines[sighting.line - 1]) else { return nil }
      return problem(sighting, path)
    }
  }

  /// What the name of a new file or folder says of somebody: `asha-begum-7c`.
  private static func problems(inNameOf path: String, book: NameBook) -> [Problem] {
    let parts = path.split(separator: "/").map(String.init)
    let own = ["enquiry.md", "alliance.yaml", "cluster.yaml"].contains(parts.last) ? parts.dropLast().last : parts.last
    guard let own, let sighting = Identifiers.sighting(inName: own, book: book) else { return [] }
    return [
      Problem(
        .error, "identifier_in_name", at: Place(path: path),
        "The name of this file or folder looks like "
          + "\(sighting.singular).", remedy: "Give it another short name. \(sighting.remedy)")
    ]
  }

  /// What a text that is to be published says of somebody beyond doubt.
  package static func sightings(in source: SourceText, book: NameBook) -> [Problem] {
    problems(in: source.bytes, before: [], path: source.path, book: book).filter { $0.severity == .error }
  }

  private static func lines(_ bytes: [UInt8], of path: String) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    // Cells stand apart as words do.
    let plain = path.lowercased().hasSuffix(".csv") ? String(text.map { ",;".contains($0) ? " " : $0 }) : text
    return plain.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }

  /// Without an excerpt: a message is copied further than the text it is about.
  static func problem(_ sighting: Identifiers.Sighting, _ path: String) -> Problem {
    let place = Place(path: path, line: sighting.line, column: sighting.column)
    if sighting.isForenameOnly {
      return Problem(
        .warning, "forename_in_text", at: place, "This forename is one of those in the code book.",
        remedy: "If it is the pupil's, write “a pupil” or the code instead.")
    }
    return Problem(
      .error, "identifier_in_text", at: place, "This looks like \(sighting.kind.singular).",
      remedy: sighting.kind.remedy)
  }
}

extension Identifiers.Kind {
  /// How to say it without telling who it is.
  package var remedy: String {
    switch self {
    case .upn, .uln, .candidateNumber, .admissionNumber, .nhsNumber, .name:
      "Write “a pupil”, or the code instead, as P07."
    case .initials: "Write “a pupil in year 7”, or the code instead, as P07."
    case .email, .telephone: "Write the role instead, as “the project lead at Elm School”."
    case .address, .postcode: "Leave it out; the name of the school is enough."
    case .dateOfBirth: "Write the year group instead."
    }
  }
}

extension Inspection {
  /// What tells who somebody is and was saved all the same: by hand with git, or before the program looked for it.
  func identifiersInTexts(_ dossier: Dossier) throws -> [Problem] {
    let gate = ProseGate(workspace: snapshot.workspace)
    let book = try gate.names(of: dossier.enquiry.name)
    let paths =
      try [dossier.enquiryPath] + dossier.notes.map(\.path) + dossier.cycles.map(dossier.path(of:))
      + dossier.measures.flatMap { [dossier.path(of: $0.measure), dossier.figuresPath(of: $0.measure)] }
      + snapshot.names(in: Layout.files(dossier.enquiry.name)).map { "\(Layout.files(dossier.enquiry.name))/\($0)" }
      .filter(ProseGate.isProse)
    return try paths.flatMap { path -> [Problem] in
      guard let source = try source(path) else { return [] }
      return ProseGate.problems(in: source.bytes, before: [], path: path, book: book).map { found in
        Problem(.warning, found.code, at: found.place, found.message, remedy: found.remedy)
      }
    }
  }
}
