internal import Foundation

/// Plain git, run for what it says about one folder: never to read or write records, and for so long only.
struct GitRun {
  private let git: String
  private let arguments: [String]
  private let environment: [String: String]
  /// In seconds.
  private let limit: Double

  /// What it came to.
  enum Outcome: Equatable {
    /// With its exit code; what it printed.
    case ended(Int32, String)
    case tooLong
  }

  /// - Parameters:
  ///   - git: the program's file.
  ///   - folder: where it works.
  ///   - settings: what holds for this run whatever is configured, as `["core.hooksPath=/dev/null"]`.
  ///   - place: a repository other than the one that git would find from the folder: its own one and its working folder.
  init(
    _ git: String, in folder: String, settings: [String] = [], place: (git: String, work: String)? = nil,
    environment: [String: String], limit: Double = 20
  ) {
    self.git = git
    arguments = ["-C", folder] + settings.flatMap { ["-c", $0] }
    var kept = environment.filter { !$0.key.hasPrefix("GIT_") || Self.isSetting($0.key) }
    if let place { (kept["GIT_DIR"], kept["GIT_WORK_TREE"]) = (place.git, place.work) }
    kept["LC_ALL"] = "C"
    kept["GIT_TERMINAL_PROMPT"] = "0"
    self.environment = kept
    self.limit = limit
  }

  /// The person's settings hold; what else the environment says is about another repository.
  private static func isSetting(_ key: String) -> Bool {
    key.hasPrefix("GIT_CONFIG") || ["GIT_EXEC_PATH", "GIT_ATTR_NOSYSTEM"].contains(key)
  }

  func callAsFunction(_ words: String..., input: String = "") -> Outcome {
    let run = ShortRun(
      git, arguments + words, environment, input: Array(input.utf8), hearsErrors: true, isAlone: true, limit: limit)
    switch run.outcome() {
    case .ended(let code, let bytes): return .ended(code, String(decoding: bytes, as: UTF8.self))
    case .tooLong: return .tooLong
    case .notStarted: return .ended(127, "git could not be started")
    }
  }
}
