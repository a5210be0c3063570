internal import Clibgit2

extension Repository {
  /// The entries of a folder, in git's order (by bytes, folders as if their names ended in a slash).
  package func tree(_ id: ObjectID) throws(GitError) -> [TreeEntry] {
    let tree = try treeHandle(id)
    return (0..<git_tree_entrycount(tree.pointer)).compactMap { position in
      git_tree_entry_byindex(tree.pointer, position).map { TreeEntry(borrowed: $0) }
    }
  }

  /// What stands at a path ("a/b.md") below a tree; nil when nothing does. The empty path is no entry.
  package func entry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    do throws(GitError) { return try parsedEntry(at: path, in: tree) } catch {
      // libgit2 reads no folder in which one thing has a mode that is none.
      guard error.damage == nil else { throw error }
      return try storedEntry(at: path, in: tree)
    }
  }

  private func parsedEntry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    let handle = try treeHandle(tree)
    var entry: OpaquePointer?
    let result = git_tree_entry_bypath(&entry, handle.pointer, path)
    defer { git_tree_entry_free(entry) }
    // A folder on the way that is not there is another matter, which libgit2 tells as one of objects.
    if GitError.Code(rawValue: result) == .notFound, !Self.isOfObjects { return nil }
    try explaining { () throws(GitError) in _ = try check("look up \(path)", result) }
    return entry.map { TreeEntry(borrowed: $0) }
  }

  /// The bytes of a file as it is stored.
  ///
  /// The size is looked at first: more than `limit` bytes are refused (`.tooLarge`) without having been read.
  package func blob(_ id: ObjectID, limit: Int = .max) throws(GitError) -> [UInt8] {
    try explaining(id, "blob") { () throws(GitError) in try readBlob(id, limit) }
  }

  /// Throws where a file is not in the store, or something else is under its id.
  func refuseMissingFile(_ id: ObjectID) throws(GitError) {
    try explaining(id, "blob") { () throws(GitError) in
      let database = try Handle(Self.reading(id), free: git_odb_free) { git_repository_odb(&$0, pointer) }
      _ = try header(id, database)
    }
  }

  private func readBlob(_ id: ObjectID, _ limit: Int) throws(GitError) -> [UInt8] {
    let database = try Handle(Self.reading(id), free: git_odb_free) { git_repository_odb(&$0, pointer) }
    let size = try header(id, database)
    guard size <= limit else {
      throw GitError(Self.reading(id), .tooLarge, message: "it has \(size) bytes, more than \(limit)")
    }
    let object = try object(id, "blob")
    let bytes = UnsafeRawBufferPointer(
      start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer))
    return Array(bytes)
  }

  /// The size of a file, in bytes.
  private func header(_ id: ObjectID, _ database: borrowing Handle) throws(GitError) -> Int {
    var oid = id.oid
    var size = 0
    var kind = GIT_OBJECT_INVALID
    try check(Self.reading(id), git_odb_read_header(&size, &kind, database.pointer, &oid))
    guard kind == GIT_OBJECT_BLOB else {
      let error = GitError(Self.reading(id), .invalid, message: "it is not a file")
      // It may only say that it is something else.
      throw damageOfObject(id, "blob").map { error.caused(by: $0) } ?? error
    }
    return size
  }

  /// An object as libgit2 has it in memory, of whatever kind.
  func object(_ id: ObjectID, _ kind: String = "") throws(GitError) -> Handle {
    try explaining(id, kind) { () throws(GitError) in
      let database = try Handle(Self.reading(id), free: git_odb_free) { git_repository_odb(&$0, pointer) }
      var oid = id.oid
      return try Handle(Self.reading(id), free: git_odb_object_free) { git_odb_read(&$0, database.pointer, &oid) }
    }
  }

  private static func reading(_ id: ObjectID) -> String { "read object \(id.short)" }

  /// Whether the last failure is that an object is missing, and not an entry of a folder.
  private static var isOfObjects: Bool { git_error_last()?.pointee.klass == Int32(GIT_ERROR_ODB.rawValue) }

  func treeHandle(_ id: ObjectID) throws(GitError) -> Handle {
    var oid = id.oid
    return try explaining(id, "tree") { () throws(GitError) in
      try Handle("read folder \(id.short)", free: git_tree_free) { git_tree_lookup(&$0, pointer, &oid) }
    }
  }
}
