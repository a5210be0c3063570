internal import Git
internal import Model
internal import Records

/// One of the versions that a merge looks at: a tree, and what of it differs from the version that it is compared with.
final class MergeVersion {
  let workspace: Workspace
  /// Nil for the empty tree.
  let tree: ObjectID?
  /// What this version changed since the first base.
  let changes: [FileDifference]
  private let byPath: [String: FileDifference]

  init(_ tree: ObjectID?, since base: ObjectID?, in workspace: Workspace) throws(GitError) {
    self.workspace = workspace
    self.tree = tree
    changes = try workspace.repository.fileDifferences(from: base, to: tree)
    byPath = Dictionary(changes.map { ($0.path, $0) }) { first, _ in first }
  }

  /// What this version changed at a path; nil where it is as it was.
  func change(at path: String) -> FileDifference? { byPath[path] }

  /// The file at a path, changed or not.
  func file(at path: String) throws(GitError) -> MergeFile? {
    if let known = byPath[path] { return known.new }
    guard let tree, let entry = try workspace.repository.entry(at: path, in: tree), entry.mode != .directory else {
      return nil
    }
    return MergeFile(path: path, id: entry.id, mode: entry.mode)
  }

  /// The paths from the enquiry folder that it took away or put there.
  func locations(gone isGone: Bool) -> [Layout.Location] {
    changes.compactMap { change in
      guard isGone ? change.new == nil : change.old == nil else { return nil }
      return workspace.inFolder(change.path).flatMap { Layout.location(of: $0) }
    }
  }

  /// Whether an enquiry's file is there.
  func has(_ name: EnquiryName) throws(GitError) -> Bool { try file(at: path(name)) != nil }

  /// What an enquiry is called by, whatever its folder is called; nil where its file does not say, or cannot be read.
  func enquiryID(of name: EnquiryName) throws(GitError) -> EntryID? {
    guard let file = try file(at: path(name)) else { return nil }
    return try workspace.enquiryIDs.id(in: file.id, workspace)
  }

  /// The files of enquiries that are other ones than in the first base, or were.
  var enquiryFiles: [ObjectID] {
    changes.flatMap { change -> [ObjectID] in
      guard case .enquiry? = workspace.inFolder(change.path).flatMap({ Layout.location(of: $0) }) else { return [] }
      return [change.old, change.new].compactMap { $0?.id }
    }
  }

  private func path(_ name: EnquiryName) -> String { workspace.inRepository(Layout.enquiryFile(name)) }
}
