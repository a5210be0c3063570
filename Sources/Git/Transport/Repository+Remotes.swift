internal import Clibgit2

extension Repository {
  /// The names of the remotes, in order.
  package func remotes() throws(GitError) -> [String] {
    var list = git_strarray()
    try check("list the remotes", git_remote_list(&list, pointer))
    defer { git_strarray_dispose(&list) }
    return (0..<list.count).compactMap { number in list.strings[number].map { String(cString: $0) } }.sorted()
  }

  /// Whether an object is in the store, by its name alone; it is not read.
  package func has(_ id: ObjectID) throws(GitError) -> Bool {
    let database = try Handle("look for \(id.short)", free: git_odb_free) { git_repository_odb(&$0, pointer) }
    var oid = id.oid
    return git_odb_exists(database.pointer, &oid) == 1
  }

  /// The commit, or other object, that a ref holds; nil when there is no such ref, or one that only names another.
  package func target(of name: String) throws(GitError) -> ObjectID? {
    if case .commit(let id)? = try reference(name) { return id }
    return nil
  }

  /// How many commits each of two has that the other has not, as `git rev-list --left-right --count`.
  package func aheadBehind(_ one: ObjectID, _ other: ObjectID) throws(GitError) -> (ahead: Int, behind: Int) {
    if one == other { return (0, 0) }
    var (ahead, behind, first, second) = (0, 0, one.oid, other.oid)
    let attempt = "compare \(one.short) with \(other.short)"
    try check(attempt, git_graph_ahead_behind(&ahead, &behind, pointer, &first, &second))
    return (ahead, behind)
  }

  /// Removes a ref; nothing happens where there is none.
  package func removeReference(_ name: String) throws(GitError) {
    let result = git_reference_remove(pointer, name)
    if GitError.Code(rawValue: result) == .notFound { return }
    try check("remove \(name)", result)
  }

  /// The refs that begin so, with what they hold; those that only name another are left out.
  package func references(beginning start: String) throws(GitError) -> [String: ObjectID] {
    let attempt = "list \(start)"
    let iterator = try listing { () throws(GitError) in
      try Handle(attempt, free: git_reference_iterator_free) {
        git_reference_iterator_glob_new(&$0, pointer, "\(start)*")
      }
    }
    var found: [String: ObjectID] = [:]
    while true {
      var reference: OpaquePointer?
      let result = git_reference_next(&reference, iterator.pointer)
      defer { git_reference_free(reference) }
      if result == GIT_ITEROVER.rawValue { return found }
      try listing { () throws(GitError) in try check(attempt, result) }
      guard let name = git_reference_name(reference), let id = git_reference_target(reference) else { continue }
      found[String(cString: name)] = ObjectID(id.pointee)
    }
  }
}
