import Model
import Records
import Testing

/// The law for what people write below the keys.
@Suite struct `A text that is written` {
  private static let id = "00000000"

  private func prose(_ source: SourceText) throws -> Prose? {
    try RecordReader.cycle(source, id: try #require(EntryID(Self.id)), period: .unknown).value?.prose
  }

  @Test(arguments: 0..<400)
  func `stands under its heading and nowhere else`(seed: Int) throws {
    var dice = Dice(seed)
    let before = try SourceText(
      path: "a.md", text: GeneratedRecord(.cycle, [MadeValue.Entry("schema", .word("enquiry/1"))], &dice).text)
    let heading = dice.pick(Heading.allCases)
    let end = dice.pick(["\n", "\r\n"])
    let words = ["Neu — שלום.", "", "## Aim", "zwei"].joined(separator: end)
    let after = try before.applying([.write(words, under: heading)], as: .cycle)
    let told: Comment = "seed \(seed)\n\(heading)\n\(before.text)\n=>\n\(after.text)"
    let old = try prose(before)
    let new = try prose(after)
    // A block of code that was never closed is closed, for the new words must not stand in it.
    let close = "\n~~~"
    for other in Heading.allCases where other != heading {
      #expect(new?[other] == old?[other] || new?[other] == (old?[other]).map { $0 + close }, told)
    }
    #expect(new?[heading]?.hasSuffix("Neu — שלום.\n\n\\## Aim\nzwei") == true, told)
    #expect(new?[heading]?.hasPrefix(old?[heading] ?? "Neu") == true, told)
    try expectOnlyNewLines(before, after, told)
  }

  private func expectOnlyNewLines(_ before: SourceText, _ after: SourceText, _ told: Comment) throws {
    let front = zip(before.bytes, after.bytes).prefix { $0 == $1 }.count
    let back = zip(before.bytes.reversed(), after.bytes.reversed()).prefix { $0 == $1 }.count
    let gone = before.bytes[front..<max(front, before.bytes.count - back)]
    // Only blank lines under an empty heading are the field's own.
    #expect(gone.allSatisfy { [9, 10, 13, 32].contains($0) }, told)
    #expect(before.endsWithLineEnd == after.endsWithLineEnd, told)
    let isCRLF = before.lineEnd.count == 2
    let feeds = after.bytes.indices.filter { after.bytes[$0] == 10 }
    #expect(feeds.allSatisfy { ($0 > 0 && after.bytes[$0 - 1] == 13) == isCRLF }, told)
  }

  @Test(arguments: 0..<200)
  func `as the whole body leaves the keys alone`(seed: Int) throws {
    var dice = Dice(seed)
    let record = GeneratedRecord(dice.pick([.evidence, .leadership, .participation, .coding]), &dice)
    let before = try SourceText(path: "a.md", text: record.text)
    let after = try before.applying([.write("Eins.\r\n\nZwei — 漢字.")], as: record.kind)
    let begin = try FrontMatter(before).body.lowerBound
    #expect(after.bytes.prefix(begin).elementsEqual(before.bytes.prefix(begin)))
    #expect(try prose(after)?.opening == "Eins.\n\nZwei — 漢字.")
    #expect(try after.applying([.write("Eins.\n\nZwei — 漢字.")], as: record.kind).bytes == after.bytes, "\(after.text)")
  }

  @Test(
    arguments: [
      "```inline``` x", "```\nunclosed", "~~~ swift\n## code\n~~~", "text\n```\n# a comment\n```\n# a heading",
      "````\n```\n````",
    ])
  func `hides no heading by a block of code`(text: String) throws {
    let skeleton =
      "---\nschema: enquiry/1\n---\n\n## What went well\n\n## Where there were problems\n\n## What we learned\n"
    let before = try SourceText(path: "a.md", text: skeleton)
    let after = try before.applying([.write(text, under: .wentWell), .write("P", under: .problems)], as: .cycle)
    #expect(try prose(after)?[.problems] == "P")
    #expect(try prose(after)?.sections.count == 4)
    #expect(after.text.contains("# a comment") == text.contains("# a comment"))
    #expect(!after.text.contains("\\# a comment"))
  }

  @Test(arguments: ["", " \n\n", "\r\n"])
  func `of nothing changes nothing`(text: String) throws {
    let before = try SourceText(path: "a.md", text: "---\nschema: enquiry/1\n---\n\n## Aim\n\nWords.\n")
    #expect(try before.applying([.write(text, under: .aim)], as: .cycle).bytes == before.bytes)
  }
}
