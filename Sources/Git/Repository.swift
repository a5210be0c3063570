internal import Clibgit2

/// An open git repository.
///
/// It belongs to one thread at a time (libgit2's own rule), hence a plain class that is not `Sendable`: a command
/// opens one, the workbench one for each request; opening costs about 0.1 ms. Everything it hands out is a value that
/// outlives it.
package final class Repository {
  /// What git's variables (`HOME`, `GIT_CONFIG_GLOBAL`, `GIT_AUTHOR_NAME` …) are taken from; never the process's own.
  package let environment: [String: String]
  let handle: Handle

  var pointer: OpaquePointer { handle.pointer }

  /// Opens the repository whose working folder or git directory is `path`.
  ///
  /// `.notFound` when there is none there (see ``discover(from:ceilings:environment:)`` to look upwards); `.owner`
  /// when it belongs to another user and no `safe.directory` of the person's own configuration allows it.
  package init(at path: String, environment: [String: String] = [:]) throws(GitError) {
    try GitLibrary.start()
    self.environment = environment
    do throws(GitError) {
      handle = try Handle("open the repository at \(path)", free: git_repository_free) {
        git_repository_open(&$0, path)
      }
    } catch {
      if error.code == .notFound, let damage = Self.brokenDirectory(path) ?? Self.brokenDirectory(path + "/.git") {
        throw GitError("open the repository", damage)
      }
      let place = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      let file = Self.isFolder(place + "/.git") ? place + "/.git/config" : place + "/config"
      throw Self.explainedConfiguration(error, file, isOwn: false)
    }
    try refuseForeignOwner()
    try adoptConfiguration()
    try guardObjects()
  }

  // MARK: - Where it is

  /// The git directory, without a slash at its end; of a linked working tree, its own one.
  package var gitDirectory: String {
    Self.folder(git_repository_path(pointer)) ?? ""
  }

  /// The git directory that all linked working trees share: objects, refs, configuration.
  package var commonDirectory: String {
    Self.folder(git_repository_commondir(pointer)) ?? gitDirectory
  }

  /// The folder with the files, without a slash at its end; nil in a bare repository.
  package var workDirectory: String? {
    Self.folder(git_repository_workdir(pointer))
  }

  package var isBare: Bool { git_repository_is_bare(pointer) == 1 }

  /// Whether history was cut off when this was cloned (`git clone --depth`).
  package var isShallow: Bool { git_repository_is_shallow(pointer) == 1 }

  /// What git has begun here and not finished.
  package var operationInProgress: Operation? {
    Operation(state: git_repository_state_t(rawValue: UInt32(max(0, git_repository_state(pointer)))))
  }

  private static func folder(_ path: UnsafePointer<CChar>?) -> String? {
    guard let path else { return nil }
    var folder = String(cString: path)
    while folder.count > 1, folder.last == "/" { folder.removeLast() }
    return folder
  }
}
