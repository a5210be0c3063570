internal import Archive
internal import Git

extension Failure {
  /// The sentences for a conversation with a server that came to nothing.
  ///
  /// - Parameters:
  ///   - error: as ``NetworkChild`` throws it.
  ///   - again: the command that does it again.
  init(network error: GitError, with address: RemoteAddress, again: String) {
    var words = ServerWords("")
    if case .said(let said)? = error.detail { words = ServerWords(said) }
    let who = address.host ?? address.shown
    let (message, hint) = Failure.network(error, who, address, words, again)
    let quoted = words.lines.isEmpty ? "" : "\nIt said:\n" + words.quoted
    self.init(message + " Everything that was saved here is still saved." + quoted, hint: hint)
  }

  private static func network(
    _ error: GitError, _ who: String, _ address: RemoteAddress, _ words: ServerWords, _ again: String
  ) -> (String, String) {
    if let found = damaged(who, words) { return found }
    switch error.code {
    case .tooLong:
      return (
        "\(who) was given up: \(error.message).",
        "Try again later: \(again). To wait longer for a slow line: \(again) --patience 120"
      )
    case .noProgram:
      return ("\(error.message) is not installed, and is needed to reach \(who).", "Install it, then: \(again)")
    case .authentication:
      return (
        "\(who) did not let you in: \(error.message).",
        "Ask whoever runs it for a name and a password, or a token; git keeps it, as with: git credential approve"
      )
    case .certificate: return certificate(who)
    case .notStored:
      return (
        "\(who) could not store what was sent: \(Plain.safe(error.message)).",
        "Ask whoever looks after it whether you may write there, and whether it is full."
      )
    case .tooLarge:
      return ("\(who) was given up: \(error.message).", "Ask whoever looks after it why it has grown so large.")
    case .noSpace, .noPermission: return (error.description, "Make room here, or ask who owns this folder.")
    case .endedByServer: return ended(who, address, words, again)
    default: return web(error, who, address, again)
    }
  }

  private static func certificate(_ who: String) -> (String, String) {
    (
      "\(who) could not prove that it is \(who): nobody whom this machine trusts vouches for it. Nothing was sent.",
      "Ask whoever runs it. If your school's filter reads along, name its certificate: git config http.sslCAInfo FILE"
    )
  }

  /// What git's service says where it cannot read its own repository; nil for anything else.
  private static func damaged(_ who: String, _ words: ServerWords) -> (String, String)? {
    if words.has("out of memory", "malloc failed", "cannot allocate memory") {
      return (
        "\(who) was given up: sending takes more memory than any folder of records needs.",
        "Ask whoever keeps it what was put there."
      )
    }
    let isDamaged = words.has(
      "repository corruption", "is corrupt", "corrupt loose object", "unable to read", "unable to unpack",
      "git-pack-objects died", "refname is dangerous", "does not match index")
    return isDamaged
      ? ("What is stored at \(who) is damaged, and could not be sent.", "Ask whoever keeps it to look: git fsck --full")
      : nil
  }

  /// What ssh, or git's service at the other end, ended with.
  private static func ended(
    _ who: String, _ address: RemoteAddress, _ words: ServerWords, _ again: String
  ) -> (String, String) {
    if words.has("identification has changed") {
      return (
        "\(who) has another key than before. Somebody may be standing between you and it; nothing was sent.",
        "Ask whoever runs it whether its key was changed. Only then: ssh-keygen -R \(quoted(who))"
      )
    }
    if words.has("host key verification failed") {
      return (
        "This machine does not know the key of \(who) yet; nothing was sent.",
        "Run it in a terminal, and compare the key with what whoever runs \(who) says: \(again)"
      )
    }
    if words.has("permission denied", "access denied", "authentication failed", "too many authentication") {
      return (
        "\(who) did not let you in.", "Give whoever runs it your public key; see that it is used: ssh \(quoted(who))"
      )
    }
    if words.has(
      "could not resolve", "connection refused", "timed out", "no route", "network is unreachable", "name or service")
    {
      return ("\(who) could not be reached.", "Look at your connection, then: \(again)")
    }
    if words.has("dubious ownership") {
      return (
        "git does not open \(address.shown), since it belongs to somebody else.",
        "If you trust it: git config --global --add safe.directory \(quoted(address.shown))"
      )
    }
    if words.has("not appear to be a git repository", "no such file", "not found", "no such repository") {
      return notThere(address, again)
    }
    return (
      "\(who) ended the conversation before anything was done.", "Try again; if it stays so, ask whoever runs it."
    )
  }

  private static func notThere(_ address: RemoteAddress, _ again: String) -> (String, String) {
    if again == SourceFetching.again {
      return (
        "There is no repository at \(address.shown).",
        "See that it is written right; once it was added, it stands in \(Layout.programme). Ask the alliance."
      )
    }
    let make = { (path: String) in " Make an empty one: git init --bare \(quoted(path))" }
    let hint = if case .path(let path) = address.place { make(path) } else { " Make an empty one there first." }
    return ("There is no repository at \(address.shown).", "See that it is written right: git remote -v.\(hint)")
  }

  /// What libgit2 says of the web.
  private static func web(
    _ error: GitError, _ who: String, _ address: RemoteAddress, _ again: String
  ) -> (String, String) {
    let said = error.message.lowercased()
    if said.contains("resolve address") || said.contains("failed to connect") || said.contains("timed out") {
      return ("\(who) could not be reached.", "Look at your connection, then: \(again)")
    }
    if said.contains("certificate") || said.contains("ssl") { return certificate(who) }
    if said.contains("redirect") || ["301", "302", "303", "307", "308"].contains(where: { said.hasSuffix($0) }) {
      return (
        "\(who) sends on to another place, to which nothing is sent unasked.",
        "If it moved, ask whoever runs it for the new address."
      )
    }
    if said.hasSuffix("401") || said.contains("authentication") {
      return ("\(who) did not let you in.", "Ask whoever runs it for a name and a password, or a token.")
    }
    if said.hasSuffix("403") {
      return (
        "\(who) refused: you may not do this there (403).", "Ask whoever runs it for the right to read and write there."
      )
    }
    if said.hasSuffix("404") { return notThere(address, again) }
    if said.contains("unexpected http status") {
      return ("\(who) has trouble of its own (\(error.message)).", "Try again later: \(again)")
    }
    return (
      "\(who) could not be spoken with: \(error.message).", "Try again; if it stays so, ask whoever runs \(who)."
    )
  }

  /// What a server would not take, in its own words.
  init(refusedBy address: RemoteAddress, _ reason: String, _ said: String) {
    let words = ServerWords(reason + "\n" + said)
    self.init(
      "\(address.host ?? address.shown) did not take what was sent. Everything is still saved here. It said:\n"
        + words.quoted,
      hint: "Put right what it says, then: enquiry sync. Or ask whoever runs it.")
  }
}
