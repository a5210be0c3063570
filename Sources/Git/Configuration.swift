internal import Clibgit2

/// git's settings, read once: those of the system, of the person, of one repository, and of the environment.
///
/// A value, so it says what was set when it was read. Later sources win over earlier ones.
package struct Configuration: Hashable, Sendable {
  private var values: [String: [String]] = [:]

  /// The last word on a setting such as "user.name" or "remote.origin.url"; nil when nobody set it.
  package func string(_ key: String) -> String? {
    values[Self.normal(key)]?.last
  }

  /// All values of a setting that may come more than once, the weakest first.
  package func strings(_ key: String) -> [String] {
    values[Self.normal(key)] ?? []
  }

  /// Section and name are alike in any case, what stands between them (a branch, a URL) is not.
  private static func normal(_ key: String) -> String {
    guard let first = key.firstIndex(of: "."), let last = key.lastIndex(of: "."), first != last else {
      return key.lowercased()
    }
    return key[..<first].lowercased() + key[first..<last] + key[last...].lowercased()
  }
}

// MARK: - Reading

extension Configuration {
  /// The settings of system, person and environment, without those of any repository.
  package init(environment: [String: String]) throws(GitError) {
    try self.init(environment: environment, repository: nil, local: nil)
  }

  /// `local` is the repository's own file; `repository` lets `includeIf "gitdir:…"` be judged.
  init(environment: [String: String], repository: OpaquePointer?, local: String?) throws(GitError) {
    try GitLibrary.start()
    var files = Self.files(environment)
    if let local { files.append((local, GIT_CONFIG_LEVEL_LOCAL)) }
    for (path, level) in files {
      try read(path, level, repository)
    }
    for (key, value) in try Self.environmentSettings(environment) {
      values[Self.normal(key), default: []].append(value)
    }
  }

  /// Where system and person keep their settings, weakest first, by git's own rules.
  static func files(_ environment: [String: String]) -> [(path: String, level: git_config_level_t)] {
    var files: [(String, git_config_level_t)] = []
    if !isTrue(environment["GIT_CONFIG_NOSYSTEM"]) {
      files.append((environment["GIT_CONFIG_SYSTEM"] ?? "/etc/gitconfig", GIT_CONFIG_LEVEL_SYSTEM))
    }
    if let global = environment["GIT_CONFIG_GLOBAL"] {
      files.append((global, GIT_CONFIG_LEVEL_GLOBAL))
    } else {
      let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
      let xdg = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      if let folder = xdg ?? home.map({ $0 + "/.config" }) {
        files.append((folder + "/git/config", GIT_CONFIG_LEVEL_XDG))
      }
      if let home { files.append((home + "/.gitconfig", GIT_CONFIG_LEVEL_GLOBAL)) }
    }
    return files.filter { !$0.0.isEmpty && $0.0 != "/dev/null" }
  }

  private mutating func read(
    _ path: String, _ level: git_config_level_t, _ repository: OpaquePointer?
  ) throws(GitError) {
    let attempt = "read the configuration \(path)"
    let file = try Handle(attempt, free: git_config_free) { git_config_new(&$0) }
    try check(attempt, git_config_add_file_ondisk(file.pointer, path, level, repository, 0))
    let iterator = try Handle(attempt, free: git_config_iterator_free) { git_config_iterator_new(&$0, file.pointer) }
    while true {
      var entry: UnsafeMutablePointer<git_config_entry>?
      let result = git_config_next(&entry, iterator.pointer)
      if result == GIT_ITEROVER.rawValue { return }
      try check(attempt, result)
      guard let entry, let name = entry.pointee.name else { continue }
      // A name without "=" is git's short way to say true.
      let value = entry.pointee.value.map { String(cString: $0) } ?? "true"
      values[Self.normal(String(cString: name)), default: []].append(value)
    }
  }

  /// `GIT_CONFIG_COUNT` pairs of `GIT_CONFIG_KEY_0`, `GIT_CONFIG_VALUE_0` …
  private static func environmentSettings(_ environment: [String: String]) throws(GitError) -> [(String, String)] {
    guard let text = environment["GIT_CONFIG_COUNT"], !text.isEmpty else { return [] }
    guard let count = Int(text), (0...10_000).contains(count) else {
      throw bad("GIT_CONFIG_COUNT", "\(text) is no count")
    }
    var pairs: [(String, String)] = []
    for number in 0..<count {
      guard let key = environment["GIT_CONFIG_KEY_\(number)"], key.contains(".") else {
        throw bad("GIT_CONFIG_KEY_\(number)", "it is missing or no key")
      }
      guard let value = environment["GIT_CONFIG_VALUE_\(number)"] else {
        throw bad("GIT_CONFIG_VALUE_\(number)", "it is missing")
      }
      pairs.append((key, value))
    }
    return pairs
  }

  private static func bad(_ variable: String, _ reason: String) -> GitError {
    GitError("use \(variable) of the environment", .invalid, message: reason, detail: .setting(variable))
  }

  private static func isTrue(_ value: String?) -> Bool {
    guard let value = value?.lowercased() else { return false }
    return !["", "0", "false", "no", "off"].contains(value)
  }
}
