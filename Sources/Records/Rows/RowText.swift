internal import Model

/// The text of a table as UTF-8, whatever the program that exported it made of it.
///
/// UTF-8 stays as it is; UTF-16 is known by its byte order mark or by its NUL bytes; what is neither is Windows-1252.
struct RowText {
  let bytes: RowBytes
  /// Where the text begins, after a byte order mark.
  let start: Int
  /// Whether there is no quotation mark, and no carriage return but before a line feed: then every line is a row.
  let isPlain: Bool

  init(path: String, bytes: RowBytes) throws(RowFileError) {
    try RowText.refuseOtherKinds(path, bytes)
    if let order = RowText.wideOrder(bytes) {
      self.bytes = RowBytes(try RowText.narrowed(path, bytes, order))
      start = 0
      isPlain = ByteCensus(self.bytes).hasPlainRows
      return
    }
    let census = ByteCensus(bytes)
    if census.hasNul {
      let nul = bytes.firstIndex(of: 0) ?? 0
      throw RowText.refused(
        path, "not_text", "There is a NUL byte here, so this is not a text file.",
        "Open it in the program that made it and save it as CSV.", at: nul, of: bytes)
    }
    isPlain = census.hasPlainRows
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.bytes = census.isASCII || RowText.isUTF8(bytes) ? bytes : RowBytes(RowText.widened(bytes))
  }

  private static func refused(
    _ path: String, _ code: String, _ message: String, _ remedy: String, at offset: Int = 0,
    of bytes: some Collection<UInt8> = []
  ) -> RowFileError {
    let line = bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
    return RowFileError(Problem(.error, code, at: Place(path: path, line: line), message, remedy: remedy))
  }

  // MARK: - What is no text

  private static func refuseOtherKinds(_ path: String, _ bytes: RowBytes) throws(RowFileError) {
    let asCSV = "Open it in your spreadsheet program and choose “Save as”, then “CSV UTF-8”."
    if bytes.isEmpty {
      throw refused(path, "empty_file", "The file is empty.", "Export it again, or check that it is the right one.")
    }
    func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
    if begins([0x50, 0x4B, 0x03, 0x04]) {
      let problem = refused(path, "spreadsheet", "This is a spreadsheet or an archive, not a CSV file.", asCSV).problem
      throw RowFileError(problem, workbook: .zipped)
    }
    if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      let problem = refused(path, "spreadsheet", "This is an old Excel file (.xls), not a CSV file.", asCSV).problem
      throw RowFileError(problem, workbook: .old)
    }
    if begins(Array("%PDF".utf8)) {
      throw refused(
        path, "not_text", "This is a PDF, from which no rows can be read safely.",
        "Export the same data as CSV from the program that made the PDF.")
    }
    let kinds: [([UInt8], String)] = [
      ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"), (Array("GIF8".utf8), "a picture"),
      ([0x1F, 0x8B], "a compressed file"), (Array("{\\rtf".utf8), "a word processor's file"),
      (Array("SQLite format".utf8), "a database"), (Array("PAR1".utf8), "a Parquet file"),
    ]
    if let kind = kinds.first(where: { begins($0.0) }) {
      throw refused(path, "not_text", "This is \(kind.1), not a CSV file.", "Export the rows as CSV.")
    }
    let opening = String(decoding: bytes.prefix(200), as: UTF8.self).drop(while: SpokenName.isBlank).lowercased()
    if ["<!doctype", "<html", "<table", "<?xml"].contains(where: opening.hasPrefix) {
      throw refused(path, "not_text", "This is a web page or an XML file, though it may be named otherwise.", asCSV)
    }
  }

  // MARK: - UTF-16

  private enum ByteOrder { case little, big }

  /// Nil when the bytes are not UTF-16.
  private static func wideOrder(_ bytes: RowBytes) -> ByteOrder? {
    if bytes.starts(with: [0xFF, 0xFE]) { return .little }
    if bytes.starts(with: [0xFE, 0xFF]) { return .big }
    // English text in UTF-16 has a NUL in every other byte.
    let sample = bytes.prefix(400)
    let pairs = sample.count / 2
    guard pairs > 1 else { return nil }
    let even = sample.indices.count { $0 % 2 == 0 && sample[$0] == 0 }
    let odd = sample.indices.count { $0 % 2 == 1 && sample[$0] == 0 }
    if odd * 4 > pairs * 3, even == 0 { return .little }
    return even * 4 > pairs * 3 && odd == 0 ? .big : nil
  }

  private static func narrowed(_ path: String, _ bytes: RowBytes, _ order: ByteOrder) throws(RowFileError) -> [UInt8] {
    let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let (high, low) = order == .little ? (1, 0) : (0, 1)
    var decoder = UTF16()
    var units = stride(from: hasMark ? 2 : 0, to: bytes.count - 1, by: 2).lazy.map {
      UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + low])
    }.makeIterator()
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2)
    while true {
      switch decoder.decode(&units) {
      case .emptyInput where bytes.count % 2 == 1:
        throw refused(
          path, "not_text", "The file ends in the middle of a character (it is saved as UTF-16).",
          "Export it again: a part of it is missing.", at: text.count, of: text)
      case .emptyInput: return text
      case .scalarValue("\u{0}"), .error:
        throw refused(
          path, "not_text", "Here is something that is no character (the file is saved as UTF-16).",
          "Save it again as “CSV UTF-8”.", at: text.count, of: text)
      case .scalarValue(let scalar): text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
  }

  // MARK: - UTF-8, Windows-1252

  private static func isUTF8(_ bytes: RowBytes) -> Bool {
    let span = bytes.buffer.span
    var at = 0
    while at < span.count {
      let lead = span[at]
      if lead < 0x80 {
        at += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard (0xC2...0xF4).contains(lead), at + length <= span.count else { return false }
      for next in 1..<length where span[at + next] & 0xC0 != 0x80 { return false }
      let second = span[at + 1]
      // Overlong forms, surrogates, and what lies beyond the last character.
      switch lead {
      case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90, 0xF4 where second > 0x8F:
        return false
      default: at += length
      }
    }
    return true
  }

  private static func widened(_ bytes: RowBytes) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        let isSpecial = (0x80..<0xA0).contains(byte)
        let scalar = isSpecial ? windows1252[Int(byte) - 0x80] : Unicode.Scalar(byte)
        text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    return text
  }

  /// The characters from 0x80 to 0x9F, as browsers read them.
  private static let windows1252 = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
