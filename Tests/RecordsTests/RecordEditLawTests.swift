import Model
import Records
import Testing

/// The law of the surgical editor, on generated records of every kind: every byte outside the field's lines stays.
@Suite struct `An edit of one key` {
  @Test(arguments: RecordKind.allCases, 0..<40)
  func `leaves every byte outside its value as it was`(kind: RecordKind, seed: Int) throws {
    var dice = Dice(seed &* 131 &+ kind.rawValue.utf8.count)
    for round in 0..<5 {
      let record = GeneratedRecord(kind, &dice)
      let before = try SourceText(path: record.path, text: record.text)
      do {
        let edit = GeneratedEdit(of: kind, in: try FrontMatter(before).root, &dice)
        try expectLaw(edit, on: before, of: kind, "seed \(seed), round \(round)")
      } catch {
        Issue.record("\(kind), seed \(seed), round \(round): \(error)\n\(before.text)")
      }
    }
  }

  private func expectLaw(_ edit: GeneratedEdit, on before: SourceText, of kind: RecordKind, _ name: String) throws {
    let after = try before.applying([edit.edit], as: kind)
    func told(_ what: String) -> Comment {
      "\(kind), \(name): \(what)\n\(edit.edit)\n\(before.text)\n=>\n\(after.text)"
    }
    let new = try FrontMatter(after).root
    // The value stands there, and all others are what they were.
    #expect(
      reads(new?.at(edit.written, isWord: edit.value != .list([])), edit.value), told("the value does not read back"))
    #expect(
      try Meaning(of: before, kind).without(edit.written) == Meaning(of: after, kind).without(edit.written),
      told("another value moved"))
    // The bytes around it stay.
    let room = try room(for: edit, in: before)
    let front = zip(before.bytes, after.bytes).prefix { $0 == $1 }.count
    let back = zip(before.bytes.reversed(), after.bytes.reversed()).prefix { $0 == $1 }.count
    if let room {
      #expect(front >= room.lowerBound, told("bytes before the value changed"))
      #expect(back >= before.bytes.count - room.upperBound, told("bytes after the value changed"))
    } else {
      #expect(front + back >= before.bytes.count, told("more than new lines appeared"))
    }
    #expect(comments(after) >= comments(before, but: try inside(edit, before)), told("a comment is gone"))
    // Line ends are those of the file; what had none at its end has none.
    #expect(hasLineEnds(after, of: before), told("line ends are mixed"))
    #expect(before.endsWithLineEnd == after.endsWithLineEnd, told("the last line end"))
    if case .set = edit.edit.change {
      #expect(try after.applying([edit.edit], as: kind).bytes == after.bytes, told("twice is not once"))
    }
  }

  private func reads(_ node: Node?, _ value: YAMLValue) -> Bool {
    guard let node else { return value == .list([]) || value == .map([]) }
    switch (node.content, value) {
    case (.scalar(let text, _), .text(let words)), (.scalar(let text, _), .token(let words)):
      return Array(text.utf8) == Array(words.utf8) && !node.isEmpty
    case (.list, .list(let values)):
      return node.items.count == values.count && zip(node.items, values).allSatisfy(reads)
    case (.map, .map(let pairs)):
      return node.entries.map(\.key) == pairs.map(\.key)
        && zip(node.entries, pairs).allSatisfy { reads($0.value, $1.value) }
    default: return node.isEmpty && (value == .list([]) || value == .map([]))
    }
  }

  /// The bytes that an edit may change: those of the old value; nil where it only puts something in.
  private func room(for edit: GeneratedEdit, in before: SourceText) throws -> Range<Int>? {
    guard let root = try FrontMatter(before).root else { return nil }
    let steps = edit.written.split(separator: ".").map(String.init)
    // The nearest value on the way that is there.
    var there = steps.count
    while there > 0, root.at(steps[..<there].joined(separator: ".")) == nil { there -= 1 }
    guard there > 0, let node = root.at(steps[..<there].joined(separator: ".")) else { return nil }
    let isContainer = !node.items.isEmpty || !node.entries.isEmpty
    if there < steps.count, isContainer { return nil }
    // A value that is replaced, or a word or an empty list that becomes more.
    let begin = before.start(
      of: node, lead: steps[there - 1], in: root.at(steps[..<(there - 1)].joined(separator: ".")) ?? root)
    var stop = node.range.upperBound
    while stop > node.range.lowerBound, [10, 13, 32].contains(before.bytes[stop - 1]) { stop -= 1 }
    // A word that becomes a map of lines takes the comment behind it along, above the new line.
    let isSpeltOut = there < steps.count && node.text != nil
    return
      begin..<(isSpeltOut || node.isEmpty || begin < node.range.lowerBound ? max(before.lineStop(stop), begin) : stop)
  }

  /// How many of the generated comments a text holds, those of a part left out.
  private func comments(_ source: SourceText, but part: Range<Int> = 0..<0) -> Int {
    let text = source.string(0..<part.lowerBound) + source.string(part.upperBound..<source.bytes.count)
    return Pen.comments.reduce(0) { $0 + text.ranges(of: $1).count }
  }

  /// The lines of a list, a map or a block of text that an edit replaces, down from the line of its key.
  private func inside(_ edit: GeneratedEdit, _ before: SourceText) throws -> Range<Int> {
    guard let node = try FrontMatter(before).root?.at(edit.written), node.text == nil || node.isBlockOfText else {
      return 0..<0
    }
    // Comments between the key and the value go with the value when it becomes another kind of thing.
    let room = try room(for: edit, in: before) ?? node.range
    let begin = min(before.nextLine(room.lowerBound), node.range.lowerBound)
    return begin..<max(begin, room.upperBound)
  }

  private func hasLineEnds(_ after: SourceText, of before: SourceText) -> Bool {
    let feeds = after.bytes.indices.filter { after.bytes[$0] == 10 }
    let isCRLF = before.lineEnd.count == 2
    return feeds.allSatisfy { ($0 > 0 && after.bytes[$0 - 1] == 13) == isCRLF }
  }
}

extension SourceText {
  /// Where the room of a value begins: after its colon or dash; of a list or map that stays one, where it begins.
  fileprivate func start(of node: Node, lead step: String, in parent: Node) -> Int {
    if let entry = parent.entry(step) { return entry.keyRange.upperBound }
    guard let index = Int(step), index > 0 else { return parent.range.lowerBound }
    return parent.items[index - 1].range.upperBound
  }
}
