/// Writes parts down, each at the margin where it is put.
struct WrittenWriter {
  private(set) var bytes: [UInt8] = []

  /// Below a block of text: the column from which on a line would belong to it.
  private var swallows: Int?
  /// Whether blank lines would, too.
  private var swallowsBlanks = false

  private static let feed = UInt8(ascii: "\n")
  private static let blank = UInt8(ascii: " ")

  mutating func write(_ raw: ArraySlice<UInt8>) { bytes += raw }

  mutating func write(root: WrittenValue, end: [WrittenLine]) {
    switch root.form {
    case .words(let words):
      if case .nothing = root.content { break }
      write(words, margin: 0)
    case .block(let block): write(root.parts, margin: block.offset, isInline: false)
    }
    write(end, margin: 0)
  }

  // MARK: - Parts

  private mutating func write(_ parts: [WrittenPart], margin: Int, isInline: Bool) {
    for (index, part) in parts.enumerated() {
      if index > 0 || !isInline {
        write(part.above, margin: margin)
        bytes.append(contentsOf: repeatElement(WrittenWriter.blank, count: margin))
      }
      bytes += part.head
      swallows = nil
      write(part.value, margin: margin)
    }
  }

  mutating func write(_ value: WrittenValue, margin: Int) {
    switch value.form {
    case .words(let words): write(words, margin: margin)
    case .block(let block):
      let parts = value.parts
      // A line above the first key has no place behind a dash.
      let hasComment = parts.first?.above.contains { !$0.isBlank } ?? true
      if block.isInline, !hasComment {
        bytes.append(contentsOf: repeatElement(WrittenWriter.blank, count: block.offset - 1))
        write(parts, margin: margin + block.offset, isInline: true)
      } else {
        bytes += block.tail
        bytes.append(WrittenWriter.feed)
        write(parts, margin: margin + block.offset, isInline: false)
      }
    }
  }

  private mutating func write(_ words: WrittenWords, margin: Int) {
    bytes += words.first
    for line in words.rest {
      bytes.append(WrittenWriter.feed)
      write(line, margin: margin)
    }
    if words.tail.first == UInt8(ascii: "#"), words.lastByte.map({ !WrittenWords.closers.contains($0) }) ?? true {
      bytes.append(WrittenWriter.blank)
    }
    bytes += words.tail
    bytes.append(WrittenWriter.feed)
    swallows = words.textIndent.map { margin + $0 }
    swallowsBlanks = words.keepsBlanks
  }

  // MARK: - Lines

  private mutating func write(_ lines: [WrittenLine], margin: Int) {
    for line in lines {
      if let column = swallows {
        if line.isBlank {
          if swallowsBlanks { continue }
          // Blanks that stand further in than the text would be a part of it.
          if let indent = line.indent, margin + indent > column || !line.bytes.isEmpty {
            bytes.append(WrittenWriter.feed)
            continue
          }
        } else {
          swallows = nil
          if let indent = line.indent, margin + indent >= column {
            write(WrittenLine(comment: line.bytes), margin: margin)
            bytes.append(WrittenWriter.feed)
            continue
          }
        }
      }
      write(line, margin: margin)
      bytes.append(WrittenWriter.feed)
    }
  }

  private mutating func write(_ line: WrittenLine, margin: Int) {
    guard let indent = line.indent else { return }
    bytes.append(contentsOf: repeatElement(WrittenWriter.blank, count: max(0, margin + indent)))
    bytes += line.bytes
  }
}
