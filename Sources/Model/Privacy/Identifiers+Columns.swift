extension Identifiers {
  /// What was found in a column, without a word of what stands there.
  package struct Finding: Hashable, Sendable {
    /// Nil where the heading itself tells who somebody is.
    package var heading: String?
    /// Counted from 1.
    package var column: Int
    package var kind: Kind
    /// Whether the heading says so; `count` is 0 where only it does.
    package var isByHeading: Bool
    /// How many cells look like it, of how many that are filled.
    package var count: Int
    package var filled: Int
    /// Whether the column must not be kept; else it is worth a warning.
    package var isRefused: Bool

    package init(
      heading: String?, column: Int, kind: Kind, isByHeading: Bool, count: Int, filled: Int, isRefused: Bool
    ) {
      self.heading = heading
      self.column = column
      self.kind = kind
      self.isByHeading = isByHeading
      self.count = count
      self.filled = filled
      self.isRefused = isRefused
    }

    /// `24 of 24 cells look like UPNs`, `the heading says that it holds names`.
    package var words: String {
      if count == 0 { return "the heading says that it holds \(kind.plural)" }
      let cells = filled == 1 ? "the only cell" : "\(count) of \(filled) cells"
      let verb = count == 1 ? "looks" : "look"
      return "\(cells) \(verb) like \(count == 1 ? kind.singular : kind.plural)"
    }
  }

  /// Counts the cells of one column as they are read.
  package struct Tally: Sendable {
    private let heading: String
    private let column: Int
    private let role: Role
    private let isOfExams: Bool
    private var filled = 0
    private var counts: [Kind: Int] = [:]
    /// Of cells that look like names, at most 64: labels repeat, names hardly do.
    private var names: Set<String> = []
    /// A full name with a title or a forename before it: one is enough.
    private var hasSureName = false
    /// A heading that says names, above numbers alone, as “pupils” does in a table of counts.
    private let saysNames: Bool
    private var numbers = 0
    /// Cells of a column of codes that are one word of letters, as names are.
    private var words = 0

    /// - Parameter column: counted from 1.
    package init(heading: String, column: Int, role: Role) {
      self.heading = heading
      self.column = column
      self.role = role
      isOfExams = Identifiers.isOfExams(heading)
      saysNames = role != .participant && Identifiers.kind(ofHeading: heading) == .name
    }

    /// - Parameter times: how often it stands in the column, where that was counted before.
    package mutating func add(_ cell: UnsafeBufferPointer<UInt8>, times: Int = 1) {
      guard !cell.isEmpty else { return }
      filled += times
      if saysNames, CellShape(cell).isNumber { numbers += times }
      if role == .participant, Identifiers.isWord(cell) { words += times }
      guard let kind = Identifiers.kind(ofCell: cell, as: role) else {
        if isOfExams, cell.count == 4, cell.allSatisfy(\.isDigit) { counts[.candidateNumber, default: 0] += times }
        return
      }
      counts[kind, default: 0] += times
      guard kind == .name, names.count < 64 else { return }
      if names.insert(String(decoding: cell, as: UTF8.self)).inserted {
        hasSureName = hasSureName || Identifiers.isSurelyName(cell)
      }
    }

    package mutating func add(_ cell: some StringProtocol, times: Int = 1) {
      var text = String(cell)
      text.withUTF8 { add($0, times: times) }
    }

    /// Adds up what was counted of another part of the same column.
    package mutating func add(_ other: Tally) {
      filled += other.filled
      counts.merge(other.counts, uniquingKeysWith: +)
      names.formUnion(other.names.prefix(64))
      hasSureName = hasSureName || other.hasSureName
      words += other.words
      numbers += other.numbers
    }

    /// What was found: the surest first, then the most frequent.
    package var findings: [Finding] {
      let isCounts = saysNames && filled > 0 && numbers == filled
      let said = isCounts ? nil : Identifiers.kind(ofHeading: heading)
      let isTelling = Identifiers.kind(ofCell: heading, as: .occasion)?.isCertain == true
      var found = counts.map { kind, count in
        Finding(
          heading: isTelling ? nil : heading, column: column, kind: kind, isByHeading: kind == said, count: count,
          filled: filled, isRefused: kind == said || isRefused(kind, count))
      }
      if let said, counts[said] == nil {
        found.append(
          Finding(
            heading: isTelling ? nil : heading, column: column, kind: said, isByHeading: true, count: 0, filled: filled,
            isRefused: true))
      }
      // Codes of letters alone, as Asha or BEGUM: no list has all names, and codes have figures in them.
      if words >= 3, words * 2 >= filled, !found.contains(where: \.isRefused) {
        found.removeAll { $0.kind == .name }
        found.append(
          Finding(
            heading: heading, column: column, kind: .name, isByHeading: false, count: words, filled: filled,
            isRefused: true))
      }
      return found.sorted {
        ($0.isRefused ? 0 : 1, -$0.count, $0.kind.rawValue) < ($1.isRefused ? 0 : 1, -$1.count, $1.kind.rawValue)
      }
    }

    private func isRefused(_ kind: Kind, _ count: Int) -> Bool {
      if kind.isCertain || kind == .name && hasSureName { return true }
      guard count * 3 >= filled else { return false }
      guard kind == .name, role == .group else { return true }
      return names.count >= 4 && (names.count * 4 >= count || names.count > 20)
    }
  }

  /// A column with all its cells, for tables that are small enough to have them at hand.
  package struct Column: Sendable {
    package var heading: String
    package var role: Role
    package var cells: [String]

    package init(heading: String, role: Role, cells: [String]) {
      self.heading = heading
      self.role = role
      self.cells = cells
    }
  }

  /// What was found in some columns, in their order.
  package static func findings(in columns: [Column]) -> [Finding] {
    columns.enumerated().flatMap { place, column in
      var tally = Tally(heading: column.heading, column: place + 1, role: column.role)
      for cell in column.cells { tally.add(cell) }
      return tally.findings
    }
  }
}
