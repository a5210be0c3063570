import Foundation
import Testing

@testable import enquiry

extension `The error gallery` {
  /// A server that ends every conversation with some words.
  private static func answering(_ words: String) -> @Sendable (Desk) throws -> Void {
    { desk in _ = try desk.git("config", "core.sshCommand", "echo '\(words)' >&2; exit 255; :") }
  }

  private static let server = "git@git.elm.example:elm.git"

  private static let shared: @Sendable (Desk) throws -> Void = { desk in
    desk.does("share --yes")
    _ = try desk.git("branch", "elsewhere", "shared/cluster")
  }

  private static let added: @Sendable (Desk) throws -> Void = { desk in
    try shared(desk)
    desk.does("source add oak --branch elsewhere")
  }

  /// Names the source “oak” by hand, in place of any other.
  private static func source(_ keys: String, by desk: Desk) throws {
    let programme = "enquiries/programme.yaml"
    let text = try desk.read(programme).components(separatedBy: "sources:")[0]
    try desk.write(text + "sources:\n  - name: oak\n    \(keys)\n", to: programme)
  }

  /// Folders of others that cannot be read, or are not changed here.
  static let aroundSources: [Exhibit] = [
    Exhibit("a source without an address", "source add oak"),
    Exhibit("a source that stands for this folder", "source add here \(server)"),
    Exhibit("a source with a bad name", "source add 'Oak School' \(server)"),
    Exhibit("a source whose address has a password", "source add oak https://ada:secret@git.oak.example/oak.git"),
    Exhibit("a source whose address has a token", "source add oak https://ghp_0123456789@git.oak.example/oak.git"),
    Exhibit("a password in an address, written by hand", "save") { desk in
      try source("url: https://ada:secret@git.oak.example/oak.git", by: desk)
    },
    Exhibit("an address of a source that is none", "save") { desk in
      try source("url: git://git.oak.example/oak.git", by: desk)
    },
    Exhibit("a source that cannot be read", "show oak-elm/paired-reading") { desk in
      try added(desk)
      try source("branch: elsewhere\n    folder: nowhere", by: desk)
    },
    Exhibit("a name of an alliance that a source keeps", "alliance new oak") { desk in
      try source("url: ../oak.git", by: desk)
    },
    Exhibit("a pack issued while a source is not here", "pack north --issue --meeting 2026-12-03") { desk in
      desk.does("cluster new north --name North --alliance elm")
      try source("url: ../oak.git", by: desk)
      let cluster = "enquiries/clusters/north/cluster.yaml"
      try desk.write(try desk.read(cluster).replacing("  - elm\n", with: "  - elm\n  - oak\n"), to: cluster)
      desk.does("save")
    },
    Exhibit("a pack issued of one source", "pack north --issue --meeting 2026-12-03 --source oak"),
    Exhibit("a source of a branch that cannot be", "source add oak --branch ..main"),
    Exhibit("a source in a folder that cannot be", "source add oak --branch main --folder ../elm"),
    Exhibit("a source of a branch that is not there", "source add oak --branch oak"),
    Exhibit(
      "a source in a folder that is not there", "source add oak --branch elsewhere --folder deeper", before: shared),
    Exhibit("a source that is no enquiry folder", "source add oak --branch other") { desk in
      let tree = try desk.git("mktree").trimmingCharacters(in: .newlines)
      let commit = try desk.git("commit-tree", "-m", "other", tree).trimmingCharacters(in: .newlines)
      _ = try desk.git("branch", "other", commit)
    },
    Exhibit("a source that is named already", "source add oak --branch elsewhere", before: added),
    Exhibit("a source that is not named", "list --source oka", before: added),
    Exhibit(
      "a source that cannot be reached", "source add oak \(server)", before: answering("Permission denied (publickey).")
    ),
    Exhibit("a change of what a source has", "log -e oak-elm/paired-reading -m 'A word.'", before: added),
    Exhibit("an alliance that a source has", "alliance new oak-elm", before: added),
  ]

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
