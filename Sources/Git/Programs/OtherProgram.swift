#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Another program of the machine, run in a process of its own without a shell.
package struct OtherProgram {
  /// Whom signals reach that are sent to it.
  package enum Company {
    /// Those that reach us, as a person's Ctrl-C.
    case ours
    /// It and all that it starts itself: a group of processes of its own.
    case group
    /// The same, without a terminal.
    case session
  }

  private let file: String
  private let arguments: [String]
  private let environment: [String: String]
  private let company: Company

  /// - Parameter file: its path.
  package init(_ file: String, _ arguments: [String], _ environment: [String: String], _ company: Company = .ours) {
    (self.file, self.arguments, self.environment, self.company) = (file, arguments, environment, company)
  }

  /// A program's file by the folders of PATH that begin at the top; nil where it is not installed.
  package static func file(of name: String, _ environment: [String: String]) -> String? {
    (environment["PATH"] ?? "").split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first(where: Repository.isExecutable)
  }

  /// Starts it; whoever does so waits for it to end.
  ///
  /// - Parameter ends: its standard input, output and error, as far as they are not ours; nil for one that leads nowhere.
  /// - Returns: the number of its process.
  /// - Throws: `.noProgram` where there is none.
  package func start(_ ends: [Int32?]) throws(GitError) -> Int32 {
    #if canImport(Darwin)
      var files: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var files = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
    }
    for (place, end) in ends.enumerated() {
      if let end {
        posix_spawn_file_actions_adddup2(&files, end, Int32(place))
      } else {
        posix_spawn_file_actions_addopen(&files, Int32(place), "/dev/null", O_RDWR, 0)
      }
    }
    // What we pass over to get an error instead would be passed over there, too.
    var usual = sigset_t()
    sigemptyset(&usual)
    sigaddset(&usual, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF) | company.flag)
    let words = ([file] + arguments).map { strdup($0) }
    let variables = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for text in words + variables { free(text) } }
    var child = pid_t()
    let result = posix_spawn(&child, file, &files, &attributes, words + [nil], variables + [nil])
    if result == ENOENT { throw GitError("run \(file)", .noProgram, message: file) }
    if result != 0 { throw .system("run \(file)", result) }
    return child
  }
}

extension OtherProgram.Company {
  fileprivate var flag: Int16 {
    switch self {
    case .ours: 0
    case .group: Int16(POSIX_SPAWN_SETPGROUP)
    case .session:
      #if canImport(Darwin)
        Int16(POSIX_SPAWN_SETSID)
      #else
        // POSIX_SPAWN_SETSID, which the headers show to GNU programs only.
        0x80
      #endif
    }
  }
}
