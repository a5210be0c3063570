internal import Git

/// All commits that lead to one, with who comes from whom.
struct CommitGraph {
  /// Newest first, and never a parent before its child.
  let commits: [Commit]
  /// The parents of each that are here.
  let parents: [[Int]]
  /// Whether older commits exist elsewhere, as with a shallow clone.
  let isCut: Bool

  init(from head: ObjectID, in repository: Repository) throws {
    var commits: [Commit] = []
    let end = try repository.history(from: head) { commit in
      commits.append(commit)
      return .next
    }
    let places = Dictionary(zip(commits.map(\.id), commits.indices), uniquingKeysWith: { first, _ in first })
    self.commits = commits
    parents = commits.map { $0.parents.compactMap { places[$0] } }
    isCut = end == .shallow
  }

  /// Whether everything that stands in a commit may have come there from elsewhere: the first one, or where a shallow
  /// clone was cut off.
  func hasNoPast(_ commit: Int) -> Bool { parents[commit].isEmpty }

  /// The commits that come before one, without itself.
  func ancestors(of commit: Int) -> Set<Int> {
    var found: Set<Int> = []
    var open = parents[commit]
    while let next = open.popLast() {
      if found.insert(next).inserted { open += parents[next] }
    }
    return found
  }
}
