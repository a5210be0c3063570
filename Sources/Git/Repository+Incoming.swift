internal import Clibgit2

// What a push brings lies in a folder of its own until the hooks have let it in; git names the folder in the environment of
// the hooks, of which libgit2 knows nothing.
extension Repository {
  /// The folders of objects that git's environment names; the repository's own may be among them.
  var lentFolders: [String] {
    let own = environment["GIT_OBJECT_DIRECTORY"].map { [$0] } ?? []
    let others = Self.pathList(environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] ?? "")
    var folders: [String] = []
    for folder in own + others where !folder.isEmpty && folder != objectFolder && !folders.contains(folder) {
      folders.append(folder)
    }
    return folders
  }

  /// Has a database read what lies there, too.
  func lend(to database: borrowing Handle, _ attempt: String) throws(GitError) {
    for folder in lentFolders { try check(attempt, git_odb_add_disk_alternate(database.pointer, folder)) }
  }

  /// Refuses to write while a hook runs: what lies apart may be dropped, and what was saved would rest on it.
  func refuseIncoming() throws(GitError) {
    guard lentFolders.isEmpty else {
      throw GitError(
        "save", .invalid, message: "git holds back what a push brings, and nothing is saved before its hooks have ended"
      )
    }
  }

  /// A list of paths as git writes it: with colons between them, in quotation marks where one has a colon itself.
  static func pathList(_ list: String) -> [String] {
    var paths: [String] = []
    var rest = Array(list.utf8)[...]
    while !rest.isEmpty {
      if rest.first == UInt8(ascii: "\""), let quoted = unquoted(&rest) {
        paths.append(quoted)
        rest = rest.drop { $0 != UInt8(ascii: ":") }
      } else {
        paths.append(String(decoding: rest.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self))
        rest = rest.drop { $0 != UInt8(ascii: ":") }
      }
      rest = rest.dropFirst()
    }
    return paths
  }

  /// The text in quotation marks, as C writes it; nil where it does not end.
  private static func unquoted(_ rest: inout ArraySlice<UInt8>) -> String? {
    let letters: [UInt8: UInt8] = [
      UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11,
      UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
    ]
    var bytes: [UInt8] = []
    var left = rest.dropFirst()
    while let byte = left.popFirst() {
      if byte == UInt8(ascii: "\"") {
        rest = left
        return String(decoding: bytes, as: UTF8.self)
      }
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      let digits = left.prefix(3)
      if digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }) {
        bytes.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }))
        left = left.dropFirst(3)
      } else if let letter = left.popFirst() {
        bytes.append(letters[letter] ?? letter)
      }
    }
    return nil
  }
}

extension Repository {
  /// What an object is.
  package enum Kind: Sendable {
    case commit, folder, file, tag
  }

  /// What an object is and how many bytes it has, without reading it.
  package func header(of id: ObjectID) throws(GitError) -> (kind: Kind, size: Int) {
    let attempt = "look at object \(id.short)"
    let database = try Handle(attempt, free: git_odb_free) { git_repository_odb(&$0, pointer) }
    var (oid, size, type) = (id.oid, 0, GIT_OBJECT_INVALID)
    try explaining(id, "") { () throws(GitError) in
      _ = try check(attempt, git_odb_read_header(&size, &type, database.pointer, &oid))
    }
    switch type {
    case GIT_OBJECT_COMMIT: return (.commit, size)
    case GIT_OBJECT_TREE: return (.folder, size)
    case GIT_OBJECT_BLOB: return (.file, size)
    case GIT_OBJECT_TAG: return (.tag, size)
    default: throw GitError(attempt, .invalid, message: "it is nothing that git knows")
    }
  }

  /// The objects that a push brings, while its hooks run; none at any other time.
  package func incomingObjects() throws(GitError) -> [ObjectID] {
    guard let folder = environment["GIT_OBJECT_DIRECTORY"], lentFolders.contains(folder) else { return [] }
    let attempt = "list what is pushed"
    let database = try Handle(attempt, free: git_odb_free) { git_odb_new(&$0) }
    try check(attempt, git_odb_add_disk_alternate(database.pointer, folder))
    var found: [ObjectID] = []
    let result = withUnsafeMutablePointer(to: &found) { list in
      git_odb_foreach(
        database.pointer,
        { id, payload in
          guard let id else { return 0 }
          payload?.assumingMemoryBound(to: [ObjectID].self).pointee.append(ObjectID(id.pointee))
          return 0
        }, list)
    }
    try check(attempt, result)
    return found
  }

  /// The commits that branches, tags and all other refs stand for; what stands for none, or cannot be read, is left out.
  package func namedCommits() throws(GitError) -> [(name: String, commit: ObjectID)] {
    let attempt = "list the branches"
    let names = try listing { () throws(GitError) in
      try Handle(attempt, free: git_reference_iterator_free) { git_reference_iterator_new(&$0, pointer) }
    }
    var found: [(name: String, commit: ObjectID)] = []
    while true {
      var reference: OpaquePointer?
      let result = git_reference_next(&reference, names.pointer)
      if result == GIT_ITEROVER.rawValue { return found }
      try listing { () throws(GitError) in try check(attempt, result) }
      defer { git_reference_free(reference) }
      var commit: OpaquePointer?
      defer { git_object_free(commit) }
      guard git_reference_peel(&commit, reference, GIT_OBJECT_COMMIT) == 0, let id = git_object_id(commit),
        let name = git_reference_name(reference)
      else { continue }
      found.append((String(cString: name), ObjectID(id.pointee)))
    }
  }
}
