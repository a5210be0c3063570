internal import Git
internal import Model
package import Records

// What must not stand where it would be committed.
extension Inspection {
  /// Entries for oneself alone must not stand where everybody who has the folder can read them.
  func keptForOneself(_ dossier: Dossier) throws -> [Problem] {
    try dossier.notes.filter { $0.note.share == .me }.map { placed in
      try problem(
        .error, Problem.keptForOneself, in: placed.path, at: .value("share"),
        "This entry is for you alone, but stands in the folder.",
        remedy: "Move it to \(Layout.privatePath(of: placed.path)), or share it with the team.")
    }
  }

  /// Tables with one row a person, and spreadsheets that nobody can look into.
  func rowsAboutPeople() throws -> [Problem] {
    try tables(below: Layout.records, depth: 8).compactMap { path in
      guard path.lowercased().hasSuffix(".csv") || path.lowercased().hasSuffix(".tsv") else {
        return problem(
          .warning, "spreadsheet", of: path, "The program cannot look into a spreadsheet.",
          remedy: "If it has rows about people, move it to \(Layout.privatePath(of: path)).")
      }
      guard let source = try header(path), let column = PeopleColumns.first(in: source) else { return nil }
      return source.problem(
        .error, "rows_about_people", at: column.offset,
        "The column “\(column.name)” looks like a list of people, one a row.",
        "Move the file to \(Layout.privatePath(of: path)), and record only totals here.")
    }
  }

  /// Paths of tables below a folder; a name with a point is a file, for this purpose.
  private func tables(below folder: String, depth: Int) throws -> [String] {
    let endings = [".csv", ".tsv", ".xlsx", ".xls", ".xlsm", ".ods", ".numbers"]
    return try snapshot.names(in: folder).flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      if endings.contains(where: name.lowercased().hasSuffix) { return [path] }
      return depth == 0 || name.dropFirst().contains(".") ? [] : try tables(below: path, depth: depth - 1)
    }
  }

  /// The first line of a table; nil when it is no text, which its reader says where there is one.
  private func header(_ path: String) throws -> SourceText? {
    do {
      let bytes = try snapshot.bytes(path, limit: 64 << 20) ?? []
      let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      return try SourceText(path: path, bytes: Array(line.prefix(65_536)))
    } catch ArchiveError.git(let error) where [.tooLarge, .notAFile].contains(error.code) {
      return nil
    } catch is RecordError {
      return nil
    }
  }

  /// `private/` is neither committed nor about to be.
  func privateFolderInGit() throws -> [Problem] {
    if let path = try snapshot.privateFileInGit() {
      return [
        problem(
          .error, "private_in_git", of: path, "git keeps private/, so everybody who has the folder can read it.",
          remedy: "Take it out: git rm -r --cached private. Earlier versions stay in git's history all the same.")
      ]
    }
    guard try snapshot.isPrivateFolderExposed() else { return [] }
    return [
      try problem(
        .error, "private_not_ignored", in: Layout.ignore, "git is not told to leave private/ alone.",
        remedy: "Add a line /private/ to .gitignore.")
    ]
  }
}

extension Snapshot {
  /// A file of `private/` that is committed, or is announced to be; nil when there is none.
  fileprivate func privateFileInGit() throws -> String? {
    let folder = Layout.privateFolder
    let committed = try readsOwn ? workspace.snapshot(.committed, reach: .own) : self
    if let name = try committed.names(in: folder).first { return "\(folder)/\(name)" }
    return try unsaved(below: [folder]).first { path in
      try Workspace.git { () throws(GitError) in
        try workspace.repository.stagedBlob(workspace.inRepository(path)) != nil
      }
    }
  }

  /// Whether `private/` holds something that git would take with the rest.
  func isPrivateFolderExposed() throws -> Bool {
    try privateFileInGit() == nil && !unsaved(below: [Layout.privateFolder]).isEmpty
  }
}

/// Columns that only a table of people has.
package enum PeopleColumns {
  private static let telling: Set<String> = [
    "participant", "participant_id", "participant_code", "pupil", "pupil_id", "pupil_code", "pupil_name",
    "pupil_number",
    "student", "student_id", "student_code", "student_name", "student_number", "child", "child_id", "child_code",
    "child_name", "learner", "learner_id", "learner_code", "learner_name", "upn", "uln", "full_name", "first_name",
    "forename", "last_name", "surname",
    "dob", "date_of_birth", "birth_date", "birthday", "email", "postcode", "candidate_number", "admission_number",
  ]
  /// Of these it takes `name` and another one.
  private static let vague: Set<String> = ["value", "score", "code", "class", "before", "after", "result", "mark"]

  /// The first such column of a table's first line, with the place where it stands.
  package static func first(in source: SourceText) -> (name: String, offset: Int)? {
    let marks: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var columns: [(name: String, offset: Int)] = []
    var begin = source.start
    for end in source.bytes.indices.filter({ marks.contains(source.bytes[$0]) }) + [source.bytes.count] {
      if begin <= end { columns.append((source.string(begin..<end), begin)) }
      begin = end + 1
    }
    let named = columns.map { (plain($0.name), $0) }
    if let column = named.first(where: { telling.contains($0.0) }) { return column.1 }
    guard named.contains(where: { vague.contains($0.0) }) else { return nil }
    return named.first { $0.0 == "name" }?.1
  }

  /// `"First name"` as `first_name`.
  private static func plain(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
  }
}
