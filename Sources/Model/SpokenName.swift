/// A name as a table says it: without blanks around it, no-break spaces as blanks, several blanks as one.
///
/// Names that differ in capitals, accents or blanks only mean one thing: they have the same ``key``.
package struct SpokenName: Hashable, Sendable {
  package let text: String

  package init(_ written: some StringProtocol) {
    let isPlain = written.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    text = isPlain ? String(written) : written.split(whereSeparator: SpokenName.isBlank).joined(separator: " ")
  }

  package var key: String { text.folded }

  /// A space of any width, also those of no width that word processors leave.
  package static func isBlank(_ character: Character) -> Bool {
    character.isWhitespace || character == "\u{200B}" || character == "\u{FEFF}"
  }

  /// Whether it stands for nothing: an empty cell, `NA` or `N/A` in any case.
  package var isMissing: Bool { text.isEmpty || ["na", "n/a"].contains(text.lowercased()) }
}

/// The names of a column, each once, in byte order: `Control` and `control ` are one.
package struct NameIndex: Sendable {
  /// In byte order.
  package let names: [String]
  /// Of each spelling: the index into `names`.
  package let indexes: [Int32]

  /// - Parameters:
  ///   - spellings: as they are written, with how often; none is missing.
  ///   - known: the names of the definition, which win; else the commonest spelling does, then the first in byte order.
  package init(_ spellings: [(text: String, count: Int)], known: [String]) {
    let known = Dictionary(known.map { (SpokenName($0).key, $0) }) { first, _ in first }
    let written = spellings.map { SpokenName($0.text) }
    let keys = written.map(\.key)
    var counts: [String: [String: Int]] = [:]
    for (index, key) in keys.enumerated() {
      counts[key, default: [:]][written[index].text, default: 0] += spellings[index].count
    }
    let chosen = counts.map { key, counts in
      (key: key, name: known[key] ?? counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? key)
    }
    let ordered = chosen.sorted { $0.name.isBefore($1.name) }
    names = ordered.map(\.name)
    let places = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.key, Int32($0)) })
    indexes = keys.map { places[$0] ?? -1 }
  }
}

extension String {
  /// Byte order, the same on every machine.
  func isBefore(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
