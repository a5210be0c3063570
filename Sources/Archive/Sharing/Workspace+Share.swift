package import Git
internal import Model
internal import Records

// The branch `shared/cluster`: what goes to other alliances and to the facilitator, with a history of its own.
//
// No commit of it names a commit of the folder's own history. Nobody who has the branch alone could look there, and a name of a
// private commit is a checksum of all it holds and of all before: who guesses a text could make sure of it by that.
extension Workspace {
  /// Works out what goes to the cluster of what is saved; edits by hand that are not saved do not go.
  ///
  /// - Parameter shown: of the figures of an enquiry's measures those that go.
  /// - Throws: ``ArchiveError`` where nothing is saved, the branch cannot be used, or the programme cannot be read.
  package func sharing(showing shown: @escaping Sharing.ShownFigures) throws -> Sharing {
    try refuseSample()
    let snapshot = try snapshot(.committed, reach: .own)
    guard let commit = snapshot.commit, try snapshot.exists(Layout.programme) else { throw ArchiveError.nothingToShare }
    try refuseBranchInUse()
    let (tip, parents) = try sharedTips()
    for parent in parents { try refuseForeignCommits(below: parent) }
    var run = SharingRun(snapshot, shown)
    try run.run()
    let last = try parents.first.map { try repository.commit($0) }
    let known = run.parts.compactMap { part in part.name.flatMap { name in part.id.map { (name, $0) } } }
    let comparison = try SharingComparison(
      old: try last.map { try sharedFiles(in: $0.tree) } ?? [:],
      new: Dictionary(try run.files.map { ($0.path, try id(of: $0)) }) { first, _ in first },
      ids: Dictionary(known) { first, _ in first }
    ) { id throws(GitError) in try repository.blob(id, limit: SourceText.limit) }
    return Sharing(
      parts: comparison.parts(run.parts), clusters: try snapshot.clusterSlugs(),
      unsaved: try self.snapshot(reach: .own).unsaved(),
      commit: commit, last: last, files: run.files, parents: parents, tip: tip,
      tree: try repository.treeID(of: run.files))
  }

  /// Lets the branch hold what was worked out; nothing is written where it does already.
  ///
  /// - Throws: ``ArchiveError/savedMeanwhile`` where it is not what is saved any more.
  package func share(_ sharing: Sharing, now: Moment, isDryRun: Bool = false) throws -> Shared {
    if isDryRun || sharing.isSame && sharing.parents.first == sharing.tip {
      return Shared(sharing: sharing, commit: nil)
    }
    try noteSharingFolder()
    do {
      let commit = try repository.write(
        branch: Sharing.branch, author: repository.author(now: now), committer: repository.committer(now: now)
      ) { tip in
        guard tip == sharing.tip, try repository.head().commit == sharing.commit else {
          throw ArchiveError.savedMeanwhile
        }
        return BranchPlan(message: sharing.message, files: sharing.files, parents: sharing.parents)
      }
      if commit != nil { try repository.packWhenDue() }
      return Shared(sharing: sharing, commit: commit)
    } catch let error as GitError {
      if [.modified, .exists, .notFound].contains(error.code) { throw ArchiveError.savedMeanwhile }
      throw ArchiveError.git(error)
    }
  }

  /// Works it out and lets the branch hold it, without a question in between.
  package func refreshSharing(showing shown: @escaping Sharing.ShownFigures, now: Moment) throws -> Shared {
    do { return try share(sharing(showing: shown), now: now) } catch ArchiveError.savedMeanwhile {
      return try share(sharing(showing: shown), now: now)
    }
  }

  // MARK: - Settings of this repository

  private static let setting = "enquiry.share"
  private static let folderSetting = "enquiry.shareFolder"

  /// Whether sending and receiving refreshes the branch.
  package func sharesWithSync() throws(ArchiveError) -> Bool {
    try Workspace.git { () throws(GitError) in try repository.configuration().string(Workspace.setting) == "sync" }
  }

  /// Where others read the branch: git's remote `shared`, a repository that holds nothing else; nil where nobody named one.
  package func sharingRemote() throws(ArchiveError) -> (name: String, url: String)? {
    try Workspace.git { () throws(GitError) in
      try repository.configuration().strings("remote.\(Workspace.sharingRemoteName).url").first
    }.map { (Workspace.sharingRemoteName, $0) }
  }

