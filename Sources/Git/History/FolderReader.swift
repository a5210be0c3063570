internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Compares folders of commits by ids and modes, straight on the bytes in which git stores them.
///
/// A folder of hundreds of names mostly differs in one; as values of ``TreeEntry`` all of them would be made first.
package final class FolderReader {
  private let database: Handle

  package init(_ repository: Repository) throws(GitError) {
    database = try Handle("open the store of objects", free: git_odb_free) { [pointer = repository.pointer] in
      git_repository_odb(&$0, pointer)
    }
  }

  /// One line of a folder.
  package struct Entry: Equatable {
    let mode: UInt32
    let id: ObjectID

    /// The folder that it is; nil for a file.
    package var folder: ObjectID? { mode == FileMode.directory.rawValue ? id : nil }
  }

  /// What stands at a path below a folder; nil when nothing does. The empty path is the folder itself.
  package func entry(at path: [String], in tree: ObjectID) throws(GitError) -> Entry? {
    var entry = Entry(mode: FileMode.directory.rawValue, id: tree)
    for name in path {
      guard let folder = entry.folder else { return nil }
      var found: Entry?
      try withLines(of: folder) { lines throws(GitError) in
        while let line = try lines.next() {
          if lines.name(of: line) == name { found = line.entry }
        }
      }
      guard let found else { return nil }
      entry = found
    }
    return entry
  }

  /// Shows what differs between two folders, by name; nil is one that is not there.
  package func differences(
    from old: ObjectID?, to new: ObjectID?,
    _ visit: (_ name: String, _ old: Entry?, _ new: Entry?) throws(GitError) -> Void
  ) throws(GitError) {
    if old == new { return }
    var found: [(String, Entry?, Entry?)] = []
    try withLines(of: old) { before throws(GitError) in
      try withLines(of: new) { after throws(GitError) in
        var one = try before.next()
        var other = try after.next()
        while one != nil || other != nil {
          let order = FolderLines.order(one, before, other, after)
          if order == 0, let one, let other, one.entry != other.entry {
            found.append((before.name(of: one), one.entry, other.entry))
          } else if order < 0, let one {
            found.append((before.name(of: one), one.entry, nil))
          } else if order > 0, let other {
            found.append((after.name(of: other), nil, other.entry))
          }
          if order <= 0 { one = try before.next() }
          if order >= 0 { other = try after.next() }
        }
      }
    }
    for (name, old, new) in found { try visit(name, old, new) }
  }

  private func withLines(
    of folder: ObjectID?, _ body: (inout FolderLines) throws(GitError) -> Void
  ) throws(GitError) {
    guard let folder else {
      var lines = FolderLines(UnsafeRawBufferPointer(start: nil, count: 0), of: nil)
      return try body(&lines)
    }
    var oid = folder.oid
    let object = try Handle(Self.attempt(folder), free: git_odb_object_free) { [pointer = database.pointer] in
      git_odb_read(&$0, pointer, &oid)
    }
    guard git_odb_object_type(object.pointer) == GIT_OBJECT_TREE else {
      throw GitError(Self.attempt(folder), .invalid, message: "it is not a folder")
    }
    let bytes = UnsafeRawBufferPointer(
      start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer))
    var lines = FolderLines(bytes, of: folder)
    try body(&lines)
  }

  fileprivate static func attempt(_ folder: ObjectID?) -> String { "read folder \(folder?.short ?? "")" }
}

/// The lines of a folder as git stores it: its mode in octal digits, a blank, its name, a zero byte, the 20 bytes of its id.
private struct FolderLines {
  /// A line, and where its name stands.
  struct Line {
    let name: Range<Int>
    let entry: FolderReader.Entry
  }

  private let bytes: UnsafeRawBufferPointer
  private let folder: ObjectID?
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer, of folder: ObjectID?) { (self.bytes, self.folder) = (bytes, folder) }

  /// Nil at the end.
  mutating func next() throws(GitError) -> Line? {
    if position == bytes.count { return nil }
    var mode: UInt32 = 0
    while position < bytes.count, bytes[position] != UInt8(ascii: " ") {
      mode = mode &* 8 &+ UInt32(bytes[position] & 7)
      position += 1
    }
    let start = position + 1
    guard start < bytes.count, let base = bytes.baseAddress, let zero = memchr(base + start, 0, bytes.count - start)
    else { throw damaged }
    let end = UnsafeRawPointer(zero) - base
    guard end + 20 < bytes.count else { throw damaged }
    position = end + 21
    return Line(
      name: start..<end, entry: FolderReader.Entry(mode: mode, id: ObjectID(stored: base + end + 1)))
  }

  func name(of line: Line) -> String { String(decoding: bytes[line.name], as: UTF8.self) }

  private var damaged: GitError { GitError(FolderReader.attempt(folder), .invalid, message: "it is damaged") }

  /// Which of two lines comes first in git's order: by bytes, a folder as if its name ended in a slash; 0 for the same name and
  /// kind. None comes after all.
  static func order(_ one: Line?, _ first: FolderLines, _ other: Line?, _ second: FolderLines) -> Int {
    guard let one else { return other == nil ? 0 : 1 }
    guard let other else { return -1 }
    let (left, right) = (first.bytes[one.name], second.bytes[other.name])
    let common = min(left.count, right.count)
    if let start = left.base(first), let against = right.base(second) {
      let order = memcmp(start, against, common)
      if order != 0 { return Int(order) }
    }
    func after(_ name: Slice<UnsafeRawBufferPointer>, _ line: Line) -> Int {
      common < name.count
        ? Int(name[name.startIndex + common]) : line.entry.folder == nil ? 0 : Int(UInt8(ascii: "/"))
    }
    return after(left, one) - after(right, other)
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate func base(_ lines: FolderLines) -> UnsafeRawPointer? { base.baseAddress.map { $0 + startIndex } }
}
