package import Git
package import Model
internal import Records

/// A commit with what it changed, told from what stood in it and before it, never from its message.
package struct HistoryStep: Sendable {
  package let entry: HistoryEntry
  package let changes: [RecordedChange]
  /// The files that differ; for ``Workspace/patch(of:)``.
  package let files: [StateComparison.FilePair]
  /// What was before this commit.
  package let past: Past

  package enum Past: Hashable, Sendable {
    case commit(ObjectID)
    /// Nothing: it is a first commit.
    case nothing
    /// Nobody can tell here: history was cut off when the folder was cloned.
    case cutOff
    /// It cannot be read, with git's reason.
    case unreadable(String)
  }
}

/// Whose history is told.
package enum HistorySubject: Hashable, Sendable {
  case folder
  /// By the name that it has now.
  case enquiry(EnquiryName)
  /// With the id of its enquiry, where that is not the one that is called so now.
  case record(Layout.Location, of: EntryID? = nil)
}

extension Workspace {
  /// The commits that changed what is recorded, with their changes; the newest first.
  ///
  /// An enquiry is followed by its id when its folder got another name, a record by the id in its file's name. Of a merge the
  /// changes since its first parent are told; where it took one side as it was, it tells nothing.
  ///
  /// - Parameter limit: at most so many.
  /// - Returns: how the walk ended: at the first commits, at the limit, or where a shallow clone was cut off.
  package func history(
    of subject: HistorySubject, limit: Int = .max
  ) throws -> (steps: [HistoryStep], end: HistoryEnd) {
    guard let head = try Workspace.git({ () throws(GitError) in try head() }) else {
      return ([], .complete)
    }
    var lens = try HistoryLens(of: subject, in: self)
    let known = try KeptChanges.of(self, upTo: head)
    while true {
      var steps: [HistoryStep] = []
      var renamings: [HistoryStep] = []
      var goesOn = false
      let end = try known.history(from: head, touching: lens.paths, in: repository) { commit in
        if steps.count < limit {
          if let step = try lens.step(commit) { steps.append(step) }
          // What was saved under an earlier name and merged may be newer than the renaming.
          if steps.count == limit { goesOn = lens.hasNames && known.hasMerge(from: head, downTo: commit.id) }
        } else if try lens.mayRename(commit), let step = try lens.step(commit) {
          renamings.append(step)
        }
        return steps.count < limit || goesOn ? .next : .stop
      }
      // What was saved under an earlier name is looked for once the name is known.
      if !lens.learnNames(from: steps + renamings) {
        return steps.count < limit ? (lens.sinceBeginning(steps), end) : (steps, .stopped)
      }
    }
  }

  /// What a commit changed in the files of records, as `git diff` writes it.
  package func patch(of step: HistoryStep) throws -> String {
    let parent: ObjectID? = if case .commit(let id) = step.past { id } else { nil }
    let comparison = StateComparison(from: try state(of: parent), to: try state(of: step.entry.commit))
    return try comparison.patch(of: step.files)
  }
}

/// What of each commit belongs to the history that is told.
private struct HistoryLens {
  private let workspace: Workspace
  private let subject: HistorySubject
  /// The names that the enquiry has had; empty where none is meant.
  private var names: [EnquiryName] = []
  private var id: EntryID?

  init(of subject: HistorySubject, in workspace: Workspace) throws {
    self.workspace = workspace
    self.subject = subject
    let name: EnquiryName? =
      switch subject {
      case .folder: nil
      case .enquiry(let name): name
      case .record(let location, _): location.enquiry
      }
    guard let name else { return }
    names = [name]
    let snapshot = try workspace.snapshot(reach: .own)
    if let saved = try snapshot.nameInCommit(of: name), saved != name { names.append(saved) }
    if case .record(_, let known?) = subject {
      id = known
    } else {
      id = try snapshot.enquiry(name).value?.id
    }
  }

  /// Whether the enquiry may have got its name at a commit: it stands there, and not in the one before.
  func mayRename(_ commit: Commit) throws(GitError) -> Bool {
    guard let parent = try past(of: commit).parent else { return false }
    for path in names.map({ workspace.inRepository(Layout.enquiryFile($0)) }) {
      let wasThere = try workspace.repository.entry(at: path, in: parent.tree) != nil
      if !wasThere, try workspace.repository.entry(at: path, in: commit.tree) != nil { return true }
    }
    return false
  }

  /// What was told of a record, without the names that its enquiry got before the record was there.
  func sinceBeginning(_ steps: [HistoryStep]) -> [HistoryStep] {
    guard case .record = subject else { return steps }
    let last = steps.lastIndex { step in
      step.changes.isEmpty || step.changes.contains { if case .renamed = $0.what { false } else { true } }
    }
    return Array(steps.prefix((last ?? -1) + 1))
  }

