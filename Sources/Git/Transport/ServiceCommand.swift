/// The command that speaks git's protocol with a repository elsewhere: git's own service for a folder, `ssh` to it for a host.
package struct ServiceCommand: Hashable, Sendable {
  /// git's words for the two directions.
  package enum Service: String, Sendable {
    /// For who receives.
    case uploadPack = "upload-pack"
    /// For who sends.
    case receivePack = "receive-pack"
  }

  /// The program's file.
  package let program: String
  package let arguments: [String]
  package let environment: [String: String]
  /// Whether it may ask on the terminal.
  let usesTerminal: Bool

  /// - Parameters:
  ///   - folder: from where a path counts that does not begin at the top.
  ///   - settings: where `core.sshCommand` may stand.
  ///   - asks: whether ssh may ask on the terminal, for a passphrase or whether a host is known.
  ///   - patience: after how many seconds without an answer ssh shall give the host up.
  /// - Returns: nil for what the web carries.
  /// - Throws: `.noProgram` where git, or ssh, is not installed.
  package init?(
    _ service: Service, at address: RemoteAddress, from folder: String, settings: Configuration,
    environment: [String: String], asks: Bool, patience: Int
  ) throws(GitError) {
    var kept = environment.filter { !Self.ofOneRepository.contains($0.key) && !$0.key.hasPrefix("GIT_CONFIG_") }
    // Persons' configuration counts there as it does here.
    for key in ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"] { kept[key] = environment[key] }
    self.environment = kept
    switch address.place {
    case .web: return nil
    case .path(let path):
      usesTerminal = false
      program = try Self.found("git", environment)
      arguments = [service.rawValue, path.hasPrefix("/") ? path : "\(folder)/\(path)"]
    case .ssh(let login, let host, let port, let path):
      usesTerminal = asks
      let remote = "git-\(service.rawValue) \(Self.quoted(path))"
      let target = (login.map { $0 + "@" } ?? "") + host
      let ports = port.map { ["-p", String($0)] } ?? []
      let own = environment["GIT_SSH_COMMAND"] ?? settings.string("core.sshCommand")
      let isOpenSSH = own.map { Self.isOpenSSH($0) } ?? (environment["GIT_SSH"] == nil)
      let options =
        isOpenSSH ? ["-o", "ConnectTimeout=\(patience)"] + (asks ? [] : ["-o", "BatchMode=yes"]) : []
      let words = options + ports + [target, remote]
      if let own, !own.isEmpty {
        program = "/bin/sh"
        arguments = ["-c", "\(own) \"$@\"", own] + words
      } else {
        program = try Self.found(environment["GIT_SSH"] ?? "ssh", environment)
        arguments = words
      }
    }
  }

  /// What git's environment says of the repository that it was called in, which is not the one at the other end.
  private static let ofOneRepository: Set = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE",
    "GIT_QUARANTINE_PATH", "GIT_PROTOCOL", "GIT_CONFIG",
  ]

  /// Whether a command of one's own runs OpenSSH, which knows its options.
  private static func isOpenSSH(_ command: String) -> Bool {
    let program = command.split(separator: " ").first { !$0.contains("=") } ?? ""
    return program.split(separator: "/").last.map { $0.trimming("\"'") } == "ssh"
  }

  /// One word of a shell, whatever stands in it.
  private static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// A program's file, which may be named.
  private static func found(_ name: String, _ environment: [String: String]) throws(GitError) -> String {
    if name.contains("/") { return name }
    if let file = OtherProgram.file(of: name, environment) { return file }
    throw GitError("run \(name)", .noProgram, message: name)
  }
}

extension Substring {
  fileprivate func trimming(_ marks: String) -> String {
    var rest = self
    while let first = rest.first, marks.contains(first) { rest.removeFirst() }
    while let last = rest.last, marks.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
