internal import ArgumentParser
internal import Foundation
internal import Git

/// What ``NetworkChild`` runs: libgit2 waits for servers without an end, a process can be ended.
struct NetworkCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "network", abstract: "What sync runs to speak with a server.",
    discussion: "You need not call it. It reads what to do on its standard input.", shouldDisplay: false)

  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    // Where nobody listens any more, the end of standard input ends this in good order.
    signal(SIGPIPE, SIG_IGN)
    RemoteConnection.endServicesWithUs()
    RemoteConnection.limitMemory(toBytes: NetworkTask.mostMemory)
    guard let line = readLine() else { throw Failure("This is run by enquiry sync.", code: .usage) }
    let task = try JSONDecoder().decode(NetworkTask.self, from: Data(line.utf8))
    // Whoever started this holds the other end of the pipe: when it comes to its end, nobody waits any more.
    Thread.detachNewThread {
      while readLine() != nil {}
      kill(getpid(), SIGTERM)
    }
    alarm(UInt32(task.patience * NetworkTask.wholeInPatiences * 2))
    let work = NetworkWork(task, in: context)
    do {
      work.say(.answer(try work.answer()))
    } catch let error as GitError {
      var said: String?
      if case .said(let words)? = error.detail { said = words }
      work.say(
        .problem(
          NetworkProblem(
            attempt: error.attempt, code: error.code.rawValue, category: error.category, message: error.message,
            said: said)))
    }
    return Nothing()
  }

  private struct Nothing: Report {
    let kind = "network"
    var json: [String: JSON] { [:] }
  }
}

/// The work of a child.
private final class NetworkWork {
  private let task: NetworkTask
  private let context: Context
  private var isAsking = false
  private var lastSaid: ContinuousClock.Instant?

  init(_ task: NetworkTask, in context: Context) { (self.task, self.context) = (task, context) }

  func say(_ line: NetworkLine) {
    do { context.out([ArraySlice(try JSONEncoder().encode(line)), [UInt8(ascii: "\n")]]) } catch {
      context.talk("\(error)")
    }
  }

  func answer() throws -> NetworkAnswer {
    let repository = try Repository(at: task.repository, environment: context.environment)
    let address = try RemoteAddress(task.address)
    switch task.action {
    case .fetch: return try fetched(repository, address)
    case .push: return try pushed(repository, address)
    }
  }

  private func fetched(_ repository: Repository, _ address: RemoteAddress) throws -> NetworkAnswer {
    let connection = try RemoteConnection(repository, to: address, .fetch, options(address))
    heard()
    let listing = try connection.listing()
    try connection.download(task.wanted(of: listing).sorted())
    connection.close()
    return NetworkAnswer(listing, said: connection.said)
  }

  private func pushed(_ repository: Repository, _ address: RemoteAddress) throws -> NetworkAnswer {
    let connection = try RemoteConnection(repository, to: address, .push, options(address))
    heard()
    let verdicts = try connection.push(task.pairs.map { ($0.from, $0.to) })
    connection.close()
    // What the server said it did is one thing, what it has another.
    let look = try RemoteConnection(repository, to: address, .fetch, options(address))
    var found = NetworkAnswer(try look.listing(), said: connection.said)
    look.close()
    found.verdicts = verdicts.sorted { $0.key < $1.key }.map { NetworkAnswer.Verdict(name: $0.key, reason: $0.value) }
    return found
  }

  private func options(_ address: RemoteAddress) -> RemoteOptions {
    var options = RemoteOptions(environment: context.environment)
    (options.asks, options.patience, options.most) = (task.asks, task.patience, task.most)
    options.credentials = GitCredentials(in: context, asks: task.asks) { self.say(.asking($0)) }
    options.report = report
    if task.asks, case .ssh = address.place {
      isAsking = true
      say(.asking(true))
    }
    return options
  }

  private func heard() {
    if isAsking { say(.asking(false)) }
    isAsking = false
  }

  /// Says that something moved; ten times a second is enough for whoever waits.
  private func report(_ progress: RemoteProgress) {
    heard()
    if let lastSaid, ContinuousClock.now - lastSaid < .milliseconds(100) { return }
    lastSaid = .now
    switch progress {
    case .heard: say(.heard)
    case .moved(let done, let all): say(.moved(done, of: all))
    }
  }
}
