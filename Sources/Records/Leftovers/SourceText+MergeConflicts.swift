package import Model

/// Two versions of some lines that git's text merge left one below the other.
package struct MergeConflict: Sendable, Hashable {
  /// The lines of its marks, from the first to the last.
  package let bytes: Range<Int>
  package let problem: Problem
}

extension SourceText {
  /// What git's text merge left, in the order of the text; a mark whose fellow was deleted counts alone.
  ///
  /// A line of equals signs alone is one where it cannot underline a heading: among keys and figures, and between lines of text.
  package var mergeConflicts: [MergeConflict] {
    var found: [MergeConflict] = []
    var opening: Int?
    var line = start
    while line < bytes.count {
      if isMark("<<<<<<<", at: line) {
        if let first = opening { found.append(lone(first)) }
        opening = line
      } else if isMark(">>>>>>>", at: line) {
        found.append(opening.map { conflict(from: $0, to: line) } ?? lone(line))
        opening = nil
      } else if opening == nil, isLeft(at: line) {
        found.append(lone(line))
      }
      line = nextLine(line)
    }
    if let opening { found.append(lone(opening)) }
    return found
  }

  /// Whether conflicts touch what the program computes on: the keys of a record, or figures; not only its text.
  package func hasKeys(within conflicts: [MergeConflict]) throws(RecordError) -> Bool {
    guard path.hasSuffix(".md") else { return true }
    let body = try FrontMatter(self).body
    return conflicts.contains { $0.bytes.lowerBound < body.lowerBound }
  }

  /// Seven marks, and nothing or a blank after them.
  private func isMark(_ mark: String, at line: Int) -> Bool {
    let stop = line + mark.utf8.count
    guard stop <= bytes.count, bytes[line..<stop].elementsEqual(mark.utf8) else { return false }
    return stop == bytes.count || [UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(bytes[stop])
  }

  /// Whether a line is what is left of a mark between the versions, whose fellows were deleted.
  private func isLeft(at line: Int) -> Bool {
    if isMark("|||||||", at: line) { return lineStop(line) > line + "||||||| ".utf8.count }
    guard isMark("=======", at: line), lineStop(line) == line + "=======".utf8.count else { return false }
    guard path.hasSuffix(".md"), line >= bodyStart else { return true }
    let above = string(lineAbove(line)).trimmingBlanks
    if above.isEmpty { return true }
    // Whoever underlines a heading counts its letters, or leaves a line free below.
    let below = nextLine(line)
    return above.count != 7 && below < bytes.count && !string(below..<lineStop(below)).trimmingBlanks.isEmpty
  }

  /// Where the text of a Markdown record begins, after the second line of three hyphens.
  private var bodyStart: Int {
    let isFence = { (line: Int) in string(line..<lineStop(line)).trimmingBlanks == "---" }
    guard isFence(start) else { return start }
    var line = nextLine(start)
    while line < bytes.count, !isFence(line) { line = nextLine(line) }
    return nextLine(line)
  }

  private func conflict(from first: Int, to last: Int) -> MergeConflict {
    MergeConflict(
      bytes: first..<nextLine(last),
      problem: problem(
        .error, "merge_conflict", at: first,
        "git could not merge these lines: two versions stand here, from line \(place(first).line) to line "
          + "\(place(last).line).",
        "Keep the version that is right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."))
  }

  private func lone(_ line: Int) -> MergeConflict {
    MergeConflict(
      bytes: line..<nextLine(line),
      problem: problem(
        .error, "merge_conflict", at: line, "This line is what a merge by git left behind.",
        "Look whether the lines around it are right, and delete this one."))
  }
}
