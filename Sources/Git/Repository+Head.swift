internal import Clibgit2

extension Repository {
  /// Where HEAD stands, read from the disk now.
  package func head() throws(GitError) -> Head {
    var name = "HEAD"
    // HEAD names a branch; a branch may name another one (rare). More than a few is a ring.
    for _ in 0..<5 {
      switch try namedByHead(name) {
      case nil where name == "HEAD":
        throw GitError("read HEAD", .notFound, message: "the repository at \(gitDirectory) has no HEAD")
      case nil:
        if let damage = damageOfUnborn(name) { throw GitError("read HEAD", damage) }
        return .unborn(branch: name)
      case .commit(let id)?: return name == "HEAD" ? .detached(id) : .branch(name: name, commit: id)
      case .symbolic(let target)?: name = target
      }
    }
    throw GitError("read HEAD", .invalid, message: "its branches name each other in a ring")
  }

  /// A ref on the way from HEAD; what no ref can be called tells that HEAD is damaged.
  private func namedByHead(_ name: String) throws(GitError) -> Reference? {
    do throws(GitError) { return try reference(name) } catch {
      guard error.code == .invalidName, name != "HEAD" else { throw error }
      throw error.caused(by: damagedHead("no branch can be called “\(name)”"))
    }
  }

  /// The commit that a phrase names: `main~2`, a tag, an abbreviated id.
  ///
  /// `.notFound`, `.ambiguous` or `.invalidName` when it names none, several, or cannot name one.
  package func resolve(_ revision: String) throws(GitError) -> ObjectID {
    let attempt = "find the commit \(revision)"
    do throws(GitError) {
      let object = try Handle(attempt, free: git_object_free) { git_revparse_single(&$0, pointer, revision) }
      let commit = try Handle(attempt, free: git_object_free) {
        git_object_peel(&$0, object.pointer, GIT_OBJECT_COMMIT)
      }
      return ObjectID(git_object_id(commit.pointer).pointee)
    } catch {
      if let damage = damagedReference(behind: error, named: revision) { throw error.caused(by: damage) }
      // Of an id that somebody typed nobody knows whether there should be such a commit.
      let missing = ObjectID(firstIn: error.message)?.hex ?? ""
      let isTyped = error.code == .notFound && (missing.isEmpty || revision.lowercased().hasPrefix(missing))
      throw isTyped ? error : explained(error)
    }
  }

  /// The commit an object stands for: itself, or what a tag (of a tag …) points to.
  package func peelToCommit(_ id: ObjectID) throws(GitError) -> ObjectID {
    try resolve(id.hex)
  }

  enum Reference {
    case commit(ObjectID)
    case symbolic(String)
  }

  /// What a ref holds, without following it; nil when there is no such ref.
  func reference(_ name: String) throws(GitError) -> Reference? {
    var made: OpaquePointer?
    let result = git_reference_lookup(&made, pointer, name)
    defer { git_reference_free(made) }
    if GitError.Code(rawValue: result) == .notFound { return nil }
    do throws(GitError) { try check("read \(name)", result) } catch {
      throw Self.isOfReferences(error) ? error.caused(by: damagedReference(name)) : error
    }
    if let target = git_reference_symbolic_target(made) { return .symbolic(String(cString: target)) }
    guard let id = git_reference_target(made) else { return nil }
    return .commit(ObjectID(id.pointee))
  }
}
