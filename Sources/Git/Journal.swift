#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What a save is about to do, on the disk before it begins: whoever comes after a crash finishes it or takes it back.
///
/// `.git/enquiry.journal`, in lines of words, the last of them the object id of all before it. It is there from before the
/// first visible change until after the last one.
struct Journal: Hashable {
  /// What becomes of one version of a file.
  struct Edit: Hashable {
    /// The blob that it was; nil where there was no file.
    let before: ObjectID?
    /// The blob that it will be; nil where there will be no file.
    let after: ObjectID?
  }

  struct File: Hashable {
    let path: String
    let mode: FileMode
    /// The mode that the file has until then.
    let modeBefore: FileMode
    /// nil for a version that stays as it is.
    let staged: Edit?
    let working: Edit?
    /// The number of the temporary file beside it that holds the new bytes.
    let temporary: Int?

    /// - Parameter modeBefore: nil where the mode stays.
    init(path: String, mode: FileMode, modeBefore: FileMode? = nil, staged: Edit?, working: Edit?, temporary: Int?) {
      self.path = path
      self.mode = mode
      self.modeBefore = modeBefore ?? mode
      self.staged = staged
      self.working = working
      self.temporary = temporary
    }
  }

  let reference: String
  let old: ObjectID?
  let new: ObjectID
  /// The first line of the message.
  let subject: String
  let files: [File]
  /// Folders that are made for them, the outermost first.
  let folders: [String]
}

// MARK: - On the disk

extension Journal {
  private static let attempt = "note what is being saved"
  static let fileName = "enquiry.journal"

  static func path(_ gitDirectory: String) -> String { gitDirectory + "/" + fileName }

  /// Writes it, in one step, on to the disk. The folder's own entry follows with the next of ``PreparedIndex/publish()``.
  func write(_ gitDirectory: String) throws(GitError) {
    let path = Journal.path(gitDirectory)
    let draft = path + ".new"
    unlink(draft)
    do throws(GitError) {
      let file = try FileDescriptor(
        Journal.attempt, path: draft, open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666))
      try file.write(try encoded(), Journal.attempt, path: draft)
      try file.synchronize(Journal.attempt, path: draft)
      guard rename(draft, path) == 0 else { throw .system(Journal.attempt, errno, path: path) }
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// All is done, or nothing of it is left.
  static func clear(_ gitDirectory: String) { unlink(path(gitDirectory)) }

  /// What a process that is gone left; nil where it left nothing.
  ///
  /// - Throws: `.journalUnreadable` for one that is damaged.
  static func left(_ gitDirectory: String) throws(GitError) -> Journal? {
    let path = path(gitDirectory)
    let attempt = "finish the save that was interrupted"
    let number = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    if number < 0, errno == ENOENT { return nil }
    let file = try FileDescriptor(attempt, path: path, number)
    let bytes = try file.read(limit: 64 << 20, attempt, path: path)
    guard let journal = try Journal(bytes) else {
      throw GitError(attempt, .journalUnreadable, message: "its note \(path) is damaged", detail: .path(path))
    }
    return journal
  }
}

// MARK: - As text

extension Journal {
  private static let title = "enquiry journal 1"
  private static let absent = "-"
  private static let keep = "="

  private func encoded() throws(GitError) -> [UInt8] {
    func id(_ id: ObjectID?) -> String { id?.hex ?? Journal.absent }
    func edit(_ edit: Edit?) -> String {
      edit.map { "\(id($0.before)) \(id($0.after))" } ?? "\(Journal.keep) \(Journal.keep)"
    }
    var lines = [Journal.title, "reference " + escaped(reference), "old " + id(old), "new " + new.hex]
    lines.append("subject " + escaped(subject))
    lines += files.map { file in
      let number = file.temporary.map(String.init) ?? Journal.absent
      let modes = file.modeBefore == file.mode ? [file.mode] : [file.modeBefore, file.mode]
      let mode = modes.map { String($0.rawValue, radix: 8) }.joined(separator: ">")
      return "file \(mode) \(edit(file.staged)) \(edit(file.working)) \(number) \(escaped(file.path))"
    }
    lines += folders.map { "folder " + escaped($0) }
    let text = Array((lines.joined(separator: "\n") + "\n").utf8)
    return text + Array("end \(try Repository.blobID(text))\n".utf8)
  }

  /// Nil for what was not written whole, or changed since.
  init?(_ bytes: [UInt8]) throws(GitError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count > 6, lines[lines.count - 1].isEmpty else { return nil }
    let end = lines[lines.count - 2]
    let whole = Array(bytes.dropLast(end.count + 1))
    guard String(decoding: end, as: UTF8.self) == "end \(try Repository.blobID(whole))" else { return nil }
    let words = lines.dropLast(2).map { line in
      line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }
    guard String(decoding: lines[0], as: UTF8.self) == Journal.title,
      words[1].count == 2, words[2].count == 2, words[3].count == 2, let new = ObjectID(hex: words[3][1])
    else { return nil }
    reference = unescaped(words[1][1])
    old = ObjectID(hex: words[2][1])
    self.new = new
    subject = words[4].count == 2 ? unescaped(words[4][1]) : ""
    files = words.filter { $0.first == "file" }.compactMap(File.init(words:))
    folders = words.filter { $0.first == "folder" && $0.count == 2 }.map { unescaped($0[1]) }
    guard files.count + folders.count == words.count - 5 else { return nil }
  }
}

extension Journal.File {
  /// `file MODE[>MODE-AFTER] STAGED-BEFORE STAGED-AFTER WORKING-BEFORE WORKING-AFTER TEMPORARY PATH`
  fileprivate init?(words: [String]) {
    guard words.count == 8 else { return nil }
    let modes = words[1].split(separator: ">").compactMap { UInt32($0, radix: 8).map(FileMode.init(rawValue:)) }
    guard let before = modes.first, let after = modes.last else { return nil }
    self.init(
      path: unescaped(words[7]), mode: after, modeBefore: before, staged: Journal.Edit(words[2], words[3]),
      working: Journal.Edit(words[4], words[5]), temporary: Int(words[6]))
  }
}

extension Journal.Edit {
  fileprivate init?(_ before: String, _ after: String) {
    if before == "=" { return nil }
    self.init(before: ObjectID(hex: before), after: ObjectID(hex: after))
  }
}

/// Without blanks, line ends and per cent signs, each of them as `%20`.
private func escaped(_ text: String) -> String {
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "%") {
      bytes += Array(("%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func unescaped(_ text: String) -> String {
  var bytes: [UInt8] = []
  var rest = text.utf8[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? byte)
    rest = rest.dropFirst(2)
  }
  return String(decoding: bytes, as: UTF8.self)
}
