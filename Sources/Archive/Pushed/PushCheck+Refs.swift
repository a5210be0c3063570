internal import Git
internal import Model

// What may become of branches and tags.
extension PushCheck {
  /// More bytes than any message of a commit, or any folder, has for a good reason.
  private static let largestCommit = 1 << 20
  static let largestFolder = 16 << 20

  /// Whether the push brings commits or folders that are made to be too large to be read.
  func isTooLarge(_ refs: [PushedRef]) throws -> Bool {
    var isTooLarge = false
    for id in try repository.incomingObjects() {
      let (kind, size) = try repository.header(of: id)
      let most =
        switch kind {
        case .file: Int.max
        case .folder: PushCheck.largestFolder
        case .commit, .tag: PushCheck.largestCommit
        }
      guard size > most, let ref = refs.first else { continue }
      isTooLarge = true
      let what =
        kind == .folder ? "A folder has \(size >> 20) MB of names" : "A commit or tag has \(size >> 20) MB of text"
      add(
        ref,
        problem(
          "large_object", at: ref.shortName, "\(what) (\(id.short)).",
          "Nobody makes that by hand: make it anew, without what is in there."))
    }
    return isTooLarge
  }

  /// A problem of something as a whole.
  func problem(_ code: String, at path: String, _ message: String, _ remedy: String) -> Problem {
    Problem(.error, code, at: Place(path: path), message, remedy: remedy)
  }

  func tellNameOfRef(_ ref: PushedRef) {
    guard ref.new != nil, ref.old == nil else { return }
    let words = String(ref.shortName.map { "/-_.".contains($0) ? " " : $0 })
    guard let found = Identifiers.sureSighting(in: words) else { return }
    add(
      ref,
      problem(
        "identifier_in_ref", at: ref.shortName, "The name of this branch or tag looks like \(found.kind.singular).",
        "Call it otherwise: git branch -m NAME."),
      isPrivate: true)
  }

  func tellDeletion(of ref: PushedRef, _ old: Commit?) throws {
    if ref.isPackTag { return add(ref, packTagMoved(ref)) }
    guard !ref.isTag, let old, try PushedState(in: repository, old: nil, new: old).holdsRecords(old.tree) else {
      return
    }
    add(
      ref,
      problem(
        "branch_deleted", at: ref.shortName, "A branch with records is not deleted by a push.",
        "Leave it; or ask whoever looks after the server."))
  }

  func packTagMoved(_ ref: PushedRef) -> Problem {
    problem(
      "pack_tag_moved", at: ref.shortName, "This tag says what an issued pack was made of, and stays where it is.",
      "Issue a corrected edition beside it: enquiry pack … --issue --corrected.")
  }

  func rewritten(_ ref: PushedRef) -> Problem {
    problem(
      "history_rewritten", at: ref.shortName, "What was here before is not part of what is pushed.",
      "Fetch it, bring both together, and push that: git fetch, then enquiry merge origin/\(ref.shortName).")
  }

  func mixed(_ ref: PushedRef) -> Problem {
    problem(
      "branches_mixed", at: ref.shortName,
      ref.isShared
        ? "This branch is for other alliances, and has commits of a branch that is not."
        : "This branch has commits of one that is made for other alliances.",
      "Leave them apart: enquiry share makes the branch for other alliances.")
  }

  /// The commit that a branch or tag is to stand for; nil where it is none, which is told.
  func commit(of ref: PushedRef, at id: ObjectID) throws -> Commit? {
    var here = id
    // A tag may name a tag.
    for _ in 0..<5 {
      switch try repository.header(of: here).kind {
      case .commit: return try repository.commit(here)
      case .file, .folder: return tellNoCommit(ref)
      case .tag:
        let tag = try repository.annotation(here)
        tellPeople(inTextOf: ref, tag.message)
        here = tag.target
      }
    }
    return tellNoCommit(ref)
  }

  private func tellNoCommit(_ ref: PushedRef) -> Commit? {
    add(
      ref,
      problem("not_a_commit", at: ref.shortName, "This names no commit.", "Let branches and tags name commits."))
    return nil
  }

  private func tellPeople(inTextOf ref: PushedRef, _ text: String) {
    guard let found = Identifiers.sureSighting(in: text) else { return }
    add(
      ref,
      problem(
        "identifier_in_message", at: ref.shortName,
        "The message of this tag has what looks like \(found.kind.singular).", found.kind.remedy),
      isPrivate: true)
  }
}
