package import Model

/// The bytes of a record's file with its name: what everything positioned refers to.
///
/// Always valid UTF-8 without NUL. Byte offsets are the one currency inside this module; lines and columns are made from
/// them here and nowhere else.
package struct SourceText: Sendable, Hashable {
  /// From the enquiry folder, with `/`.
  package let path: String
  package let bytes: [UInt8]

  /// The largest record that is read, in bytes.
  package static let limit = 1_048_576

  /// - Throws: ``RecordError`` for bytes that are no text, with the place and how to save the file again.
  package init(path: String, bytes: [UInt8]) throws(RecordError) {
    self.path = path
    self.bytes = bytes
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw refused("not_utf8", at: 0, "This file is saved as UTF-16.", "Save it again as UTF-8.")
    }
    if let nul = bytes.firstIndex(of: 0) {
      if bytes[nul...].allSatisfy({ $0 == 0 }), bytes.count - nul > 1 { throw SourceText.endsInNoughts(path) }
      throw refused("not_text", at: nul, "There is a NUL byte here, so this is not a text file.", "Save it as text.")
    }
    if bytes.count > SourceText.limit {
      throw refused(
        "too_large", at: 0, "This file has \(bytes.count / 1_048_576) MB; a record has 1 MB at most.",
        "Keep long material in files/ and name it here.")
    }
    if let wrong = SourceText.firstInvalidByte(bytes) {
      throw refused("not_utf8", at: wrong, "Here is a character that is not UTF-8.", "Save the file again as UTF-8.")
    }
  }

  /// What a disk keeps of a file whose bytes it had not got when the power went.
  private static func endsInNoughts(_ path: String) -> RecordError {
    RecordError(
      problem: Problem(
        .error, "not_text", at: Place(path: path),
        "This file is full of noughts, or ends in them, as a power cut or a full disk leaves it.",
        remedy: "Take back what was saved last: git restore \(path)"))
  }

  /// Text that is known to be good: a skeleton, or the result of an edit.
  package init(path: String, text: String) throws(RecordError) {
    try self.init(path: path, bytes: Array(text.utf8))
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Where the text begins, after a byte order mark.
  package var start: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The line end that the file uses first; `\n` when it has none.
  package var lineEnd: [UInt8] {
    guard let feed = bytes.firstIndex(of: UInt8(ascii: "\n")), feed > 0, bytes[feed - 1] == UInt8(ascii: "\r") else {
      return [UInt8(ascii: "\n")]
    }
    return [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }

  package var endsWithLineEnd: Bool { bytes.last == UInt8(ascii: "\n") }

  /// Whether the last line is one with nothing on it.
  var endsWithBlankLine: Bool { bytes.count > 1 && lineStart(bytes.count - 1) == lineStop(lineStart(bytes.count - 1)) }

  package func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The same with `\n` for every `\r\n`.
  func stringWithPlainLineEnds(_ range: Range<Int>) -> String {
    guard bytes[range].contains(UInt8(ascii: "\r")) else { return string(range) }
    return string(range).split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
  }

  /// Where the line of this offset begins.
  package func lineStart(_ offset: Int) -> Int {
    var at = offset
    while at > start, bytes[at - 1] != UInt8(ascii: "\n") { at -= 1 }
    return at
  }

  /// Where the line of this offset ends, before its line end.
  package func lineStop(_ offset: Int) -> Int {
    var at = offset
    while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
    return at > offset && at <= bytes.count && bytes[at - 1] == UInt8(ascii: "\r") ? at - 1 : at
  }

  /// Where the next line begins; the end of the file when there is none.
  package func nextLine(_ offset: Int) -> Int {
    var at = offset
    while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
    return min(at + 1, bytes.count)
  }

  /// The place of an offset: line from 1, column in characters from 1.
  package func place(_ offset: Int) -> Place {
    let begin = lineStart(min(offset, bytes.count))
    let line = bytes[start..<begin].count { $0 == UInt8(ascii: "\n") } + 1
    return Place(path: path, line: line, column: string(begin..<min(offset, bytes.count)).count + 1)
  }

  /// The line of an offset, for an excerpt.
  package func line(at offset: Int) -> String {
    let at = min(offset, bytes.count)
    return string(lineStart(at)..<lineStop(at))
  }

  /// A problem at an offset, with the line as its excerpt; of a very long line, as far as a caret needs it.
  package func problem(
    _ severity: Problem.Severity, _ code: String, at offset: Int, _ message: String, _ remedy: String
  ) -> Problem {
    let place = place(offset)
    let excerpt = String(line(at: offset).prefix(place.column + 200))
    return Problem(severity, code, at: place, message, remedy: remedy, excerpt: excerpt)
  }

  func refused(_ code: String, at offset: Int, _ message: String, _ remedy: String) -> RecordError {
    RecordError(problem: problem(.error, code, at: offset, message, remedy))
  }

  /// The first byte that begins no well-formed UTF-8 sequence; nil when all is well.
  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
    return offset
  }
}

/// A record that cannot be read or edited, with the place and the remedy.
package struct RecordError: Error, Hashable, CustomStringConvertible {
  package let problem: Problem

  package init(problem: Problem) { self.problem = problem }

  package var description: String {
    "\(problem.place.path):\(problem.place.line):\(problem.place.column): \(problem.message) \(problem.remedy)"
  }
}
