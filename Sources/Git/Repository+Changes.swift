internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension Repository {
  /// What differs between HEAD, index and working folder, files git does not know yet included, by path.
  ///
  /// `prefixes` are files or folders ("enquiries"), taken as they are, never as patterns; none means everywhere.
  /// Nothing is written, not even the index's cache of times; ignored files are left out; a renamed file is one
  /// deleted and one added; one staged for removal that is there again is `.deleted` and `.untracked`. In a bare repository nothing can differ.
  package func changes(below prefixes: [String] = []) throws(GitError) -> [Change] {
    if isBare { return [] }
    var options = git_status_options()
    try check("look for changes", git_status_options_init(&options, UInt32(GIT_STATUS_OPTIONS_VERSION)))
    options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR
    options.flags = [
      GIT_STATUS_OPT_INCLUDE_UNTRACKED, GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS, GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH,
    ].reduce(0) { $0 | $1.rawValue }
    // libgit2 does not say why it cannot read the folder of the last commit.
    let head = try head().commit.map { id throws(GitError) in try commit(id).tree }
    if let head { _ = try tree(head) }
    let folder = prefixes.count == 1 ? head.flatMap { UnchangedFolder(prefixes[0], in: self, $0) } : nil
    if folder?.isCertain() == true { return [] }
    let found = try lookedUp(below: prefixes, options)
    if found.isEmpty { folder?.keep() }
    return found
  }

  private func lookedUp(below prefixes: [String], _ settings: git_status_options) throws(GitError) -> [Change] {
    var options = settings
    var names = prefixes.map { strdup($0) }
    defer { names.forEach { free($0) } }
    return try names.withUnsafeMutableBufferPointer { buffer throws(GitError) in
      options.pathspec = git_strarray(strings: buffer.baseAddress, count: buffer.count)
      let list = try explainingStatus { () throws(GitError) in
        try Handle("look for changes", free: git_status_list_free) { git_status_list_new(&$0, pointer, &options) }
      }
      return (0..<git_status_list_entrycount(list.pointer)).compactMap { position in
        git_status_byindex(list.pointer, position).flatMap { Self.change($0.pointee) }
      }
    }
  }

  private func explainingStatus(_ body: () throws(GitError) -> Handle) throws(GitError) -> Handle {
    do throws(GitError) { return try explaining(nil, "", body) } catch {
      let isOfIndex = error.category == Int(GIT_ERROR_INDEX.rawValue) && error.damage == nil
      let index = gitDirectory + "/index"
      throw isOfIndex && !Self.isIndexWhole(index) ? error.caused(by: .index(index), .indexUnreadable) : error
    }
  }

  private static func change(_ entry: git_status_entry) -> Change? {
    let delta = entry.head_to_index ?? entry.index_to_workdir
    guard let file = delta?.pointee, let path = file.new_file.path ?? file.old_file.path else { return nil }
    let change = Change(path: String(cString: path), status: entry.status.rawValue)
    return change.staged == nil && change.working == nil ? nil : change
  }
}
