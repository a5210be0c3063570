/// Commits as they are read from the repository, and what stood at some paths in them.
struct CommitReader: HistorySource {
  private let repository: Repository
  /// Files or folders; none means that every commit matters.
  private let paths: [String]
  private let firstParentOnly: Bool
  private let isShallow: Bool
  private(set) var isCut = false
  /// What stood at the paths in a tree; each tree is met twice, as that of a commit and of a parent.
  private var contents: [ObjectID: [TreeEntry?]] = [:]
  /// Commits that were read as somebody's parents.
  private var ahead: [ObjectID: Commit] = [:]
  /// The one that was looked at last, which on the main line is the next to be shown.
  private var last: Commit?

  init(_ repository: Repository, _ paths: [String], firstParentOnly: Bool) {
    self.repository = repository
    self.paths = paths.map { $0.last == "/" ? String($0.dropLast()) : $0 }
    self.firstParentOnly = firstParentOnly
    isShallow = repository.isShallow
  }

  mutating func step(_ id: ObjectID) throws -> HistoryShape<ObjectID> {
    let commit = try ahead.removeValue(forKey: id) ?? repository.commit(id)
    last = commit
    let parents = try parents(of: commit)
    let time = commit.committer.when.seconds
    if paths.isEmpty { return HistoryShape(time: time, isShown: true, followed: parents.map(\.id)) }
    return HistoryShape(time: time, parents: parents.map(\.id)) { place in
      let tree = parents[place].tree
      if commit.tree == tree { return true }
      return content(commit.tree).map { $0 == content(tree) } ?? false
    } hasSomething: {
      content(commit.tree)?.contains { $0 != nil } ?? true
    }
  }

  func commit(_ id: ObjectID) throws -> Commit {
    if let last, last.id == id { return last }
    return try repository.commit(id)
  }

  /// The parents that are here; a shallow clone lacks some.
  private mutating func parents(of commit: Commit) throws(GitError) -> [Commit] {
    var found: [Commit] = []
    let wanted = firstParentOnly ? commit.parents.prefix(1) : commit.parents[...]
    for id in wanted where !found.contains(where: { $0.id == id }) {
      do throws(GitError) {
        let parent = if let read = ahead[id] { read } else { try repository.commit(id) }
        ahead[id] = parent
        found.append(parent)
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
