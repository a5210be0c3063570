import Foundation
import Model
import Records

/// A record of which two people each changed something, as hands and the program do.
struct MergeScene {
  let kind: RecordKind
  let base: SourceText
  let ours: SourceText
  let theirs: SourceText
  /// Comments that were put in, each other than all others, by side.
  let notes: (ours: [String], theirs: [String])

  /// - Parameter repeats: whether lines that stand there may be written once more.
  init(_ kind: RecordKind, repeats: Bool = true, _ dice: inout Dice) throws {
    self.kind = kind
    let entries = MadeValue.entries(kind.keys, &dice)
    let record = GeneratedRecord(kind, entries, &dice)
    base = try SourceText(path: record.path, text: repeats ? record.text : Self.numbered(record.text, &dice))
    let one = try Self.side(of: base, kind, entries, repeats: repeats, &dice)
    let other = try Self.side(of: base, kind, entries, repeats: repeats, &dice)
    (ours, theirs) = (one.text, other.text)
    notes = (one.notes, other.notes)
  }

  private static func side(
    of base: SourceText, _ kind: RecordKind, _ entries: [MadeValue.Entry], repeats: Bool, _ dice: inout Dice
  ) throws -> (text: SourceText, notes: [String]) {
    var text = base
    if dice.once(in: 5) {
      // Another program wrote all of it in its own layout.
      var changed = entries
      if dice.once(in: 2) { changed = dice.shuffled(changed) }
      let written = GeneratedRecord(kind, changed, &dice).text
      text = try SourceText(path: base.path, text: repeats ? written : numbered(written, &dice))
    }
    var notes: [String] = []
    for _ in 0..<dice.roll(4) {
      switch dice.roll(4) {
      case 0: text = noted(text, &notes, kind, &dice)
      case 1 where kind.ending == "md": text = reworded(text, repeats: repeats, &dice)
      case 2: text = withoutLine(text, kind, &dice)
      default:
        let edit = GeneratedEdit(of: kind, in: try FrontMatter(text).root, &dice)
        // Not all that hands have written can be changed by the program. An item that is called nothing is known by all
        // that it says, which is another thing after each change.
        if repeats || edit.value != .list([]), let edited = try? text.applying([edit.edit], as: kind) { text = edited }
      }
    }
    return (text, notes)
  }

  /// With each comment line another one.
  private static func numbered(_ text: String, _ dice: inout Dice) -> String {
    var parts: [String] = []
    for part in text.components(separatedBy: "# ") {
      let words = ["a comment é", "at its margin: [x", "- further in"].first { part.hasPrefix($0) }
      parts.append(words.map { $0 + " \(dice.roll(1_000_000))" + part.dropFirst($0.count) } ?? part)
    }
    return parts.joined(separator: "# ")
  }

  private static func lines(_ text: SourceText) -> [String] {
    text.text.split(separator: text.lineEnd.count == 2 ? "\r\n" : "\n", omittingEmptySubsequences: false).map(
      String.init)
  }

  private static func with(_ lines: [String], in text: SourceText) -> SourceText? {
    try? SourceText(
      path: text.path, text: lines.joined(separator: text.lineEnd.count == 2 ? "\r\n" : "\n"))
  }

  /// With a comment above or behind a line, if the record says the same with it.
  private static func noted(
    _ text: SourceText, _ notes: inout [String], _ kind: RecordKind, _ dice: inout Dice
  ) -> SourceText {
    var lines = lines(text)
    let note = "# note \(dice.roll(1_000_000))"
    let index = dice.roll(lines.count)
    if dice.once(in: 2) {
      lines[index] += "  " + note
    } else {
      lines.insert(dice.pick(["", "  ", "    "]) + note, at: index)
    }
    guard let changed = with(lines, in: text), let end = try? FrontMatter(text).body.lowerBound,
      let before = try? Meaning(of: text, kind), let after = try? Meaning(of: changed, kind), before == after,
      text.string(end..<text.bytes.count) == (try? FrontMatter(changed)).map({ changed.string($0.body) })
    else { return text }
    notes.append(note)
    return changed
  }

  /// With a line of the text below the keys changed, put in, moved or taken away.
  private static func reworded(_ text: SourceText, repeats: Bool, _ dice: inout Dice) -> SourceText {
    guard let body = try? FrontMatter(text).body, !body.isEmpty else { return text }
    var lines = lines(text)
    let top =
      text.text[..<(text.text.utf8.index(text.text.startIndex, offsetBy: body.lowerBound))]
      .split(separator: text.lineEnd.count == 2 ? "\r\n" : "\n", omittingEmptySubsequences: false).count - 1
    guard top < lines.count else { return text }
    let index = top + dice.roll(lines.count - top)
    // A block of code that one side leaves open makes text of the headings below.
    if !repeats, ["```", "~~~", "#"].contains(where: lines[index].hasPrefix) { return text }
    switch dice.roll(4) {
    case 0: lines[index] = "Line \(dice.roll(repeats ? 100 : 100_000))."
    case 1:
      lines.insert(
        contentsOf: ["", "Words \(dice.roll(repeats ? 100 : 100_000)).", ""].prefix(1 + dice.roll(3)), at: index)
    case 2: lines.remove(at: index)
    default:
      let heading = repeats ? dice.pick(["## New \(dice.roll(3))", "## Aim", "# Top"]) : "## New \(dice.roll(100_000))"
      lines.insert(contentsOf: [heading, "", repeats ? "New." : "New \(dice.roll(100_000))."], at: index)
    }
    return with(lines, in: text) ?? text
  }

  /// Without one line, if it can be read without it.
  private static func withoutLine(_ text: SourceText, _ kind: RecordKind, _ dice: inout Dice) -> SourceText {
    var lines = lines(text)
    lines.remove(at: dice.roll(lines.count))
    guard let changed = with(lines, in: text), (try? FrontMatter(changed)) != nil else { return text }
    return changed
  }

  func merged(swapped: Bool = false, answer: (MergeQuestion) -> MergeAnswer? = { _ in nil }) -> MergedText {
    let merge = TextMerge(.record(kind), bases: [base])
    return swapped ? merge.merge(theirs, ours, answer: answer) : merge.merge(ours, theirs, answer: answer)
  }

  var told: String { "BASE\n\(base.text)\nOURS\n\(ours.text)\nTHEIRS\n\(theirs.text)" }
}
