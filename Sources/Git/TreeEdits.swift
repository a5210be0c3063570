/// Changes to a tree: only the folders on the way to a changed file are read and made anew.
///
/// (`git_tree_create_updated` does the same, but leaves an empty folder behind where the last file goes, which no
/// index can hold, so that git would show a difference for ever; and libgit2 stores each folder by itself.)
struct TreeEdits {
  private enum Node {
    case file(ObjectID, FileMode)
    case removal
    indirect case folder(TreeEdits)
  }

  /// By the bytes of their names: for Swift two ways to write an é are the same, for git they are not.
  private var nodes: [[UInt8]: Node] = [:]

  mutating func set(_ path: WorkPath, _ id: ObjectID, _ mode: FileMode) {
    put(.file(id, mode), path.folders[...], path.name)
  }

  mutating func remove(_ path: WorkPath) {
    put(.removal, path.folders[...], path.name)
  }

  private mutating func put(_ node: Node, _ folders: ArraySlice<String>, _ name: String) {
    guard let first = folders.first.map({ Array($0.utf8) }) else {
      let name = Array(name.utf8)
      // A folder that comes in the place of a file, in whatever order they are told.
      if case .removal = node, case .folder? = nodes[name] { return }
      nodes[name] = node
      return
    }
    var inner = TreeEdits()
    switch nodes[first] {
    case .folder(let known)?: inner = known
    case .file?:
      if case .removal = node { return }
    case .removal?, nil: break
    }
    inner.put(node, folders.dropFirst(), name)
    nodes[first] = .folder(inner)
  }

  /// Makes the changed tree; `tree` is nil where there was none. The result may be the empty tree.
  func applied(to tree: ObjectID?, in repository: Repository, _ objects: NewObjects) throws(GitError) -> ObjectID {
    let lines = try lines(tree, repository, objects)
    return try objects.add(.folder, StoredFolder(lines).bytes)
  }

  private func lines(
    _ tree: ObjectID?, _ repository: Repository, _ objects: NewObjects
  ) throws(GitError) -> [StoredFolder.Line] {
    var lines: [StoredFolder.Line] = []
    var folders: [[UInt8]: ObjectID] = [:]
    for line in try tree.map({ id throws(GitError) in try repository.storedFolder(id) })?.lines ?? [] {
      if nodes[line.name] == nil { lines.append(line) } else if line.isFolder { folders[line.name] = line.id }
    }
    for (name, node) in nodes {
      switch node {
      case .file(let id, let mode): lines.append(StoredFolder.Line(name: name, mode: mode, id: id))
      case .removal: break
      case .folder(let edits):
        let inner = try edits.lines(folders[name], repository, objects)
        if inner.isEmpty { continue }
        let id = try objects.add(.folder, StoredFolder(inner).bytes)
        lines.append(StoredFolder.Line(name: name, mode: .directory, id: id))
      }
    }
    return lines
  }
}
