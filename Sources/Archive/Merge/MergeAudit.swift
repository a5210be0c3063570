internal import Git
internal import Model
internal import Records

/// Looks at a merge that was made elsewhere, as by plain git, a git host or by hand: whether it has what both sides said.
///
/// What both sides changed differently somebody had to decide, whichever way; all else a merge has to keep.
struct MergeAudit {
  /// A record that is not as both sides had it.
  struct Finding {
    /// Where the merge has it, or had it before; from the enquiry folder.
    let path: String
    /// What one side had said and the merge has not.
    var lost: [(fact: RecordFacts.Name, value: String)] = []
    /// What the merge says and neither side had said.
    var foreign: [(fact: RecordFacts.Name, value: String)] = []
  }

  let workspace: Workspace

  /// The records that a merge changed by itself; none where it cannot be told, as with more than two parents.
  func findings(in merge: Commit) throws -> [Finding] {
    guard merge.parents.count == 2 else { return [] }
    let bases = try workspace.repository.mergeBases(merge.parents[0], merge.parents[1])
    // Of histories that crossed, what both came from is itself a matter of opinion.
    guard bases.count == 1 else { return [] }
    let trees = try ([bases[0]] + merge.parents).map { try workspace.repository.commit($0).tree }
    let versions = MergeRun.Versions(
      bases: [try MergeVersion(trees[0], since: trees[0], in: workspace)],
      ours: try MergeVersion(trees[1], since: trees[0], in: workspace),
      theirs: try MergeVersion(trees[2], since: trees[0], in: workspace))
    let slots = try MergeSlots(bases: versions.bases, ours: versions.ours, theirs: versions.theirs)
    let result = try MergeVersion(merge.tree, since: trees[0], in: workspace)
    let made = try MergeSlots(bases: versions.bases, ours: result, theirs: result)
    let names = Set(slots.all.keys).union(made.all.keys)
    return try names.sorted { $0.order < $1.order }.compactMap { key in
      let slot = slots.all[key]
      // Where the merge has a renamed file under both names, the one of them is as a side had it.
      if slot == nil, let file = made.all[key]?.ours, try versions.has(file) { return nil }
      return try finding(slot ?? unchanged(made.all[key]), made.all[key], key)
    }
  }

  /// A file that neither side changed, and the merge did.
  private func unchanged(_ made: MergeSlot?) -> MergeSlot? {
    guard var slot = made else { return nil }
    (slot.ours, slot.theirs) = (slot.base, slot.base)
    return slot
  }

  private func finding(_ slot: MergeSlot?, _ made: MergeSlot?, _ key: MergeKey) throws -> Finding? {
    guard let slot else { return nil }
    // Where the merge did not touch it, it has it as it was.
    let result = made == nil ? slot.base : made?.ours
    let sides = [slot.ours, slot.theirs, slot.base]
    // Taken as one side had it, while the other had it as it was.
    if result?.id == slot.ours?.id, slot.theirs?.id == slot.base?.id { return nil }
    if result?.id == slot.theirs?.id, slot.ours?.id == slot.base?.id { return nil }
    guard let place = (result ?? slot.anywhere).flatMap({ workspace.inFolder($0.path) }),
      Layout.location(of: place) != nil
    else { return nil }
    do {
      let (ours, theirs, base) = (try facts(sides[0]), try facts(sides[1]), try facts(sides[2]))
      let now = try facts(result)
      var finding = Finding(path: place)
      let all = Set(ours.keys).union(theirs.keys).union(base.keys).union(now.keys).sorted()
      for fact in all {
        guard case .some(let expected) = MergeAudit.expected(base[fact], ours[fact], theirs[fact]) else { continue }
        if now[fact] == expected { continue }
        if let value = now[fact], value != base[fact], expected == base[fact] {
          finding.foreign.append((fact, value))
        } else if let expected {
          finding.lost.append((fact, expected))
        }
      }
      return finding.lost.isEmpty && finding.foreign.isEmpty ? nil : finding
    } catch is RecordError {
      // That it cannot be read is told of the file itself.
      return nil
    }
  }

  /// What a merge must have; nil where both sides want something else, and anybody may be right.
  private static func expected(_ base: String?, _ ours: String?, _ theirs: String?) -> String?? {
    if ours == theirs { return .some(ours) }
    if ours == base { return .some(theirs) }
    return theirs == base ? .some(ours) : nil
  }

  private func facts(_ file: MergeFile?) throws -> [RecordFacts.Name: String] {
    guard let file, let place = workspace.inFolder(file.path), file.mode.isPlainFile else { return [:] }
    let bytes = try workspace.repository.blob(file.id, limit: SourceText.limit)
    return try RecordFacts(SourceText(path: place, bytes: bytes)).all
  }
}

extension MergeRun.Versions {
  /// Whether a side has this file in this place.
  fileprivate func has(_ file: MergeFile) throws -> Bool {
    try [ours, theirs].contains { try $0.file(at: file.path)?.id == file.id }
  }
}
