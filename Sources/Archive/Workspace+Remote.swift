internal import Git

extension Workspace {
  /// Where this folder is sent to, without a name or a password that stands in the address; nil when nowhere.
  package func remote() throws(ArchiveError) -> String? {
    try Workspace.git { () throws(GitError) in
      try repository.configuration().string("remote.origin.url").map(RemoteAddress.withoutLogin)
    }
  }
}
