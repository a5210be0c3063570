internal import Clibgit2

extension Repository {
  /// The id that a file with these bytes has, whether or not it is stored.
  package static func blobID(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try GitLibrary.start()
    var oid = git_oid()
    try check("name a file", git_odb_hash(&oid, bytes, bytes.count, GIT_OBJECT_BLOB))
    return ObjectID(oid)
  }

  /// The id that a working file would be stored under, line ends and filters considered; nil when it cannot be read.
  func hashOfWorkingFile(_ path: String) -> ObjectID? {
    var oid = git_oid()
    let result = git_repository_hashfile(&oid, pointer, path, GIT_OBJECT_BLOB, nil)
    return result == 0 ? ObjectID(oid) : nil
  }

  /// Stores a commit, moving nothing.
  ///
  /// Not by `git_commit_create`: on a full disk that reports success and stores nothing.
  func writeCommit(
    _ message: String, tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature
  ) throws(GitError) -> ObjectID {
    let attempt = "store the commit"
    let text = try commitText(message, tree, parents, author, committer)
    let database = try Handle(attempt, free: git_odb_free) { git_repository_odb(&$0, pointer) }
    return try storeSoundly { () throws(GitError) in
      var oid = git_oid()
      try check(attempt, git_odb_write(&oid, database.pointer, text, text.count, GIT_OBJECT_COMMIT))
      return ObjectID(oid)
    }
  }

  private func commitText(
    _ message: String, _ tree: ObjectID, _ parents: [ObjectID], _ author: Signature, _ committer: Signature
  ) throws(GitError) -> [UInt8] {
    let root = try treeHandle(tree)
    var text = git_buf()
    defer { git_buf_dispose(&text) }
    let tidy = try Self.tidy(message)
    try author.withGit { author throws(GitError) in
      try committer.withGit { committer throws(GitError) in
        // Owners cannot stand in an array: each lives until all that come after it are in.
        func write(_ rest: ArraySlice<ObjectID>, after pointers: [OpaquePointer?]) throws(GitError) {
          guard let next = rest.first else {
            var pointers = pointers
            try check(
              "compose the commit",
              git_commit_create_buffer(
                &text, pointer, author, committer, nil, tidy, root.pointer, pointers.count, &pointers))
            return
          }
          let parent = try commitHandle(next)
          try write(rest.dropFirst(), after: pointers + [parent.pointer])
        }
        try write(parents[...], after: [])
      }
    }
    return Array(UnsafeRawBufferPointer(start: text.ptr, count: text.size))
  }

  /// As git stores messages: no space at line ends, no empty lines at either end, one new line last.
  private static func tidy(_ message: String) throws(GitError) -> String {
    var text = git_buf()
    defer { git_buf_dispose(&text) }
    try check("tidy the message", git_message_prettify(&text, message, 0, 0))
    guard let start = text.ptr, text.size > 0 else {
      throw GitError("compose the commit", .invalid, message: "its message is empty")
    }
    return String(cString: start)
  }
}
