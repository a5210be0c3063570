package import Model
internal import Records

/// What `check --fix` does, and what it leaves to people.
package struct Fixes: Sendable {
  /// One a file.
  package var changes: [RecordChange] = []
  /// Files that could be mended, were the same place not edited by hand and not saved yet.
  package var editedByHand: [String] = []
}

extension Snapshot {
  /// The changes that mend what a machine cannot mend wrongly.
  ///
  /// - Parameter enquiries: of these alone, where only they are asked for.
  package func fixes(of enquiries: Set<EnquiryName>? = nil) throws -> Fixes {
    let toolkit = try toolkit().value
    let frameworks = try frameworks().value
    let committed = try workspace.snapshot(.committed)
    var fixes = Fixes()
    for location in try recordLocations(of: enquiries) {
      guard let kind = location.kind, let source = try readable(location.path) else { continue }
      let edits = try RecordSlips.edits(in: source, kind, toolkit, frameworks).filter { edit in
        try isSafe(edit, in: source, kind)
      }
      let saved = try committed.readable(location.path)
      let free = try edits.filter { edit in
        guard let saved else { return false }
        return try saved.bytes(of: edit.field) == source.bytes(of: edit.field)
      }
      if free.count < edits.count { fixes.editedByHand.append(location.path) }
      if !free.isEmpty { fixes.changes.append(.edit(location.path, kind, free)) }
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

  /// The records of the folder, by the names of the files.
  private func recordLocations(of enquiries: Set<EnquiryName>?) throws -> [Layout.Location] {
    var found: [Layout.Location] = []
    if enquiries == nil {
      found.append(.programme)
      found += try allianceSlugs().map { .alliance($0) } + clusterSlugs().map { .cluster($0) }
      found += try names(in: Layout.codings).compactMap { Layout.location(of: "\(Layout.codings)/\($0)") }
    }
    for name in try enquiries?.sorted() ?? enquiryNames() {
      found.append(.enquiry(name))
      for folder in ["cycles", "evidence", "leadership", "measures", "participation"] {
        found += try locations(of: name, in: folder)
      }
    }
    return found
  }
}
