internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension Repository {
  /// Stores an object, and looks whether what lies there under its id can be read.
  ///
  /// libgit2 writes nothing where a file of that name exists, also a damaged one: what was then said to be saved could not
  /// be read again. A damaged file is replaced, since here is what it should say.
  func storeSoundly(_ store: () throws(GitError) -> ObjectID) throws(GitError) -> ObjectID {
    let id = try retrying(store)
    guard Self.flaw(in: objectFile(id), of: id) != nil else {
      try confirmPacked(id)
      return id
    }
    let path = objectFile(id)
    guard unlink(path) == 0 else { throw .system("replace the damaged file \(path)", errno, path: path) }
    return try store()
  }

  /// Tries again where git, which packs beside us, has just removed the folder into which the object goes.
  private func retrying(_ store: () throws(GitError) -> ObjectID) throws(GitError) -> ObjectID {
    for _ in 0..<5 {
      do throws(GitError) { return try store() } catch {
        guard error.category == Int(GIT_ERROR_OS.rawValue), error.message.contains("No such file or directory") else {
          throw error
        }
      }
    }
    return try store()
  }

  /// Whether an object is in the store, and can be read; what cannot, and is a file of its own, is removed.
  func hasSoundly(_ id: ObjectID) throws(GitError) -> Bool {
    let path = objectFile(id)
    if Self.isThere(path) {
      guard Self.flaw(in: path, of: id) != nil else { return true }
      guard unlink(path) == 0 else { throw .system("replace the damaged file \(path)", errno, path: path) }
      return false
    }
    let database = try Handle("look for \(id.short)", free: git_odb_free) { git_repository_odb(&$0, pointer) }
    var oid = id.oid
    guard git_odb_exists_ext(database.pointer, &oid, GIT_ODB_LOOKUP_NO_REFRESH.rawValue) == 1 else { return false }
    _ = try object(id)
    return true
  }

  /// Looks at an object that has no file of its own, and that therefore lay in a pack, or with others, before.
  private func confirmPacked(_ id: ObjectID) throws(GitError) {
    if Self.isThere(objectFile(id)) { return }
    _ = try object(id)
  }
}
