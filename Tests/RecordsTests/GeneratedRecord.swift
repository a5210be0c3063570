import Model
import Records

/// A record of a kind as hands leave it: any key, any order, any quoting, comments, blank lines, keys of one's own, any
/// line end.
struct GeneratedRecord {
  let kind: RecordKind
  let text: String

  var path: String { "a." + kind.ending }

  init(_ kind: RecordKind, _ dice: inout Dice) {
    self.init(kind, MadeValue.entries(kind.keys, &dice), &dice)
  }

  /// - Parameter entries: the keys with their values, in the order in which they are written.
  init(_ kind: RecordKind, _ entries: [MadeValue.Entry], _ dice: inout Dice) {
    self.kind = kind
    var pen = Pen(dice)
    pen.remark(0)
    pen.entries(entries, margin: pen.dice.once(in: 12) ? 2 : 0)
    pen.remark(0)
    dice = pen.dice
    var lines = pen.lines
    if kind.ending == "md" { lines = ["---"] + lines + ["---"] + Self.body(&dice) }
    var text = lines.joined(separator: "\n")
    if !dice.once(in: 3) { text += "\n" }
    if dice.once(in: 3) { text = text.withCRLF }
    self.text = (dice.once(in: 5) ? "\u{FEFF}" : "") + text
  }

  static func body(_ dice: inout Dice) -> [String] {
    let parts = [
      dice.pick(["", "Opening words — شجرة.", "\nOpening.\n"]), "", "## Aim", "", "An aim.",
      dice.pick(["", "```\n## Why this decision\n```"]),
      dice.pick(["## Why this decision", "## Extra", "##  why this decision ##"]),
      dice.pick(["", "\nOld words.", "\nOld words.\n\nMore.", "\n\n\n", "\t"]),
      dice.pick([
        "", "## What comes next\n\nNext.", "## What comes next", "## Notes\n\n~~~\nnever closed", "### deeper",
      ]),
    ]
    return dice.once(in: 8) ? [] : parts
  }
}

extension String {
  /// With CRLF at the end of each line. By bytes: a mark after a line end must not hide it.
  fileprivate var withCRLF: String { String(decoding: utf8.flatMap { $0 == 10 ? [13, 10] : [$0] }, as: UTF8.self) }
}

/// Writes values line by line, each in one of the ways that people and their editors have.
struct Pen {
  var dice: Dice
  var lines: [String] = []

  /// The comments that are put behind values, and no value holds.
  static let comments = ["# why é", "# a: b", "# close"]

  init(_ dice: Dice) { self.dice = dice }

  mutating func remark(_ margin: Int) {
    guard dice.once(in: 5) else { return }
    lines.append(
      dice.pick(["", "# a comment é", blanks(margin) + "# at its margin: [x", "      # - further in", "  ", "#"]))
  }

  private mutating func tail() -> String { dice.once(in: 3) ? dice.pick(["  # why é", " #", " # a: b", "   "]) : "" }

  mutating func entries(_ entries: [MadeValue.Entry], margin: Int, first: String? = nil) {
    for (index, entry) in entries.enumerated() {
      if index > 0 || first == nil { remark(margin) }
      let start = index == 0 ? first ?? blanks(margin) : blanks(margin)
      let key = dice.once(in: 9) ? dice.pick(["\"\(entry.key)\"", "'\(entry.key)'", entry.key + " "]) : entry.key
      value(entry.value, after: start + key + ":", margin: margin, isItem: false)
    }
  }

  /// A value behind the colon of a key or the dash of an item at a margin.
  private mutating func value(_ value: MadeValue, after start: String, margin: Int, isItem: Bool) {
    let gap = dice.once(in: 6) ? "   " : " "
    switch value {
    case .nothing: lines.append(start + (tail()))
    case .word(let word):
      lines.append(start + gap + dice.pick([word, word, word, "'\(word)'", "\"\(word)\""]) + tail())
    case .words(let words): scalar(words, after: start, gap: gap, margin: margin)
    case .list(let items) where items.isEmpty: lines.append(start + " []" + tail())
    case .map(let entries) where entries.isEmpty: lines.append(start + " {}" + tail())
    case .list, .map:
      if value.fitsBrackets, dice.once(in: 3) { return flow(value, after: start + gap, margin: margin) }
      block(value, after: start, gap: gap, margin: margin, isItem: isItem)
    }
  }

