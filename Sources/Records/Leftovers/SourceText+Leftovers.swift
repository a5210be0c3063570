internal import Model

// What a merge of texts leaves in a record that can be read all the same.
extension SourceText {
  /// A heading of level 1 or 2 that stands in the text a second time.
  package struct DoubledHeading: Sendable, Hashable {
    package let words: String
    package let offset: Int
    package let first: Int
  }

  package var doubledHeadings: [DoubledHeading] {
    // A record that cannot be read has its own problem.
    guard let matter = try? FrontMatter(self) else { return [] }
    var seen: [String: Int] = [:]
    return matter.headingLines.compactMap { heading in
      let key = heading.words.lowercased()
      guard let first = seen[key] else {
        seen[key] = heading.line.lowerBound
        return nil
      }
      return DoubledHeading(words: heading.words, offset: heading.line.lowerBound, first: first)
    }
  }

  /// The first line that ends otherwise than those above it; nil where all end alike. Line ends within a cell do not count.
  package var otherLineEnd: Int? {
    let isTable = path.hasSuffix(".csv")
    let isUsuallyShort = lineEnd.count == 1
    var isInCell = false
    var line = start
    for (offset, byte) in bytes.enumerated().dropFirst(start) {
      if isTable, byte == UInt8(ascii: "\"") { isInCell.toggle() }
      guard byte == UInt8(ascii: "\n"), !isInCell else { continue }
      let isShort = offset == 0 || bytes[offset - 1] != UInt8(ascii: "\r")
      if isShort != isUsuallyShort { return line }
      line = offset + 1
    }
    return nil
  }

  /// Lines of the text that say almost the same as the line above: two versions of one. No lists and no tables, where lines are
  /// alike on purpose.
  package var twofoldLines: [Int] {
    let lines = textLines
    return zip(lines, lines.dropFirst()).compactMap { above, line in
      isVersion(string(line), of: string(above)) ? line.lowerBound : nil
    }
  }

  /// Lines of seven equals signs of which nobody can tell whether git left them or they underline a heading.
  package var doubtfulMarks: [Int] {
    let known = mergeConflicts
    return textLines.filter { line in
      string(line) == "=======" && !known.contains { $0.bytes.contains(line.lowerBound) }
        && string(lineAbove(line.lowerBound)).trimmingBlanks.count != 7
    }.map(\.lowerBound)
  }

  /// The lines below the front matter that are no code, without their ends.
  private var textLines: [Range<Int>] {
    // A record that cannot be read has its own problem.
    guard let body = try? FrontMatter(self).body else { return [] }
    var lines: [Range<Int>] = []
    var code = CodeFence()
    var line = body.lowerBound
    while line < body.upperBound {
      let range = line..<lineStop(line)
      if !code.passes(string(range)) { lines.append(range) }
      line = nextLine(line)
    }
    return lines
  }

  func lineAbove(_ offset: Int) -> Range<Int> {
    guard offset > start else { return start..<start }
    let begin = lineStart(offset - 1)
    return begin..<lineStop(begin)
  }

  /// Whether two lines share at least four fifths of their words, in order; of a few words nobody can tell, and whole pages are
  /// not compared.
  private func isVersion(_ line: String, of other: String) -> Bool {
    guard let first = line.first, first.isLetter, other.first?.isLetter ?? false, line != other else { return false }
    let (words, others) = (line.split(separator: " "), other.split(separator: " "))
    let least = 0.8 * Double(max(words.count, others.count))
    guard min(words.count, others.count) >= 6, Double(min(words.count, others.count)) >= least,
      max(words.count, others.count) <= 400
    else { return false }
    return Double(SourceText.shared(words, others)) >= least
  }

  /// How many words two lines have in common, in order.
  private static func shared(_ one: [Substring], _ other: [Substring]) -> Int {
    var previous = [Int](repeating: 0, count: other.count + 1)
    for word in one {
      var current = previous
      for (index, another) in other.enumerated() {
        current[index + 1] = word == another ? previous[index] + 1 : max(previous[index + 1], current[index])
      }
      previous = current
    }
    return previous[other.count]
  }
}
