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
    func problems(
      _ commit: ObjectID, of names: Set<EnquiryName>, replacing replaced: [String: [UInt8]?] = [:]
    ) throws -> [Problem] {
      let snapshot = try Workspace.git { () throws(GitError) in
        try Snapshot(of: workspace, .known(commit, on: today), replacing: replaced)
      }
      return try snapshot.check(of: names, today: today, looksAtHistory: false).filter { $0.severity != .hint }
    }
    let found = try problems(ours, of: names, replacing: try replacements(below: names))
    if found.isEmpty { return }
    func known(_ problem: Problem) -> String { "\(problem.code) \(problem.message)" }
    let before = Set(
      try
        (problems(ours, of: namesThere(of: names, on: .ours)) + problems(theirs, of: namesThere(of: names, on: .theirs)))
        .map(known))
    for problem in found where !before.contains(known(problem)) && !isAsked(problem) {
      guard let slot = slot(at: problem.place.path) else { continue }
      let collision = Collision(
        .problem(code: problem.code, message: problem.message, remedy: problem.remedy))
      _ = ask(.together(collision), about: slot, key: "\(slot.key.order) \(known(problem))")
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

  /// The enquiries that may be wrong now: those that both sides changed; where what they refer to was changed, all that were.
  private func namesToCheck() throws -> Set<EnquiryName> {
    var touched: [MergeSide: Set<EnquiryName>] = [.ours: [], .theirs: []]
    var isShared: Set<MergeSide> = []
    for (slot, path, _) in results {
      let location = workspace.inFolder(path).flatMap { Layout.location(of: $0) }
      for side in MergeSide.allCases where slot[side]?.id != slot.base?.id || slot[side]?.path != slot.base?.path {
        if let name = location?.enquiry {
          touched[side]?.insert(name)
        } else if location != nil {
          isShared.insert(side)
        }
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
