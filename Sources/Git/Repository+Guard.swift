internal import Cguard
internal import Clibgit2

extension Repository {
  /// Puts a guard before each folder of loose objects, and leaves git's commit graph alone.
  ///
  /// libgit2 1.5.1 never comes back from a truncated object, and writes beyond its memory for one that is too long. Of the
  /// commit graph it believes every bit; it would save us nothing that can be measured.
  func guardObjects() throws(GitError) {
    let attempt = "open the history of \(gitDirectory)"
    let database = try Handle(attempt, free: git_odb_free) { git_repository_odb(&$0, pointer) }
    try lend(to: database, attempt)
    for folder in try objectFolders() {
      try check(attempt, enquiry_guard_add(database.pointer, folder))
    }
    try check(attempt, git_odb_set_commit_graph(database.pointer, nil))
    for folder in try objectFolders() { try refuseDamagedLists(folder + "/pack", attempt) }
  }

  /// Refuses lists of packs that would lead libgit2 out of its memory.
  private func refuseDamagedLists(_ folder: String, _ attempt: String) throws(GitError) {
    for name in Self.names(in: folder) where name.hasSuffix(".idx") {
      let pack = "\(folder)/\(name.dropLast(4)).pack"
      guard enquiry_check_offsets("\(folder)/\(name)", pack) == ENQUIRY_DAMAGED else { continue }
      if let damage = damaged(pack: pack, false).first { throw GitError(attempt, damage) }
    }
    if let damage = damagedShortcut(folder + "/multi-pack-index").first { throw GitError(attempt, damage) }
  }

  /// The folder of the repository's own objects.
  var objectFolder: String { commonDirectory + "/objects" }

  /// The repository's own folder of objects, those that git's environment names, and those that these borrow from
  /// (`objects/info/alternates`).
  func objectFolders() throws(GitError) -> [String] {
    var folders = [objectFolder] + lentFolders
    var next = 0
    // As deep as git goes.
    while next < folders.count, folders.count < 32 {
      for folder in try borrowed(by: folders[next], isFirst: next == 0) where !folders.contains(folder) {
        folders.append(folder)
      }
      next += 1
    }
    return folders
  }

  private func borrowed(by folder: String, isFirst: Bool) throws(GitError) -> [String] {
    let path = folder + "/info/alternates"
    guard let bytes = try smallFile(path) else { return [] }
    return bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.compactMap { line in
      let name = String(decoding: line, as: UTF8.self)
      if name.hasPrefix("#") { return nil }
      return isFirst && name.hasPrefix(".") ? "\(folder)/\(name)" : name
    }
  }
}
