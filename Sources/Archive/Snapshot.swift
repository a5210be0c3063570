package import Git
package import Model

/// The records as they were at one moment: a commit, and over it the hand edits that are not saved yet.
///
/// Only what is asked for is looked at. With a working folder the current view reads the files there, since they are
/// the commit with the hand edits over it; a bare repository, or the committed view, reads the commit alone.
package final class Snapshot {
  /// What a reader sees.
  package enum View: Hashable, Sendable {
    /// The commit at HEAD with hand edits over it.
    case current
    /// The commit at HEAD alone.
    case committed
    /// An earlier commit, and the day for which it stands: what was known then.
    case known(ObjectID, on: Day)
    /// The last commit of a day, and so what was known at its end.
    case atEnd(of: Day, ObjectID)
  }

  /// The day that is today for what was known then; nil for what is known now.
  package let asOf: Day?
  /// Until when what is read is dated; nil for no end. See `Snapshot+Horizon`.
  package let horizon: Horizon?

  package let workspace: Workspace
  /// Nil before the first commit.
  package let commit: ObjectID?

  private let tree: ObjectID?
  let readsFolder: Bool
  /// Which folders are read.
  package let reach: Reach
  let view: View
  /// Nil while nobody asked for what they hold.
  var knownMounts: Mounts?
  /// Whether edits by hand that are not saved are among what is read.
  package var isCurrent: Bool { readsFolder }
  private var committedFolders: [String: CommittedFolder] = [:]
  private var folders: [String: [String]] = [:]
  /// Folders that were read as a whole, and their files, by path.
  private var foldersAhead: Set<String> = []
  private var filesAhead: [String: [UInt8]] = [:]
  /// Files as they are to be looked at in place of what they are, nil for one that is not there.
  let replaced: [String: [UInt8]?]
  private lazy var replacedNames = Snapshot.names(of: replaced)
  var knownProgramme: Loaded<Programme?>?
  var knownCalendars: [Slug?: TermCalendar] = [:]
  var knownCommits: CommitGraph?
  var knownCommitsOfSources: [Slug: CommitGraph] = [:]

  /// - Parameters:
  ///   - replaced: files as if they were so, nil for one that is gone.
  ///   - mounts: the alliances of sources, where they are known.
  init(
    of workspace: Workspace, _ view: View, datedTo horizon: Horizon? = nil,
    replacing replaced: [String: [UInt8]?] = [:], reach: Reach = .everything, mounts: Mounts? = nil
  ) throws(GitError) {
    self.workspace = workspace
    self.horizon = horizon
    self.replaced = replaced
    (self.view, self.reach, knownMounts) = (view, reach, mounts)
    let repository = workspace.repository
    var head = try workspace.head()
    var day: Day?
    switch view {
    case .known(let earlier, let then), .atEnd(let then, let earlier): (head, day) = (earlier, then)
    case .current, .committed: break
    }
    (commit, asOf) = (head, day)
    let top = try head.map { id throws(GitError) in try repository.commit(id).tree }
    if let top, !workspace.prefix.isEmpty {
      tree = try repository.entry(at: String(workspace.prefix.dropLast()), in: top)?.id
    } else {
      tree = top
    }
    readsFolder = view == .current && !repository.isBare && workspace.source == nil
  }

  /// Reads the working files of a folder in one go, where all of them are going to be looked at.
  func readAhead(_ folder: String) throws(ArchiveError) {
    guard try readsFolder(at: folder), foldersAhead.insert(folder).inserted else { return }
    do {
      let limit = Snapshot.largestText
      let files = try workspace.repository.workingFiles(in: workspace.inRepository(folder), limit: limit)
      for (name, bytes) in files ?? [:] { filesAhead["\(folder)/\(name)"] = bytes }
    } catch {
      // A link in the folder's place is no folder; each file of it says so by itself.
      guard error.code == .notAFile else { throw .git(error) }
    }
  }

  /// More than any record may have: a byte over a megabyte.
  static let largestText = 1_048_577

  /// The bytes of a file; nil when there is none.
  package func bytes(_ path: String, limit: Int = largestText) throws(ArchiveError) -> [UInt8]? {
    if let replaced = replaced[path] { return replaced }
    if let known = filesAhead[path], known.count <= limit { return known }
    let repository = workspace.repository
    if try isHidden(path) { return nil }
    if try readsFolder(at: path) {
      let found = try Workspace.git { () throws(GitError) in
        try repository.workingFile(workspace.inRepository(path), limit: limit)
      }
      if let found { return found }
    }
    guard let entry = try committedEntry(path), entry.mode.isPlainFile, try !isGone(path) else { return nil }
    return try Workspace.git { () throws(GitError) in try repository.blob(entry.id, limit: limit) }
  }

  package func exists(_ path: String) throws(ArchiveError) -> Bool {
    let (folder, name) = Snapshot.split(path)
    return try names(in: folder).contains(name)
  }

  /// The names in a folder, in order: files and folders, as they stand now.
  package func names(in folder: String) throws(ArchiveError) -> [String] {
    if let known = folders[folder] { return known }
    if try isHidden(folder) { return [] }
    let committed = try committedFolder(folder).names
    var names = committed
    if try readsFolder(at: folder) {
      let present = try workingNames(in: folder)
      let known = Set(present ?? [])
      names = present ?? []
      for name in committed where !known.contains(name) {
        if try !isGone(folder + "/" + name) { names.append(name) }
      }
      names.sort()
    }
    if folder == Layout.records, case .only = reach {
      let mounts = try mounts()
      names.removeAll { Layout.allianceSlug($0).map { mounts.byName[$0] == nil } ?? false }
    }
    names = try replacing(names, in: folder)
    folders[folder] = names
    return names
  }

  /// The names in a folder with those of files that are there as if, and without those that are not.
  private func replacing(_ names: [String], in folder: String) throws(ArchiveError) -> [String] {
    guard let changes = replacedNames[folder] else { return names }
    var found = Set(names)
    for (name, isThere) in changes {
      let path = "\(folder)/\(name)"
      // git knows no empty folders.
      let isLeft = isThere ? true : replacedNames[path] == nil ? false : try !self.names(in: path).isEmpty
      if isLeft { found.insert(name) } else { found.remove(name) }
    }
    return found.sorted()
  }

  /// The names of replaced files, and of the folders above them, by the folder they stand in, and whether a file below is there.
  private static func names(of replaced: [String: [UInt8]?]) -> [String: [String: Bool]] {
    var names: [String: [String: Bool]] = [:]
    for (path, bytes) in replaced {
      var place = path
      while !place.isEmpty {
        let (folder, name) = split(place)
        names[folder, default: [:]][name, default: false] = names[folder]?[name] ?? false || bytes != nil
        place = folder
      }
    }
    return names
  }

  /// Those of some names in a folder that are folders and hold a plain file in the working folder; none where something else is
  /// read.
  func foldersHere(
    among names: [String], in folder: String, holding file: String
  ) throws(ArchiveError) -> Set<String> {
    guard try readsFolder(at: folder), replaced.isEmpty else { return [] }
    do {
      return try workspace.repository.workingFolders(
        among: names, in: workspace.inRepository(folder), holding: file)
    } catch {
      if error.code == .notAFile { return [] }
      throw .git(error)
    }
  }

  /// Nil where there is no such folder; a link in its place is none, and its target stays unread.
  private func workingNames(in folder: String) throws(ArchiveError) -> [String]? {
    do { return try workspace.repository.workingNames(in: workspace.inRepository(folder)) } catch {
      if error.code == .notAFile { return nil }
      throw .git(error)
    }
  }

  /// The object id of what a file says, stored or not; nil when there is none.
  func blobID(_ path: String) throws(ArchiveError) -> ObjectID? {
    if try !readsFolder(at: path), replaced.isEmpty, let entry = try committedEntry(path), entry.mode.isPlainFile {
      return entry.id
    }
    let bytes = try bytes(path)
    return try Workspace.git { () throws(GitError) in
      try bytes.map { bytes throws(GitError) in try Repository.blobID(bytes) }
    }
  }

  // MARK: - What is not saved

  /// Paths below some folders with hand edits that are not saved yet, in order.
  package func unsaved(below folders: [String] = [Layout.records]) throws(ArchiveError) -> [String] {
    guard readsFolder else { return [] }
    let changes = try Workspace.git { () throws(GitError) in
      try workspace.repository.changes(below: folders.map(workspace.inRepository))
    }
    return changes.compactMap { workspace.inFolder($0.path) }.filter { !Layout.isJunk($0) }.sorted()
  }

  // MARK: - The commit

  /// Whether a file of the working folder was saved with something in it.
  func wasWritten(_ path: String) throws(ArchiveError) -> Bool {
    guard try readsFolder(at: path), let entry = try committedEntry(path), entry.mode.isPlainFile else { return false }
    return try Workspace.git { () throws(GitError) in try entry.id != Repository.blobID([]) }
  }

  /// Whether a committed file or folder that is not in the working folder was deleted there by hand.
  private func isGone(_ path: String) throws(ArchiveError) -> Bool {
    guard try readsFolder(at: path) else { return false }
    return try !Workspace.git { () throws(GitError) in
      try workspace.repository.isLeftOut(workspace.inRepository(path))
    }
  }

  /// What a folder of the commit holds.
  private final class CommittedFolder {
    let all: [TreeEntry]
    /// By name; of most folders only the names are asked for.
    private(set) lazy var entries = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    init(_ all: [TreeEntry]) { self.all = all }

    var names: [String] { all.map(\.name) }
  }

  private func committedEntry(_ path: String) throws(ArchiveError) -> TreeEntry? {
    let (folder, name) = Snapshot.split(path)
    return try committedFolder(folder).entries[name]
  }

  /// The folders that stand in a folder of the commit, with what they are there.
  func committedFolders(in folder: String) throws(ArchiveError) -> [(name: String, id: ObjectID)] {
    try committedFolder(folder).all.compactMap { $0.mode == .directory ? ($0.name, $0.id) : nil }
  }

  /// What a file is in the commit; nil where it is not there.
  func committedFileID(_ path: String) throws(ArchiveError) -> ObjectID? {
    let entry = try committedEntry(path)
    return entry?.mode == .directory ? nil : entry?.id
  }

  /// What a folder is in the commit; nil where it is not there.
  func committedFolderID(_ folder: String) throws(ArchiveError) -> ObjectID? {
    let entry = try committedEntry(folder)
    return entry?.mode == .directory ? entry?.id : nil
  }

  private func committedFolder(_ folder: String) throws(ArchiveError) -> CommittedFolder {
    if let known = committedFolders[folder] { return known }
    // From folder to folder: each is read once, which for those with hundreds of names is felt.
    let id = folder.isEmpty ? tree : try committedFolderID(folder)
    let found = CommittedFolder(try entries(of: id, at: folder))
    committedFolders[folder] = found
    return found
  }

  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }
}

extension Workspace {
  /// The records as they are now.
  ///
  /// - Parameters:
  ///   - horizon: until when they are dated; nil for all of them.
  ///   - reach: whether the alliances of sources are among them.
  package func snapshot(
    _ view: Snapshot.View = .current, datedTo horizon: Horizon? = nil, reach: Reach = .everything
  ) throws(ArchiveError) -> Snapshot {
    try Workspace.git { () throws(GitError) in try Snapshot(of: self, view, datedTo: horizon, reach: reach) }
  }
}
