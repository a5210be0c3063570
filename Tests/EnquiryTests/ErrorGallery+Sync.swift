import Testing

@testable import enquiry

extension `The error gallery` {
  /// A server that ends every conversation with some words.
  private static func answering(_ words: String) -> @Sendable (Desk) throws -> Void {
    { desk in _ = try desk.git("config", "core.sshCommand", "echo '\(words)' >&2; exit 255; :") }
  }

  private static let server = "git@git.elm.example:elm.git"

  /// Servers that cannot be reached, do not let people in, or are not what they say.
  static let aroundServers: [Exhibit] = [
    Exhibit("a sync that has nowhere to go", "sync"),
    Exhibit("an address that hides a command", "sync --to ssh://-oProxyCommand=sh/elm"),
    Exhibit("an address that proves nothing", "sync --to git://git.elm.example/elm.git"),
    Exhibit("an address with another program", "sync --to 'ext::sh -c id'"),
    Exhibit("a patience that is none", "sync --patience 0"),
    Exhibit(
      "a server that does not know the key", "sync --to \(server)",
      before: answering("git@git.elm.example: Permission denied (publickey).")),
    Exhibit(
      "a server whose key is not known", "sync --to \(server) --no-input",
      before: answering("Host key verification failed.")),
    Exhibit(
      "a server with another key than before", "sync --to \(server)",
      before: answering("@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @")),
    Exhibit(
      "a server that is not found", "sync --to \(server)",
      before: answering("ssh: Could not resolve hostname git.elm.example: Name or service not known")),
    Exhibit(
      "a repository that is not there", "sync --to \(server)",
      before: answering("fatal: elm.git does not appear to be a git repository")),
    Exhibit(
      "a server that ends the conversation", "sync --to \(server)", before: answering("Back on Monday.")),
    Exhibit("a server that says nothing", "sync --to \(server) --patience 1") { desk in
      _ = try desk.git("config", "core.sshCommand", "read nothing; :")
    },
    Exhibit("a second place to send to", "sync --to \(server)") { desk in
      _ = try desk.git("remote", "add", "origin", "git@git.oak.example:oak.git")
    },
    Exhibit("a sync on no branch", "sync") { desk in _ = try desk.git("checkout", "-q", "--detach") },
    Exhibit("a copy with a name of its own", "init copy --name Copy --from \(server)"),
    Exhibit("a copy into a folder that is not empty", "init --from \(server)"),
  ]
}
