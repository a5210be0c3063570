internal import Git
internal import Model
internal import Records

/// What the plan, the measures and the lock of one enquiry were in each commit, whatever its folder was called.
///
/// Each version of a file is read once.
struct PlanHistory {
  /// What stood in the enquiry's folder in a commit.
  struct State: Hashable {
    let enquiry: ObjectID?
    let measures: ObjectID?
    let lock: ObjectID?
  }

  let graph: CommitGraph
  /// A state for each commit; nil where the enquiry was not there.
  let states: [State?]
  /// The commits in which results came in that were in none of their parents.
  private(set) var results: [Int] = []

  private let files: PlanFiles

  init(of name: EnquiryName, along graph: CommitGraph, in snapshot: Snapshot) throws {
    self.graph = graph
    let files = PlanFiles(of: name, in: snapshot.workspace)
    self.files = files
    states = try files.states(along: graph, from: try snapshot.nameInCommit(of: name))
    results = try introductions { try files.hasResults($0) }
  }

  /// The commits in which something is so that was so in none of their parents.
  func introductions(_ isSo: (State) throws -> Bool) throws -> [Int] {
    var known: [State: Bool] = [:]
    func holds(_ commit: Int) throws -> Bool {
      guard let state = states[commit] else { return false }
      if let told = known[state] { return told }
      let told = try isSo(state)
      known[state] = told
      return told
    }
    return try graph.commits.indices.filter { commit in
      try holds(commit) && !graph.parents[commit].contains { try holds($0) }
    }
  }

  // MARK: - A change of the plan

  /// When a change took place, and by whom.
  ///
  /// - Parameters:
  ///   - plan: the plan that it is a change of.
  ///   - limit: the commit by which it was done; nil for one that holds now.
  func traced(_ change: PlanChange, of plan: FixedPlan, by limit: Int? = nil) throws -> TracedChange {
    try traced(change, by: limit) { state in
      guard let enquiry = try files.enquiry(state) else { return false }
      return plan.changes(to: enquiry, measures: try files.measures(state).map(\.measure)).contains(change)
    }
  }

  func traced(_ change: PlanChange, by limit: Int? = nil, _ isSo: (State) throws -> Bool) throws -> TracedChange {
    let head = limit ?? graph.commits.indices.first
    guard let head, let state = states[head], try isSo(state) else { return TracedChange(change, .notSaved) }
    let before = graph.ancestors(of: head)
    let all = try introductions(isSo).filter { $0 == head || before.contains($0) }
    let overtaken = all.reduce(into: Set<Int>()) { $0.formUnion(graph.ancestors(of: $1)) }
    let last = all.filter { !overtaken.contains($0) }
    let told = last.map { (commit: $0, timing: timing($0)) }
    let order = PlanChange.Timing.allCases
    guard let worst = order.lazy.compactMap({ timing in told.first { $0.timing == timing } }).first else {
      return TracedChange(change, .cannotBeTold)
    }
    if worst.timing == .cannotBeTold { return TracedChange(change, worst.timing) }
    let commit = graph.commits[worst.commit]
    return TracedChange(change, worst.timing, day: HistoryEntry(commit).day, role: commit.author.role)
  }

  /// Whether results were in at a commit.
  func timing(_ commit: Int) -> PlanChange.Timing {
    let before = graph.ancestors(of: commit)
    if results.contains(where: before.contains) { return .afterResults }
    if results.contains(commit) { return .cannotBeTold }
    let isFirst = results.allSatisfy { graph.ancestors(of: $0).contains(commit) }
    return isFirst ? .beforeResults : graph.isCut ? .cannotBeTold : .madeApart
  }

  /// The commit in which an amendment or a decision to switch was recorded, with the lock as it was before; nil where it is
  /// not saved, or where nothing is known of before.
  func recorded(_ isRecorded: (PlanLock) -> Bool) throws -> (commit: Int, before: PlanLock?)? {
    let all = try introductions { state in try files.lock(state).map(isRecorded) ?? false }
    guard let first = all.last else { return nil }
    let before = try graph.parents[first].lazy.compactMap { parent in
      try states[parent].flatMap { try files.lock($0) }
    }.first
    return (first, before)
  }

  /// The day on which the plan that holds was saved as fixed, whatever day its file says; nil where that cannot be told: it is
  /// not saved, or came here from elsewhere.
  func locked(_ lock: PlanLock) throws -> Day? {
    // A version that cannot be read was fixed all the same.
    let isFixed: (State) throws -> Bool = { state in
      guard state.lock != nil else { return false }
      return try files.lock(state).map { $0.earlier.count >= lock.earlier.count } ?? true
    }
    guard let head = states.first ?? nil, try isFixed(head) else { return nil }
    let all = try introductions(isFixed)
    let overtaken = all.reduce(into: Set<Int>()) { $0.formUnion(graph.ancestors(of: $1)) }
    let last = all.filter { !overtaken.contains($0) }
    if last.contains(where: graph.hasNoPast) { return nil }
    return last.map { HistoryEntry(graph.commits[$0]).day }.max()
  }

  // MARK: - The lock edited by hand

  /// What stands in the lock, or is missing in it, that neither “plan lock” nor “plan amend” did.
  func handEdits(of lock: PlanLock) throws -> [PlanChange] {
    let touched = graph.commits.indices.filter { commit in
      guard let blob = states[commit]?.lock else { return false }
      return !graph.parents[commit].contains { states[$0]?.lock == blob }
    }
    // Of what came with the folder itself nobody can tell how it was made.
    let sealed = touched.filter { graph.hasNoPast($0) || graph.commits[$0].sealsPlan }
    if sealed.isEmpty { return [PlanChange(.lock)] }
    let overtaken = sealed.reduce(into: Set<Int>()) { $0.formUnion(graph.ancestors(of: $1)) }
    let last = try sealed.filter { !overtaken.contains($0) }.compactMap { commit in
      try states[commit].flatMap { try files.lock($0) }
    }
    return LockText.edits(of: lock, since: last)
  }

  /// When an edit of the lock by hand was saved.
  func traced(handEdit change: PlanChange, in lock: PlanLock) throws -> TracedChange {
    let told = LockText(lock)
    return try traced(change) { state in
      guard let then = try files.lock(state) else { return false }
      return LockText(then).values(of: change) == told.values(of: change)
    }
  }
}

extension Commit {
  /// Whether the program made it when a plan was fixed or amended; or when it was shared, where nobody can tell how it was made.
  fileprivate var sealsPlan: Bool {
    trailers.contains { $0.key == "Action" && ["plan lock", "plan amend", "share"].contains($0.value) }
  }
}
