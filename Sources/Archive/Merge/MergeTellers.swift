internal import Git
internal import Model
internal import Records

/// Knows who said something on one side of a merge, and when.
struct MergeTellers {
  private struct Change {
    let commit: Commit
    let before: ObjectID?
    let after: ObjectID?
  }

  private let workspace: Workspace
  /// The changes of each file, the newest first, by its path from the top of the repository.
  private var changes: [String: [Change]] = [:]

  /// - Parameter bases: what the side began from; what was done before is no part of it.
  init(of tip: ObjectID, since bases: [ObjectID], in workspace: Workspace) throws {
    self.workspace = workspace
    let repository = workspace.repository
    for commit in try repository.commits(leadingTo: tip, notTo: bases) {
      // What a merge brought in somebody else said.
      guard commit.parents.count < 2 else { continue }
      let before = try commit.parents.first.map { id throws(GitError) in try repository.commit(id).tree }
      for change in try repository.fileDifferences(from: before, to: commit.tree) {
        changes[change.path, default: []].append(
          Change(commit: commit, before: change.old?.id, after: change.new?.id))
      }
    }
  }

  /// Who last changed what a question is about, in the file at a path; where that cannot be told, who last changed the file.
  func teller(of topic: OpenQuestion.Topic, at path: String) throws -> OpenQuestion.Teller? {
    guard let all = changes[path] else { return nil }
    var commit = all.first?.commit
    if case .field(let question) = topic, all.count > 1 {
      commit = try all.first { try touches(question.spot, $0, path) }?.commit ?? commit
    }
    return commit.map { OpenQuestion.Teller(role: $0.author.role, day: $0.author.when.day) }
  }

  private func touches(_ spot: MergeQuestion.Spot, _ change: Change, _ path: String) throws -> Bool {
    do {
      let (before, after) = (try facts(change.before, path), try facts(change.after, path))
      return Set(before.keys).union(after.keys).contains { fact in before[fact] != after[fact] && spot.isOf(fact) }
    } catch is RecordError {
      // A version that cannot be read tells nothing of what was changed in it.
      return false
    }
  }

  private func facts(_ id: ObjectID?, _ path: String) throws -> [RecordFacts.Name: String] {
    guard let id, let place = workspace.inFolder(path) else { return [:] }
    let bytes = try workspace.repository.blob(id, limit: SourceText.limit)
    return try RecordFacts(SourceText(path: place, bytes: bytes)).all
  }
}

extension MergeQuestion.Spot {
  /// Whether a fact may be of it: by where it stands, since items of lists have their own names.
  fileprivate func isOf(_ fact: RecordFacts.Name) -> Bool {
    switch self {
    case .key(let path), .order(let path):
      let words = (path.first ?? "").split(separator: "_").joined(separator: " ")
      return fact.words == words || fact.words.hasPrefix(words + " ")
    case .text(let heading?): return fact.words == "“\(heading)”"
    case .text(nil): return fact.words == "the text"
    case .figure(let key):
      let cells = [key.occasion, key.group, key.subgroupBy, key.subgroup, key.school, key.definition]
      return fact.words.hasPrefix(cells.compactMap { $0 }.joined(separator: ", ") + ", ")
    case .sums(let schools, _): return fact.words == schools.joined(separator: " + ")
    case .whole: return true
    }
  }
}
