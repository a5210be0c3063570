/// A text by its lines, each with the blank lines above it: those are layout.
struct SpacedText: Equatable, Sendable {
  /// The lines that are not blank.
  private(set) var lines: [LineText] = []
  /// The blank lines above each of them.
  private(set) var gaps: [[LineText]] = []
  /// The blank lines below the last one.
  var end: [LineText] = []

  init() {}

  init(_ lines: [LineText]) {
    var gap: [LineText] = []
    for line in lines {
      if line.isBlank {
        gap.append(line)
      } else {
        append(line, below: gap)
        gap = []
      }
    }
    end = gap
  }

  /// The lines of words that a person typed.
  init(saying words: String) {
    self.init([LineText](of: ArraySlice(words.utf8.filter { $0 != UInt8(ascii: "\r") })))
    end = []
  }

  var all: [LineText] { zip(gaps, lines).flatMap { $0 + [$1] } + end }

  mutating func append(_ line: LineText, below gap: [LineText]) {
    lines.append(line)
    gaps.append(gap)
  }

  /// Some of its lines with the blank ones between them, as one text.
  func told(_ range: Range<Int>) -> String {
    SpacedText(Array(range.flatMap { ($0 == range.lowerBound ? [] : gaps[$0]) + [lines[$0]] })).all.joined
  }
}
