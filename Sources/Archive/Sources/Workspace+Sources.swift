package import Git
package import Model

/// What came of fetching a source.
package struct TakenSource: Sendable {
  package let state: SourceState
  /// Where it stood before; nil for the first time.
  package let former: ObjectID?
  /// The ref that keeps what was there before its history was written anew; nil where it was not.
  package let kept: String?
  package let vetting: SourceVetting

  package var isNew: Bool { former != state.commit }
}

extension Workspace {
  /// Where a source's newest commit is noted.
  private static func head(of source: Slug) -> String { "\(sourceReferences)\(source)/head" }

  private static let sourceReferences = "refs/sources/"

  /// How long somebody waits while another fetch moves the same ref.
  private static let patience = Duration.seconds(2)

  /// What was fetched last, by the names of the sources.
  func sourceTips() throws(GitError) -> [Slug: ObjectID] {
    var tips: [Slug: ObjectID] = [:]
    for (name, id) in try repository.references(beginning: Workspace.sourceReferences) {
      let parts = name.split(separator: "/")
      if parts.count == 4, parts[3] == "head", let source = Slug(parts[2]) { tips[source] = id }
    }
    return tips
  }

  /// The commit of a source that is read; nil where it was never fetched.
  package func state(of source: Source) throws -> SourceState? {
    try repository.target(of: Workspace.head(of: source.name)).map { id throws(GitError) in
      try repository.state(id, of: source)
    }
  }

  /// The same with a look through all that it holds.
  package func vetting(of state: SourceState) throws -> SourceVetting { try SourceVetting(of: state, in: repository) }

  /// The commit of a source that is a branch of this repository: one of its own, or as it was received last.
  package func localTip(of source: Source) throws -> ObjectID? {
    if let own = try repository.branch(source.branch) { return own }
    for remote in try repository.remotes() {
      if let there = try repository.branch(source.branch, on: remote) { return there }
    }
    return nil
  }

  /// Looks through what was fetched of a source, and lets it be what is read from now on.
  ///
  /// - Throws: ``ArchiveError/sourceUnfit(_:reason:)`` for what cannot be read; what was read before stays.
  package func take(_ tip: ObjectID, of source: Source) throws -> TakenSource {
    let state: SourceState
    let vetting: SourceVetting
    do {
      state = try repository.state(repository.peelToCommit(tip), of: source)
      vetting = try SourceVetting(of: state, in: repository)
    } catch let error as GitError {
      // Where its file would be here says nothing to whoever keeps the source.
      if case .missingObject(let id, _)? = error.damage?.kind {
        throw ArchiveError.sourceUnfit(source.name, reason: "the object \(id.short) was not sent along")
      }
      throw ArchiveError.sourceUnfit(source.name, reason: error.message)
    }
    let head = Workspace.head(of: source.name)
    let former = try repository.target(of: head)
    var kept: String?
    // What is gone from the store cannot be kept, and is no reason to read nothing more.
    if let former, try commit(named: former.hex) != nil, try !repository.isAncestor(former, of: state.commit) {
      kept = try keep(former, of: source)
    }
    try repository.moveReference(head, from: former, to: state.commit, "source fetch", patience: Workspace.patience)
    return TakenSource(state: state, former: former, kept: kept, vetting: vetting)
  }

  /// Keeps what was there before a history was written anew; gives the ref.
  private func keep(_ former: ObjectID, of source: Source) throws(GitError) -> String {
    for id in [former.short, former.hex] {
      let name = "\(Workspace.sourceReferences)\(source.name)/kept/\(id)"
      switch try repository.target(of: name) {
      case former: return name
      case nil:
        try repository.moveReference(
          name, from: nil, to: former, "kept: \(source.name) was written anew", patience: Workspace.patience)
        return name
      default: continue
      }
    }
    throw GitError("keep \(former.short)", .exists, message: "its name is taken")
  }

  /// Reads a source again as it was before it was taken.
  package func putBack(_ taken: TakenSource) throws(GitError) {
    let head = Workspace.head(of: taken.state.name)
    if let former = taken.former {
      try repository.moveReference(head, from: taken.state.commit, to: former, "put back")
    } else {
      try repository.removeReference(head)
    }
  }

  /// Forgets what was fetched of a source; what issued packs were made of stays.
  package func drop(source name: Slug) throws(GitError) {
    for reference in try repository.references(beginning: "\(Workspace.sourceReferences)\(name)/").keys.sorted()
    where !reference.hasPrefix("\(Workspace.sourceReferences)\(name)/packs/") {
      try repository.removeReference(reference)
    }
  }

  /// What is between an earlier commit of a source, nil before its first, and the one that is read; what both go back to, where its
  /// history was written anew.
  package func comparison(of source: SourceState, since earlier: ObjectID?) throws -> StateComparison {
    let home = Workspace(source, in: repository)
    let start = try earlier.flatMap { try commit(named: $0.hex) }.flatMap { try home.start(since: $0) }
    return StateComparison(from: try home.state(of: start?.id), to: try home.state(of: source.commit))
  }

  /// Keeps the commits of sources that a pack was made of, whatever becomes of their branches.
  package func keep(_ sources: [SourceState], for pack: IssuedPack) throws(GitError) {
    for source in sources {
      let name = "\(Workspace.sourceReferences)\(source.name)/packs/\(pack.cluster)/\(pack.meeting)/\(pack.edition)"
      let former = try repository.target(of: name)
      try repository.moveReference(name, from: former, to: source.commit, "pack issue")
    }
  }
}
