/// Takes out of a picture what tells where, when, by whom and with what it was made; its pixels stay byte for byte.
package enum PictureMetadata {
  /// Why a picture cannot be cleaned.
  package enum Refusal: Error, Hashable, Sendable {
    /// No kind that can be cleaned here; what it is, as `HEIC`, nil where nothing is known.
    case kind(String?)
    /// It is cut off or spoiled.
    case damaged
  }

  /// - Returns: the picture without its metadata; of a JPEG the orientation stays, as all that its metadata then say.
  package static func removed(from bytes: [UInt8]) throws(Refusal) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return try jpeg(bytes) }
    if bytes.starts(with: pngStart) { return try png(bytes) }
    if bytes.starts(with: Array("GIF8".utf8)) { throw .kind("GIF") }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) { throw .kind("TIFF") }
    if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      throw .kind("WebP")
    }
    if bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) { throw .kind("HEIC") }
    throw .kind(nil)
  }

  // MARK: - JPEG

  /// Keeps what the decoder needs (tables, frame, scans, what its colours mean); drops comments and all
  /// application segments: EXIF with its place and preview picture, XMP, IPTC, maker's notes.
  private static func jpeg(_ bytes: [UInt8]) throws(Refusal) -> [UInt8] {
    var result: [UInt8] = [0xFF, 0xD8]
    var kept: [UInt8] = []
    var turn: UInt8?
    var place = 2
    while true {
      guard place + 3 < bytes.count, bytes[place] == 0xFF else { throw .damaged }
      let marker = bytes[place + 1]
      if marker == 0xFF {
        place += 1
        continue
      }
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      guard length >= 2, place + 2 + length <= bytes.count else { throw .damaged }
      let segment = bytes[place..<(place + 2 + length)]
      if marker == 0xDA { break }
      switch marker {
      case 0xE1: turn = turn ?? orientation(Array(segment.dropFirst(4)))
      // JFIF says how dense the pixels are; Adobe's segment how the colours are coded.
      case 0xE0 where segment.dropFirst(4).starts(with: Array("JFIF\0".utf8)): kept += withoutPreview(segment)
      case 0xE2 where segment.dropFirst(4).starts(with: Array("ICC_PROFILE".utf8)): kept += segment
      case 0xEE where segment.dropFirst(4).starts(with: Array("Adobe".utf8)): kept += segment
      case 0xE0...0xEF, 0xFE: break
      default: kept += segment
      }
      place += 2 + length
    }
    if let turn, (2...8).contains(turn) { result += exif(turn) }
    result += kept
    // After the end of the picture telephones hang a second one, or a film.
    return result + (try scans(bytes, from: place))
  }

  /// JFIF's own segment, without the small picture that it may hold.
  private static func withoutPreview(_ segment: ArraySlice<UInt8>) -> [UInt8] {
    guard segment.count >= 18 else { return Array(segment) }
    return [0xFF, 0xE0, 0, 16] + segment.dropFirst(4).prefix(12) + [0, 0]
  }

  /// The scans with the tables between them, up to the end marker.
  private static func scans(_ bytes: [UInt8], from start: Int) throws(Refusal) -> [UInt8] {
    var result: [UInt8] = []
    var place = start
    while place + 1 < bytes.count {
      let next = bytes[place + 1]
      guard bytes[place] == 0xFF, next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) else {
        result.append(bytes[place])
        place += 1
        continue
      }
      if next == 0xD9 { return result + [0xFF, 0xD9] }
      guard place + 3 < bytes.count else { throw .damaged }
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      guard length >= 2, place + 2 + length <= bytes.count else { throw .damaged }
      let isTable = !(0xE0...0xEF).contains(next) && next != 0xFE
      if isTable { result += bytes[place..<(place + 2 + length)] }
      place += 2 + length
    }
    throw .damaged
  }

  /// An EXIF block that says how the picture is turned, and nothing else.
  private static func exif(_ turn: UInt8) -> [UInt8] {
    let tiff: [UInt8] = [
      0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0,
    ]
    let payload = Array("Exif\0\0".utf8) + tiff
    return [0xFF, 0xE1, UInt8((payload.count + 2) >> 8), UInt8((payload.count + 2) & 0xFF)] + payload
  }

  /// The orientation that an EXIF block gives; nil where it gives none, or is spoiled.
  private static func orientation(_ payload: [UInt8]) -> UInt8? {
    guard payload.starts(with: Array("Exif\0\0".utf8)), payload.count >= 20 else { return nil }
    let tiff = Array(payload.dropFirst(6))
    let isLittle = tiff[0] == 0x49
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= tiff.count else { return nil }
      let part = tiff[place..<(place + count)]
      return (isLittle ? part.reversed() : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let first = number(4, 4), let entries = number(first, 2) else { return nil }
    for entry in 0..<min(entries, 512) where number(first + 2 + entry * 12, 2) == 0x0112 {
      return number(first + 2 + entry * 12 + 8, 2).flatMap(UInt8.init(exactly:))
    }
    return nil
  }

  // MARK: - PNG

  private static let pngStart: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// What a decoder needs, and how colours are shown; all else goes: texts, EXIF, times, what programs add for themselves.
  private static let keptChunks: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL",
    "fdAT",
  ]

  private static func png(_ bytes: [UInt8]) throws(Refusal) -> [UInt8] {
    var result = pngStart
    var place = pngStart.count
    while place + 12 <= bytes.count {
      let length = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - place - 12 else { throw .damaged }
      let name = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
      if keptChunks.contains(name) { result += bytes[place..<(place + 12 + length)] }
      place += 12 + length
      if name == "IEND" { return result }
    }
    throw .damaged
  }
}
