internal import Clibgit2

/// Changes to a tree: only the folders on the way to a changed file are read and written.
///
/// (`git_tree_create_updated` does the same, but leaves an empty folder behind where the last file goes, which no
/// index can hold, so that git would show a difference for ever.)
struct TreeEdits {
  private enum Node {
    case file(ObjectID, FileMode)
    case removal
    indirect case folder(TreeEdits)
  }

  private var nodes: [String: Node] = [:]

  mutating func set(_ path: WorkPath, _ id: ObjectID, _ mode: FileMode) {
    put(.file(id, mode), path.folders[...], path.name)
  }

  mutating func remove(_ path: WorkPath) {
    put(.removal, path.folders[...], path.name)
  }

  private mutating func put(_ node: Node, _ folders: ArraySlice<String>, _ name: String) {
    guard let first = folders.first else {
      nodes[name] = node
      return
    }
    var inner = TreeEdits()
    if case .folder(let known)? = nodes[first] { inner = known }
    inner.put(node, folders.dropFirst(), name)
    nodes[first] = .folder(inner)
  }

  /// Writes the changed tree; `tree` is nil where there was none. The result may be the empty tree.
  func applied(to tree: ObjectID?, in repository: Repository) throws(GitError) -> ObjectID {
    try build(tree, repository).id
  }

  private func build(_ tree: ObjectID?, _ repository: Repository) throws(GitError) -> (id: ObjectID, isEmpty: Bool) {
    let builder = try builder(tree, repository)
    for (name, node) in nodes {
      switch node {
      case .file(let id, let mode): try Self.insert(builder, name, id, mode)
      case .removal: try Self.remove(builder, name)
      case .folder(let edits):
        let old = git_treebuilder_get(builder.pointer, name).map { TreeEntry(borrowed: $0) }
        let inner = try edits.build(old?.mode == .directory ? old?.id : nil, repository)
        if !inner.isEmpty {
          try Self.insert(builder, name, inner.id, .directory)
        } else if old?.mode == .directory {
          try Self.remove(builder, name)
        }
      }
    }
    let id = try repository.storeSoundly { () throws(GitError) in
      var oid = git_oid()
      try check("write a folder", git_treebuilder_write(&oid, builder.pointer))
      return ObjectID(oid)
    }
    return (id, git_treebuilder_entrycount(builder.pointer) == 0)
  }

  private func builder(_ tree: ObjectID?, _ repository: Repository) throws(GitError) -> Handle {
    guard let tree else {
      return try Handle("begin a folder", free: git_treebuilder_free) {
        git_treebuilder_new(&$0, repository.pointer, nil)
      }
    }
    let source = try repository.treeHandle(tree)
    return try Handle("change a folder", free: git_treebuilder_free) {
      git_treebuilder_new(&$0, repository.pointer, source.pointer)
    }
  }

  private static func insert(
    _ builder: borrowing Handle, _ name: String, _ id: ObjectID, _ mode: FileMode
  ) throws(GitError) {
    var oid = id.oid
    let kind = git_filemode_t(rawValue: mode.rawValue)
    try check("add \(name) to its folder", git_treebuilder_insert(nil, builder.pointer, name, &oid, kind))
  }

  private static func remove(_ builder: borrowing Handle, _ name: String) throws(GitError) {
    guard git_treebuilder_get(builder.pointer, name) != nil else { return }
    try check("remove \(name) from its folder", git_treebuilder_remove(builder.pointer, name))
  }
}
