internal import Git

/// What a branch was, and what it is to be: which of its folders are enquiry folders.
final class PushedState {
  let repository: Repository
  /// Nil for a branch that is new.
  let old: Commit?
  let new: Commit
  private var known: [String: Bool] = [:]

  init(in repository: Repository, old: Commit?, new: Commit) {
    (self.repository, self.old, self.new) = (repository, old, new)
  }

  /// Whether a tree has records at its top.
  func holdsRecords(_ tree: ObjectID) throws(GitError) -> Bool {
    try repository.entry(at: Layout.records, in: tree) != nil
  }

  /// The nearest enquiry folder above a path, empty or with a slash at its end; nil where there is none.
  ///
  /// - Parameter tree: that of the commit in which the path stands.
  func folder(above path: String, in tree: ObjectID) throws(GitError) -> String? {
    var end = path.endIndex
    while let slash = path[..<end].lastIndex(of: "/") {
      let folder = String(path[...slash])
      if try isFolder(folder, tree) { return folder }
      end = slash
    }
    return try isFolder("", tree) ? "" : nil
  }

  private func isFolder(_ folder: String, _ tree: ObjectID) throws(GitError) -> Bool {
    if let isIt = known[folder], isIt || !folder.isEmpty { return isIt }
    var isIt = false
    for state in [new.tree, old?.tree].compactMap({ $0 }) where !isIt {
      // At the top records are known without the programme: it may be what is missing.
      isIt = try repository.entry(at: folder.isEmpty ? Layout.records : folder + Layout.programme, in: state) != nil
    }
    known[folder] = isIt
    if isIt || !folder.isEmpty { return isIt }
    return try holdsRecords(tree)
  }
}
