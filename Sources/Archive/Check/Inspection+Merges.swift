internal import Git
internal import Model
internal import Records

// What a merge of texts leaves that can be read all the same: without the program's merge, by a button of a git host, or by hand.
extension Inspection {
  /// In the records of one enquiry.
  func leftoversOfMerges(_ dossier: Dossier) throws -> [Problem] {
    try leftovers(try snapshot.recordLocations(of: [dossier.enquiry.name]) + [.lock(dossier.enquiry.name)])
  }

  /// In the records that belong to no enquiry.
  func leftoversOfMergesInTheFolder() throws -> [Problem] {
    let others = try [Layout.toolkit, Layout.frameworks].flatMap { folder in
      try snapshot.names(in: folder).compactMap { Layout.location(of: "\(folder)/\($0)") }
    }
    return try leftovers(try snapshot.locationsOfTheFolder() + others)
  }

  private func leftovers(_ locations: [Layout.Location]) throws -> [Problem] {
    try locations.flatMap { location -> [Problem] in
      guard let source = try source(location.path) else { return [] }
      let items = location.kind.map { kind in source.doubledItems(of: kind).map { doubled($0, in: source) } } ?? []
      guard location.kind?.ending == "md" else { return items + otherLineEnds(in: source) }
      return items + otherLineEnds(in: source) + leftoversInText(of: source)
    }
  }

  private func doubled(_ item: DoubledItem, in source: SourceText) -> Problem {
    let line = source.place(item.first).line
    if item.isSame {
      return source.problem(
        .hint, "doubled_item", at: item.offset,
        "“\(item.name)” stands in this list a second time; the first is in line \(line).",
        "Delete one of the two: a merge of texts leaves both where two people added it.")
    }
    return source.problem(
      .warning, "doubled_item", at: item.offset,
      "“\(item.name)” stands in this list a second time, and says other things than in line \(line).",
      "Keep the one that is right: a merge of texts leaves both where two people wrote it.")
  }

  private func otherLineEnds(in source: SourceText) -> [Problem] {
    guard let offset = source.otherLineEnd else { return [] }
    let isLong = source.lineEnd.count > 1
    return [
      source.problem(
        .hint, "mixed_line_ends", at: offset,
        "This line ends as \(isLong ? "Linux and macOS end lines (LF)" : "Windows ends lines (CRLF)"), and those above "
          + "otherwise.",
        "Save the file again with one kind of line ends: a merge of texts leaves both where one side's editor changed them."
      )
    ]
  }

  private func leftoversInText(of source: SourceText) -> [Problem] {
    let headings = source.doubledHeadings.map { heading in
      source.problem(
        .hint, "doubled_heading", at: heading.offset,
        "The heading “\(heading.words)” stands here a second time; the first is in line \(source.place(heading.first).line).",
        "Put both texts under one heading: a merge of texts leaves this where two people wrote under it.")
    }
    let lines = source.twofoldLines.map { offset in
      source.problem(
        .hint, "twofold_line", at: offset, "This line says almost the same as the one above.",
        "Keep one of the two, if a merge of texts left both where two people changed one.")
    }
    let marks = source.doubtfulMarks.map { offset in
      source.problem(
        .hint, "merge_conflict", at: offset, "This line may be what a merge by git left behind.",
        "Delete it, and look whether the text above and below is right; or, if it underlines a heading, write ## before the heading."
      )
    }
    return headings + lines + marks
  }

  // MARK: - Cycles

  /// Cycles of one period that are open at the same time, as two people begin one each.
  func openCyclesOfOnePeriod(_ dossier: Dossier) throws -> [Problem] {
    var seen: [Period: Int] = [:]
    return try dossier.cycles.enumerated().filter(\.element.isOpen).compactMap { index, cycle in
      guard let first = seen.updateValue(index, forKey: cycle.period) else { return nil }
      return try problem(
        .hint, "open_cycles", in: dossier.path(of: cycle),
        "Cycles \(first + 1) and \(index + 1) are both open, and both are of \(cycle.period.spoken).",
        remedy:
          "Leave it so if you try two things at a time. A merge also leaves both where two people opened one cycle: then put what "
          + "is right into one of the two, and delete the other.")
    }
  }

  // MARK: - Files that git waits for

  /// Files about which a merge that is under way wants to know something, and in which git left no marks.
  func undecidedFiles() throws -> [Problem] {
    let repository = snapshot.workspace.repository
    guard snapshot.isCurrent, repository.operationInProgress != nil else { return [] }
    let paths = try repository.changes().filter { [$0.staged, $0.working].contains(.conflicted) }
      .compactMap { snapshot.workspace.inFolder($0.path) }
    return try paths.filter { try source($0)?.mergeConflicts.isEmpty ?? true }.map { path in
      problem(
        .error, "merge_undecided", of: path,
        "git waits for somebody to decide about this file: one side changed it and the other deleted or moved it.",
        remedy:
          "Make it as it should be, then git add \(path); or take it away, git rm \(path). Then finish the merge: git commit"
      )
    }
  }

  // MARK: - Other files

  /// Marks of git's in files that no reader reads: git's own, templates, published texts.
  func marksInOtherFiles() throws -> [Problem] {
    let files = try dossiers.flatMap { try paths(below: Layout.files($0.enquiry.name)) }.filter(isText)
    let others = try ["README.md", Layout.attributes, Layout.ignore] + paths(below: Layout.templates)
    return try (others + files).flatMap { path -> [Problem] in
      // What is no text, or too long for one, holds no marks of git's.
      var said: [Problem] = []
      return try snapshot.source(path, &said)?.mergeConflicts.map(\.problem) ?? []
    }
  }

  private func isText(_ path: String) -> Bool {
    [".md", ".txt", ".csv", ".tsv", ".yaml", ".yml", ".json", ".svg"].contains { path.lowercased().hasSuffix($0) }
  }

  private func paths(below folder: String) throws -> [String] {
    try snapshot.names(in: folder).flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      return try snapshot.names(in: path).isEmpty ? [path] : paths(below: path)
    }
  }
}
