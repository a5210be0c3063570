internal import Archive
internal import Foundation
internal import Git
internal import Model
internal import Parallel

/// Sending and receiving: fetch, merge, push, and again as often as somebody was faster.
struct SyncWork {
  private let command: SyncCommand
  private let workspace: Workspace
  private let context: Context
  private let child: NetworkChild

  /// So often somebody else may be faster: with a handful of people it is a matter of a few times.
  private static let mostTurns = 20

  init(_ command: SyncCommand, in workspace: Workspace, _ context: Context) {
    (self.command, self.workspace, self.context) = (command, workspace, context)
    child = NetworkChild(
      in: context, patience: command.patience, asks: command.shared.terminal(in: context) != nil)
  }

  // MARK: - Where to

  /// Where to, as the person says; remembered once somebody answers there.
  func upstream(at text: String) throws -> Upstream {
    try workspace.refuseSample()
    let address = try context.remoteAddress(text)
    guard let branch = try workspace.repository.branchOfHead() else { throw Failure(syncWithoutBranch: ()) }
    if let known = try workspace.upstream(), known.url != address.text {
      throw Failure(
        "This folder is sent to \(RemoteAddress.shown(known.url)) already.",
        hint: "To send it elsewhere from now on: git remote set-url \(known.remote) \(Failure.quoted(address.text))")
    }
    let own = "refs/heads/\(branch)"
    let answer = try fetch(own, from: address, "Reaching")
    // A server may call its branch otherwise.
    let there = answer.references[own] == nil ? answer.usualBranch ?? own : own
    if !command.write.dryRun { try workspace.repository.setUpstream("origin", address, branch: there) }
    return Upstream(remote: "origin", url: address.text, pushURL: address.text, branch: there)
  }

  func upstream() throws -> Upstream {
    if let upstream = try workspace.upstream() { return upstream }
    if try workspace.repository.branchOfHead() == nil { throw Failure(syncWithoutBranch: ()) }
    throw Failure(
      "This folder is sent nowhere yet.",
      hint: "Make an empty repository on a server, or on a shared drive with: git init --bare PATH. "
        + "Then: enquiry sync --to ADDRESS")
  }

  /// Where it comes from and where it goes; mostly the same place.
  private struct Addresses {
    let fetch: RemoteAddress
    let push: RemoteAddress

    init(_ upstream: Upstream, in context: Context) throws {
      fetch = try context.read(address: upstream.url)
      push = try context.read(address: upstream.pushURL)
    }
  }

  // MARK: - The rounds

  func go(with upstream: Upstream) throws -> SyncReport {
    try workspace.refuseSample()
    let addresses = try Addresses(upstream, in: context)
    var report = SyncReport(upstream, at: context.nearby(addresses.fetch), isDryRun: command.write.dryRun)
    report.before = try workspace.repository.head().commit
    // A look at thousands of files, while the other side is asked.
    let unsaved = Meanwhile { [directory = context.directory, environment = context.environment] in
      Result {
        try Workspace.find(from: directory, environment: environment).snapshot(reach: .own).unsaved().count
      }
    }
    for turn in 0..<SyncWork.mostTurns {
      // Those who were slower do not all come again at the same moment.
      if turn > 0 { usleep(UInt32.random(in: 10_000...(40_000 * UInt32(min(turn, 10)) + 20_000))) }
      let answer = try fetch(upstream.branch, from: addresses.fetch, "Receiving from")
      // Before a merge writes files.
      report.unsaved = try unsaved.value?.get() ?? 0
      let there = try received(answer, upstream, &report)
      if report.isOpen || command.write.dryRun { return try finished(report, there) }
      guard let head = try workspace.repository.head().commit else { return try finished(report, there) }
      if try sent(head, upstream, to: addresses.push, there, &report) { return try finished(report, there) }
    }
    throw Failure(
      "Others were faster \(SyncWork.mostTurns) times in a row; what they sent is merged here, and yours is saved here.",
      hint: "Send it in a moment: enquiry sync")
  }

  /// What is there now, merged with what is here.
  private func received(
    _ answer: NetworkAnswer, _ upstream: Upstream, _ report: inout SyncReport
  ) throws -> [String: ObjectID] {
    let there = answer.tips
    let tags = there.filter { $0.key.hasPrefix(Workspace.packTags) }
    report.otherTags = try workspace.take(packTags: tags)
    guard let tip = there[upstream.branch] else { return there }
    let tracked = try workspace.track(tip, of: upstream, takesRewritten: command.mergeRewritten)
    if case .rewritten(_, let kept, let gone) = tracked {
      throw Failure(rewritten: upstream, kept: kept, gone: gone)
    }
    let head = try workspace.repository.head().commit
    if report.received == nil {
      report.received = try head.map { try workspace.repository.aheadBehind($0, tip).behind }
    }
    if head == tip { return there }
    let name = upstream.name
    var pending = PendingMerge(theirs: tip, name: name)
    if let waiting = try workspace.pendingMerge() {
      guard waiting.name == name else { throw Failure(waiting: waiting) }
      pending.answers = waiting.answers
    }
    report.merges.append(
      try MergeWork(workspace, context, isDryRun: command.write.dryRun, shared: command.shared).go(on: pending))
    return there
  }

