internal import Model
internal import Packs

/// Lays text out in lines of a width: paragraphs, hanging indents, tables.
struct Page {
  /// In columns.
  let width: Int
  /// The characters that pictures are drawn with.
  var marks = TextChart.Marks.unicode
  /// The alliances that are read from elsewhere: what is to be done there is no command here.
  var foreign: Set<Slug> = []

  /// What to do next.
  func next(_ words: String) -> String { wrapped(words, first: "Next: ", indent: 6) }

  /// What to do next for the first of some enquiries that is kept here; nothing where none is.
  func next(_ words: String, for names: [EnquiryName]) -> [String] {
    let isOwn = names.isEmpty || names.contains { !foreign.contains($0.alliance) }
    return isOwn ? [next(words)] : []
  }

  /// An enquiry as a command takes it: by its short name, where no other folder can have it.
  func called(_ name: EnquiryName) -> String { foreign.isEmpty ? name.slug.text : name.description }

  /// A paragraph in lines no longer than the width; a word that is longer stands alone.
  ///
  /// - Parameters:
  ///   - first: what stands before the first line.
  ///   - indent: how many blanks stand before the others.
  func wrapped(_ text: String, first: String = "", indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for (number, paragraph) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var line = number == 0 ? first : margin
      if Page.isPlain(paragraph), Plain.columns(line) + paragraph.count <= width {
        lines.append(line + paragraph)
        continue
      }
      var isEmpty = true
      for word in Page.words(paragraph) {
        if !isEmpty, Plain.columns(line) + 1 + Plain.columns(word) > width {
          lines.append(line)
          line = margin
          isEmpty = true
        }
        line += (isEmpty ? "" : " ") + word
        isEmpty = false
      }
      lines.append(line)
    }
    return lines.map { $0.trimmingEnd }.joined(separator: "\n")
  }

  /// Whether its words stand one blank apart, with none around them.
  private static func isPlain(_ line: Substring) -> Bool {
    let blank = UInt8(ascii: " ")
    var wasBlank = true
    for byte in line.utf8 {
      if byte == blank, wasBlank { return false }
      wasBlank = byte == blank
    }
    return !wasBlank
  }

  /// Lines that are laid out already; those that are too long hang below their beginning.
  func fitted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if Plain.columns(String(line)) <= width { return String(line) }
      let margin = line.prefix { $0 == " " }
      let indent = margin.isEmpty ? 0 : margin.count + 2
      return wrapped(String(line.dropFirst(margin.count)), first: String(margin), indent: indent)
    }.joined(separator: "\n")
  }

  /// The words of a line; a path in quotation marks is one, so that it can be copied whole, and so is what an option is given
  /// as a shell quotes it.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    var open: (text: String, isOption: Bool)?
    for word in line.split(separator: " ").map(String.init) {
      let isOption = word.hasPrefix("'") || word.contains("='")
      if let begun = open {
        open = (begun.text + " " + word, begun.isOption)
      } else if isOption, !isClosed(word) {
        open = (word, true)
      } else if word.hasPrefix("“"), !word.contains("”"), line.contains("/") {
        open = (word, false)
      } else {
        words.append(word)
        continue
      }
      guard let whole = open, whole.isOption ? isClosed(whole.text) : word.contains("”") else { continue }
      words += whole.isOption || whole.text.contains("/") ? [whole.text] : parts(whole.text)
      open = nil
    }
    return words + (open.map { parts($0.text) } ?? [])
  }

  private static func parts(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  /// Whether all quotation marks of a shell are closed.
  private static func isClosed(_ text: String) -> Bool { text.count { $0 == "'" }.isMultiple(of: 2) }

  /// Prose in lines of the width: the lines of a paragraph run on, items of a list stay apart.
  func prose(_ text: String, indent: Int = 0) -> String {
    wrapped(Page.running(text), first: String(repeating: " ", count: indent), indent: indent)
  }

  /// Text in which each paragraph, heading and item of a list is one line.
  static func running(_ text: String) -> String {
    var lines: [String] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      // A mark that was sheltered, so that the line is no heading of the record, is read as it was typed.
      let line = line.hasPrefix("\\#") ? String(line.dropFirst()) : line
      let words = line.drop { $0 == " " }
      let isBlank = words.isEmpty
      let first = words.prefix { $0 != " " }
      let isNumber = first.last == "." && first.dropLast().allSatisfy(\.isNumber) && first.count > 1
      let standsAlone = isBlank || isNumber || ["-", "*", "+", ">", "#", "##", "###"].contains(first)
      if isOpen, !standsAlone, let last = lines.last {
        lines[lines.count - 1] = last + " " + words
      } else {
        lines.append(isBlank ? "" : line)
      }
      isOpen = !isBlank
    }
    return lines.joined(separator: "\n")
  }

  /// `label:   text` with the text hanging beside the label.
  func field(_ label: String, _ text: String, labelWidth: Int = 16) -> String {
    let name = label + String(repeating: " ", count: max(1, labelWidth - Plain.columns(label)))
    return wrapped(text, first: name, indent: labelWidth)
  }

  func bullet(_ text: String) -> String { wrapped(text, first: "- ", indent: 2) }

  /// Rows in columns; the last column takes what is left of the width and hangs, and the first hangs where all are too wide: a word that is
  /// wider than its column stands above its row.
  func table(_ rows: [[String]], gap: Int = 2) -> String {
    let count = rows.map(\.count).max() ?? 0
    guard count > 0 else { return "" }
    var widths = (0..<count).map { column in rows.map { Plain.columns($0.count > column ? $0[column] : "") }.max() ?? 0
    }
    let others = widths.dropFirst().dropLast().reduce(0, +) + min(widths[count - 1], 20) + gap * (count - 1)
    if count > 1 { widths[0] = min(widths[0], max(16, width - others)) }
    return rows.map { row in
      let name = row.first ?? ""
      let hangs = count > 1 && Plain.columns(name) > widths[0]
      var first =
        hangs ? Page(width: widths[0]).wrapped(name, indent: 2).split(separator: "\n").map(String.init) : [name]
      // A word that no line of the column holds stands above the row.
      let above = first.contains { Plain.columns($0) > widths[0] } ? wrapped(name, indent: 2) : nil
      if above != nil { first = [""] }
      var line = ""
      for (column, cell) in ([first[0]] + row.dropFirst()).dropLast().enumerated() {
        line += cell + String(repeating: " ", count: widths[column] - Plain.columns(cell) + gap)
      }
      let (room, last) = (Plain.columns(line), row.count > 1 ? row[row.count - 1] : name)
      let whole = room + 20 > width ? (line + last).trimmingEnd : wrapped(last, first: line, indent: room)
      return ([above].compactMap(\.self) + [whole] + first.dropFirst()).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

/// Text that is safe to show: nothing in it can steer a terminal.
enum Plain {
  /// Without control characters (shown as `^[` and the like) and without marks that turn the direction of writing.
  static func safe(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: plain.append(scalar)
      case 0x09: plain.append(" ")
      case 0x0D: continue
      case 0..<0x20, 0x7F:
        plain.append("^")
        plain.append(Unicode.Scalar(UInt8(scalar.value ^ 0x40)))
      case _ where isControl(scalar) || turnsDirection(scalar): continue
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }

  /// Whether it turns the direction of what follows, or is not seen at all, as the mark of the order of bytes.
  static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// How many columns a text takes, counted in characters.
  static func columns(_ text: String) -> Int { text.count }
}

extension String {
  var trimmingEnd: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
