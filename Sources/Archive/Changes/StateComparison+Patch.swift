internal import Git

extension StateComparison {
  /// The text of what is different in some files, as `git diff` writes it.
  package func patch(of files: [FilePair]) throws -> String {
    let patches = try files.map { pair in
      try Workspace.git { () throws(GitError) in
        try Repository.patch(
          from: pair.old.flatMap(before.patched),
          to: pair.new.flatMap(after.patched))
      }
    }
    return patches.map { String(decoding: $0, as: UTF8.self) }.joined()
  }
}

extension FolderState {
  /// A file with what stands in it; where it cannot be read, with the reason.
  fileprivate func patched(_ path: String) -> (path: String, bytes: [UInt8])? {
    do throws(GitError) {
      return try bytes(path).map { (workspace.inRepository(path), $0) }
    } catch {
      return (workspace.inRepository(path), Array("(\(error.description) See what mends it: enquiry doctor)\n".utf8))
    }
  }
}