  /// Remembers where others read the branch.
  package func setSharingRemote(_ address: RemoteAddress) throws(ArchiveError) {
    try Workspace.git { () throws(GitError) in
      try repository.set("remote.\(Workspace.sharingRemoteName).url", address.text)
    }
  }

  private static let sharingRemoteName = "shared"

  package func setSharesWithSync(_ isSharing: Bool) throws(ArchiveError) {
    try Workspace.git { () throws(GitError) in try repository.set(Workspace.setting, isSharing ? "sync" : "asked") }
  }

  /// One branch holds one folder: two of a repository would take each other's records away in turn.
  private func noteSharingFolder() throws(ArchiveError) {
    try Workspace.git { () throws(GitError) in
      if try repository.configuration().string(Workspace.folderSetting) != prefix {
        try repository.set(Workspace.folderSetting, prefix)
      }
    }
  }

  private func refuseOtherFolder() throws {
    let known = try repository.configuration().string(Workspace.folderSetting)
    guard let known, known != prefix, try repository.branch(Sharing.branch) != nil else { return }
    throw ArchiveError.sharedByOtherFolder(String(known.dropLast()))
  }

  // MARK: - The branch

  private func refuseBranchInUse() throws {
    if try repository.isCheckedOut(branch: Sharing.branch) { throw ArchiveError.sharedBranchInUse }
    try refuseOtherFolder()
    // git keeps a branch as a file, and what is below it in a folder of that name.
    let above = String(Sharing.branch.prefix { $0 != "/" })
    if try repository.branch(above) != nil { throw ArchiveError.sharedBranchBlocked(by: above) }
  }

  /// Where the branch stands here, and what its next commit builds on: somebody else may have refreshed it in another copy.
  private func sharedTips() throws -> (tip: ObjectID?, parents: [ObjectID]) {
    let tip = try repository.branch(Sharing.branch)
    let sent = try repository.branch(Sharing.branch, on: sharingRemote()?.name ?? "origin")
    guard let sent, sent != tip else { return (tip, tip.map { [$0] } ?? []) }
    guard let tip else { return (nil, [sent]) }
    if try repository.isAncestor(tip, of: sent) { return (tip, [sent]) }
    return (tip, try repository.isAncestor(sent, of: tip) ? [tip] : [tip, sent])
  }

  /// Refuses a branch with commits that sharing did not make, as one that was begun on the folder's own history.
  private func refuseForeignCommits(below tip: ObjectID) throws {
    var waiting = [tip]
    var seen: Set<ObjectID> = []
    while let id = waiting.popLast() {
      guard seen.insert(id).inserted else { continue }
      let commit: Commit
      do throws(GitError) { commit = try repository.commit(id) } catch {
        // What lies before a shallow clone's first commit.
        if error.code == .notFound, repository.isShallow { continue }
        throw ArchiveError.git(error)
      }
      guard commit.trailers.contains(where: { $0.key == "Action" && $0.value == "share" }) else {
        throw ArchiveError.sharedBranchForeign(id)
      }
      waiting += commit.parents
    }
  }

  private func sharedFiles(in tree: ObjectID) throws -> [String: ObjectID] {
    var files: [String: ObjectID] = [:]
    try repository.walk(tree) { entry in
      if entry.isPlainFile { files[entry.path] = entry.id }
      return .next
    }
    return files
  }

  private func id(of file: BranchPlan.File) throws(GitError) -> ObjectID {
    switch file.content {
    case .bytes(let bytes): try Repository.blobID(bytes)
    case .stored(let id): id
    }
  }
}

extension Sharing {
  /// Of what stays nothing is told, not even how much.
  fileprivate var message: String {
    let (new, changed, gone) = (total(\.isNew), total(\.changed), total(\.withdrawn))
    let told = [(new, "new"), (changed, "changed"), (gone, "withdrawn")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" }
    let subject = told.isEmpty ? "Share with the cluster" : "Share with the cluster: \(told.joined(separator: ", "))"
    return "\(subject)\n\nAction: share\n"
  }
}
