/// PNG (ISO/IEC 15948): chunks with a length, a name, data and a check sum of name and data.
enum PNGMetadata {
  static let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// What a decoder needs, and how colours are shown, moving pictures too; all else goes: texts, EXIF, times, what programs
  /// add for themselves.
  private static let keptChunks: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD",
    "pHYs", "acTL", "fcTL", "fdAT",
  ]

  /// - Throws: ``PictureMetadata/Refusal/damaged`` for a chunk that runs over the end, and for a wrong check sum.
  static func removed(from bytes: [UInt8]) throws(PictureMetadata.Refusal) -> PictureMetadata.Cleaned {
    var result = start
    var place = start.count
    var toldPlace = false
    var hasPixels = false
    while place + 12 <= bytes.count {
      let length = number(bytes[place..<(place + 4)])
      guard length <= bytes.count - place - 12 else { throw .damaged }
      let end = place + 12 + length
      let name = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
      let data = bytes[(place + 8)..<(end - 4)]
      guard (place == start.count) == (name == "IHDR") else { throw .damaged }
      guard CheckSum.of(bytes[(place + 4)..<(end - 4)]) == number(bytes[(end - 4)..<end]) else { throw .damaged }
      if keptChunks.contains(name) { result += bytes[place..<end] }
      hasPixels = hasPixels || name == "IDAT"
      switch name {
      case "eXIf": toldPlace = toldPlace || EXIFFacts(tiff: Array(data))?.hasPlace == true
      case "iTXt", "tEXt": toldPlace = toldPlace || PictureMetadata.tellsPlace(xmp: data)
      default: break
      }
      place = end
      if name == "IEND" {
        guard hasPixels, data.isEmpty else { throw .damaged }
        // What follows the end is no part of the picture.
        return PictureMetadata.Cleaned(bytes: result, ending: "png", toldPlace: toldPlace)
      }
    }
    throw .damaged
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  /// CRC-32 as PNG has it.
  enum CheckSum {
    private static let table: [UInt32] = (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }

    static func of(_ bytes: ArraySlice<UInt8>) -> Int {
      let sum = bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
      return Int(sum ^ UInt32.max)
    }
  }
}
