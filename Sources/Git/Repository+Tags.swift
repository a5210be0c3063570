internal import Clibgit2

extension Repository {
  /// The names of the tags that begin so, as `pack/north/2026-03-05/cluster`, without `refs/tags/`; in order.
  package func tags(beginning start: String) throws(GitError) -> [String] {
    var list = git_strarray()
    try listing { () throws(GitError) in try check("list the tags", git_tag_list(&list, pointer)) }
    defer { git_strarray_dispose(&list) }
    return (0..<list.count).compactMap { number in list.strings[number].map { String(cString: $0) } }
      .filter { $0.hasPrefix(start) }.sorted()
  }

  /// Gives a commit a lightweight tag.
  ///
  /// - Throws: `.exists` where there is a tag of that name.
  package func tag(_ name: String, _ commit: ObjectID) throws(GitError) {
    var (id, made) = (commit.oid, OpaquePointer?.none)
    defer { git_reference_free(made) }
    try check("tag \(commit.short) as \(name)", git_reference_create(&made, pointer, "refs/tags/\(name)", &id, 0, nil))
  }

  /// The newest commit that two have in common; nil where they have none, or where a shallow clone does not show it.
  package func commonAncestor(_ one: ObjectID, _ other: ObjectID) throws(GitError) -> ObjectID? {
    if one == other { return one }
    var (first, second, found) = (one.oid, other.oid, git_oid())
    let result = git_merge_base(&found, pointer, &first, &second)
    if GitError.Code(rawValue: result) == .notFound { return nil }
    try check("find what \(one.short) and \(other.short) have in common", result)
    return ObjectID(found)
  }
}

extension Repository {
  /// What an annotated tag says, and what it names.
  package func annotation(_ id: ObjectID) throws(GitError) -> (target: ObjectID, message: String) {
    let attempt = "read tag \(id.short)"
    var oid = id.oid
    let tag = try explaining(id, "tag") { () throws(GitError) in
      try Handle(attempt, free: git_tag_free) { git_tag_lookup(&$0, pointer, &oid) }
    }
    guard let target = git_tag_target_id(tag.pointer) else {
      throw GitError(attempt, .invalid, message: "it names nothing")
    }
    return (ObjectID(target.pointee), git_tag_message(tag.pointer).map { String(cString: $0) } ?? "")
  }
}
