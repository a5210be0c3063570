import Model
import Records
import Testing

/// The law of the surgical editor, on generated records: every byte outside the field's lines stays.
@Suite struct `An edit of one field` {
  @Test(arguments: 0..<400)
  func `leaves every byte outside its lines as it was`(seed: Int) throws {
    var dice = Dice(seed)
    let record = GeneratedRecord(&dice)
    let before = try SourceText(path: "a.md", text: record.text)
    let key = dice.pick(GeneratedRecord.editable)
    let value = dice.pick(GeneratedRecord.newValues)
    let after = try before.applying([.set(key, value)], order: GeneratedRecord.order)
    try expectOnlyField(key, changed: before, after)
    #expect(try FrontMatter(after).root?[key]?.plain == value.plain)
    let again = try after.applying([.set(key, value)], order: GeneratedRecord.order)
    #expect(again.bytes == after.bytes, "the same edit again changes nothing")
  }

  @Test(arguments: 0..<200)
  func `writes under a heading and nowhere else`(seed: Int) throws {
    var dice = Dice(seed)
    let before = try SourceText(path: "a.md", text: GeneratedRecord(&dice).text)
    let after = try before.applying([.write("Neu.\n\n## Aim\nzwei", under: .why)], order: GeneratedRecord.order)
    let old = try RecordReader.cycle(before, id: try #require(EntryID("00000000")), period: .unknown).value?.prose
    let new = try RecordReader.cycle(after, id: try #require(EntryID("00000000")), period: .unknown).value?.prose
    for heading in Heading.allCases where heading != .why { #expect(new?[heading] == old?[heading]) }
    #expect(new?[.why]?.hasSuffix("Neu.\n\n\\## Aim\nzwei") == true)
    #expect(new?[.why]?.hasPrefix(old?[.why] ?? "Neu.") == true)
    let lines = after.text.split { $0 == "\n" || $0 == "\r\n" }
    #expect(before.text.split { $0 == "\n" || $0 == "\r\n" }.allSatisfy(lines.contains))
    let isCRLF = before.lineEnd.count == 2
    #expect(after.text.contains("\r\n") == isCRLF && (isCRLF ? !after.text.contains("\n") : true))
  }

  @Test(
    arguments: [
      "```inline``` x", "```\nunclosed", "~~~ swift\n## code\n~~~", "text\n```\n# a comment\n```\n# a heading",
      "````\n```\n````",
    ])
  func `with a block of code in its text hides no heading`(text: String) throws {
    let skeleton =
      "---\nschema: enquiry/1\n---\n\n## What went well\n\n## Where there were problems\n\n## What we learned\n"
    let before = try SourceText(path: "a.md", text: skeleton)
    let after = try before.applying([.write(text, under: .wentWell), .write("P", under: .problems)], order: [])
    let prose = try RecordReader.cycle(after, id: try #require(EntryID("00000000")), period: .unknown).value?.prose
    #expect(prose?[.problems] == "P")
    #expect(prose?.sections.count == 4)
    #expect(after.text.contains("# a comment") == text.contains("# a comment"))
    #expect(!after.text.contains("\\# a comment"))
  }

  /// Front and back of the text are equal up to the lines of the field.
  private func expectOnlyField(_ key: String, changed before: SourceText, _ after: SourceText) throws {
    let old = try lines(of: key, in: before)
    let new = try #require(try lines(of: key, in: after))
    if let old {
      #expect(before.bytes[..<old.lowerBound].elementsEqual(after.bytes[..<new.lowerBound]))
      #expect(before.bytes[old.upperBound...].elementsEqual(after.bytes[new.upperBound...]))
      return
    }
    // A new key: take its lines out again, and the text is what it was.
    var rest = Array(after.bytes)
    rest.removeSubrange(new)
    #expect(rest == before.bytes, "\(before.text)\n=>\n\(after.text)")
  }

  private func lines(of key: String, in source: SourceText) throws -> Range<Int>? {
    guard let entry = try FrontMatter(source).root?.entry(key) else { return nil }
    var stop = entry.value.range.upperBound
    while stop > entry.keyRange.lowerBound, [10, 13, 32].contains(source.bytes[stop - 1]) { stop -= 1 }
    return source.lineStart(entry.keyRange.lowerBound)..<source.nextLine(stop)
  }
}

/// A generator of choices that are the same for the same seed.
struct Dice {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 &+ 0x1234_5678 }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }
}

/// A record as hands leave it: comments, any order, any quoting, unknown keys, blank lines, any line end.
struct GeneratedRecord {
  static let order = ["schema", "title", "decision", "schools", "closed", "note"]
  static let editable = ["title", "decision", "closed", "note"]
  static let newValues: [YAMLValue] = [
    .token("adapt"), .text("plain words"), .text("colon: inside"), .text("#hash"), .text(" padded "), .text("no"),
    .text("12"), .text("it's “good”"), .text("two\nlines"), .text("\"quoted\""), .text("- dash"), .text("Élan ç 漢字"),
    .text("back\\slash"), .text("tab\there"), .text("trailing:"), .text("[flow]"), .text("\u{2028}x"), .text("*a"),
    .text("Reading #\u{0301} x"), .text("a: \u{0301}b"),
    .text("it'\u{0301}s"),
  ]

  let text: String

  init(_ dice: inout Dice) {
    var blocks = [
      dice.pick([
        "title: Old title", "title: 'old'", "title: \"old \\\" é\"", "title:", "title: |\n  two\n  lines",
        "title:   spaced   # why",
        "title: >-\n  folded\n  text", "title: plain\n  continued", "# no title",
      ]),
      dice.pick(["decision:", "decision: # later", "decision: stop", "# none", "decision: 'switch' # é"]),
      dice.pick([
        "schools:\n  - Elm\n  - \"Oak: é\" # two", "schools: [Elm, 'Oak']", "schools: []", "schools:",
        "schools:\n- Elm", "# s",
        "schools:\n  - name: Elm\n    part: lead\n  # between\n  - Oak",
      ]),
      dice.pick(["closed:", "closed: 2014-03-05", "# closed"]),
      dice.pick(["unknown_key: {a: b, c: [d]}", "my key: 'x'", "# only a comment", "x-y:\n  deep:\n    er: 1"]),
      dice.pick(["note: see 漢字", "# note", "note: \"\""]),
    ]
    for index in blocks.indices.reversed() { blocks.swapAt(index, dice.roll(index + 1)) }
    blocks.insert("schema: enquiry/1", at: dice.roll(3) == 0 ? blocks.count : 0)
    var lines: [String] = []
    for block in blocks {
      if dice.roll(4) == 0 { lines.append(dice.pick(["", "# comment é", "   # indented comment"])) }
      lines.append(block)
    }
    let body = [
      "", "Opening words.", "", "## Aim", "", "An aim.", dice.pick(["", "```\n## Why this decision\n```"]),
      dice.pick(["## Why this decision", "## Extra"]),
      dice.pick(["", "\nOld words.", "\nOld words.\n\nMore."]),
      dice.pick(["", "## What comes next\n\nNext.", "## What comes next"]),
    ]
    var text = "---\n" + lines.joined(separator: "\n") + "\n---\n" + body.joined(separator: "\n")
    if dice.roll(3) > 0 { text += "\n" }
    if dice.roll(3) == 0 {
      text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }
    self.text = (dice.roll(5) == 0 ? "\u{FEFF}" : "") + text
  }
}

extension Node {
  /// The text of a scalar, an empty one included.
  var plain: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }
}

extension YAMLValue {
  var plain: String? {
    switch self {
    case .text(let text), .token(let text): text
    case .list, .map: nil
    }
  }
}
