internal import Clibgit2

/// A commit as it stands in the store, read line by line: libgit2 reads none that names people in a form that is not git's, and
/// would hide with it all that came before.
struct StoredCommit {
  private(set) var tree: ObjectID
  private(set) var parents: [ObjectID] = []
  private(set) var author = Signature.unknown
  private(set) var committer = Signature.unknown
  let message: String

  /// - Parameter bytes: lines of a key and a value, an empty line, the message.
  /// - Returns: nil for what names no folder, or names a parent in no way that could be followed.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    guard let tree = lines.popFirst().flatMap({ Self.value($0, of: "tree") }).flatMap(Self.id) else { return nil }
    self.tree = tree
    while let line = lines.popFirst(), !line.isEmpty {
      if let value = Self.value(line, of: "parent") {
        guard let parent = Self.id(value) else { return nil }
        parents.append(parent)
      } else if let value = Self.value(line, of: "author") {
        author = Signature(stored: value)
      } else if let value = Self.value(line, of: "committer") {
        committer = Signature(stored: value)
      }
    }
    message = String(decoding: Array(lines.joined(separator: [UInt8(ascii: "\n")])), as: UTF8.self)
  }

  private static func value(_ line: Slice<UnsafeRawBufferPointer>, of key: String) -> Slice<UnsafeRawBufferPointer>? {
    line.starts(with: "\(key) ".utf8) ? line.dropFirst(key.utf8.count + 1) : nil
  }

  private static func id(_ value: Slice<UnsafeRawBufferPointer>) -> ObjectID? {
    ObjectID(hex: String(decoding: value, as: UTF8.self))
  }
}

extension Signature {
  fileprivate static let unknown = Signature(name: "", email: "", when: Moment(seconds: 0, offsetMinutes: 0))

  /// `Ada <ada@school.example> 1700000000 +0100`, as far as it is that: the rest is empty, and the day the first of 1970.
  fileprivate init(stored value: Slice<UnsafeRawBufferPointer>) {
    let text = String(decoding: value, as: UTF8.self)
    let name = text.prefix { $0 != "<" && $0 != ">" }
    let email = text.dropFirst(name.count).drop { $0 == "<" }.prefix { $0 != ">" && $0 != "<" }
    let time = text.split(separator: ">", omittingEmptySubsequences: false).dropFirst().last.map(String.init) ?? ""
    let numbers = time.split(separator: " ").map { Int64($0) }
    self.init(
      name: name.trimmed, email: email.trimmed,
      when: Moment(
        seconds: numbers.first.flatMap(\.self) ?? 0,
        offsetMinutes: numbers.count < 2 ? 0 : Self.minutes(numbers[1] ?? 0)))
  }

  /// Of what is written as `+0130`; none is farther than a day.
  private static func minutes(_ zone: Int64) -> Int {
    guard (-2_400...2_400).contains(zone) else { return 0 }
    return Int(zone / 100 * 60 + zone % 100)
  }
}

extension Repository {
  /// A commit that libgit2 cannot read, although it is in the store; nil for what is none.
  func storedCommit(_ id: ObjectID) -> StoredCommit? {
    do throws(GitError) {
      let object = try object(id, "commit")
      guard git_odb_object_type(object.pointer) == GIT_OBJECT_COMMIT else { return nil }
      return StoredCommit(
        UnsafeRawBufferPointer(start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer)))
    } catch {
      // That it cannot be read was told already.
      return nil
    }
  }
}
