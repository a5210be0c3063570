internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A name that does not stand for the same in two folders.
package struct TreeDifference {
  /// What a name stands for.
  package struct Entry: Equatable {
    package let mode: FileMode
    package let id: ObjectID

    /// The folder that it is; nil for a file.
    package var folder: ObjectID? { mode == .directory ? id : nil }
  }

  package let name: String
  /// Nil where it is not there.
  package let old: Entry?
  package let new: Entry?
}

extension Repository {
  /// What differs between two folders of commits by ids and modes, in git's order; nil is one that is not there. A name that
  /// was a file and is a folder is told twice, as gone and as new.
  ///
  /// Straight on the bytes in which git stores them: a folder of hundreds of names mostly differs in one, and as values of
  /// ``TreeEntry`` all of them would be made first.
  package func differences(from old: ObjectID?, to new: ObjectID?) throws(GitError) -> [TreeDifference] {
    if old == new { return [] }
    var found: [TreeDifference] = []
    try withLines(of: old) { before throws(GitError) in
      try withLines(of: new) { after throws(GitError) in
        var one = try before.next()
        var other = try after.next()
        while one != nil || other != nil {
          let order = FolderLines.order(one, before, other, after)
          if order == 0, let one, let other, one.entry != other.entry {
            found.append(TreeDifference(name: before.name(of: one), old: one.entry, new: other.entry))
          } else if order < 0, let one {
            found.append(TreeDifference(name: before.name(of: one), old: one.entry, new: nil))
          } else if order > 0, let other {
            found.append(TreeDifference(name: after.name(of: other), old: nil, new: other.entry))
          }
          if order <= 0 { one = try before.next() }
          if order >= 0 { other = try after.next() }
        }
      }
    }
    return found
  }

  private func withLines(
    of folder: ObjectID?, _ body: (inout FolderLines) throws(GitError) -> Void
  ) throws(GitError) {
    guard let folder else {
      var lines = FolderLines(UnsafeRawBufferPointer(start: nil, count: 0), of: nil)
      return try body(&lines)
    }
    let object = try object(folder, "tree")
    guard git_odb_object_type(object.pointer) == GIT_OBJECT_TREE else {
      throw GitError("read folder \(folder.short)", .invalid, message: "it is not a folder")
    }
    let bytes = UnsafeRawBufferPointer(
      start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer))
    var lines = FolderLines(bytes, of: folder)
    try body(&lines)
  }
}

/// The lines of a folder as git stores it: its mode in octal digits, a blank, its name, a zero byte, the 20 bytes of its id.
private struct FolderLines {
  /// A line, and where its name stands.
  struct Line {
    let name: Range<Int>
    let entry: TreeDifference.Entry
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
      name: start..<end, entry: TreeDifference.Entry(mode: FileMode(stored: mode), id: ObjectID(stored: base + end + 1))
    )
  }

  func name(of line: Line) -> String { String(decoding: bytes[line.name], as: UTF8.self) }

  private var damaged: GitError { GitError("read folder \(folder?.short ?? "")", .invalid, message: "it is damaged") }

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
