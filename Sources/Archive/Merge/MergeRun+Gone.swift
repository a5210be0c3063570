internal import Git
internal import Model

// What one side took out as a whole and the other changed in part: one question instead of many.
extension MergeRun {
  func decideWhatIsGone(_ sorted: [MergeSlot]) throws {
    let owners = sorted.filter {
      if case .ofEnquiry(_, "enquiry.md") = $0.key { side(without: $0) != nil } else { false }
    }
    let members = owners.isEmpty ? [:] : try Dictionary(grouping: sorted, by: formerEnquiry)
    for slot in owners {
      guard let key = slot.key.enquiry else { continue }
      decide(.enquiry, slot, members: members[key] ?? [], isRenamed: isRenamed(key))
    }
    for slot in sorted where decided[slot.key] == nil {
      guard case .ofEnquiry(let key, let rest) = slot.key, rest.hasPrefix("measures/"), rest.hasSuffix(".yaml") else {
        continue
      }
      let parts = [".figures.csv", ".summary.csv"].map { MergeKey.ofEnquiry(key, String(rest.dropLast(5)) + $0) }
      decide(.measure, slot, members: [slot] + parts.compactMap { slots.all[$0] })
    }
  }

  /// - Parameters:
  ///   - owner: the record without which the others mean nothing.
  ///   - isRenamed: whether who kept it gave it another name, which is a change although no file says anything else.
  private func decide(
    _ scope: OpenQuestion.Scope, _ owner: MergeSlot, members: [MergeSlot], isRenamed: Bool = false
  ) {
    guard let gone = side(without: owner) else { return }
    let kept = gone.other
    let changed = members.filter { member in
      guard let file = member[kept] else { return false }
      return !isUnchanged(file, member, in: versions[kept]) || isRenamed && member.key == owner.key
    }
    guard !changed.isEmpty else { return }
    let ids = changed.compactMap { $0[kept]?.id.hex }.sorted().joined(separator: " ")
    let answer = ask(
      .gone(scope, isOurs: gone == .ours), about: owner, key: "\(owner.key.order) \(ids)", sides: [kept: changed[0]])
    let side: MergeSide = answer == .ours ? .ours : answer == .theirs ? .theirs : kept
    for member in members { decided[member.key] = side }
  }

  /// The side that took away what was there, and the other one has.
  private func side(without slot: MergeSlot) -> MergeSide? {
    guard slot.bases.allSatisfy({ $0 != nil }) else { return nil }
    return MergeSide.allCases.first { slot[$0] == nil && slot[$0.other] != nil }
  }

  /// Whether an enquiry has another name than before, or belongs to another alliance.
  private func isRenamed(_ key: MergeKey.EnquiryKey) -> Bool {
    guard case .named(let former) = key, let name = folders[key] else { return false }
    return name.slug != former.slug
      || name.alliance.text != alliances[former.alliance.text] ?? former.alliance.text
  }

  /// The enquiry that a file goes with; nil for one that was moved into another enquiry, which is not gone with this one.
  private func formerEnquiry(of slot: MergeSlot) throws -> MergeKey.EnquiryKey? {
    if let enquiry = slot.key.enquiry { return enquiry }
    guard case .entry = slot.key else { return nil }
    let keys = try MergeSide.allCases.compactMap { side -> MergeKey.EnquiryKey? in
      guard let file = slot[side],
        let name = workspace.inFolder(file.path).flatMap({ Layout.location(of: $0)?.enquiry })
      else { return nil }
      return try slots.names.enquiry(name, in: versions[side])
    }
    return Set(keys).count == 1 ? keys[0] : nil
  }
}
