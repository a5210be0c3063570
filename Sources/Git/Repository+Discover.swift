internal import Clibgit2

extension Repository {
  /// The nearest repository that holds `path`, looking upwards but not into or above a folder of `ceilings`.
  ///
  /// nil when there is none. `ceilings` is the list of `GIT_CEILING_DIRECTORIES`: absolute paths; as in git, `path`
  /// itself is looked at even if it is one of them. File systems are not crossed, as git does not.
  package static func discover(
    from path: String, ceilings: [String] = [], environment: [String: String] = [:]
  ) throws(GitError) -> Repository? {
    try GitLibrary.start()
    var found = git_buf()
    defer { git_buf_dispose(&found) }
    let limits = ceilings.filter { !$0.isEmpty }.joined(separator: ":")
    let result = git_repository_discover(&found, path, 0, limits)
    let place = result == 0 ? found.ptr.map { String(cString: $0) } : nil
    if let damage = broken(from: path, ceilings: ceilings, below: place) {
      throw GitError("open the repository", damage)
    }
    if GitError.Code(rawValue: result) == .notFound { return nil }
    try check("look for a repository from \(path) upwards", result)
    guard let gitDirectory = found.ptr.map({ String(cString: $0) }) else { return nil }
    return try Repository(at: gitDirectory, environment: environment)
  }
}
