package import Git
package import Model
internal import Records

/// What is to be saved: one commit's worth of changes, and how history shall tell of them.
package struct Save: Sendable {
  /// In plain words, as "Close cycle 1 of maths-fluency: keep developing it".
  package var subject: String
  /// The command that did it, as `cycle close`.
  package var action: String
  package var enquiry: EnquiryName?
  package var changes: [RecordChange]
  /// Further trailers of the commit, as `Undoes: …`.
  var trailers: [String] = []
  /// Whether what is kept with it looks like somebody's name or number, as rows that are in no commit.
  package var looksLikeIdentifiers = false

  package init(_ subject: String, action: String, enquiry: EnquiryName? = nil, changes: [RecordChange]) {
    self.subject = subject
    self.action = action
    self.enquiry = enquiry
    self.changes = changes
  }

  /// The subject on one line, and a trailer for each thing that history is asked for.
  ///
  /// - Parameter reason: why what looked like an identifier was saved; nil where nothing did.
  func message(notIdentifiers reason: String?) -> String {
    func oneLine(_ words: String) -> String {
      words.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.joined(separator: " ")
    }
    var trailers = trailers
    if let enquiry { trailers.append("Enquiry: \(enquiry)") }
    // A whole folder at once would bury the subject; its commit names the files itself.
    if changes.count <= 20 { trailers += changes.map { "Record: \($0.path)" } }
    trailers.append("Action: \(action)")
    if let reason { trailers.append("Not-Identifiers: \(oneLine(reason))") }
    return oneLine(subject) + "\n\n" + trailers.joined(separator: "\n") + "\n"
  }
}

/// What a save did, or would do.
package struct Saved: Sendable {
  package struct File: Hashable, Sendable {
    /// From the enquiry folder.
    package let path: String
    /// The file as it was; nil when it is new.
    package let before: [UInt8]?
    /// The file as it is; nil when it is gone.
    package let after: [UInt8]?
  }

  /// Nil when nothing had to change, and for a dry run.
  package let commit: ObjectID?
  package let files: [File]
  /// What is worth a second look, as a forename of the code book.
  package var warnings: [Problem] = []

  /// Nothing was saved, as when all that changed is on this machine alone.
  package static let nothing = Saved(commit: nil, files: [])
}

extension Workspace {
  /// Saves some changes as one commit that holds only their paths.
  ///
  /// - Parameters:
  ///   - now: the time of the commit, unless git's environment gives another.
  ///   - isDryRun: everything is worked out and checked, and nothing is written.
  /// - Throws: ``ArchiveError``; ``RecordError`` when a file that is edited cannot be read.
  package func save(_ save: Save, now: Moment, isDryRun: Bool = false) throws -> Saved {
    try refuseSample()
    try refuseSources(save.changes.map(\.path))
    let save = try revised(save)
    var files: [Saved.File] = []
    var found: [Problem] = []
    let gate = ProseGate(workspace: self)
    let nobody = Signature(name: "nobody", email: "nobody@localhost", when: now)
    do {
      let commit = try repository.write(
        author: isDryRun ? nobody : repository.author(now: now),
        committer: isDryRun ? nobody : repository.committer(now: now)
      ) { session in
        files = []
        var texts: [ProseGate.Text] = []
        var planned: [PlannedFile] = []
        for change in save.changes {
          let versions = try session.versions(of: inRepository(change.path))
          guard let file = try change.planned(versions, in: self) else { continue }
          planned.append(file)
          // What is brought back stands in the history already.
          if case .write(let after) = file.committed, !change.isRestored {
            texts.append(
              ProseGate.Text(
                path: change.path, before: versions.committed ?? [], after: after, isTyped: change.isTyped))
          }
          files.append(Saved.File(file, path: change.path, versions))
        }
        found = try gate.problems(in: texts)
        let message = save.message(notIdentifiers: try reason(for: found, in: texts, of: save, gate))
        return isDryRun || planned.isEmpty ? nil : CommitPlan(message: message, files: planned)
      }
      if commit != nil { try repository.packWhenDue() }
      return Saved(commit: commit, files: files, warnings: found.filter { $0.severity == .warning } + gate.unread)
    } catch let error as GitError {
      throw ArchiveError.git(error)
    }
  }
}

extension Workspace {
  /// Why what looks like identifiers is none, where something does and somebody said so; refuses it where nobody did.
  private func reason(
    for found: [Problem], in texts: [ProseGate.Text], of save: Save, _ gate: ProseGate
  ) throws -> String? {
    let refused = found.filter { $0.severity == .error }
    if !refused.isEmpty, notIdentifiers == nil {
      throw texts.allSatisfy(\.isTyped)
        ? ArchiveError.typedTellsWhoSomebodyIs(refused) : .tellsWhoSomebodyIs(refused)
    }
    let isTold = try gate.isTold(inSubjectOf: save)
    let reason = refused.isEmpty && !isTold && !save.looksLikeIdentifiers ? nil : notIdentifiers
    if let reason { try gate.refuse(reason: reason, of: save) }
    return reason
  }

  /// Refuses where no save can succeed: the published sample, or where nobody is named as the author.
  package func refuseUnwritable(now: Moment) throws {
    try refuseSample()
    _ = try Workspace.git { () throws(GitError) in try repository.author(now: now) }
  }

  /// What is read from somebody else's folder is changed there.
  private func refuseSources(_ paths: [String]) throws {
    let mounts = try snapshot().mounts()
    for case let alliance? in paths.map(Snapshot.alliance) {
      guard let source = mounts.byName[alliance]?.source.name else { continue }
      throw ArchiveError.ofSource(alliance: alliance, source: source)
    }
  }

  /// The published sample stays as it is.
  package func refuseSample() throws {
    if try snapshot(reach: .own).programme().value?.isSample == true { throw ArchiveError.sample }
  }
}

extension RecordChange {
  /// Whether its text stands in the history already.
  fileprivate var isRestored: Bool { if case .restore = kind { true } else { false } }

  /// Whether its text stands in no file yet.
  fileprivate var isTyped: Bool {
    switch kind {
    case .adopt, .file, .restore: false
    case .create, .edit, .replace, .figure, .line, .remove: true
    }
  }
}

extension Saved.File {
  /// A file that would be made where nothing is yet; nil for a change to a file that must be there.
  init?(of change: RecordChange) {
    switch change.kind {
    case .create(let source): self.init(path: change.path, before: nil, after: source.bytes)
    case .adopt(let bytes): self.init(path: change.path, before: nil, after: bytes)
    case .file(let bytes): self.init(path: change.path, before: nil, after: bytes)
    case .line(let line): self.init(path: change.path, before: nil, after: RecordChange.bytes([], with: line))
    case .edit, .figure, .remove, .replace, .restore: return nil
    }
  }

  fileprivate init(_ file: PlannedFile, path: String, _ versions: FileVersions) {
    self.path = path
    before = versions.working ?? versions.committed
    switch (file.working, file.committed) {
    case (.write(let bytes), _), (.keep, .write(let bytes)): after = bytes
    case (.remove, _), (.keep, .remove): after = nil
    // A change of a record takes nothing from elsewhere.
    case (.keep, .keep), (.take, _), (.keep, .take): after = before
    }
  }
}
