import Records
import Testing

@Suite struct `The metadata of pictures` {
  private func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [0xFF, marker, UInt8((payload.count + 2) >> 8), UInt8((payload.count + 2) & 0xFF)] + payload
  }

  /// Turned by a quarter, with the place where it was taken.
  private let exif =
    Array("Exif\0\0".utf8) + [
      0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 2, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 0x26,
      0, 0,
      0, 0, 0, 0, 0,
    ] + Array("GPS".utf8)

  private var scans: [UInt8] {
    segment(0xDA, [1, 2, 3]) + [1, 2, 0xFF, 0, 0xD9, 0xFF, 0xD0, 5] + segment(0xC4, [0xFF, 0xD9, 1])
      + segment(0xDA, [1]) + [9, 9, 0xFF, 0xD9]
  }

  private var jpeg: [UInt8] {
    [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 72, 0, 72, 1, 1, 7, 7, 7]) + segment(0xE1, exif)
      + segment(0xFE, Array("Asha".utf8)) + segment(0xED, Array("IPTC".utf8)) + segment(0xDB, [0, 1, 2])
      + segment(0xC0, [8]) + scans + Array("a film".utf8)
  }

  @Test func `go from a JPEG, but for how it is turned; its scans stay`() throws {
    let clean = try PictureMetadata.removed(from: jpeg)
    let text = String(decoding: clean, as: UTF8.self)
    for word in ["GPS", "Asha", "IPTC", "film"] { #expect(!text.contains(word)) }
    #expect(clean.suffix(scans.count) == scans[...])
    #expect(text.contains("Exif"))
    #expect(try PictureMetadata.removed(from: clean) == clean)
  }

  @Test func `go from a PNG, and its pixels stay`() throws {
    func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
      [0, 0, 0, UInt8(data.count)] + Array(name.utf8) + data + [1, 2, 3, 4]
    }
    let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let (head, pixels, end) = (chunk("IHDR", [1]), chunk("IDAT", [5, 6]), chunk("IEND", []))
    let png =
      start + head + chunk("eXIf", [1]) + chunk("tEXt", Array("Asha".utf8)) + chunk("tIME", [2]) + pixels + end + [9]
    #expect(try PictureMetadata.removed(from: png) == start + head + pixels + end)
  }

  @Test func `are refused where they cannot be found`() {
    #expect(throws: PictureMetadata.Refusal.kind("HEIC")) {
      try PictureMetadata.removed(from: Array("0000ftypheic".utf8))
    }
    #expect(throws: PictureMetadata.Refusal.kind(nil)) { try PictureMetadata.removed(from: Array("%PDF".utf8)) }
    #expect(throws: PictureMetadata.Refusal.damaged) { try PictureMetadata.removed(from: Array(jpeg.prefix(60))) }
  }
}
