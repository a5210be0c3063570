internal import Clibgit2

extension Repository {
  /// The commit that a branch stands on, by its short name, as `shared/cluster`; nil where there is no such branch.
  package func branch(_ name: String) throws(GitError) -> ObjectID? { try commit(at: "refs/heads/\(name)") }

  /// The same of a branch as it was last seen on a remote.
  package func branch(_ name: String, on remote: String) throws(GitError) -> ObjectID? {
    try commit(at: "refs/remotes/\(remote)/\(name)")
  }

  private func commit(at reference: String) throws(GitError) -> ObjectID? {
    switch try self.reference(reference) {
    case .commit(let id)?: return id
    case .symbolic(let other)?:
      throw GitError("read \(reference)", .invalid, message: "it stands for another branch, \(other)")
    case nil: return nil
    }
  }

  /// Whether the HEAD of any working folder of the repository stands on a branch.
  package func isCheckedOut(branch name: String) throws(GitError) -> Bool {
    if try head().reference == "refs/heads/\(name)" { return true }
    var found: OpaquePointer?
    let result = git_reference_lookup(&found, pointer, "refs/heads/\(name)")
    defer { git_reference_free(found) }
    if GitError.Code(rawValue: result) == .notFound { return false }
    try check("look for working folders of \(name)", result)
    return try check("look for working folders of \(name)", git_branch_is_checked_out(found)) == 1
  }

  /// Gives a branch on which no HEAD stands a new commit: HEAD, index and working folder stay as they are.
  ///
  /// `build` is called with our lock held and gets the commit that the branch stands on, nil for none; it says what the commit
  /// holds, or nil for none. A plan that has the tree of its only parent makes no commit. What is returned is on the disk; after an
  /// error the branch is where it was, and objects that nobody points to may be left.
  ///
  /// Throws `.locked` when another process holds a lock for longer than `patience`, `.modified`, `.exists` or `.notFound` when
  /// another program moved the branch meanwhile, and whatever `build` throws.
  package func write(
    branch name: String, author: Signature, committer: Signature, patience: Duration = .seconds(2),
    build: (ObjectID?) throws -> BranchPlan?
  ) throws -> ObjectID? {
    let lock = try RepositoryLock(commonDirectory, until: Deadline(after: patience))
    defer { withExtendedLifetime(lock) {} }
    let reference = "refs/heads/\(name)"
    let old = try branch(name)
    guard let plan = try build(old) else { return nil }
    let tree = try store(plan.files)
    let log = "commit: \(plan.message.prefix { !$0.isNewline })"
    func move(_ commit: ObjectID) throws(GitError) {
      try moveReference(reference, from: old, to: commit, log, by: committer, patience: patience)
    }
    if plan.parents.count == 1, try plan.parents.allSatisfy({ try self.commit($0).tree == tree }) {
      // Another copy made the same: the branch follows it.
      guard let known = plan.parents.first, known != old else { return nil }
      try move(known)
      return known
    }
    let commit = try writeCommit(
      plan.message, tree: tree, parents: plan.parents, author: author, committer: committer)
    try move(commit)
    return commit
  }

  /// The id of the tree that holds some files, which need not be stored.
  package func treeID(of files: [BranchPlan.File]) throws(GitError) -> ObjectID {
    let objects = NewObjects(in: self)
    return try edits(files, objects).applied(to: nil, in: self, objects)
  }

  private func store(_ files: [BranchPlan.File]) throws(GitError) -> ObjectID {
    let objects = NewObjects(in: self)
    let tree = try edits(files, objects).applied(to: nil, in: self, objects)
    try objects.store()
    return tree
  }

  private func edits(_ files: [BranchPlan.File], _ objects: NewObjects) throws(GitError) -> TreeEdits {
    var edits = TreeEdits()
    for file in files {
      let id: ObjectID
      switch file.content {
      case .bytes(let bytes): id = try objects.add(.file, bytes)
      case .stored(let known): id = known
      }
      edits.set(try WorkPath(file.path, for: "save"), id, .file)
    }
    return edits
  }
}
