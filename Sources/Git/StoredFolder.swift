internal import Clibgit2

/// A folder as git stores it: line after line its mode in octal digits, a blank, its name, a zero byte, the 20 bytes of its id.
struct StoredFolder {
  struct Line {
    /// As bytes, which need not be UTF-8.
    let name: [UInt8]
    /// In octal digits, as it stood.
    let mode: [UInt8]
    let id: ObjectID

    var fileMode: FileMode { FileMode(stored: mode.reduce(0) { $0 &* 8 &+ UInt32($1 & 7) }) }

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
}
