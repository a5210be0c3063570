internal import Clibgit2

/// Where the branch that HEAD stands on is sent to, by git's own configuration.
package struct Upstream: Hashable, Sendable {
  /// The remote's name, as `origin`.
  package let remote: String
  /// Its address, as it is written there.
  package let url: String
  /// Where it is pushed to (`remote.<name>.pushurl`, else the same).
  package let pushURL: String
  /// The branch there, as `refs/heads/main`.
  package let branch: String

  package init(remote: String, url: String, pushURL: String, branch: String) {
    (self.remote, self.url, self.pushURL, self.branch) = (remote, url, pushURL, branch)
  }

  /// The branch there without what all begin with, as `main`.
  package var shortBranch: Substring { branch.dropFirst("refs/heads/".count) }
  /// As people call what is known here of it: `origin/main`.
  package var name: String { "\(remote)/\(shortBranch)" }
  /// What is known here of the branch there.
  package var tracking: String { "refs/remotes/\(name)" }
}

extension Repository {
  /// Where the branch that HEAD stands on is sent to: its own remote, else `origin`, else the only one there is; nil where there
  /// is none.
  package func upstream() throws(GitError) -> Upstream? {
    let settings = try configuration()
    guard let branch = try branchOfHead() else { return nil }
    let own = settings.string("branch.\(branch).remote").flatMap { $0 == "." ? nil : $0 }
    func url(of name: String) -> String? { settings.strings("remote.\(name).url").first }
    var name = own ?? "origin"
    if own == nil, url(of: name) == nil {
      let remotes = try remotes()
      guard remotes.count == 1 else { return nil }
      name = remotes[0]
    }
    guard let url = url(of: name) else { return nil }
    let merged = own == nil ? nil : settings.string("branch.\(branch).merge")
    let there = merged.flatMap { $0.hasPrefix("refs/heads/") ? $0 : nil } ?? "refs/heads/\(branch)"
    return Upstream(
      remote: name, url: url, pushURL: settings.strings("remote.\(name).pushurl").first ?? url, branch: there)
  }

  /// Remembers a remote and that HEAD's branch goes to a branch of it, as `git remote add` and `git branch -u` write it.
  package func setUpstream(_ remote: String, _ address: RemoteAddress, branch there: String) throws(GitError) {
    try set("remote.\(remote).url", address.text)
    if try configuration().strings("remote.\(remote).fetch").isEmpty {
      try set("remote.\(remote).fetch", "+refs/heads/*:refs/remotes/\(remote)/*")
    }
    guard let branch = try branchOfHead() else { return }
    try set("branch.\(branch).remote", remote)
    try set("branch.\(branch).merge", there)
  }

  /// Puts HEAD onto a branch that has no commit yet, as `refs/heads/main`; for a repository in which nothing was saved.
  package func beginOnBranch(_ name: String) throws(GitError) {
    guard try head().commit == nil else {
      throw GitError("begin on \(name)", .exists, message: "something is saved here already")
    }
    try check("begin on \(name)", git_repository_set_head(pointer, name))
  }

  /// The branch on which HEAD stands, also one without a commit, as `main`; nil where it stands on a commit itself.
  package func branchOfHead() throws(GitError) -> String? {
    let prefix = "refs/heads/"
    let name = try head().reference
    return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
  }
}
