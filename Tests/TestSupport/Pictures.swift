/// Pictures byte by byte, with all that cameras and programs put into them.
package enum Pictures {
  /// A segment of a JPEG.
  package static func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [0xFF, marker, UInt8((payload.count + 2) >> 8), UInt8((payload.count + 2) & 0xFF)] + payload
  }

  /// Turned by a quarter; with the place where it was taken unless it shall have none.
  package static func exif(place: Bool = true, turn: UInt8 = 6) -> [UInt8] {
    let entries: [[UInt8]] = [
      [0x12, 1, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0], [0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0],
    ]
    return Array("Exif\0\0".utf8) + [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, place ? 2 : 1, 0] + entries[0]
      + (place ? entries[1] : []) + [0, 0, 0, 0] + Array("51.5 north, maker's note".utf8)
  }

  package static let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 72, 0, 72, 0, 0])
  package static let tables = segment(0xDB, [0, 1, 2]) + segment(0xC0, [8, 0, 1, 0, 1, 1])

  /// Two scans with a table between them, whose bytes look like an end and like a restart.
  package static let scans =
    segment(0xDA, [1, 2, 3]) + [1, 2, 0xFF, 0, 0xD9, 0xFF, 0xD0, 5] + segment(0xC4, [0xFF, 0xD9, 1])
    + segment(0xDA, [1]) + [9, 9, 0xFF, 0xD9]

  /// A photograph of a telephone: small picture, place, XMP, comment, IPTC, and a film behind the end.
  package static let photograph: [UInt8] =
    [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 72, 0, 72, 1, 1, 7, 7, 7]) + segment(0xE1, exif())
    + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='51,30N'/>".utf8))
    + segment(0xFE, Array("Asha".utf8)) + segment(0xED, Array("IPTC".utf8)) + tables + scans + Array("a film".utf8)

  /// What is left of it.
  package static let cleanPhotograph: [UInt8] =
    [0xFF, 0xD8] + jfif
    + segment(
      0xE1,
      Array("Exif\0\0".utf8) + [
        0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
      ]) + tables + scans

  package static let pngStart: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// A chunk of a PNG with its right check sum, worked out bit by bit.
  package static func chunk(_ name: String, _ data: [UInt8] = []) -> [UInt8] {
    var sum = UInt32.max
    for byte in Array(name.utf8) + data {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }
    sum ^= .max
    func four(_ number: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
    return four(UInt32(data.count)) + Array(name.utf8) + data + four(sum)
  }

  package static let pngHead = chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  package static let pngPixels = chunk("IDAT", [0x78, 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0, 1])

  /// A picture with texts, EXIF and a time, and something behind its end.
  package static let screenshot: [UInt8] =
    pngStart + pngHead + chunk("eXIf", Array(exif().dropFirst(6))) + chunk("tEXt", Array("Author\0Asha".utf8))
    + chunk("zTXt", Array("Comment\0\0xx".utf8)) + chunk("iTXt", Array("XML:com.adobe.xmp\0GPSLatitude".utf8))
    + chunk("tIME", [7, 0xEA, 11, 1, 9, 0, 0]) + pngPixels + chunk("prIV", Array("Asha".utf8)) + chunk("IEND")
    + Array("Asha".utf8)

  package static let cleanScreenshot: [UInt8] = pngStart + pngHead + pngPixels + chunk("IEND")
}
