internal import Git
package import Model
package import Records

/// A record that is there no longer.
package struct FormerRecord: Sendable {
  /// Where it stood last.
  package let location: Layout.Location
  /// The id of the enquiry that it belonged to, whatever is called so now.
  package let enquiryID: EntryID?
  /// Whether it is still saved, and its file was deleted by hand.
  package let isSaved: Bool
}

extension Workspace {
  /// The record that had a name and is there no longer; nil when none ever had it.
  ///
  /// For the beginning of an id the whole history is looked through, since another record may have begun so.
  ///
  /// - Parameters:
  ///   - word: the beginning of its id; of a measure its short name.
  ///   - kind: what sort of record it was; nil for any that has an id.
  /// - Throws: ``ArchiveError/ambiguous(_:name:choices:)`` where several began so.
  package func formerRecord(called word: String, kind: RecordKind?) throws -> FormerRecord? {
    let word = word.lowercased()
    guard kind == .measure || EntryID.mayBegin(with: word), let head = try head() else { return nil }
    func isMeant(_ location: Layout.Location) -> Bool {
      guard kind == nil || kind == location.kind else { return false }
      return kind == .measure ? location.measure?.text == word : location.id?.text.hasPrefix(word) ?? false
    }
    var found: [String: FormerRecord] = [:]
    func take(_ state: FolderState, _ location: Layout.Location, isSaved: Bool) {
      let name = location.id?.text ?? location.path
      guard found[name] == nil else { return }
      found[name] = FormerRecord(
        location: location, enquiryID: location.enquiry.flatMap(state.enquiryID), isSaved: isSaved)
    }
    for (state, location) in try deletedByHand() where isMeant(location) { take(state, location, isSaved: true) }
    try history(from: head, touching: [Layout.records]) { commit in
      guard let parent = try repository.firstParent(of: commit) else { return .next }
      let comparison = StateComparison(
        from: try FolderState(of: self, commit: parent), to: try FolderState(of: self, commit: commit))
      for location in try comparison.gone() where isMeant(location) {
        take(comparison.before, location, isSaved: false)
      }
      return found[word] == nil ? .next : .stop
    }
    if let exact = found[word] { return exact }
    guard found.count < 2 else {
      throw ArchiveError.ambiguous(.record, name: word, choices: found.keys.sorted())
    }
    return found.values.first
  }

  /// The places of records whose files were deleted by hand, with the state in which they are saved.
  private func deletedByHand() throws -> [(FolderState, Layout.Location)] {
    let now = try currentState()
    let saved = try FolderState(of: self, commit: now.commit)
    return try StateComparison(from: saved, to: now).gone().map { (saved, $0) }
  }
}

extension StateComparison {
  /// The places of records of the older state that are in the newer one no longer, under whatever name.
  fileprivate func gone() throws -> [Layout.Location] {
    let files = try parts { _, _ in true }.flatMap(\.files)
    let there = files.compactMap { $0.new.flatMap(Layout.location) }
    let ids = Set(there.compactMap(\.id))
    let paths = Set(there.map(\.path))
    return files.compactMap { $0.old.flatMap(Layout.location) }.filter { location in
      location.id.map { !ids.contains($0) } ?? !paths.contains(location.path)
    }
  }
}
