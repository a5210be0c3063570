/// JPEG (ITU-T T.81): segments, then scans with tables between them, up to the end marker.
///
/// What a decoder needs is named and kept; all else goes, whatever it is called: EXIF with its place, maker's notes and
/// preview picture, XMP, IPTC, comments, and what telephones hang behind the end, a second picture or a film.
enum JPEGMetadata {
  static let start: [UInt8] = [0xFF, 0xD8, 0xFF]

  static func removed(from bytes: [UInt8]) throws(PictureMetadata.Refusal) -> PictureMetadata.Cleaned {
    var pen = Pen(bytes: bytes)
    try pen.copySegments()
    try pen.copyScans()
    var head: [UInt8] = [0xFF, 0xD8] + pen.density
    if let turn = pen.orientation, turn > 1 { head += EXIFFacts.segment(orientation: turn) }
    return PictureMetadata.Cleaned(bytes: head + pen.kept, ending: "jpg", toldPlace: pen.toldPlace)
  }

  private struct Pen {
    let bytes: [UInt8]
    private var place = 2
    private(set) var kept: [UInt8] = []
    /// JFIF's segment, which stands first.
    private(set) var density: [UInt8] = []
    private(set) var orientation: UInt8?
    private(set) var toldPlace = false
    private var hasFrame = false

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Up to the first scan.
    mutating func copySegments() throws(PictureMetadata.Refusal) {
      while true {
        guard place + 1 < bytes.count, bytes[place] == 0xFF else { throw .damaged }
        // Any number of these may stand before a marker.
        if bytes[place + 1] == 0xFF {
          place += 1
          continue
        }
        if bytes[place + 1] == 0xDA { return }
        try take(try segment())
      }
    }

    /// The scans with the tables between them, and the end.
    mutating func copyScans() throws(PictureMetadata.Refusal) {
      guard hasFrame else { throw .damaged }
      while place + 1 < bytes.count {
        let next = bytes[place + 1]
        // Coded pixels: 0xFF is followed by 0, by another 0xFF, or by a restart marker.
        if bytes[place] != 0xFF || next == 0 || next == 0xFF || (0xD0...0xD7).contains(next) {
          kept.append(bytes[place])
          place += 1
        } else if next == 0xD9 {
          kept += [0xFF, 0xD9]
          return
        } else {
          let one = try segment()
          if next == 0xDA { kept += one } else { try take(one) }
        }
      }
      throw .damaged
    }

    /// The segment that begins here, with its marker; the place moves behind it.
    private mutating func segment() throws(PictureMetadata.Refusal) -> ArraySlice<UInt8> {
      let marker = bytes[place + 1]
      guard marker >= 0xC0, !(0xD0...0xD9).contains(marker), place + 3 < bytes.count else { throw .damaged }
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      guard length >= 2, place + 2 + length <= bytes.count else { throw .damaged }
      defer { place += 2 + length }
      return bytes[place..<(place + 2 + length)]
    }

    private mutating func take(_ segment: ArraySlice<UInt8>) throws(PictureMetadata.Refusal) {
      let payload = segment.dropFirst(4)
      switch segment[segment.startIndex + 1] {
      // Frames but for those of lossless and hierarchical pictures, which no camera makes.
      case 0xC0...0xC2, 0xC9, 0xCA:
        guard !hasFrame else { throw .damaged }
        hasFrame = true
        kept += segment
      // Huffman, arithmetic and quantisation tables, number of lines, restart interval.
      case 0xC4, 0xCC, 0xDB, 0xDC, 0xDD: kept += segment
      case 0xC3, 0xC5...0xC8, 0xCB, 0xCD...0xCF, 0xDE, 0xDF, 0xF0...0xFD: throw .damaged
      // How dense the pixels are, without the small picture that may follow.
      case 0xE0 where payload.starts(with: Array("JFIF\0".utf8)) && payload.count >= 14 && density.isEmpty:
        density = [0xFF, 0xE0, 0, 16] + payload.prefix(12) + [0, 0]
      case 0xE1: look(at: payload)
      // What the colours mean.
      case 0xE2 where payload.starts(with: Array("ICC_PROFILE\0".utf8)): kept += segment
      case 0xEE where payload.starts(with: Array("Adobe".utf8)) && payload.count >= 12:
        kept += [0xFF, 0xEE, 0, 14] + payload.prefix(12)
      default: break
      }
    }

    private mutating func look(at payload: ArraySlice<UInt8>) {
      if let facts = EXIFFacts(segment: payload) {
        orientation = orientation ?? facts.orientation
        toldPlace = toldPlace || facts.hasPlace
      } else if PictureMetadata.tellsPlace(xmp: payload) {
        toldPlace = true
      }
    }
  }
}
