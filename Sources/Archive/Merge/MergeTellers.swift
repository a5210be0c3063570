internal import Git
internal import Model

/// Knows who changed a file last on one side of a merge, and when.
struct MergeTellers {
  /// The last commit that changed each file, by its path from the top of the repository.
  private var last: [String: Commit] = [:]

  /// - Parameter bases: what the side began from; what was done before is no part of it.
  init(of tip: ObjectID, since bases: [ObjectID], in repository: Repository) throws {
    for commit in try repository.commits(leadingTo: tip, notTo: bases) {
      // What a merge brought in somebody else said.
      guard commit.parents.count < 2 else { continue }
      let before = try commit.parents.first.map { id throws(GitError) in try repository.commit(id).tree }
      for change in try repository.fileDifferences(from: before, to: commit.tree) where last[change.path] == nil {
        last[change.path] = commit
      }
    }
  }

  subscript(_ path: String) -> OpenQuestion.Teller? {
    last[path].map { OpenQuestion.Teller(role: $0.author.role, day: $0.author.when.day) }
  }
}
