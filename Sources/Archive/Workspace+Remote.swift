internal import Git

extension Workspace {
  /// Where this folder is sent to, without a name or a password that stands in the address; nil when nowhere.
  package func remote() throws(ArchiveError) -> String? {
    let address = try Workspace.git { () throws(GitError) in
      try repository.configuration().string("remote.origin.url")
    }
    guard let address, let scheme = address.firstRange(of: "://"),
      let at = address[scheme.upperBound...].firstIndex(of: "@")
    else { return address }
    let slash = address[scheme.upperBound...].firstIndex(of: "/") ?? address.endIndex
    return at < slash ? String(address[..<scheme.upperBound] + address[address.index(after: at)...]) : address
  }
}