  private mutating func block(_ value: MadeValue, after start: String, gap: String, margin: Int, isItem: Bool) {
    let isOnDashLine = isItem && !dice.once(in: 6)
    let inner = isOnDashLine ? margin + 1 + gap.count : margin + dice.pick([2, 2, 4])
    if !isOnDashLine { lines.append(start + tail()) }
    let first = isOnDashLine ? start + gap : nil
    switch value {
    case .map(let entries): self.entries(entries, margin: inner, first: first)
    case .list(let items):
      // The dashes may stand right below the key.
      let margin = !isItem && dice.once(in: 4) ? margin : inner
      for (index, item) in items.enumerated() {
        if index > 0 || first == nil { remark(margin) }
        let dash = (index == 0 ? first ?? blanks(margin) : blanks(margin)) + "-"
        self.value(item, after: dash, margin: margin, isItem: true)
      }
    case .nothing, .word, .words: break
    }
  }

  private mutating func scalar(_ words: String, after start: String, gap: String, margin: Int) {
    if dice.once(in: 6) { return blockOfText(after: start, margin: margin) }
    let isPlain = MadeValue.plainWords.contains(words)
    let deep = blanks(margin + 3)
    switch dice.roll(8) {
    case 0 where isPlain: lines += [start + gap + words, deep + "goes on" + tail()]
    case 1: lines += [start + tail(), deep + words.inDoubleQuotes + tail()]
    case 2 where isPlain: lines += [start + gap + "\"\(words)", "", deep + "goes on\"" + tail()]
    case 3 where isPlain: lines.append(start + gap + "'\(words)''s'" + tail())
    case 4 where isPlain: lines.append(start + gap + "\"\(words)\"" + dice.pick(["# close", ""]))
    case 5, 6, 7: lines.append(start + gap + (isPlain ? words : words.inDoubleQuotes) + tail())
    default: lines.append(start + gap + words.inDoubleQuotes + tail())
    }
  }

  private mutating func blockOfText(after start: String, margin: Int) {
    let header = dice.pick(["|", "|-", "|+", ">", ">-", ">+"])
    lines.append(start + " " + header + tail())
    lines += [blanks(margin + 2) + "first: line", blanks(margin + 2) + "# no comment", blanks(margin + 4) + "deeper é"]
    lines += dice.pick([[], [], [""], ["", ""]])
  }

  // MARK: - In brackets and braces

  private mutating func flow(_ value: MadeValue, after start: String, margin: Int) {
    let text = flow(value)
    guard dice.once(in: 3), let comma = text.firstIndex(of: ",") else {
      lines.append(start + text + tail())
      return
    }
    lines += [
      start + text[...comma] + dice.pick(["", " # c"]), blanks(margin + 2) + text[text.index(after: comma)...] + tail(),
    ]
  }

  private mutating func flow(_ value: MadeValue) -> String {
    switch value {
    case .nothing: return ""
    case .word(let word): return dice.pick([word, "\"\(word)\""])
    case .words(let words): return dice.pick([words, "'\(words)'", "\"\(words)\""])
    case .list(let items):
      let end = items.isEmpty ? "" : dice.pick(["", " ", ","])
      return "[" + dice.pick(["", " "]) + items.map { flow($0) }.joined(separator: dice.pick([", ", ","])) + end + "]"
    case .map(let entries):
      let pairs = entries.map { "\($0.key):\(dice.pick([" ", "  "]))" + flow($0.value) }
      return "{" + pairs.joined(separator: dice.pick([", ", " , "])) + dice.pick(["", " "]) + "}"
    }
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension MadeValue {
  /// Whether it can stand inside of brackets without escapes, and holds no comma that would be cut.
  fileprivate var fitsBrackets: Bool {
    switch self {
    case .nothing: true
    case .word: true
    case .words(let words): MadeValue.plainWords.contains(words)
    case .list(let items):
      items.allSatisfy(\.fitsBrackets) && !items.contains { if case .nothing = $0 { true } else { false } }
    case .map(let entries): entries.allSatisfy(\.value.fitsBrackets)
    }
  }
}

extension String {
  /// In double quotes, with every character that is not plain ASCII text escaped or kept by turns.
  fileprivate var inDoubleQuotes: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default:
        let isOdd =
          scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
        if isOdd {
          quoted +=
            "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
            + String(scalar.value, radix: 16)
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
