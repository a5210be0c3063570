internal import Clibgit2

/// One saved state of the repository, copied out.
package struct Commit: Hashable, Sendable, Identifiable {
  package let id: ObjectID
  package let tree: ObjectID
  package let parents: [ObjectID]
  package let author: Signature
  package let committer: Signature
  /// Subject, blank line, body, trailers, as written. Bytes that are not UTF-8 appear as U+FFFD.
  package let message: String

  package init(
    id: ObjectID, tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) {
    self.id = id
    self.tree = tree
    self.parents = parents
    self.author = author
    self.committer = committer
    self.message = message
  }
}

extension Commit {
  /// Copies out what libgit2 lends.
  init(borrowed commit: OpaquePointer) {
    id = ObjectID(git_commit_id(commit).pointee)
    tree = ObjectID(git_commit_tree_id(commit).pointee)
    parents = (0..<git_commit_parentcount(commit)).compactMap { position in
      git_commit_parent_id(commit, position).map { ObjectID($0.pointee) }
    }
    author = Signature(borrowed: git_commit_author(commit))
    committer = Signature(borrowed: git_commit_committer(commit))
    message = git_commit_message(commit).map { String(cString: $0) } ?? ""
  }
}

// MARK: - Reading

extension Repository {
  /// The commit with this id; `.notFound` when there is none.
  package func commit(_ id: ObjectID) throws(GitError) -> Commit {
    do throws(GitError) {
      // Bound first: an owner without a name is gone, and its memory with it, before the pointer is used.
      let commit = try commitHandle(id)
      return Commit(borrowed: commit.pointer)
    } catch {
      guard error.code != .notFound, let stored = storedCommit(id) else { throw error }
      return Commit(
        id: id, tree: stored.tree, parents: stored.parents, author: stored.author, committer: stored.committer,
        message: stored.message)
    }
  }

  func commitHandle(_ id: ObjectID) throws(GitError) -> Handle {
    var oid = id.oid
    return try explaining(id, "commit") { () throws(GitError) in
      try Handle("read commit \(id.short)", free: git_commit_free) { git_commit_lookup(&$0, pointer, &oid) }
    }
  }
}

/// How a commit stands in the history, without who made it and what they said.
package struct CommitPlace: Hashable, Sendable {
  package let tree: ObjectID
  package let parents: [ObjectID]
  /// When it was committed, in seconds since 1970.
  package let time: Int64
}

extension Repository {
  /// The place of the commit with this id; `.notFound` when there is none.
  package func place(of id: ObjectID) throws(GitError) -> CommitPlace {
    do throws(GitError) { return try borrowedPlace(of: id) } catch {
      guard error.code != .notFound, let stored = storedCommit(id) else { throw error }
      return CommitPlace(tree: stored.tree, parents: stored.parents, time: stored.committer.when.seconds)
    }
  }

  private func borrowedPlace(of id: ObjectID) throws(GitError) -> CommitPlace {
    let commit = try commitHandle(id)
    let parents = (0..<git_commit_parentcount(commit.pointer)).compactMap { position in
      git_commit_parent_id(commit.pointer, position).map { ObjectID($0.pointee) }
    }
    guard let tree = git_commit_tree_id(commit.pointer) else {
      throw GitError("read commit \(id.short)", .invalid, message: "it names no folder")
    }
    return CommitPlace(tree: ObjectID(tree.pointee), parents: parents, time: git_commit_time(commit.pointer))
  }
}
