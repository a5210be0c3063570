/// A walk through commits, simplified to those that touch some paths.
struct History {
  private let repository: Repository
  private let paths: [String]
  private let firstParentOnly: Bool
  private let isShallow: Bool
  private var isCut = false
  /// What stood at the paths in a tree; each tree is met twice, as that of a commit and of a parent.
  private var contents: [ObjectID: [TreeEntry?]] = [:]

  init(_ repository: Repository, _ paths: [String], firstParentOnly: Bool) {
    self.repository = repository
    self.paths = paths.map { $0.last == "/" ? String($0.dropLast()) : $0 }
    self.firstParentOnly = firstParentOnly
    isShallow = repository.isShallow
  }

  /// Follows first parents, showing while walking.
  mutating func showMainLine(from start: ObjectID, _ visit: (Commit) throws -> Visit) throws -> HistoryEnd {
    var next: Commit? = try repository.commit(start)
    while let commit = next {
      let parents = try parents(of: commit)
      if step(commit, parents).isShown, try visit(commit) == .stop { return .stopped }
      next = parents.first
    }
    return isCut ? .shallow : .complete
  }

  /// Follows every parent that matters: first the shape of the history, then its order, then the commits.
  mutating func showAll(from start: ObjectID, _ visit: (Commit) throws -> Visit) throws -> HistoryEnd {
    var steps: [ObjectID: Step] = [:]
    var waiting: [ObjectID: Int] = [start: 0]
    var open = [try repository.commit(start)]
    while let commit = open.popLast() {
      let parents = try parents(of: commit)
      let step = step(commit, parents)
      steps[commit.id] = step
      for parent in parents where step.followed.contains(parent.id) {
        if waiting[parent.id] == nil { open.append(parent) }
        waiting[parent.id, default: 0] += 1
      }
    }
    var ready = CommitQueue()
    ready.insert(start, time: steps[start]?.time ?? 0)
    while let id = ready.popNewest() {
      guard let step = steps[id] else { continue }
      if step.isShown, try visit(try repository.commit(id)) == .stop { return .stopped }
      for parent in step.followed {
        waiting[parent, default: 0] -= 1
        if waiting[parent] == 0 { ready.insert(parent, time: steps[parent]?.time ?? 0) }
      }
    }
    return isCut ? .shallow : .complete
  }

  // MARK: - One commit

  /// What a commit means for the walk.
  private struct Step {
    let time: Int64
    let isShown: Bool
    let followed: [ObjectID]
  }

  private mutating func step(_ commit: Commit, _ parents: [Commit]) -> Step {
    let time = commit.committer.when.seconds
    let all = parents.map(\.id)
    if paths.isEmpty { return Step(time: time, isShown: true, followed: all) }
    if parents.isEmpty {
      let isShown = content(commit.tree)?.contains { $0 != nil } ?? true
      return Step(time: time, isShown: isShown, followed: [])
    }
    for parent in parents {
      var isSame = commit.tree == parent.tree
      if !isSame, let one = content(commit.tree) { isSame = one == content(parent.tree) }
      if isSame { return Step(time: time, isShown: false, followed: [parent.id]) }
    }
    return Step(time: time, isShown: true, followed: all)
  }

  /// The parents that are here; a shallow clone lacks some.
  private mutating func parents(of commit: Commit) throws(GitError) -> [Commit] {
    var found: [Commit] = []
    let wanted = firstParentOnly ? commit.parents.prefix(1) : commit.parents[...]
    for id in wanted where !found.contains(where: { $0.id == id }) {
      do throws(GitError) {
        found.append(try repository.commit(id))
      } catch  where error.code == .notFound && isShallow {
        isCut = true
      }
    }
    return found
  }

  /// Nil for a tree that cannot be read: it is like no other, so that its commit is shown to the visitor, who meets the error.
  private mutating func content(_ tree: ObjectID) -> [TreeEntry?]? {
    if let known = contents[tree] { return known }
    var entries: [TreeEntry?] = []
    for path in paths {
      do throws(GitError) { entries.append(try repository.entry(at: path, in: tree)) } catch { return nil }
    }
    contents[tree] = entries
    return entries
  }
}
