internal import Archive
internal import Git
internal import Model

/// What was changed when, in this folder and in the sources that are read beside it, the newest first.
struct HistoryOfFolders {
  struct Step {
    let step: HistoryStep
    /// The folder that it is of.
    let workspace: Workspace
    var source: Slug? { workspace.source?.name }
  }

  private let folders: [(workspace: Workspace, subject: HistorySubject)]
  /// Whether older history of one of them is not here.
  private(set) var isCutOff = false

  /// - Parameter snapshot: which folders are read.
  init(of subject: HistorySubject, in snapshot: Snapshot) throws {
    let own = snapshot.workspace
    switch subject {
    case .folder:
      var all = try snapshot.mounts().sources.map { (snapshot.workspace(of: $0), HistorySubject.folder) }
      if case .only = snapshot.reach {} else { all.insert((own, .folder), at: 0) }
      folders = all
    case .enquiry(let name):
      folders = [try snapshot.home(of: name).map { ($0.workspace, .enquiry($0.name)) } ?? (own, subject)]
    case .record(let location, let id):
      let home = try snapshot.home(of: location)
      folders = [home.map { ($0.workspace, .record($0.location, of: id)) } ?? (own, subject)]
    }
  }

  /// - Parameter limit: at most so many.
  mutating func steps(limit: Int) throws -> [Step] {
    var queues: [ArraySlice<Step>] = []
    for (workspace, subject) in folders {
      let history = try workspace.history(of: subject, limit: limit)
      if history.end == .shallow { isCutOff = true }
      queues.append(history.steps.map { Step(step: $0, workspace: workspace) }[...])
    }
    // Each folder's own order stays, also where its clocks went wrong.
    var merged: [Step] = []
    while merged.count < limit {
      let newest = queues.indices.filter { !queues[$0].isEmpty }.max { one, other in
        let (first, second) = (queues[one].first?.step.entry.time ?? 0, queues[other].first?.step.entry.time ?? 0)
        return (first, other) < (second, one)
      }
      guard let newest, let step = queues[newest].popFirst() else { break }
      merged.append(step)
    }
    return merged
  }
}
