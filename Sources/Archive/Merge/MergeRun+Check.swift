internal import Git
internal import Model
internal import Records

// What the rules say of both sides together, and of neither alone.
extension MergeRun {
  /// Asks about what a check finds after the merge and on neither side.
  ///
  /// - Parameters:
  ///   - ours, theirs: the commits of the two sides.
  ///   - today: what is dated later lies in the future.
  func decideWhatChecksFind(_ ours: ObjectID, _ theirs: ObjectID, today: Day) throws {
    let names = try namesToCheck()
    guard !names.isEmpty else { return }
    let found = try problems(ours, of: names, replacing: try replacements(below: names), today: today)
    if found.isEmpty { return }
    func known(_ problem: Problem) -> String { "\(problem.code) \(problem.message)" }
    let before = Set(
      try
        (problems(ours, of: namesThere(of: names, on: .ours), today: today)
        + problems(theirs, of: namesThere(of: names, on: .theirs), today: today)).map(known))
    for problem in found where !before.contains(known(problem)) && !isAsked(problem) {
      guard let slot = slot(at: problem.place.path) else { continue }
      let collision = Collision(
        .problem(code: problem.code, message: problem.message, remedy: problem.remedy))
      _ = ask(.together(collision), about: slot, key: "\(slot.key.order) \(known(problem))")
    }
  }

  /// What is wrong between the records of some enquiries in a commit, with other files in place of some.
  private func problems(
    _ commit: ObjectID, of names: Set<EnquiryName>, replacing replaced: [String: [UInt8]?] = [:], today: Day
  ) throws -> [Problem] {
    let names = names.sorted()
    return try workspace.together(names.count, inStretchesOf: 64) { workspace, range in
      let snapshot = try Workspace.git { () throws(GitError) in
        try Snapshot(of: workspace, .known(commit, on: today), replacing: replaced)
      }
      return try snapshot.checkBetweenRecords(of: Set(names[range]), today: today).filter { $0.severity != .hint }
    }
  }

  /// Whether a question about the two changes themselves says it already.
  private func isAsked(_ problem: Problem) -> Bool {
    guard problem.code == "after_leaving" else { return false }
    return (questions + decisions.map(\.question)).contains { question in
      if case .together(let collision) = question.topic, case .leftAndMeasured = collision.kind { true } else { false }
    }
  }

  /// The file of this merge that stands at a path, or, where it is not of the merge, any that both sides touched near it.
  private func slot(at path: String) -> MergeSlot? {
    let place = workspace.inRepository(path)
    return results.first { $0.path == place }?.slot ?? results.first { $0.content != nil }?.slot
  }

  // MARK: - What is looked at

  /// The enquiries that may be wrong now: those in which both sides changed what rules compare; where what they refer to
  /// was changed, all that were.
  private func namesToCheck() throws -> Set<EnquiryName> {
    var touched: [MergeSide: Set<EnquiryName>] = [.ours: [], .theirs: []]
    var isShared: Set<MergeSide> = []
    let changed = results.compactMap { slot, path, _ in
      workspace.inFolder(path).flatMap { Layout.location(of: $0) }.map { (location: $0, slot: slot) }
    }
    let saying = try workspace.together(changed.count, inStretchesOf: 64) { workspace, range in
      try range.map { try changed[$0].slot.sidesThatSayMore(in: workspace) }
    }
    for (change, sides) in zip(changed, saying) {
      for side in sides {
        if let name = change.location.enquiry { touched[side]?.insert(name) } else { isShared.insert(side) }
      }
    }
    let (ours, theirs) = (touched[.ours] ?? [], touched[.theirs] ?? [])
    var names = ours.intersection(theirs)
    if isShared.contains(.ours) { names.formUnion(theirs) }
    if isShared.contains(.theirs) { names.formUnion(ours) }
    return names
  }

  /// What enquiries are called on a side, where they have other names there.
  private func namesThere(of merged: Set<EnquiryName>, on side: MergeSide) -> Set<EnquiryName> {
    var names = merged
    for (slot, path, _) in results {
      guard let name = workspace.inFolder(path).flatMap({ Layout.location(of: $0)?.enquiry }), merged.contains(name),
        let file = slot[side], let there = workspace.inFolder(file.path).flatMap({ Layout.location(of: $0)?.enquiry })
      else { continue }
      names.insert(there)
    }
    return names
  }

  /// The files below some enquiries, and beside all, as they would be.
  private func replacements(below names: Set<EnquiryName>) throws -> [String: [UInt8]?] {
    var replaced: [String: [UInt8]?] = [:]
    for (path, content) in try changes() {
      guard let place = workspace.inFolder(path) else { continue }
      if content != nil, let name = Layout.location(of: place)?.enquiry, !names.contains(name) { continue }
      switch content {
      case .stored(let id, let mode)?:
        guard mode.isPlainFile else { continue }
        replaced[place] = .some(try workspace.repository.blob(id, limit: 64 << 20))
      case .text(let bytes, _)?: replaced[place] = .some(bytes)
      case nil: replaced[place] = .some(nil)
      }
    }
    return replaced
  }
}

extension MergeSlot {
  /// The sides that changed in a file what rules compare with other records.
  fileprivate func sidesThatSayMore(in workspace: Workspace) throws -> [MergeSide] {
    let changed = MergeSide.allCases.filter(isChanged)
    guard !changed.isEmpty, let base, base.mode.isPlainFile, let before = try base.comparedKeys(in: workspace) else {
      return changed
    }
    return try changed.filter { side in
      guard let now = self[side], now.path == base.path, now.mode.isPlainFile else { return true }
      return try now.comparedKeys(in: workspace) != before
    }
  }

  /// Whether a side has the file otherwise, or elsewhere, than it was.
  private func isChanged(on side: MergeSide) -> Bool {
    self[side]?.id != base?.id || self[side]?.path != base?.path
  }
}

extension MergeFile {
  /// Keys that only tell something: no rule compares them with anything in another record.
  private static let words: Set = [
    "title", "about", "note", "source", "attribution", "risks", "costs", "dose", "place",
  ]

  /// The other keys of a record as they are written; nil for what has no keys, or cannot be read.
  fileprivate func comparedKeys(in workspace: Workspace) throws -> [String: ArraySlice<UInt8>]? {
    guard [".md", ".yaml"].contains(where: path.hasSuffix) else { return nil }
    let bytes = try workspace.repository.blob(id, limit: SourceText.limit)
    guard let source = try? SourceText(path: path, bytes: bytes), let matter = try? FrontMatter(source) else {
      return nil
    }
    guard case .map(let entries, _)? = matter.root?.content else { return [:] }
    let told = entries.filter { !MergeFile.words.contains($0.key) }
    return Dictionary(told.map { ($0.key, source.bytes[$0.value.range]) }) { first, _ in first }
  }
}
