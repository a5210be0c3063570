/// Two versions of a text in one file, as plain git leaves them to a person: lines that both have stand once, the others between
/// markers.
package struct ConflictText {
  private let ours: SourceText
  private let theirs: SourceText
  private let labels: (ours: String, theirs: String)
  private let size: Int

  /// - Parameters:
  ///   - labels: what stands behind the markers, as names of branches.
  ///   - size: how many characters a marker has.
  package init(_ ours: SourceText, _ theirs: SourceText, labels: (ours: String, theirs: String), size: Int = 7) {
    (self.ours, self.theirs, self.labels, self.size) = (ours, theirs, labels, max(1, size))
  }

  package var bytes: [UInt8] {
    let (olds, news) = (Self.lines(of: ours.bytes), Self.lines(of: theirs.bytes))
    var numbers: [LineText: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      let text = LineText(line)
      let known = numbers[text] ?? numbers.count
      numbers[text] = known
      return known
    }
    var bytes: [UInt8] = []
    var done = 0
    for change in LineDiff.changes(olds.map(number), news.map(number)) {
      olds[done..<change.old.lowerBound].forEach { bytes += $0 }
      bytes += marker("<", labels.ours) + whole(olds[change.old])
      bytes += marker("=", "") + whole(news[change.new]) + marker(">", labels.theirs)
      done = change.old.upperBound
    }
    olds[done...].forEach { bytes += $0 }
    return bytes
  }

  private func marker(_ sign: Character, _ label: String) -> [UInt8] {
    let line = String(repeating: sign, count: size) + (label.isEmpty ? "" : " " + label)
    return Array(line.utf8) + ours.lineEnd
  }

  /// Some lines, the last of them with its line end also where it is that of the file and has none.
  private func whole(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [UInt8] {
    let bytes = lines.flatMap { $0 }
    return bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? bytes : bytes + ours.lineEnd
  }

  /// Lines with their ends.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let stop = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.endIndex
      lines.append(bytes[start..<stop])
      start = stop
    }
    return lines
  }
}
