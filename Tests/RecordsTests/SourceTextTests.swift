import Model
import Records
import Testing

@Suite struct `The text of a record` {
  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "not_utf8", 1), ([0x61, 0x0A, 0x00], "not_text", 2),
      ([0x61, 0x0A, 0x62, 0xC3, 0x28], "not_utf8", 2),
    ] as [([UInt8], String, Int)])
  func `is refused with its place when it is no UTF-8`(bytes: [UInt8], code: String, line: Int) throws {
    let error = #expect(throws: RecordError.self) { try SourceText(path: "a.md", bytes: bytes) }
    #expect(error?.problem.code == code)
    #expect(error?.problem.place.line == line)
  }

  @Test func `counts columns in characters`() throws {
    let source = try SourceText(path: "a.yaml", text: "schema: enquiry/1\ntitle: Café Élan x\n")
    let offset = try #require(source.text.utf8.firstIndex(of: UInt8(ascii: "x"))).utf16Offset(in: source.text)
    #expect(offset > 0)
    let byte = try #require(source.bytes.firstIndex(of: UInt8(ascii: "x")))
    #expect(source.place(byte) == Place(path: "a.yaml", line: 2, column: 18))
  }

  @Test func `keeps a byte order mark out of the first column`() throws {
    let source = try SourceText(path: "a.yaml", bytes: [0xEF, 0xBB, 0xBF] + Array("name: x\n".utf8))
    #expect(source.place(source.start).column == 1)
    let root = try #require(try FrontMatter(source).root)
    #expect(root["name"]?.text == "x")
    #expect(source.string(try #require(root["name"]).range) == "x")
  }
}
