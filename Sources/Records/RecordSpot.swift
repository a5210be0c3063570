package import Model

/// Something in a record that a problem points at, in the record's own terms.
package enum RecordSpot: Sendable, Hashable {
  /// The value at a path, as `theory_of_change.outputs.0.measures`; with a text, the first value below it that reads so.
  /// What is not there gives way to what holds it.
  case value(String, reading: String? = nil)
  /// The words of a heading.
  case heading(String)
  /// The text below the front matter.
  case body
  /// A cell of the row of figures with this key; an empty one gives way to the row.
  case cell(String, of: Figure.Key)
  /// The line that reads so, as a row of a summary.
  case line(String)
  /// The first byte.
  case start
}

extension SourceText {
  /// Where something stands, as a byte offset; the start of the text when it cannot be found or the text not be read.
  package func offset(of spot: RecordSpot) -> Int {
    switch spot {
    case .start: return start
    case .cell(let column, let key): return offset(ofCell: column, key)
    case .line(let words): return offset(ofLine: Array(words.utf8))
    case .value, .heading, .body: break
    }
    // A record that cannot be read has its own problem, with its own place.
    guard let matter = try? FrontMatter(self) else { return start }
    switch spot {
    case .value(let path, let reading):
      return matter.root?.offset(of: KeyPath(path).steps[...], reading: reading) ?? start
    case .heading(let words): return matter.offset(ofHeading: words)
    case .body, .cell, .line, .start: return matter.body.isEmpty ? start : matter.body.lowerBound
    }
  }

  /// A problem at a spot, with its line as the excerpt.
  package func problem(
    _ severity: Problem.Severity, _ code: String, at spot: RecordSpot, _ message: String, remedy: String
  ) -> Problem {
    problem(severity, code, at: offset(of: spot), message, remedy)
  }

  private func offset(ofLine words: [UInt8]) -> Int {
    var at = start
    while at < bytes.count {
      if bytes[at..<lineStop(at)].elementsEqual(words) { return at }
      at = nextLine(at)
    }
    return start
  }

  private func offset(ofCell column: String, _ key: Figure.Key) -> Int {
    // As above: a table that cannot be read says so itself.
    guard let table = try? CSVTable(self), let row = Figure.row(key, in: table), let first = row.first else {
      return start
    }
    guard let index = table.column(column), index < row.count, !row[index].text.isEmpty else {
      return first.range.lowerBound
    }
    return row[index].range.lowerBound
  }
}

extension Node {
  /// The value at the steps, or the last one on the way that is there.
  fileprivate func offset(of steps: ArraySlice<String>, reading text: String?) -> Int {
    var node = self
    var at = range.lowerBound
    for step in steps {
      guard let next = node.child(step) else { break }
      // Nothing written has no place of its own; its key has.
      at = next.isEmpty ? node.entry(step)?.keyRange.lowerBound ?? at : next.range.lowerBound
      node = next
    }
    return text.flatMap { node.first(reading: $0)?.range.lowerBound } ?? at
  }

  /// The first value in the order of the text that reads so.
  private func first(reading text: String) -> Node? {
    switch content {
    case .scalar: return self.text == text ? self : nil
    case .list(let items, _): return items.lazy.compactMap { $0.first(reading: text) }.first
    case .map(let entries, _): return entries.lazy.compactMap { $0.value.first(reading: text) }.first
    }
  }
}

extension FrontMatter {
  fileprivate func offset(ofHeading words: String) -> Int {
    headingLines.first { $0.words == words }?.line.lowerBound ?? body.lowerBound
  }
}
