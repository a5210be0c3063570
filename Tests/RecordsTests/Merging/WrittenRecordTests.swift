import Model
import Records
import Testing

/// The law of the written tree: what was dealt out is what was there.
@Suite struct `A record as it is written` {
  @Test(arguments: RecordKind.allCases)
  func `is the bytes that were read`(kind: RecordKind) throws {
    for seed in 0..<MergeRuns.count {
      var dice = Dice(seed &* 977 &+ kind.rawValue.utf8.count)
      let text = GeneratedRecord(kind, &dice).text.replacing("\r\n", with: "\n").drop { $0 == "\u{FEFF}" }
      let source = try SourceText(path: "a." + kind.ending, text: text.hasSuffix("\n") ? String(text) : text + "\n")
      let record = try #require(WrittenRecord(source), "\(kind), seed \(seed)\n\(source.text)")
      #expect(
        record.bytes == source.bytes,
        "\(kind), seed \(seed)\n\(source.text)=>\n\(String(decoding: record.bytes, as: UTF8.self))")
    }
  }
}