  /// Sends what is not there; false where somebody was faster.
  private func sent(
    _ head: ObjectID, _ upstream: Upstream, to address: RemoteAddress, _ there: [String: ObjectID],
    _ report: inout SyncReport
  ) throws -> Bool {
    let former = there[upstream.branch]
    let tags = try workspace.packTagsToSend(there, with: head)
    if former == head, tags.isEmpty { return true }
    let branch = try workspace.repository.head().reference
    let moved = former == head ? [] : [NetworkTask.Pair(from: branch, to: upstream.branch)]
    let answer = try child.push(
      moved + tags.map { .init(from: $0, to: $0) }, from: workspace.repository, to: address,
      "Sending to \(address.host ?? "the folder")")
    guard let answer, try answer.took(head, as: upstream.branch, after: former, at: address) else { return false }
    report.sent = try former.map { try workspace.repository.aheadBehind(head, $0).ahead } ?? report.sent
    report.isFirst = former == nil
    report.refusedTags = tags.compactMap { tag in answer.refusal(of: tag).map { (tag, $0) } }
    report.said = ServerWords(answer.said)
    _ = try workspace.track(head, of: upstream, takesRewritten: true)
    return true
  }

  private func finished(_ report: SyncReport, _ there: [String: ObjectID]) throws -> SyncReport {
    var report = report
    report.after = try workspace.repository.head().commit
    if !report.isOpen, !command.write.dryRun, report.after != nil, try workspace.sharesWithSync() {
      report.shared = try SharedSending(workspace, context, child).send()
    }
    if command.write.dryRun, let head = report.after {
      report.sent = try there[report.upstream.branch].map { try workspace.repository.aheadBehind(head, $0).ahead }
    }
    // Of one merge all is told already; several come to something else than their sum.
    guard report.merges.count > 1, let after = report.after else { return report }
    report.allChanges = try MergeChanges(
      from: report.before, to: after, in: workspace, isWhole: command.shared.json)
    return report
  }

  /// - Parameter verb: what a person sees while it takes long, before the place.
  private func fetch(_ branch: String, from address: RemoteAddress, _ verb: String) throws -> NetworkAnswer {
    try child.fetch(
      [branch], beginnings: [Workspace.packTags], from: address, into: workspace.repository,
      "\(verb) \(address.host ?? "the folder")")
  }
}

extension Context {
  /// An address as the person gave it; a path counts from where the person is.
  func remoteAddress(_ text: String) throws -> RemoteAddress {
    let address = try read(address: text)
    guard case .path(let path) = address.place, !path.hasPrefix("/") else { return address }
    return try read(address: absolute(path))
  }

  /// An address as it is shown; a folder near the one the person is in by its short path.
  func nearby(_ address: RemoteAddress) -> String {
    guard case .path(let path) = address.place else { return address.shown }
    // Somebody may be in a folder that was named on a way around.
    let directory = absolute(".")
    if path.hasPrefix(directory + "/") { return String(path.dropFirst(directory.count + 1)) }
    let parent = URL(fileURLWithPath: directory).deletingLastPathComponent().path
    return path.hasPrefix(parent + "/") ? "../" + path.dropFirst(parent.count + 1) : address.shown
  }

  fileprivate func read(address text: String) throws -> RemoteAddress {
    do { return try RemoteAddress(text) } catch {
      throw Failure(
        "“\(Plain.safe(RemoteAddress.shown(text)))” cannot be used as an address: \(error.message).",
        hint: "As git@host:elm.git, https://host/elm.git, or the path of a folder.", code: .usage)
    }
  }
}

extension Failure {
  fileprivate init(syncWithoutBranch: ()) {
    self.init(
      "This folder stands on no branch, so there is nothing to send.", hint: "Go to one: git switch main")
  }

  fileprivate init(rewritten upstream: Upstream, kept: String, gone: Int) {
    self.init(
      """
      WARNING: the history at \(RemoteAddress.shown(upstream.url)) was written anew. \(gone.counted("save")) that \
      \(gone == 1 ? "was" : "were") there \(gone == 1 ? "is" : "are") gone from it. Nothing was merged or sent. What you have \
      is as it was, and what was there is kept as \(kept).
      """,
      hint: "Ask who did it, and why. If it was a slip, put it all back there: enquiry sync --merge-rewritten. "
        + "If something had to be erased, do not: ask how to go on")
  }
}
