internal import Foundation
internal import Git

/// Names and passwords from git's own helpers, or from the person whom git asks on the terminal: `git credential`.
struct GitCredentials: RemoteCredentials {
  private let context: Context
  private let asks: Bool
  private let asking: (Bool) -> Void

  /// - Parameter asking: told before a person may be asked, and afterwards.
  init(in context: Context, asks: Bool, asking: @escaping (Bool) -> Void) {
    (self.context, self.asks, self.asking) = (context, asks, asking)
  }

  func find(_ address: RemoteAddress) throws(GitError) -> RemoteCredential {
    asking(true)
    defer { asking(false) }
    let lines = try run("fill", Self.description(of: address))
    func value(_ key: String) -> String? {
      lines.first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
    }
    guard let name = value("username"), let password = value("password") else {
      throw GitError("sign in", .authentication, message: "nobody gave a name and a password")
    }
    let basic = Data("\(name):\(password)".utf8).base64EncodedString()
    return RemoteCredential(authorization: "Basic \(basic)", lines: lines)
  }

  func approve(_ credential: RemoteCredential) throws(GitError) {
    try run("approve", credential.lines)
  }

  func refuse(_ credential: RemoteCredential) throws(GitError) {
    try run("reject", credential.lines)
  }

  /// What git wants to know of a server: nothing but the place for which it is asked.
  private static func description(of address: RemoteAddress) -> [String] {
    guard case .web(let isSecure, let host, let port) = address.place else { return [] }
    let place = (host.contains(":") ? "[\(host)]" : host) + (port.map { ":\($0)" } ?? "")
    let login = address.login
    return ["protocol=\(isSecure ? "https" : "http")", "host=\(place)"]
      + (login.name.map { ["username=\($0)"] } ?? []) + (login.password.map { ["password=\($0)"] } ?? [])
  }

  @discardableResult
  private func run(_ word: String, _ lines: [String]) throws(GitError) -> [String] {
    guard let git = context.program("git") else { throw GitError("sign in", .noProgram, message: "git") }
    var environment = context.environment
    var settings: [String] = []
    if !asks {
      environment["GIT_TERMINAL_PROMPT"] = "0"
      environment["GIT_ASKPASS"] = ""
      settings = ["-c", "core.askPass="]
    }
    let input = (lines + ["", ""]).joined(separator: "\n")
    let run = ShortRun(
      git, ["-C", context.directory] + settings + ["credential", word], environment, input: Array(input.utf8),
      limit: asks ? 600 : 20)
    switch run.outcome() {
    case .ended(0, let bytes):
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    case .ended:
      throw GitError(
        "sign in", .authentication,
        message: asks ? "nobody gave a name and a password" : "no helper of git knows a name and a password for it")
    case .tooLong: throw GitError("sign in", .tooLong, message: "git's helper for passwords did not come back")
    case .notStarted: throw GitError("sign in", .noProgram, message: "git")
    }
  }
}
