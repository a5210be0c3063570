internal import Git

/// What a ``NetworkChild`` is asked to do: one conversation with a repository elsewhere.
struct NetworkTask: Codable {
  enum Action: String, Codable {
    /// Says which refs there are, and fetches what they stand for.
    case fetch
    /// Sends refs, then says which refs there are now.
    case push
  }

  struct Pair: Codable {
    let from: String
    let to: String
  }

  var action: Action
  /// The git directory of this side.
  var repository: String
  var address: String
  /// What is fetched, by full names; those that are not there are left out. None for the usual branch.
  var branches: [String] = []
  /// Refs that begin so are fetched, too.
  var beginnings: [String] = []
  var pairs: [Pair] = []
  /// How much may come; nil for whatever there is.
  var most: Most?
  /// Whether a person may be asked on the terminal.
  var asks = false
  /// In seconds, for each wait.
  var patience = NetworkTask.usualPatience

  static let usualPatience = 30
  /// All of it may take so many times the patience for one wait.
  static let wholeInPatiences = 20
  /// In bytes, for the process that does it and for the service of git's that it starts.
  static let mostMemory = 4 << 30

  /// The names of those refs of the other side that are fetched.
  func wanted(of listing: RemoteListing) -> [String] {
    let names = branches.isEmpty ? listing.usualBranch.map { [$0] } ?? [] : branches
    return listing.references.keys.filter { names.contains($0) || beginnings.contains(where: $0.hasPrefix) }
  }
}

/// What came of it.
struct NetworkAnswer: Codable {
  struct Verdict: Codable {
    let name: String
    /// Why the server refused; nil where it did not.
    let reason: String?
  }

  /// The refs there, by their full names, with their ids in hexadecimal.
  var references: [String: String]
  /// The branch that whoever asks for none gets.
  var usualBranch: String?
  var verdicts: [Verdict] = []
  /// What the server said beside the protocol.
  var said = ""
}

extension NetworkAnswer {
  init(_ listing: RemoteListing, said: String) {
    self.init(references: listing.references.mapValues(\.hex), usualBranch: listing.usualBranch, said: said)
  }
}

/// Why nothing came of it: a ``GitError``.
struct NetworkProblem: Codable {
  let attempt: String
  let code: Int32
  let category: Int?
  let message: String
  let said: String?
}

/// One line of what a child says.
enum NetworkLine: Codable {
  /// Something moved.
  case heard
  /// A person is being asked, or no longer: that takes as long as it takes.
  case asking(Bool)
  /// So many objects of so many.
  case moved(Int, of: Int)
  case answer(NetworkAnswer)
  case problem(NetworkProblem)
}
