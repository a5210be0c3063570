/// What a table's lines are written with: a byte order mark, and the line end of all of them.
struct TableFrame: Hashable {
  private let hasMark: Bool
  private let lineEnd: [UInt8]

  init(_ source: SourceText) {
    hasMark = source.start > 0
    lineEnd = source.lineEnd
  }

  private init(hasMark: Bool, lineEnd: [UInt8]) {
    self.hasMark = hasMark
    self.lineEnd = lineEnd
  }

  /// What one side alone changed, property by property.
  init(_ ours: SourceText, _ theirs: SourceText, bases: [SourceText?]) {
    let (one, other) = (TableFrame(ours), TableFrame(theirs))
    let before = bases.map { $0.map(TableFrame.init) }
    self.init(
      hasMark: LayoutChoice.between(one.hasMark, other.hasMark, base: before.map { $0?.hasMark }.common ?? nil),
      lineEnd: LayoutChoice.between(one.lineEnd, other.lineEnd, base: before.map { $0?.lineEnd }.common ?? nil))
  }

  /// The file of a summary.
  func bytes(of table: SummaryTable) -> [UInt8] {
    mark + Array(table.text(lineEnd: String(decoding: lineEnd, as: UTF8.self)).utf8)
  }

  private var mark: [UInt8] { hasMark ? [0xEF, 0xBB, 0xBF] : [] }

  /// A file of some lines.
  ///
  /// - Parameter isEnded: whether the last line has an end, too.
  func bytes(of lines: [[UInt8]], isEnded: Bool = true) -> [UInt8] {
    var bytes = mark
    for (number, line) in lines.enumerated() {
      bytes += line
      if isEnded || number < lines.count - 1 { bytes += lineEnd }
    }
    return bytes
  }
}
