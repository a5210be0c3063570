extension Commit {
  /// The first paragraph on one line.
  package var subject: String {
    (paragraphs.first ?? []).joined(separator: " ")
  }

  /// What stands between subject and trailers; empty when there is nothing.
  package var body: String {
    let kept = trailers.isEmpty ? paragraphs.dropFirst() : paragraphs.dropFirst().dropLast()
    return kept.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// The lines `Key: value` of the last paragraph, in their order; keys may come more than once.
  ///
  /// Stricter than git: a paragraph counts only if every line of it is a trailer, or (indented) goes on with the one
  /// above, so that prose with a colon in it is never taken for data. The subject never holds trailers.
  package var trailers: [(key: String, value: String)] {
    guard paragraphs.count > 1, let last = paragraphs.last else { return [] }
    var found: [(key: String, value: String)] = []
    for line in last {
      if line.first?.isWhitespace == true, let previous = found.popLast() {
        found.append((previous.key, previous.value + " " + line.trimmed))
      } else if let trailer = Self.trailer(line) {
        found.append(trailer)
      } else {
        return []
      }
    }
    return found
  }

  private var paragraphs: [[Substring]] {
    message.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .split { $0.allSatisfy(\.isWhitespace) }
      .map(Array.init)
  }

  private static func trailer(_ line: Substring) -> (key: String, value: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = line[..<colon]
    let isKey = key.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
      default: false
      }
    }
    guard isKey, !key.isEmpty else { return nil }
    return (String(key), line[line.index(after: colon)...].trimmed)
  }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}
