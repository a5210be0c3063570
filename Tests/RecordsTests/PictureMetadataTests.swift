import Records
import TestSupport
import Testing

@Suite struct `The metadata of pictures` {
  private typealias Refusal = PictureMetadata.Refusal

  private func cleaned(_ bytes: [UInt8]) throws -> [UInt8] { try PictureMetadata.removed(from: bytes).bytes }

  /// A JPEG with some segments before its tables.
  private func jpeg(_ segments: [UInt8], scans: [UInt8] = Pictures.scans) -> [UInt8] {
    [0xFF, 0xD8] + segments + Pictures.tables + scans
  }

  @Test func `go from a JPEG, but for how it is turned; its scans stay byte for byte`() throws {
    let picture = try PictureMetadata.removed(from: Pictures.photograph)
    #expect(picture.bytes == Pictures.cleanPhotograph)
    #expect(picture.toldPlace && picture.ending == "jpg")
    #expect(try cleaned(picture.bytes) == picture.bytes)
    #expect(try !PictureMetadata.removed(from: picture.bytes).toldPlace)
  }

  @Test func `say where it was taken in EXIF or in XMP alone`() throws {
    let exif = Pictures.segment(0xE1, Pictures.exif())
    let xmp = Pictures.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0 exif:GPSLongitude".utf8))
    let none = Pictures.segment(0xE1, Pictures.exif(place: false))
    #expect(try PictureMetadata.removed(from: jpeg(exif)).toldPlace)
    #expect(try PictureMetadata.removed(from: jpeg(xmp)).toldPlace)
    #expect(try !PictureMetadata.removed(from: jpeg(none)).toldPlace)
  }

  @Test func `go from between the scans of a progressive JPEG, whose tables stay`() throws {
    let first = Pictures.segment(0xDA, [1]) + [1, 0xFF, 0, 2]
    let last = Pictures.segment(0xC4, [3]) + Pictures.segment(0xDA, [2]) + [4, 0xFF, 0xFF, 0xD9]
    let between = Pictures.segment(0xE1, Pictures.exif()) + Pictures.segment(0xFE, Array("Asha".utf8))
    let frame = Pictures.segment(0xC2, [8, 0, 1, 0, 1, 1])
    let picture = try PictureMetadata.removed(from: [0xFF, 0xD8] + frame + first + between + last)
    #expect(picture.bytes.suffix(first.count + last.count) == (first + last)[...])
    #expect(picture.toldPlace)
  }

  @Test func `stay where they say what the colours mean`() throws {
    let profile = Pictures.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 9])
    let adobe = Pictures.segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1])
    #expect(try cleaned(jpeg(profile + adobe)) == jpeg(profile + adobe))
    // What rides behind them does not.
    let more = Pictures.segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1] + Array("Asha".utf8))
    #expect(try cleaned(jpeg(more)) == jpeg(adobe))
    #expect(try cleaned(jpeg(Pictures.segment(0xE2, Array("MPF\0more pictures".utf8)))) == jpeg([]))
    #expect(try cleaned(jpeg(Pictures.jfif) + jpeg(profile)) == jpeg(Pictures.jfif), "a second picture behind it")
  }

  @Test func `cannot lead astray with offsets that point nowhere or back`() throws {
    var loop = Pictures.exif()
    loop[10] = 0
    let far = Array("Exif\0\0MM\0*".utf8) + [0xFF, 0xFF, 0xFF, 0xFF, 0, 9]
    let many = Array("Exif\0\0II*\0".utf8) + [8, 0, 0, 0, 0xFF, 0xFF, 1]
    for payload in [loop, far, many, Array("Exif\0\0".utf8), Array("Exif\0\0II".utf8)] {
      let clean = try cleaned(jpeg(Pictures.segment(0xE1, payload)))
      #expect(clean.suffix(Pictures.scans.count) == Pictures.scans[...])
    }
    let wild = Pictures.segment(0xE1, Pictures.exif(turn: 99))
    #expect(try cleaned(jpeg(wild)) == jpeg([]))
  }

  @Test func `of a JPEG that is cut off anywhere are not looked for`() {
    let whole = jpeg(Pictures.segment(0xE1, Pictures.exif()))
    for count in 3..<whole.count {
      #expect(throws: Refusal.damaged, "\(count)") { try PictureMetadata.removed(from: Array(whole.prefix(count))) }
    }
  }

  @Test func `of what is put together wrongly are not looked for`() {
    let wrong: [[UInt8]] = [
      [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1], [0xFF, 0xD8, 0xFF, 0xE1, 0, 1, 0xFF, 0xD9],
      [0xFF, 0xD8] + Pictures.scans, [0xFF, 0xD8, 0xFF, 0xD8] + Pictures.tables + Pictures.scans,
      jpeg(Pictures.segment(0xC0, [8])), jpeg([0xFF, 1]),
      jpeg([], scans: Pictures.segment(0xDA, [1]) + [1, 0xFF, 0xC1]),
      Pictures.pngStart, Pictures.pngStart + Pictures.pngPixels + Pictures.chunk("IEND"),
      Pictures.pngStart + Pictures.pngHead + Pictures.chunk("IEND"),
      Pictures.pngStart + Pictures.pngHead + Pictures.pngPixels + Pictures.chunk("IEND", Array("Asha".utf8)),
    ]
    for bytes in wrong { #expect(throws: Refusal.damaged, "\(bytes)") { try PictureMetadata.removed(from: bytes) } }
  }

  @Test func `go from a PNG, and its pixels stay with their check sums`() throws {
    let picture = try PictureMetadata.removed(from: Pictures.screenshot)
    #expect(picture.bytes == Pictures.cleanScreenshot)
    #expect(picture.toldPlace && picture.ending == "png")
    let plain = Pictures.pngStart + Pictures.pngHead + Pictures.chunk("tEXt", [65]) + Pictures.pngPixels
    #expect(try !PictureMetadata.removed(from: plain + Pictures.chunk("IEND")).toldPlace)
  }

  @Test func `of a PNG that was changed or cut off are not looked for`() {
    let end = Pictures.screenshot.count - 4
    for place in Pictures.pngStart.count..<end {
      var spoiled = Pictures.screenshot
      spoiled[place] ^= 1
      #expect(throws: Refusal.damaged, "\(place)") { try PictureMetadata.removed(from: spoiled) }
    }
    for count in Pictures.pngStart.count..<end {
      #expect(throws: Refusal.damaged, "\(count)") {
        try PictureMetadata.removed(from: Array(Pictures.screenshot.prefix(count)))
      }
    }
  }

  @Test(arguments: [
    ("HEIC", "\0\0\0\u{18}ftypheic"), ("AVIF", "\0\0\0\u{18}ftypavif"), ("WebP", "RIFF0000WEBP"), ("GIF", "GIF89a"),
    ("TIFF", "II*\0"), ("TIFF", "MM\0*"),
  ])
  func `of other kinds of pictures are not known`(kind: String, start: String) {
    #expect(throws: Refusal.kind(kind)) { try PictureMetadata.removed(from: Array(start.utf8)) }
    #expect(PictureMetadata.isPicture(Array(start.utf8)))
  }

  @Test(arguments: ["%PDF-1.7", "PK\u{3}\u{4}", "\0\0\0\u{18}ftypmp42", "BMW", ""])
  func `are those of pictures alone`(start: String) {
    #expect(throws: Refusal.noPicture) { try PictureMetadata.removed(from: Array(start.utf8)) }
    #expect(!PictureMetadata.isPicture(Array(start.utf8)))
  }
}
