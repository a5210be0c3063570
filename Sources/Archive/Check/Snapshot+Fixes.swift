internal import Git
package import Model
internal import Records

/// What `check --fix` does, and what it leaves to people.
package struct Fixes: Sendable {
  /// One a file.
  package var changes: [RecordChange] = []
  /// Slips in what was edited by hand and is not saved yet: mended in the folder alone, for the next save to take in.
  package var unsaved: [Saved.File] = []
}

extension Snapshot {
  /// The changes that mend what a machine cannot mend wrongly.
  ///
  /// - Parameter enquiries: of these alone, where only they are asked for.
  package func fixes(of enquiries: Set<EnquiryName>? = nil) throws -> Fixes {
    let toolkit = try toolkit().value
    let frameworks = try frameworks().value
    let committed = try workspace.snapshot(.committed, reach: .own)
    var fixes = Fixes()
    for location in try recordLocations(of: enquiries) {
      guard let kind = location.kind, let source = try readable(location.path) else { continue }
      let edits = try RecordSlips.edits(in: source, kind, toolkit, frameworks).filter { edit in
        try isSafe(edit, in: source, kind)
      }
      let saved = try committed.readable(location.path)
      let free = edits.filter { edit in saved.map { source.agrees(with: $0, on: edit.field) } ?? false }
      if !free.isEmpty { fixes.changes.append(.edit(location.path, kind, free)) }
      if free.count < edits.count {
        let before = try source.applying(free, as: kind).bytes
        let after = try source.applying(edits, as: kind).bytes
        fixes.unsaved.append(Saved.File(path: location.path, before: before, after: after))
      }
    }
    if enquiries == nil, try isPrivateFolderExposed() {
      fixes.changes.append(RecordChange(Layout.ignore, .line("/\(Layout.privateFolder)/")))
    }
    return fixes
  }

  /// Whether the record reads no worse afterwards.
  private func isSafe(_ edit: RecordEdit, in source: SourceText, _ kind: RecordKind) throws -> Bool {
    let after = try source.applying([edit], as: kind)
    let known = Set(RecordCheck.errors(source.path, source.bytes).map(\.message))
    return RecordCheck.errors(after.path, after.bytes).allSatisfy { known.contains($0.message) }
  }

  /// A text that can be read; of the others `check` tells why not.
  private func readable(_ path: String) throws -> SourceText? {
    var said: [Problem] = []
    return try source(path, &said)
  }

  /// The records that belong to no enquiry, but for toolkit and frameworks.
  func locationsOfTheFolder() throws -> [Layout.Location] {
    var found: [Layout.Location] = [.programme]
    found += try allianceSlugs().map { .alliance($0) } + clusterSlugs().map { .cluster($0) }
    found += try clusterSlugs().flatMap { try locations(ofCluster: $0) }
    found += try names(in: Layout.codings).compactMap { Layout.location(of: "\(Layout.codings)/\($0)") }
    return found
  }

  /// The records of the folder, by the names of the files.
  func recordLocations(of enquiries: Set<EnquiryName>?) throws -> [Layout.Location] {
    var found = enquiries == nil ? try locationsOfTheFolder() : []
    for name in try enquiries?.sorted() ?? enquiryNames() {
      found.append(.enquiry(name))
      for folder in Layout.recordFolders.sorted() {
        found += try locations(of: name, in: folder)
      }
    }
    return found
  }
}

extension SourceText {
  /// Whether a field is written alike in another version of the file; not where that one cannot be read.
  fileprivate func agrees(with other: SourceText, on field: RecordEdit.Field) -> Bool {
    do { return try bytes(of: field) == other.bytes(of: field) } catch { return false }
  }
}

extension Workspace {
  /// Mends slips in files of the folder that were edited by hand; nothing is committed, and nothing staged.
  ///
  /// - Throws: ``ArchiveError/editedMeanwhile(path:)`` when a file is not what it was any more.
  package func mend(_ files: [Saved.File]) throws {
    if !files.isEmpty { try refuseSample() }
    for file in files {
      guard let before = file.before, let after = file.after else { continue }
      do { try repository.replaceWorkingFile(inRepository(file.path), of: before, with: after) } catch {
        throw error.code == .modified ? ArchiveError.editedMeanwhile(path: file.path) : .git(error)
      }
    }
  }
}
