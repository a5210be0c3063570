internal import Git
internal import Model
internal import Records

// What tells who somebody is: refused in any commit, since git forgets nothing.
extension IncomingCommit {
  /// Tells of rows about people, of what is private, and of texts that name somebody.
  func tellPeople() throws {
    var isOurs = try state.folder(above: "", in: commit.tree) != nil
    for file in files {
      isOurs = isOurs || file.folder != nil
      if tellPrivate(file) { continue }
      if try tellRows(file) { continue }
      if let folder = file.folder { try tellTexts(file, in: folder) }
    }
    if isOurs { tellMessage() }
  }

  /// What lies below `private/` of an enquiry folder, or at the top of what is none.
  private func tellPrivate(_ file: File) -> Bool {
    guard file.inFolder.lowercased().hasPrefix(Layout.privateFolder + "/") else { return false }
    tell(
      check.problem(
        "private_in_git", at: (file.folder ?? "") + Layout.privateFolder,
        "What is in \(Layout.privateFolder)/ never leaves the machine that it is on.",
        "Take it out of git, and leave it where it is: git rm -r --cached \(Layout.privateFolder)."),
      isPrivate: true)
    return true
  }

  /// Tables with a row a person, wherever they stand.
  private func tellRows(_ file: File) throws -> Bool {
    guard Self.isTable(file.path), file.size <= Self.largestFile else { return false }
    let location = file.folder == nil ? nil : Layout.location(of: file.inFolder)
    let bytes = try check.repository.blob(file.id, limit: Self.largestFile)
    if let column = Self.peopleColumn(file.path, bytes) {
      return rows(file, "The column “\(column)” looks like a list of people, one a row.")
    }
    // Records have rules of their own for what stands in their cells.
    if location != nil { return false }
    do {
      if let found = try PublishedFile.columns(file.path, bytes).first { return rows(file, found.message) }
    } catch {
      // What is no table to the program may be one to somebody else.
      let head = Array(bytes.prefix(65_536))
      guard !head.contains(0), let reason = try FileAboutPeople.reason(file.path, head, isCut: head.count < bytes.count)
      else { return false }
      return rows(file, reason)
    }
    return false
  }

  private func rows(_ file: File, _ reason: String) -> Bool {
    tell(
      check.problem(
        "people_in_git", at: file.path, reason,
        "Take the file out of git (git rm --cached), and keep it in \(Layout.privateFolder)/."),
      isPrivate: true)
    return true
  }

  /// The heading of a table that only lists of people have.
  private static func peopleColumn(_ path: String, _ bytes: [UInt8]) -> String? {
    do {
      let header = try RowTable(path: path, bytes: bytes).header.joined(separator: ",")
      return PeopleColumns.first(in: try SourceText(path: path, text: header))?.name
    } catch {
      // Looked at as text afterwards.
      return nil
    }
  }

  // MARK: - Texts

  private func tellTexts(_ file: File, in folder: String) throws {
    let path = file.inFolder
    let isText = ProseGate.isProse(path)
    // A record that is larger is told by its reader.
    guard isText && file.size <= SourceText.limit || path.split(separator: "/").dropLast().last == "files" else {
      return
    }
    let bytes = try check.repository.blob(file.id, limit: Self.largestFile)
    if isText { tellShare(file, bytes) }
    let gate = ProseGate(workspace: Workspace(repository: check.repository, prefix: folder))
    func found(besides before: [UInt8]) throws -> [Problem] {
      try gate.problems(in: [ProseGate.Text(path: path, before: before, after: bytes)]).filter { $0.severity == .error }
    }
    var problems = try found(besides: try joined(file.before))
    if problems.isEmpty || reason != nil { return }
    if file.before.isEmpty { problems = try found(besides: try joined(moved(to: file))) }
    for problem in problems {
      let place = Place(path: folder + problem.place.path, line: problem.place.line, column: problem.place.column)
      tell(
        Problem(.error, problem.code, at: place, problem.message, remedy: problem.remedy), isPrivate: true)
    }
  }

  /// Entries that are for fewer readers than the branch has.
  private func tellShare(_ file: File, _ bytes: [UInt8]) {
    let source: SourceText
    // What is no text its reader tells.
    do { source = try SourceText(path: file.inFolder, bytes: bytes) } catch { return }
    if RecordCheck.isForOneself(source) {
      tell(
        check.problem(
          Problem.keptForOneself, at: file.path, "This entry is for its writer alone.",
          "Move it to \(Layout.privateFolder)/, or share it with the team."), isPrivate: true)
    } else if ref.isShared, isOfLogs(file), RecordCheck.share(of: source) == .team {
      tell(
        check.problem(
          "not_shared", at: file.path, "This entry is for its own team, and the branch for other alliances.",
          "Let enquiry share make the branch: it takes what is shared that far."), isPrivate: true)
    }
  }

  private func isOfLogs(_ file: File) -> Bool {
    switch Layout.location(of: file.inFolder) {
    case .evidence, .leadership: true
    default: false
    }
  }

  /// Several texts as one; what is too large to be one is left out.
  private func joined(_ ids: [ObjectID]) throws -> [UInt8] {
    let texts = try ids.filter { try check.repository.header(of: $0).size <= Self.largestFile }.map { id in
      try check.repository.blob(id)
    }
    return Array(texts.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// Files that this commit took from elsewhere, and that may be this one: what they say came in before.
  private func moved(to file: File) throws -> [ObjectID] {
    guard let parent = commit.parents.first else { return [] }
    let gone = try check.repository.fileDifferences(from: check.repository.place(of: parent).tree, to: commit.tree)
      .compactMap { $0.new == nil ? $0.old : nil }
    let name = file.path.split(separator: "/").last
    return gone.filter { $0.id == file.id || $0.path.split(separator: "/").last == name }
      .filter { $0.mode.isPlainFile }.map(\.id)
  }

  // MARK: - Messages

  /// Why what looks like identifiers is none, where whoever saved it said so.
  private var reason: String? { commit.trailers.first { $0.key == "Not-Identifiers" }?.value }

  private func tellMessage() {
    let isExcused = reason.map { !Self.tells($0) } ?? false
    let lines = commit.message.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    // `Signed-off-by:` and the like name those who wrote it, with their addresses, as every commit does.
    let text = lines.filter { !Self.isSignature($0) }.joined(separator: "\n")
    guard !isExcused, let found = Identifiers.sureSighting(in: text) else { return }
    tell(
      check.problem(
        "identifier_in_message", at: "message of commit \(commit.id.short)",
        "It has what looks like \(found.kind.singular).", found.kind.remedy), isPrivate: true)
  }

  private static func tells(_ text: String) -> Bool {
    Identifiers.sureSighting(in: text) != nil
  }

  private static func isSignature(_ line: String) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return false }
    let key = line[..<colon].lowercased()
    return key.hasSuffix("-by") && key.allSatisfy { $0.isLetter || $0 == "-" }
  }
}
