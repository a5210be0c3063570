/// A zip archive whose files are not packed: the shape of a Word document, made of texts.
///
/// The same files give the same bytes: all of them are of 1 January 1980, the first day that the format knows.
struct StoredArchive {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// - Parameter files: names and contents, in the order of the archive.
  init(_ files: KeyValuePairs<String, String>) {
    for (name, text) in files { add(name, Array(text.utf8)) }
    let start = UInt32(bytes.count)
    bytes += directory
    bytes +=
      StoredArchive.little(0x0605_4b50 as UInt32) + [0, 0, 0, 0] + StoredArchive.little(count)
      + StoredArchive.little(count)
    bytes += StoredArchive.little(UInt32(directory.count)) + StoredArchive.little(start) + [0, 0]
  }

  private mutating func add(_ name: String, _ content: [UInt8]) {
    let size = StoredArchive.little(UInt32(content.count))
    let start = UInt32(bytes.count)
    // What stands before a file, and again in the directory: version, no flags, not packed, the time, the day, sum and sizes.
    let head =
      [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0] + StoredArchive.little(StoredArchive.sum(of: content)) + size + size
      + StoredArchive.little(UInt16(name.utf8.count)) + [0, 0]
    bytes += StoredArchive.little(0x0403_4b50 as UInt32) + head + name.utf8 + content
    directory +=
      StoredArchive.little(0x0201_4b50 as UInt32) + [20, 0] + head + [UInt8](repeating: 0, count: 10)
      + StoredArchive.little(start) + name.utf8
    count += 1
  }

  private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// CRC-32, bit by bit: a few thousand bytes are all there is.
  private static func sum(of bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
  }
}
