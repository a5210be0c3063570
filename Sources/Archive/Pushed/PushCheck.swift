package import Git
package import Model

/// Looks through what somebody pushes to a server before it is let in.
///
/// All that is new is looked at, commit by commit, since git forgets nothing; what was there before is nobody's fault now. Belongs
/// to one thread, as its repository does.
package final class PushCheck {
  /// What counts as known already.
  package enum Known: Sendable {
    /// What the old state of the branch has.
    case old
    /// What any branch or tag has: all of it was looked at when it came.
    case everyRef
  }

  let repository: Repository
  let today: Day
  let known: Known
  var verdict = PushVerdict()
  /// How many new names were looked at.
  var nameCount = 0
  /// The branches that there are, and what they stand for.
  private(set) lazy var named = Result { try repository.namedCommits() }
  /// Tips of this push whose commits were looked at already, by whether their branch is shared with other alliances.
  private var done: [Bool: [ObjectID]] = [:]

  package init(_ repository: Repository, today: Day, known: Known) {
    (self.repository, self.today, self.known) = (repository, today, known)
  }

  package func verdict(on refs: [PushedRef]) throws -> PushVerdict {
    if try !isTooLarge(refs) {
      // What a tag names mostly comes with its branch.
      for ref in refs.filter({ !$0.isTag }) + refs.filter(\.isTag) { try look(at: ref) }
    }
    return verdict
  }

  private func look(at ref: PushedRef) throws {
    tellNameOfRef(ref)
    let old = try ref.old.map(oldCommit)
    guard let new = ref.new else { return try tellDeletion(of: ref, old) }
    if ref.isPackTag, let old = ref.old, old != new { return add(ref, packTagMoved(ref)) }
    guard let tip = try commit(of: ref, at: new) else { return }
    let state = PushedState(in: repository, old: old, new: tip)
    if let old, try !repository.isAncestor(old.id, of: tip.id), !ref.isTag, try state.holdsRecords(old.tree) {
      return add(ref, rewritten(ref))
    }
    let commits = try newCommits(of: ref, old?.id, tip.id)
    verdict.commitCount += commits.count
    verdict.bases[ref] = old?.id ?? base(of: commits)
    guard try !tellMixed(ref, commits, tip.id) else { return }
    var isSound = true
    // The oldest first, so that what is told is the commit that brought it.
    for commit in commits.reversed() {
      let incoming = IncomingCommit(commit, of: ref, state, self)
      if try !incoming.isSound() { isSound = false } else { try incoming.tellPeople() }
    }
    if isSound, !ref.isTag { try tellBrokenRecords(ref, state, since: verdict.bases[ref]) }
    done[ref.isShared, default: []].append(tip.id)
  }

  func add(_ ref: PushedRef, _ problem: Problem, in commits: [ObjectID] = [], isPrivate: Bool = false) {
    verdict.add(PushFinding(ref, problem, in: commits, isPrivate: isPrivate))
  }

  // MARK: - Commits

  /// The new ones, the newest first.
  private func newCommits(of ref: PushedRef, _ old: ObjectID?, _ tip: ObjectID) throws -> [Commit] {
    var others = [old].compactMap { $0 } + done.values.joined()
    if known == .everyRef { others += try named.get().map(\.commit) }
    return try repository.commits(leadingTo: tip, notTo: Array(Set(others)))
  }

  /// The commit that was there before, on the main line, of which all others are new.
  private func base(of commits: [Commit]) -> ObjectID? {
    let new = Set(commits.map(\.id))
    var here = commits.first
    let byID = Dictionary(commits.map { ($0.id, $0) }) { first, _ in first }
    while let commit = here {
      guard let parent = commit.parents.first else { return nil }
      if !new.contains(parent) { return parent }
      here = byID[parent]
    }
    return nil
  }

  /// Whether a branch that is shared with other alliances has commits in common with one that is not: whoever reads the one would
  /// have the other.
  private func tellMixed(_ ref: PushedRef, _ commits: [Commit], _ tip: ObjectID) throws -> Bool {
    guard known == .everyRef, !ref.isTag else { return false }
    func isShared(_ name: String) -> Bool { PushedRef(name: name, old: nil, new: nil).isShared }
    let named = try named.get()
    guard ref.isShared || named.contains(where: { isShared($0.name) }) || !done[true, default: []].isEmpty else {
      return false
    }
    // What is not new, and not of its own kind, came over from the other.
    let own = named.filter { isShared($0.name) == ref.isShared }.map(\.commit) + done[ref.isShared, default: []]
    let new = Set(commits.map(\.id))
    guard try repository.commits(leadingTo: tip, notTo: own).contains(where: { !new.contains($0.id) }) else {
      return false
    }
    add(ref, mixed(ref), isPrivate: true)
    return true
  }

  private func oldCommit(_ id: ObjectID) throws -> Commit {
    try repository.commit(repository.peelToCommit(id))
  }
}
