/// Takes out of a picture what tells where, when, by whom and with what it was made; its pixels stay byte for byte.
package enum PictureMetadata {
  /// A picture that says nothing of its making any more.
  package struct Cleaned: Hashable, Sendable {
    package var bytes: [UInt8]
    /// `jpg` or `png`.
    package var ending: String
    /// Whether it said where it was taken.
    package var toldPlace: Bool
  }

  /// Why a picture cannot be cleaned.
  package enum Refusal: Error, Hashable, Sendable {
    /// A picture of a kind that cannot be cleaned here, as `HEIC`.
    case kind(String)
    /// It is cut off or spoiled.
    case damaged
    /// No picture that is known here.
    case noPicture
  }

  /// - Returns: the picture without its metadata; of a JPEG the orientation stays, as all that its metadata then say.
  package static func removed(from bytes: [UInt8]) throws(Refusal) -> Cleaned {
    if bytes.starts(with: JPEGMetadata.start) { return try JPEGMetadata.removed(from: bytes) }
    if bytes.starts(with: PNGMetadata.start) { return try PNGMetadata.removed(from: bytes) }
    throw otherKind(bytes).map { .kind($0) } ?? .noPicture
  }

  /// Whether it begins as a picture does, of whatever kind.
  package static func isPicture(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: JPEGMetadata.start) || bytes.starts(with: PNGMetadata.start) || otherKind(bytes) != nil
  }

  /// The name of a kind of picture that keeps its metadata in places not known here; nil for all else.
  private static func otherKind(_ bytes: [UInt8]) -> String? {
    func stands(_ word: String, at place: Int) -> Bool { bytes.dropFirst(place).starts(with: word.utf8) }
    if stands("GIF8", at: 0) { return "GIF" }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) { return "TIFF" }
    if stands("RIFF", at: 0), stands("WEBP", at: 8) { return "WebP" }
    if stands("BM", at: 0), bytes.count > 30, bytes[6..<10].allSatisfy({ $0 == 0 }) { return "BMP" }
    guard stands("ftyp", at: 4) else { return nil }
    if stands("avi", at: 8) { return "AVIF" }
    return ["hei", "hev", "mif1", "msf1"].contains { stands($0, at: 8) } ? "HEIC" : nil
  }

  /// Whether XMP, which is text in whatever packing, names a place.
  static func tellsPlace(xmp payload: some Sequence<UInt8>) -> Bool {
    String(decoding: Array(payload), as: UTF8.self).contains("GPSL")
  }
}

/// The few facts of an EXIF block that are looked at; offsets that lead nowhere say nothing.
struct EXIFFacts {
  /// 1 to 8; nil where it says none.
  private(set) var orientation: UInt8?
  private(set) var hasPlace = false

  /// - Parameter tiff: from `II` or `MM` on.
  init?(tiff: [UInt8]) {
    guard tiff.starts(with: [0x49, 0x49]) || tiff.starts(with: [0x4D, 0x4D]) else { return nil }
    let isLittle = tiff[0] == 0x49
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= tiff.count else { return nil }
      let part = tiff[place..<(place + count)]
      return (isLittle ? part.reversed() : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let first = number(4, 4), let count = number(first, 2) else { return }
    // Of the first directory alone, which a chain of directories cannot lead astray.
    for entry in 0..<count {
      let place = first + 2 + entry * 12
      guard let tag = number(place, 2) else { return }
      if tag == 0x8825 { hasPlace = true }
      if tag == 0x0112, let turn = number(place + 8, 2), (1...8).contains(turn) { orientation = UInt8(turn) }
    }
  }

  /// The block after `Exif\0\0`; nil for anything else.
  init?(segment payload: ArraySlice<UInt8>) {
    guard payload.starts(with: Array("Exif\0\0".utf8)) else { return nil }
    self.init(tiff: Array(payload.dropFirst(6)))
  }

  /// A segment that says how the picture is turned, and nothing else.
  static func segment(orientation: UInt8) -> [UInt8] {
    let tiff: [UInt8] = [
      0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
    ]
    let payload = Array("Exif\0\0".utf8) + tiff
    return [0xFF, 0xE1, 0, UInt8(payload.count + 2)] + payload
  }
}
