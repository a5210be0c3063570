internal import Clibgit2

extension Repository {
  /// Makes a repository with a working folder at `path`, and the folders on the way; keeps one that is already there.
  package static func create(
    at path: String, initialBranch: String = "main", environment: [String: String] = [:]
  ) throws(GitError) -> Repository {
    try create(at: path, initialBranch: initialBranch, flags: [], environment)
  }

  /// Makes a repository without a working folder, as a server has it; keeps one that is already there.
  package static func createBare(
    at path: String, initialBranch: String = "main", environment: [String: String] = [:]
  ) throws(GitError) -> Repository {
    try create(at: path, initialBranch: initialBranch, flags: [GIT_REPOSITORY_INIT_BARE], environment)
  }

  private static func create(
    at path: String, initialBranch: String, flags: [git_repository_init_flag_t], _ environment: [String: String]
  ) throws(GitError) -> Repository {
    do throws(GitError) {
      // Making it anew would keep it too, but libgit2 tries out the file system first, with files in the folder.
      return try Repository(at: path, environment: environment)
    } catch  where error.code == .notFound {
      // Then it is ours to make.
    }
    let attempt = "make a repository at \(path)"
    var options = git_repository_init_options()
    try check(attempt, git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)))
    options.flags = flags.reduce(GIT_REPOSITORY_INIT_MKPATH.rawValue) { $0 | $1.rawValue }
    var made: OpaquePointer?
    let result = initialBranch.withCString { branch in
      options.initial_head = branch
      return git_repository_init_ext(&made, path, &options)
    }
    try check(attempt, result)
    git_repository_free(made)
    return try Repository(at: path, environment: environment)
  }
}
