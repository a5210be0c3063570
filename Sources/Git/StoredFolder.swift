internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A folder as git stores it: line after line its mode in octal digits, a blank, its name, a zero byte, the 20 bytes of its id.
struct StoredFolder {
  struct Line {
    /// As bytes, which need not be UTF-8.
    let name: [UInt8]
    /// In octal digits, as it stood.
    let mode: [UInt8]
    let id: ObjectID

    private var number: UInt32 { mode.reduce(0) { $0 &* 8 &+ UInt32($1 & 7) } }

    var fileMode: FileMode { FileMode(stored: number) }

    /// The same, but for what git never wrote, which stays as it is.
    var exactMode: FileMode {
      let known = [0o100644, 0o100664, 0o100755, 0o040000, 0o120000, 0o160000].contains(number)
      return known ? fileMode : FileMode(rawValue: number)
    }

    var isFolder: Bool { mode == Line.folder || mode == [UInt8(ascii: "0")] + Line.folder }

    private static let folder = Array("40000".utf8)

    /// git's order: by bytes, folders as if their names ended in a slash.
    fileprivate var key: [UInt8] { isFolder ? name + [UInt8(ascii: "/")] : name }
  }

  let lines: [Line]

  /// - Parameter lines: in any order.
  init(_ lines: [Line]) {
    self.lines = lines.map { (key: $0.key, line: $0) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.line)
  }

  /// nil for what is no folder.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var lines: [Line] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let blank = rest.firstIndex(of: UInt8(ascii: " ")), let zero = rest[blank...].firstIndex(of: 0),
        let id = ObjectID(bytes: rest[(zero + 1)...].prefix(20))
      else { return nil }
      lines.append(Line(name: Array(rest[(blank + 1)..<zero]), mode: Array(rest[..<blank]), id: id))
      rest = rest[(zero + 21)...]
    }
    self.lines = lines
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for line in lines { bytes += line.mode + [UInt8(ascii: " ")] + line.name + [0] + line.id.bytes }
    return bytes
  }
}

extension StoredFolder.Line {
  init(name: [UInt8], mode: FileMode, id: ObjectID) {
    self.init(name: name, mode: Array(String(mode.rawValue, radix: 8).utf8), id: id)
  }
}

extension Repository {
  /// A folder as it is stored.
  func storedFolder(_ id: ObjectID) throws(GitError) -> StoredFolder {
    let object = try object(id, "tree")
    let bytes = UnsafeRawBufferPointer(
      start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer))
    guard git_odb_object_type(object.pointer) == GIT_OBJECT_TREE, let folder = StoredFolder(bytes) else {
      throw GitError("read folder \(id.short)", .invalid, message: "it is not a folder, or damaged")
    }
    return folder
  }

  /// What stands at a path below a tree, whatever else stands in the folders on the way; nil when nothing does.
  func storedEntry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    var found: TreeEntry?
    var folder = tree
    for (place, name) in path.utf8.split(separator: UInt8(ascii: "/")).enumerated() {
      if place > 0, found?.mode != .directory { return nil }
      guard let line = try storedFolder(folder).lines.first(where: { $0.name.elementsEqual(name) }) else { return nil }
      found = TreeEntry(name: String(decoding: line.name, as: UTF8.self), id: line.id, mode: line.exactMode)
      folder = line.id
    }
    return found
  }

  /// What stands in somebody else's folder: in whatever order, with whatever names, maybe one twice.
  ///
  /// - Parameter largest: how many bytes the folder may have; a larger one throws `.tooLarge`.
  package func storedEntries(of folder: ObjectID, largest: Int) throws(GitError) -> [StoredEntry] {
    try linesOfFolder(folder, largest).map { StoredEntry(name: $0.name, mode: $0.exactMode, id: $0.id) }
  }

  /// The same where all names are plain, in git's order and each there once, and all kinds such as git writes; nil where they are not.
  ///
  /// - Parameter isPlain: asked of each name, as its bytes are.
  package func plainEntries(
    of folder: ObjectID, largest: Int, where isPlain: (UnsafeBufferPointer<CChar>) -> Bool
  ) throws(GitError) -> [TreeEntry]? {
    guard try header(of: folder).size <= largest else { return nil }
    // Where libgit2 cannot read it at all, the closer look tells why, or finds what can be read.
    guard let tree = try? treeHandle(folder) else { return nil }
    var former: UnsafePointer<CChar>?
    var found: [TreeEntry] = []
    for place in 0..<git_tree_entrycount(tree.pointer) {
      guard let entry = git_tree_entry_byindex(tree.pointer, place), let name = git_tree_entry_name(entry) else {
        return nil
      }
      let mode = FileMode(rawValue: git_tree_entry_filemode_raw(entry).rawValue)
      let isUsual = [.file, .executable, .directory].contains(mode)
      // Of names that begin alike git may have another order, which is looked at more closely.
      guard isUsual, former.map({ strcmp($0, name) < 0 }) ?? true,
        isPlain(UnsafeBufferPointer(start: name, count: strlen(name)))
      else { return nil }
      former = name
      found.append(TreeEntry(name: String(cString: name), id: ObjectID(git_tree_entry_id(entry).pointee), mode: mode))
    }
    return found
  }

  /// - Throws: `.tooLarge` for a folder of more than so many bytes, which is not read.
  func linesOfFolder(_ id: ObjectID, _ largest: Int) throws(GitError) -> [StoredFolder.Line] {
    let (kind, size) = try header(of: id)
    guard kind == .folder else { throw GitError("read folder \(id.short)", .invalid, message: "it is not a folder") }
    guard size <= largest else {
      throw GitError("read folder \(id.short)", .tooLarge, message: "it has \(size) bytes, more than \(largest)")
    }
    return try storedFolder(id).lines
  }
}

/// A name in a folder with what stands there, as it is stored.
package struct StoredEntry: Sendable {
  /// As bytes, which need not be UTF-8.
  package let name: [UInt8]
  package let mode: FileMode
  package let id: ObjectID

  package init(name: [UInt8], mode: FileMode, id: ObjectID) { (self.name, self.mode, self.id) = (name, mode, id) }
}
