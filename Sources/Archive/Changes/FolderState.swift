package import Git
internal import Model
internal import Records

/// The records in one state: those of a commit, or those of the folder as it is now with edits that are not saved.
///
/// Folders and files are known by the ids of what they say, so that what is the same in two states is never looked into.
package final class FolderState {
  /// The commit; of the folder as it is now, the one at HEAD. Nil before the first commit.
  package let commit: Commit?
  let workspace: Workspace
  private let root: ObjectID?
  /// How many names were read of what somebody else made.
  private var entriesSeen = 0
  /// Files that were edited by hand, by path.
  private let edits: [String: Edit]

  /// What was done to a file by hand.
  private enum Edit {
    case bytes([UInt8], ObjectID)
    case gone
    /// It became a link or a folder, or is too large to be a record.
    case unreadable(GitError)
  }

  /// A folder of the state.
  struct Folder: Hashable {
    /// What it is in the commit; nil for one that is not there.
    let id: ObjectID?
    let isEdited: Bool

    /// Whether two folders are known to hold the same without being looked into.
    func isSame(as other: Folder?) -> Bool { !isEdited && other == self }
  }

  enum Child: Hashable {
    case folder(Folder)
    case file(ObjectID)
    /// A link, or what cannot be read as a file.
    case other
  }

  init(of workspace: Workspace, commit: Commit?, edits snapshot: Snapshot? = nil) throws {
    self.workspace = workspace
    self.commit = commit
    let repository = workspace.repository
    if let commit, !workspace.prefix.isEmpty {
      root = try repository.entry(at: String(workspace.prefix.dropLast()), in: commit.tree)?.id
    } else {
      root = commit?.tree
    }
    var edits: [String: Edit] = [:]
    for path in try snapshot?.unsaved() ?? [] { edits[path] = try snapshot.map { try FolderState.edit(path, $0) } }
    self.edits = edits
  }

  private static func edit(_ path: String, _ snapshot: Snapshot) throws -> Edit {
    do {
      guard try snapshot.exists(path), let bytes = try snapshot.bytes(path) else { return .gone }
      return .bytes(bytes, try Repository.blobID(bytes))
    } catch ArchiveError.git(let error) where [.tooLarge, .notAFile].contains(error.code) {
      return .unreadable(error)
    }
  }

  // MARK: - Looking

  /// Whether somebody else made it.
  var isForeign: Bool { workspace.source != nil }

  /// The folder `enquiries`.
  func records() throws -> Folder {
    let id = try root.flatMap { try workspace.repository.entry(at: Layout.records, in: $0) }
    return Folder(id: id?.mode == .directory ? id?.id : nil, isEdited: !edits.isEmpty)
  }

  /// What stands in a folder, by name.
  func children(of folder: Folder, at path: String) throws -> [String: Child] {
    var found = FolderState.children(
      (try folder.id.map { try entries(of: $0, at: path) } ?? []).map { ($0.name, $0.mode, $0.id) })
    guard folder.isEdited else { return found }
    for (edited, edit) in edits where edited.hasPrefix(path + "/") {
      let rest = edited.utf8.dropFirst(path.utf8.count + 1)
      let name = String(decoding: rest.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
      if name.utf8.count < rest.count {
        let known = if case .folder(let folder)? = found[name] { folder.id } else { nil as ObjectID? }
        found[name] = .folder(Folder(id: known, isEdited: true))
      } else {
        found[name] =
          switch edit {
          case .bytes(_, let id): .file(id)
          case .gone: nil
          case .unreadable: .other
          }
      }
    }
    for case (let name, .folder(let inner)) in found where inner.isEdited {
      // git knows no empty folders.
      if try children(of: inner, at: "\(path)/\(name)").isEmpty { found[name] = nil }
    }
    return found
  }

  /// What a folder of the commit holds: of somebody else's what may be read of it.
  ///
  /// - Throws: `.tooLarge` where somebody made a few folders that stand for millions.
  private func entries(of folder: ObjectID, at path: String) throws(GitError) -> [TreeEntry] {
    guard isForeign else { return try workspace.repository.tree(folder) }
    let entries = try workspace.repository.soundEntries(of: folder, at: path)
    entriesSeen += entries.count
    guard entriesSeen <= SourceRules.mostChanged else {
      throw GitError(
        "read commit \(commit?.id.short ?? "")", .tooLarge,
        message: "it touches more than \(SourceRules.mostChanged) files and folders")
    }
    return entries
  }

  private static func children(
    _ entries: some Sequence<(name: String, mode: FileMode, id: ObjectID)>
  ) -> [String: Child] {
    var found: [String: Child] = [:]
    for entry in entries where !Layout.isJunk(entry.name) {
      found[entry.name] =
        entry.mode == .directory
        ? .folder(Folder(id: entry.id, isEdited: false)) : entry.mode.isPlainFile ? .file(entry.id) : .other
    }
    return found
  }

  /// What stands in two folders of commits and is not the same in both.
  func children(between one: ObjectID, and other: ObjectID) throws -> (old: [String: Child], new: [String: Child]) {
    let differences = try workspace.repository.differences(from: one, to: other)
    return (
      FolderState.children(differences.compactMap { found in found.old.map { (found.name, $0.mode, $0.id) } }),
      FolderState.children(differences.compactMap { found in found.new.map { (found.name, $0.mode, $0.id) } })
    )
  }

  /// What an enquiry is called by in whatever folder it stands; nil where its file does not say, or cannot be read, which is
  /// told with its changes.
  func enquiryID(of name: EnquiryName) -> EntryID? {
    let path = Layout.enquiryFile(name)
    do throws(GitError) {
      guard edits[path] == nil, let root else { return Self.enquiryID(in: try bytes(path)) }
      guard let blob = try workspace.repository.entry(at: path, in: root), blob.mode.isPlainFile else { return nil }
      return try workspace.enquiryIDs.id(in: blob.id, workspace)
    } catch {
      return nil
    }
  }

  static func enquiryID(in bytes: [UInt8]?) -> EntryID? {
    guard let bytes else { return nil }
    do {
      // By its name it is read as a text with keys above it.
      return try FrontMatter(SourceText(path: "enquiry.md", bytes: bytes)).root?["id"]?.text.flatMap { EntryID($0) }
    } catch {
      // That it cannot be read is told with its changes.
      return nil
    }
  }

  /// The bytes of a file; nil when there is none.
  ///
  /// - Throws: ``GitError`` for what cannot be read.
  func bytes(_ path: String) throws(GitError) -> [UInt8]? {
    switch edits[path] {
    case .bytes(let bytes, _)?: return bytes
    case .gone?: return nil
    case .unreadable(let error)?: throw error
    case nil: break
    }
    guard let root, let entry = try workspace.repository.entry(at: path, in: root) else { return nil }
    guard entry.mode.isPlainFile else {
      throw GitError("read \(path)", .notAFile, message: "this is a link or a folder, not a file")
    }
    return try workspace.repository.blob(entry.id, limit: SourceText.limit)
  }
}

extension Workspace {
  /// The records as they are in a commit; nothing where there is none.
  package func state(of commit: ObjectID?) throws -> FolderState {
    try FolderState(of: self, commit: commit.map { try repository.commit($0) })
  }

  /// The records as they are now, with edits by hand that are not saved.
  package func currentState() throws -> FolderState {
    let snapshot = try snapshot(reach: .own)
    return try FolderState(of: self, commit: snapshot.commit.map { try repository.commit($0) }, edits: snapshot)
  }
}
