import Model
import Records
import Testing

/// Four rows in every way that programs write them.
@Suite struct `A table of rows` {
  static let plain = "participant,group,occasion,value\nP1,CBT,before,3\nP1,CBT,after,4.5\nP2,,before,7\nP2,,after,\n"
  static let spoken = ["P1 before 3", "P1 after 4.5", "P2 before 7", "P2 after –"]

  static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? pair.reversed() : pair
    }
  }

  static let dialects: [(String, [UInt8])] = [
    ("plain", Array(plain.utf8)), ("no last line end", Array(plain.dropLast().utf8)),
    ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(plain.utf8)),
    ("UTF-16 LE", utf16(plain, bigEndian: false, mark: true)),
    ("UTF-16 BE", utf16(plain, bigEndian: true, mark: true)),
    ("UTF-16 LE without a mark", utf16(plain, bigEndian: false, mark: false)),
    ("UTF-16 BE without a mark", utf16(plain, bigEndian: true, mark: false)),
    ("CRLF", Array(plain.replacing("\n", with: "\r\n").utf8)),
    ("lone CR", Array(plain.replacing("\n", with: "\r").utf8)),
    ("semicolons", Array(plain.replacing(",", with: ";").utf8)), ("tabs", Array(plain.replacing(",", with: "\t").utf8)),
    ("bars", Array(plain.replacing(",", with: "|").utf8)),
    ("sep=;", Array(("sep=;\r\n" + plain.replacing(",", with: ";")).utf8)),
    ("\"sep=\t\"", Array(("\"sep=\t\"\r\n" + plain.replacing(",", with: "\t")).utf8)),
    (
      "quotes",
      Array(
        plain.split(separator: "\n").map { line in
          line.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(separator: ",")
        }.joined(separator: "\n").utf8)
    ),
    ("blank lines", Array(plain.replacing("\n", with: "\n\n,,,\n  \n").utf8)),
    ("padding", Array(plain.replacing(",", with: " \u{A0},\u{202F}\u{2009} ").utf8)),
    ("capitals", Array(plain.replacing("participant", with: "PARTICIPANT").replacing("after", with: "After").utf8)),
    ("empty columns", Array(plain.replacing("\n", with: ",,\n").utf8)),
    ("a remark", Array(plain.replacing("value\n", with: "value\n# code,or empty,before or after,a number\n").utf8)),
    ("columns to ignore", Array(plain.replacing("\n", with: ",\"a \"\"b\"\",\nc\"\n").utf8)),
  ]

  @Test(arguments: dialects) func `says the same in every dialect`(name: String, bytes: [UInt8]) throws {
    let read = try ReadRows(bytes)
    #expect(read.complaints.isEmpty, "\(name)")
    #expect(read.spoken == Self.spoken, "\(name)")
    #expect(read.observations.value?.participants == 2, "\(name)")
  }

  @Test func `of Windows-1252 keeps its letters`() throws {
    var bytes = Array("participant,group,occasion,value\nP1,".utf8)
    bytes += [0xC9, 0x6C, 0x61, 0x6E, 0x80] + Array(",before,3\n".utf8)
    #expect(try ReadRows(bytes).rows.value?.map(\.group) == ["Élan€"])
  }

  @Test(
    arguments: [
      ([], "empty_file"), ([0x50, 0x4B, 3, 4, 0, 0], "spreadsheet"), (Array("%PDF-1.4".utf8), "not_text"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "spreadsheet"), (Array("a,b\n1,\u{0}\n".utf8), "not_text"),
      (Array("participant,before,after\n".utf8), "no_rows"), (Array("participant,before,after".utf8), "no_rows"),
      (Array(" \n , \n".utf8), "no_heading"), ([0x89, 0x50, 0x4E, 0x47], "not_text"),
      ([0xFF, 0xFE, 0x61, 0, 0x2C, 0, 0, 0xD8, 0x62, 0], "not_text"), ([0xFF, 0xFE, 0x61], "not_text"),
      (Array("<html><table>".utf8), "not_text"), (Array("a,\"b\n1,2\n3,4\n".utf8), "csv_quote"),
    ] as [([UInt8], String)])
  func `that is none is refused by what it is`(bytes: [UInt8], code: String) {
    let error = #expect(throws: RowFileError.self) { try RowTable(path: "x.csv", bytes: bytes) }
    #expect(error?.problem.code == code)
  }

  @Test func `knows a workbook from other files`() {
    let new = #expect(throws: RowFileError.self) { try RowTable(path: "x.xlsx", bytes: [0x50, 0x4B, 3, 4]) }
    #expect(new?.workbook == .zipped)
    let pdf = #expect(throws: RowFileError.self) { try RowTable(path: "x.pdf", bytes: Array("%PDF".utf8)) }
    #expect(pdf?.workbook == nil)
  }
}
