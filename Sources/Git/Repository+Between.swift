internal import Clibgit2

extension Repository {
  /// The commits that lead to one and to none of some others, as `git rev-list one ^others`: never a parent before its child.
  package func commits(leadingTo start: ObjectID, notTo others: [ObjectID]) throws(GitError) -> [Commit] {
    let attempt = "list what leads to \(start.short)"
    let walk = try Handle(attempt, free: git_revwalk_free) { git_revwalk_new(&$0, pointer) }
    try check(attempt, git_revwalk_sorting(walk.pointer, GIT_SORT_TOPOLOGICAL.rawValue))
    var oid = start.oid
    try check(attempt, git_revwalk_push(walk.pointer, &oid))
    for other in others {
      oid = other.oid
      try check(attempt, git_revwalk_hide(walk.pointer, &oid))
    }
    var found: [Commit] = []
    while true {
      let result = git_revwalk_next(&oid, walk.pointer)
      if result == GIT_ITEROVER.rawValue { return found }
      try check(attempt, result)
      found.append(try commit(ObjectID(oid)))
    }
  }
}
