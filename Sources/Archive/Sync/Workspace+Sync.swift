package import Git

/// What is known of the branch to which this folder's saves are sent.
package struct SendingState: Hashable, Sendable {
  /// Saves that the other side has not, as of the last time it was asked.
  package let ahead: Int
  /// Those of the other side that are not here.
  package let behind: Int
  /// Whether it was ever asked, or sent to.
  package let isKnown: Bool
}

/// What a look at the other side's branch came to.
package enum Tracked: Hashable, Sendable {
  /// It moved on from where it was seen last, or was seen for the first time.
  case moved(from: ObjectID?)
  /// What was seen there last is no longer part of it; that is kept here under a ref.
  case rewritten(last: ObjectID, kept: String, gone: Int)
}

extension Workspace {
  /// Where this folder is sent to; nil for nowhere.
  package func upstream() throws(ArchiveError) -> Upstream? {
    try Workspace.git { () throws(GitError) in try repository.upstream() }
  }

  /// How far this folder and the other side are apart, by what is known here; nil where it is sent nowhere.
  package func sendingState() throws(ArchiveError) -> SendingState? {
    try Workspace.git { () throws(GitError) in
      guard let upstream = try repository.upstream(), let head = try repository.head().commit else { return nil }
      guard let there = try repository.target(of: upstream.tracking) else {
        return SendingState(ahead: 0, behind: 0, isKnown: false)
      }
      let (ahead, behind) = try repository.aheadBehind(head, there)
      return SendingState(ahead: ahead, behind: behind, isKnown: true)
    }
  }

  /// Notes where the other side's branch stands now.
  ///
  /// What was seen last is remembered under a ref of our own, which a plain `git fetch` does not move: so a history that was
  /// written anew is noticed whoever fetched it. It is not noted, and what was seen stays in the store.
  ///
  /// - Parameter takesRewritten: a history that was written anew is noted, too.
  package func track(
    _ tip: ObjectID, of upstream: Upstream, takesRewritten: Bool = false
  ) throws(ArchiveError) -> Tracked {
    try Workspace.git { () throws(GitError) in
      let seen = try upstream.seen
      let last = try repository.target(of: seen)
      if let last, try !repository.isAncestor(last, of: tip) {
        let kept = "\(upstream.kept)/\(last.short)"
        if try repository.target(of: kept) == nil {
          try repository.moveReference(kept, from: nil, to: last, "kept: \(upstream.remote) was written anew")
        }
        if !takesRewritten {
          return .rewritten(last: last, kept: kept, gone: try repository.aheadBehind(last, tip).ahead)
        }
      }
      let former = try repository.target(of: upstream.tracking)
      try repository.moveReference(upstream.tracking, from: former, to: tip, "sync")
      try repository.moveReference(seen, from: last, to: tip, "sync")
      return .moved(from: last)
    }
  }

  // MARK: - Tags of packs

  /// The tags of issued packs here, with what they stand for.
  package func packTags() throws(ArchiveError) -> [String: ObjectID] {
    try Workspace.git { () throws(GitError) in try repository.references(beginning: Workspace.packTags) }
  }

  /// Takes over tags of packs that are not here.
  ///
  /// - Returns: those that stand for something else here, which stay as they are.
  package func take(packTags there: [String: ObjectID]) throws(ArchiveError) -> [String] {
    let here = try packTags()
    return try Workspace.git { () throws(GitError) in
      var others: [String] = []
      for (name, id) in there.sorted(by: { $0.key < $1.key }) {
        if let known = here[name] {
          if known != id { others.append(name) }
        } else {
          try repository.moveReference(name, from: nil, to: id, "sync")
        }
      }
      return others
    }
  }

  /// The tags of packs that the other side does not have, of commits that it gets with the branch.
  package func packTagsToSend(_ there: [String: ObjectID], with head: ObjectID) throws(ArchiveError) -> [String] {
    let here = try packTags()
    return try Workspace.git { () throws(GitError) in
      var names: [String] = []
      for (name, id) in here.sorted(by: { $0.key < $1.key }) where there[name] == nil {
        if try repository.isAncestor(repository.peelToCommit(id), of: head) { names.append(name) }
      }
      return names
    }
  }

  /// How the refs of all tags of packs begin.
  package static let packTags = "refs/tags/pack/"
}

extension Upstream {
  /// Where the branch there was seen last. What another address had under the same name is another history.
  fileprivate var seen: String {
    get throws(GitError) {
      "refs/enquiry/seen/\(try Repository.blobID(Array(url.utf8)).short)/\(shortBranch)"
    }
  }
  /// What was seen there before somebody wrote its history anew.
  fileprivate var kept: String { "refs/enquiry/kept/\(name)" }
}
