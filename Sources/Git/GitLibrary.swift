internal import Clibgit2

/// The global state of libgit2, made ready once and never taken down.
///
/// libgit2 itself is told to read no configuration outside a repository: people's own settings come from the
/// environment that is passed to each ``Repository``, so a test, or a request of the workbench, never meets the
/// configuration of whoever runs it. For the same reason ownership is checked by ``Repository``, which can see those
/// settings (`safe.directory`), and not by libgit2, which could not.
package enum GitLibrary {
  /// Makes libgit2 ready; any later call does nothing. Every way of making a ``Repository`` calls it.
  package static func start() throws(GitError) {
    if let failure { throw failure }
  }

  /// A lazily made global: Swift runs it once, whichever thread comes first.
  private static let failure: GitError? = {
    do throws(GitError) {
      try check("start libgit2", git_libgit2_init())
      try check("have libgit2 flush its writes", enquiry_git_enable_fsync(1))
      try check("check owners ourselves", enquiry_git_set_owner_validation(0))
      for level in [
        GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA,
      ] {
        try check("keep libgit2 from home configuration", enquiry_git_set_search_path(level.rawValue, ""))
      }
      return nil
    } catch {
      return error
    }
  }()
}
