/// The entries of an index file below one folder, straight from its bytes: for looking at thousands of files without making a value
/// of each.
///
/// The layout is git's own (`gitformat-index`), versions 2 and 3; numbers have their highest byte first.
struct IndexEntries {
  /// A folder that holds files, or folders that do.
  struct Folder {
    /// From the top, without a slash at its end.
    let path: String
    /// How many files and folders of it git knows.
    var count = 0
  }

  let bytes: [UInt8]
  /// How many entries there are in all, also in other folders.
  let total: Int
  /// Where each entry begins.
  private(set) var starts: [Int] = []
  /// The folder itself and those in it, each before what it holds.
  private(set) var folders: [Folder] = []

  /// - Parameter folder: as `enquiries`.
  /// - Returns: nil for another layout, and where an entry below the folder is anything but a plain file that is there whole: a link,
  ///   one of several versions, one that is left out.
  init?(_ bytes: [UInt8], below folder: String) {
    guard bytes.count > 32, bytes.starts(with: Array("DIRC".utf8)) else { return nil }
    self.bytes = bytes
    let version = Self.number(bytes, 4)
    total = Int(Self.number(bytes, 8))
    // At least 64 bytes each: else the number is damaged, and not to be believed.
    guard (2...3).contains(version), total <= bytes.count / 64 else { return nil }
    starts.reserveCapacity(total)
    guard let end = read(Array((folder + "/").utf8)), Self.isWhole(bytes, from: end) else { return nil }
  }

  /// - Returns: where the entries end; nil where they cannot be used.
  private mutating func read(_ prefix: [UInt8]) -> Int? {
    var (start, former) = (12, 0..<0)
    for _ in 0..<total {
      guard start + 64 < bytes.count else { return nil }
      let path = start + (bytes[start + 60] & 0x40 == 0 ? 62 : 64)
      guard let end = bytes[path...].firstIndex(of: 0) else { return nil }
      if bytes[path..<end].starts(with: prefix) {
        // No version of a conflict, not to be taken as unchanged, no further flags.
        guard bytes[start + 60] & 0xF0 == 0, FileMode(rawValue: mode(start)).isPlainFile else { return nil }
        starts.append(start)
        note(path..<end, after: former, prefix.count - 1)
        former = path..<end
      }
      start += (end - start + 8) & ~7
    }
    return start
  }

  /// Notes the folders of a path that the path before it has not, and one more name in the innermost one.
  private mutating func note(_ path: Range<Int>, after former: Range<Int>, _ top: Int) {
    var common = 0
    while common < min(path.count, former.count), bytes[path.lowerBound + common] == bytes[former.lowerBound + common] {
      common += 1
    }
    open.removeAll { $0.length >= common }
    for length in max(top, common)..<path.count where bytes[path.lowerBound + length] == UInt8(ascii: "/") {
      if let parent = open.last { folders[parent.folder].count += 1 }
      let name = String(decoding: bytes[path.lowerBound..<path.lowerBound + length], as: UTF8.self)
      open.append((length, folders.count))
      folders.append(Folder(path: name))
    }
    if let parent = open.last { folders[parent.folder].count += 1 }
  }

  /// The folders of the path that was noted last, by the length of their paths and their place.
  private var open: [(length: Int, folder: Int)] = []

  /// Whether what follows the entries says that not all of them are here, as in a split or a sparse index.
  private static func isWhole(_ bytes: [UInt8], from end: Int) -> Bool {
    var place = end
    while place + 8 <= bytes.count - 20 {
      let name = bytes[place..<place + 4]
      // Those in small letters cannot be passed over.
      guard let first = name.first, first < UInt8(ascii: "a") else { return false }
      place += 8 + Int(number(bytes, place + 4))
    }
    return place == bytes.count - 20
  }

  // MARK: - One entry, by where it begins

  func mode(_ start: Int) -> UInt32 { Self.number(bytes, start + 24) }

  func id(_ start: Int) -> ObjectID? { ObjectID(bytes: bytes[start + 40..<start + 60]) }

  func path(_ start: Int) -> String {
    String(decoding: bytes[(start + 62)...].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Whether what it says of the file in the folder is what the system says of it now; git does not ask for the device either.
  func agrees(_ start: Int, with stamp: FileStamp) -> Bool {
    func says(_ place: Int, _ number: some BinaryInteger) -> Bool {
      Self.number(bytes, start + place) == UInt32(truncatingIfNeeded: number)
    }
    return says(8, stamp.modified.seconds) && says(12, stamp.modified.nanoseconds) && says(0, stamp.changed.seconds)
      && says(4, stamp.changed.nanoseconds) && says(20, stamp.inode) && says(28, stamp.owner) && says(32, stamp.group)
      && says(36, stamp.size)
  }

  private static func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
    UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16 | UInt32(bytes[place + 2]) << 8
      | UInt32(bytes[place + 3])
  }
}
