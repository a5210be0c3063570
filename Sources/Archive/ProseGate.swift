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

  /// What the new lines of some texts say of somebody; errors are refused, warnings told.
  func problems(in texts: [Text]) throws -> [Problem] {
    var books: [EnquiryName: NameBook] = [:]
    return try texts.flatMap { file -> [Problem] in
      guard ProseGate.isProse(file.path) else { return [] }
      let name = ProseGate.enquiry(at: file.path)
      let book = try name.map { name in try books[name] ?? names(of: name) } ?? NameBook()
      if let name { books[name] = book }
      return ProseGate.problems(in: file.after, before: file.before, path: file.path, book: book)
    }
  }

  /// Refuses a reason that tells itself who somebody is: it goes into the message of the commit.
  func refuse(reason: String, of save: Save) throws {
    let named = Set([save.enquiry].compactMap(\.self) + save.changes.compactMap { ProseGate.enquiry(at: $0.path) })
    let books = try [NameBook()] + named.map(names)
    let found = books.flatMap { Identifiers.sightings(in: reason, book: $0) }
    if let first = found.first { throw ArchiveError.reasonTellsWhoSomebodyIs(first.kind) }
  }

  /// Records and published texts; tables of sums hold numbers alone.
  static func isProse(_ path: String) -> Bool {
    path.hasPrefix(Layout.records + "/")
      && ([".md", ".yaml", ".yml", ".txt"].contains { path.lowercased().hasSuffix($0) }
        || path.hasSuffix(".figures.csv") || isPublishedTable(path))
  }

  /// A table that was published with an entry.
  private static func isPublishedTable(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().last == "files"
      && [".csv", ".tsv"].contains { path.lowercased().hasSuffix($0) }
  }

  private static func enquiry(at path: String) -> EnquiryName? {
    if let name = Layout.location(of: path)?.enquiry { return name }
    let parts = path.split(separator: "/")
    guard parts.count > 3, let alliance = Slug(parts[1]), let slug = Slug(parts[2]) else { return nil }
    return EnquiryName(alliance: alliance, slug: slug)
  }

  /// The names of the code book; none where there is no store on this machine, which `doctor` tells.
  func names(of name: EnquiryName) throws -> NameBook {
    do { return try workspace.privateStore().codeBook(of: name).names } catch let error as ArchiveError {
      switch error {
      case .storeMissing, .storeInFolder, .storeNowhere, .noPrivateFolder: return NameBook()
      default: throw error
      }
    }
  }

  static func problems(in after: [UInt8], before: [UInt8], path: String, book: NameBook) -> [Problem] {
    let lines = lines(after, of: path)
    let known = Set(ProseGate.lines(before, of: path))
    return Identifiers.sightings(in: lines.joined(separator: "\n"), book: book).compactMap { sighting in
      guard lines.indices.contains(sighting.line - 1), !known.contains(lines[sighting.line - 1]) else { return nil }
      return problem(sighting, path)
    }
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
