/// Where a repository elsewhere is: a folder of this machine or of a shared drive, a host through ssh, or a server of the web.
///
/// Reads what git reads: `/srv/elm.git`, `file:///srv/elm.git`, `git@host:elm.git`, `ssh://git@host:2222/elm.git`,
/// `https://host/elm.git`.
package struct RemoteAddress: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    case path(String)
    /// - login: the name in front of the `@`.
    case ssh(login: String?, host: String, port: UInt16?, path: String)
    case web(isSecure: Bool, host: String, port: UInt16?)
  }

  /// As it was given.
  package let text: String
  package let place: Place

  /// - Throws: `.badAddress` for what no transport here takes, and for what another program might take for an option.
  package init(_ text: String) throws(GitError) {
    self.text = text
    place = try Self.place(text)
  }

  /// The host; nil for a folder.
  package var host: String? {
    switch place {
    case .path: nil
    case .ssh(_, let host, _, _), .web(_, let host, _): host
    }
  }

  package var isWeb: Bool { if case .web = place { true } else { false } }

  /// The name and the password that stand in a web address; nil where they do not.
  package var login: (name: String?, password: String?) {
    guard isWeb, let login = Self.parts(of: text)?.login else { return (nil, nil) }
    let parts = login.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map { Self.decoded($0) }
    return (name?.isEmpty == true ? nil : name, parts.count > 1 ? Self.decoded(parts[1]) : nil)
  }

  /// The address without a name and a password that stand in it, as it may be shown.
  package var shown: String { Self.shown(text) }

  /// Any address without a password that stands in it; and without a name, but for ssh, where it says who is called.
  package static func shown(_ text: String) -> String {
    guard text.lowercased().hasPrefix("ssh"), let parts = parts(of: text), let login = parts.login else {
      return withoutLogin(text)
    }
    return "\(parts.scheme)\(login.prefix { $0 != ":" })@\(parts.rest)"
  }

  /// Any address without a name and a password that stand in it.
  package static func withoutLogin(_ text: String) -> String {
    parts(of: text).map { "\($0.scheme)\($0.rest)" } ?? text
  }

  /// Whether a password stands in an address, or in the place of a name what servers of the web give in a password's place.
  package static func holdsSecret(_ text: String) -> Bool {
    guard let parts = parts(of: text), let login = parts.login else { return false }
    let isToken = tokens.contains { login.hasPrefix($0) } || login.count >= 32
    return login.contains(":") || parts.scheme.lowercased().hasPrefix("http") && isToken
  }

  /// How the tokens of GitHub and GitLab begin.
  private static let tokens = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-"]

  /// An address by its parts: `https://`, what stands before the host, and what follows; nil for one without a scheme.
  private static func parts(of text: String) -> (scheme: Substring, login: Substring?, rest: Substring)? {
    guard let scheme = text.firstRange(of: "://") else { return nil }
    let rest = text[scheme.upperBound...]
    let end = rest.firstIndex(of: "/") ?? rest.endIndex
    guard let at = rest[..<end].lastIndex(of: "@") else { return (text[..<scheme.upperBound], nil, rest) }
    return (text[..<scheme.upperBound], rest[..<at], rest[rest.index(after: at)...])
  }

  // MARK: - Reading

  private static func place(_ text: String) throws(GitError) -> Place {
    if text.isEmpty { throw bad(text, "it is empty") }
    if text.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) {
      throw bad(text, "it holds a control character")
    }
    if text.hasPrefix("-") { throw bad(text, "it begins with a hyphen, as options do") }
    if let scheme = text.firstRange(of: "://") {
      return try place(text, scheme: text[..<scheme.lowerBound].lowercased(), text[scheme.upperBound...])
    }
    if let helper = text.firstRange(of: "::"), text[..<helper.lowerBound].allSatisfy({ $0.isLetter || $0.isNumber }),
      helper.lowerBound > text.startIndex
    {
      throw bad(text, "it asks for another program to carry it")
    }
    let slash = text.firstIndex(of: "/") ?? text.endIndex
    // What stands in brackets has colons of its own.
    let inner = text[..<slash].firstIndex(of: "]") ?? text.startIndex
    guard let colon = text[inner..<slash].firstIndex(of: ":") else { return .path(text) }
    let (login, host) = parted(text[..<colon])
    return try ssh(text, login, host, nil, String(text[text.index(after: colon)...]))
  }

  private static func place(_ text: String, scheme: String, _ rest: Substring) throws(GitError) -> Place {
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    switch scheme {
    case "file": return .path(decoded(rest[slash...]))
    case "ssh", "git+ssh", "ssh+git":
      let (login, authority) = parted(rest[..<slash])
      let (host, port) = try hostAndPort(authority, text)
      var path = decoded(rest[slash...])
      // A home folder, as ssh servers know it.
      if path.hasPrefix("/~") { path.removeFirst() }
      return try ssh(text, login.map { decoded($0[...]) }, host, port, path)
    case "http", "https":
      let (host, port) = try hostAndPort(parted(rest[..<slash]).host, text)
      if host.isEmpty || host.hasPrefix("-") { throw bad(text, "it names no host") }
      return .web(isSecure: scheme == "https", host: host.lowercased(), port: port)
    case "git": throw bad(text, "git:// proves neither who sends nor who receives; use https or ssh")
    default: throw bad(text, "“\(scheme)://” is not known here; use https, ssh, or a folder")
    }
  }

  private static func ssh(
    _ text: String, _ login: String?, _ host: String, _ port: UInt16?, _ path: String
  ) throws(GitError) -> Place {
    if host.isEmpty { throw bad(text, "it names no host") }
    if host.hasPrefix("-") || login?.hasPrefix("-") == true {
      throw bad(text, "its host begins with a hyphen, as options do")
    }
    if path.isEmpty || path == "/" { throw bad(text, "it names no folder on \(host)") }
    if path.hasPrefix("-") { throw bad(text, "its folder begins with a hyphen, as options do") }
    return .ssh(login: login, host: host, port: port, path: path)
  }

  private static func parted(_ authority: Substring) -> (login: String?, host: String) {
    guard let at = authority.lastIndex(of: "@") else { return (nil, bare(authority)) }
    return (String(authority[..<at]), bare(authority[authority.index(after: at)...]))
  }

  /// A host without the brackets that addresses with colons have, where nothing follows them.
  private static func bare(_ host: Substring) -> String {
    host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : String(host)
  }

  private static func hostAndPort(_ text: String, _ address: String) throws(GitError) -> (String, UInt16?) {
    // More than one colon is an address of the newer kind, of which the brackets are gone where no port follows.
    let isBracketed = text.hasPrefix("[")
    guard let colon = text.lastIndex(of: ":"), isBracketed || text.count(where: { $0 == ":" }) == 1 else {
      return (text, nil)
    }
    let host = bare(text[..<colon])
    let digits = text[text.index(after: colon)...]
    if digits.isEmpty { return (host, nil) }
    guard let port = UInt16(digits), port > 0 else { throw bad(address, "“\(digits)” is no port") }
    return (host, port)
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func bad(_ text: String, _ reason: String) -> GitError {
    GitError("use the address \(shown(text))", .badAddress, message: reason)
  }
}