  /// Whether what is meant may have stood under another name.
  var hasNames: Bool { !names.isEmpty }

  /// Where the commits must differ to be looked at.
  var paths: [String] {
    let inFolder: [String]
    switch subject {
    case .folder: inFolder = [Layout.records]
    case .enquiry: inFolder = names.map(Layout.enquiry)
    case .record(let location, _) where names.isEmpty: inFolder = [location.path.folder]
    case .record(let location, _):
      let folder = location.path.folder.split(separator: "/").dropFirst(3).joined(separator: "/")
      // Where its enquiry got another name is seen at the plan, since the folder of the record may be newer.
      inFolder =
        folder.isEmpty
        ? names.map(Layout.enquiry)
        : names.flatMap { ["\(Layout.enquiry($0))/\(folder)", Layout.enquiryFile($0)] }
    }
    return inFolder.map(workspace.inRepository)
  }

  /// Takes in the names that the enquiry had before; false where all were known.
  mutating func learnNames(from steps: [HistoryStep]) -> Bool {
    let earlier = steps.flatMap(\.changes).compactMap { change -> EnquiryName? in
      if case .renamed(let name) = change.what, !names.isEmpty, !names.contains(name) { name } else { nil }
    }
    names += earlier.unique
    return !earlier.isEmpty
  }

  /// What a commit changed of the subject; nil when nothing.
  func step(_ commit: Commit) throws -> HistoryStep? {
    let past = try past(of: commit)
    if past.told == .cutOff {
      return HistoryStep(entry: HistoryEntry(commit), changes: [], files: [], past: .cutOff)
    }
    do {
      let comparison = StateComparison(
        from: try FolderState(of: workspace, commit: past.parent),
        to: try FolderState(of: workspace, commit: commit))
      var (changes, files) = try comparison.changes { old, new in isMeant(old, new, comparison) }
      if case .record(let location, _) = subject {
        files.removeAll { !$0.isOf(location) }
        let isThere = !files.isEmpty
        changes.removeAll { !$0.isOf(location, isThere: isThere) }
      }
      if changes.isEmpty { return nil }
      return HistoryStep(entry: HistoryEntry(commit), changes: changes, files: files, past: past.told)
    } catch let error as GitError {
      // A damaged folder hides no other commit.
      return HistoryStep(
        entry: HistoryEntry(commit), changes: [], files: [],
        past: .unreadable(error.description + (workspace.source == nil ? " See what mends it: enquiry doctor" : "")))
    }
  }

  private func isMeant(_ old: EnquiryName?, _ new: EnquiryName?, _ comparison: StateComparison) -> Bool {
    if subject == .folder { return true }
    if names.isEmpty { return old == nil && new == nil }
    guard [old, new].contains(where: { $0.map(names.contains) ?? false }) else { return false }
    // Another enquiry may have had one of the names.
    guard let id else { return true }
    let told = new.flatMap(comparison.after.enquiryID) ?? old.flatMap(comparison.before.enquiryID)
    return told == nil || told == id
  }

  private func past(of commit: Commit) throws(GitError) -> (parent: Commit?, told: HistoryStep.Past) {
    guard let parent = try workspace.repository.firstParent(of: commit) else {
      return (nil, commit.parents.isEmpty ? .nothing : .cutOff)
    }
    return (parent, .commit(parent.id))
  }
}

extension String {
  /// A path without its last part.
  fileprivate var folder: String { split(separator: "/").dropLast().joined(separator: "/") }
}

extension Layout.Location {
  /// Whether both are files of one record, whatever they were called: by the id, or the short name of the measure.
  fileprivate func isSameRecord(as other: Layout.Location) -> Bool {
    if let id = other.id { return self.id == id }
    if let measure = other.measure { return self.measure == measure }
    return path == other.path
  }
}

extension StateComparison.FilePair {
  fileprivate func isOf(_ record: Layout.Location) -> Bool {
    [old, new].contains { $0.flatMap(Layout.location)?.isSameRecord(as: record) ?? false }
  }
}

extension RecordedChange {
  /// - Parameter isThere: whether a file of the record differs.
  fileprivate func isOf(_ location: Layout.Location, isThere: Bool) -> Bool {
    switch what {
    // With its enquiry a record came or went.
    case .begun, .ended: isThere
    case .renamed: true
    default: record.name == (location.id?.text ?? location.mark(of: location.enquiry).name)
    }
  }
}
