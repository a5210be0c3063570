internal import Git
internal import Model

// What one side took out as a whole and the other changed in part: one question instead of many.
extension MergeRun {
  func decideWhatIsGone(_ sorted: [MergeSlot]) throws {
    for slot in sorted {
      guard case .ofEnquiry(let key, "enquiry.md") = slot.key else { continue }
      try decide(.enquiry, slot, members: try sorted.filter { try isOf(key, $0) }, isRenamed: isRenamed(key))
    }
    for slot in sorted where decided[slot.key] == nil {
      guard case .ofEnquiry(let key, let rest) = slot.key, rest.hasPrefix("measures/"), rest.hasSuffix(".yaml") else {
        continue
      }
      let parts = [".figures.csv", ".summary.csv"].map { MergeKey.ofEnquiry(key, String(rest.dropLast(5)) + $0) }
      try decide(.measure, slot, members: [slot] + parts.compactMap { slots.all[$0] })
    }
  }

  /// - Parameters:
  ///   - owner: the record without which the others mean nothing.
  ///   - isRenamed: whether who kept it gave it another name, which is a change although no file says anything else.
  private func decide(
    _ scope: OpenQuestion.Scope, _ owner: MergeSlot, members: [MergeSlot], isRenamed: Bool = false
  ) throws {
    guard owner.bases.allSatisfy({ $0 != nil }),
      let gone = MergeSide.allCases.first(where: { owner[$0] == nil && owner[$0.other] != nil })
    else { return }
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

  /// Whether an enquiry has another name than before, or belongs to another alliance.
  private func isRenamed(_ key: MergeKey.EnquiryKey) -> Bool {
    guard case .named(let former) = key, let name = folders[key] else { return false }
    return name.slug != former.slug
      || name.alliance.text != alliances[former.alliance.text] ?? former.alliance.text
  }

  /// Whether a file belonged to an enquiry before.
  private func isOf(_ key: MergeKey.EnquiryKey, _ slot: MergeSlot) throws -> Bool {
    if let enquiry = slot.key.enquiry { return enquiry == key }
    guard case .entry = slot.key else { return false }
    // One that was moved into another enquiry is not gone with this one.
    let places = MergeSide.allCases.compactMap { side in
      slot[side].flatMap { file in workspace.inFolder(file.path).flatMap { Layout.location(of: $0)?.enquiry } }
        .map { (side, $0) }
    }
    return try !places.isEmpty
      && places.allSatisfy { side, name in try slots.names.enquiry(name, in: versions[side]) == key }
  }
}
