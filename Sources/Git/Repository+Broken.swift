extension Repository {
  /// A git directory that git does not know as one any more, since something that must be in it is not there; nil for a
  /// place that is none.
  static func brokenDirectory(_ directory: String) -> Damage? {
    let parts = ["objects", "refs"].filter { isFolder("\(directory)/\($0)") }
    let hasHead = isThere("\(directory)/HEAD")
    func damage(_ name: String, _ kind: Damage.Kind) -> Damage {
      Damage(path: "\(directory)/\(name)", reason: "it is not there", kind: kind, hasRemote: false)
    }
    switch (parts, hasHead) {
    case (["objects", "refs"], false): return damage("HEAD", .head(branches: branches(directory)))
    case (["objects"], true): return damage("refs", .folder)
    case (["refs"], true): return damage("objects", .folder)
    default: return nil
    }
  }

  private static func branches(_ directory: String) -> [String] {
    let names = names(in: "\(directory)/refs/heads").filter { !isFolder("\(directory)/refs/heads/\($0)") }
    return names.map { "refs/heads/\($0)" }
  }

  /// The nearest broken git directory from a folder upwards, up to a sound one that was found.
  static func broken(from folder: String, ceilings: [String], below found: String?) -> Damage? {
    var current = folder
    while true {
      let directory = (current == "/" ? "" : current) + "/.git"
      if let found, found == directory || found == directory + "/" { return nil }
      if let damage = brokenDirectory(directory) { return damage }
      // A sound one, by whatever path it was found.
      if isThere(directory) { return nil }
      guard current != "/", let slash = current.lastIndex(of: "/") else { return nil }
      current = slash == current.startIndex ? "/" : String(current[..<slash])
      if ceilings.contains(current) { return nil }
    }
  }

  /// Settings that libgit2 would take for none, or cannot read.
  ///
  /// An empty file, and one of noughts as a power cut leaves it, are settings without a word to libgit2: remotes and names
  /// would be gone without a sound.
  func refuseDamagedConfiguration(_ path: String) throws(GitError) {
    guard let bytes = try smallFile(path) else { return }
    let reason = bytes.isEmpty ? "it is empty" : "bytes that are no text stand in it"
    guard bytes.isEmpty || bytes.contains(0) else { return }
    throw GitError(
      "read the settings of git",
      Damage(path: path, reason: reason, kind: .configuration, hasRemote: false))
  }

  /// What a failure to read settings means, where it is one.
  static func explainedConfiguration(_ error: GitError, _ path: String, isOwn: Bool) -> GitError {
    guard error.category == configurationCategory, error.damage == nil else { return error }
    return error.caused(
      by: Damage(path: path, reason: error.message, kind: isOwn ? .ownConfiguration : .configuration, hasRemote: false))
  }
}
