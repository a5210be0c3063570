/// Where the branch that HEAD stands on is sent to, by git's own configuration.
package struct Upstream: Hashable, Sendable {
  /// The remote's name, as `origin`.
  package let remote: String
  package let address: RemoteAddress
  /// Where it is pushed to, where that is another place (`remote.<name>.pushurl`).
  package let pushAddress: RemoteAddress
  /// The branch there, as `refs/heads/main`.
  package let branch: String

  /// What is known here of the branch there.
  package var tracking: String { "refs/remotes/\(remote)/\(branch.dropFirst("refs/heads/".count))" }
}

extension Repository {
  /// Where the branch that HEAD stands on is sent to: its own remote, else `origin`, else the only one there is; nil where there
  /// is none.
  ///
  /// - Throws: `.badAddress` for an address that nothing here takes.
  package func upstream() throws(GitError) -> Upstream? {
    let settings = try configuration()
    guard let branch = try branchOfHead() else { return nil }
    let own = settings.string("branch.\(branch).remote").flatMap { $0 == "." ? nil : $0 }
    let remotes = try remotes()
    let names = own.map { [$0] } ?? ["origin"] + (remotes.count == 1 ? remotes : [])
    for name in names {
      guard let url = settings.strings("remote.\(name).url").first else { continue }
      let merged = own == nil ? nil : settings.string("branch.\(branch).merge")
      let there = merged.flatMap { $0.hasPrefix("refs/heads/") ? $0 : nil } ?? "refs/heads/\(branch)"
      let address = try RemoteAddress(url)
      let pushURL = settings.strings("remote.\(name).pushurl").first
      return Upstream(
        remote: name, address: address,
        pushAddress: try pushURL.map { url throws(GitError) in try RemoteAddress(url) } ?? address, branch: there)
    }
    return nil
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

  /// The branch on which HEAD stands, also one without a commit, as `main`; nil where it stands on a commit itself.
  package func branchOfHead() throws(GitError) -> String? {
    let prefix = "refs/heads/"
    let name = try head().reference
    return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : nil
  }
}
