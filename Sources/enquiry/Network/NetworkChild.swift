internal import Foundation
internal import Git

/// A conversation with a repository elsewhere, held by a process of its own that is ended when the other side keeps it waiting.
struct NetworkChild {
  private let context: Context
  /// In seconds, for each wait.
  private let patience: Int
  /// Whether a person may be asked on the terminal.
  private let asks: Bool
  /// The command that does it again, for whoever reads why it came to nothing.
  private let again: String
  /// Whether this process asks folders itself before anything is fetched from there; not of those that are not trusted.
  private let asksFolders: Bool

  init(
    in context: Context, patience: Int, asks: Bool, again: String = "enquiry sync", asksFolders: Bool = true
  ) {
    (self.context, self.patience, self.asks) = (context, patience, asks)
    (self.again, self.asksFolders) = (again, asksFolders)
  }

  /// Says which refs are there, and fetches what some of them stand for.
  ///
  /// - Parameters:
  ///   - branches: by full names; those that are not there are left out. None for the usual branch.
  ///   - beginnings: refs that begin so are fetched, too.
  ///   - most: how much may come; nil for whatever there is.
  ///   - words: what a person sees while it takes long, as “Receiving”.
  /// - Throws: ``Failure``.
  func fetch(
    _ branches: [String], beginnings: [String] = [], most: Most? = nil, from address: RemoteAddress,
    into repository: Repository, _ words: String
  ) throws -> NetworkAnswer {
    var task = task(.fetch, repository, address)
    (task.branches, task.beginnings, task.most) = (branches, beginnings, most)
    do { return try known(task, repository, at: address) ?? answer(task, words) } catch let error as GitError {
      throw Failure(network: error, with: address, again: again)
    }
  }

  /// What a folder has, where all that is wanted of it is here already; nil where a conversation has to find out.
  ///
  /// That needs no process of its own: git's service answers from the folder, each wait for it has an end, and all that comes is a
  /// list. To start this program once more takes longer.
  private func known(
    _ task: NetworkTask, _ repository: Repository, at address: RemoteAddress
  ) throws(GitError) -> NetworkAnswer? {
    guard asksFolders, case .path = try RemoteConnection.place(of: address, in: repository).place else { return nil }
    var options = RemoteOptions(environment: context.environment)
    (options.patience, options.memory) = (patience, NetworkTask.mostMemory)
    let connection = try RemoteConnection(repository, to: address, .fetch, options)
    let listing = try connection.listing()
    connection.close()
    for name in task.wanted(of: listing) {
      guard let id = listing.references[name], try repository.has(id) else { return nil }
    }
    return NetworkAnswer(listing, said: connection.said)
  }

  /// Sends refs, by full names here and there; then says which are there now.
  ///
  /// - Parameter words: what a person sees while it takes long, as “Sending”.
  /// - Returns: nil where the other side has what is not here.
  /// - Throws: ``Failure``.
  func push(
    _ pairs: [NetworkTask.Pair], from repository: Repository, to address: RemoteAddress, _ words: String
  ) throws -> NetworkAnswer? {
    var task = task(.push, repository, address)
    task.pairs = pairs
    do { return try answer(task, words) } catch let error as GitError {
      if error.code == .notFastForward { return nil }
      throw Failure(network: error, with: address, again: again)
    }
  }

  private func task(
    _ action: NetworkTask.Action, _ repository: Repository, _ address: RemoteAddress
  ) -> NetworkTask {
    NetworkTask(
      action: action, repository: repository.gitDirectory, address: address.text, asks: asks, patience: patience)
  }

  /// Does a task to its end.
  ///
  /// - Throws: ``GitError`` as ``RemoteConnection`` does; `.tooLong` where it had to be ended.
  private func answer(_ task: NetworkTask, _ words: String) throws -> NetworkAnswer {
    let attempt = "reach \(RemoteAddress.shown(task.address))"
    guard let program = context.ownFile() else { throw GitError(attempt, .noProgram, message: "enquiry") }
    let child = try NetworkProcess(program, ["network"], context.environment, JSONEncoder().encode(task), attempt)
    let bar = ProgressBar(words, in: context)
    defer {
      bar.end()
      child.end()
    }
    // The child gives up waits itself, and says why; this is for those that it cannot end.
    let silence = Duration.seconds(patience + 5)
    var left = Duration.seconds(patience * NetworkTask.wholeInPatiences)
    var isAsking = false
    while true {
      let begun = ContinuousClock.now
      guard let line = try child.line(within: isAsking ? .seconds(900) : min(silence, left)) else {
        throw GitError(attempt, .tooLong, message: "it said nothing for \(patience) second\(patience == 1 ? "" : "s")")
      }
      if !isAsking { left -= ContinuousClock.now - begun }
      if left < .zero {
        throw GitError(
          attempt, .tooLong, message: "it was not done after \(patience * NetworkTask.wholeInPatiences) seconds")
      }
      switch try JSONDecoder().decode(NetworkLine.self, from: Data(line)) {
      case .heard: break
      case .asking(let asks): isAsking = asks
      case .moved(let done, let all): bar.reach(all == 0 ? 0 : Double(done) / Double(all))
      case .answer(let answer): return answer
      case .problem(let problem): throw problem.error
      }
    }
  }
}

extension NetworkProblem {
  var error: GitError {
    GitError(
      attempt, GitError.Code(rawValue: code), category: category, message: message,
      detail: said.map { .said($0) })
  }
}
