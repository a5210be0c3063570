package import Model

/// What a table gave: its rows or the columns made of them, and all that is wrong.
package struct RowReading<Value: Sendable>: Sendable {
  /// Of ``RowTable/observations(_:of:)`` nil when anything is wrong.
  package var value: Value?
  /// The first ``RowComplaints/shown`` in the order of lines.
  package var problems: [Problem]
  /// How many more there are.
  package var more: Int
  /// The lines whose rows are not used, in order.
  package var rejected: [Int]
  /// Occasions that the definition has not, in the order of time.
  package var newOccasions: [String]
  /// What was taken although it is odd, a sentence each.
  package var remarks: [String]

  package init(
    value: Value?, problems: [Problem] = [], more: Int = 0, rejected: [Int] = [], newOccasions: [String] = [],
    remarks: [String] = []
  ) {
    self.value = value
    self.problems = problems
    self.more = more
    self.rejected = rejected
    self.newOccasions = newOccasions
    self.remarks = remarks
  }

  package var hasErrors: Bool { more > 0 || problems.contains { $0.severity == .error } }
}

/// Collects what is wrong with rows: the first in full, the rest by their lines.
package struct RowComplaints {
  /// So many are told in full.
  package static let shown = 20

  private let table: RowTable
  private var told: [(problem: Problem, column: String?)] = []
  private var untold: [String?: Int] = [:]
  private(set) var rejected: Set<Int> = []

  var problems: [Problem] { told.map(\.problem) }
  var more: Int { untold.values.reduce(0, +) }

  init(_ table: RowTable) { self.table = table }

  /// - Parameters:
  ///   - column: of the values of which it is said, for ``fold(_:into:)``.
  ///   - words: made only when it is told in full.
  mutating func reject(
    _ code: String, at offset: Int, line: Int, column: String? = nil,
    _ words: () -> (message: String, remedy: String)
  ) {
    rejected.insert(line)
    guard told.count < Self.shown else { return untold[column, default: 0] += 1 }
    let (message, remedy) = words()
    told.append((table.problem(.error, code, at: offset, line: line, message, remedy), column))
  }

  /// Puts one problem of a whole column in the place of those of its cells.
  mutating func fold(_ column: String, into problem: Problem) {
    told.removeAll { $0.column == column }
    untold[column] = nil
    take(problem)
  }

  mutating func reject(_ problem: Problem, line: Int) {
    rejected.insert(line)
    if told.count < Self.shown { told.append((problem, nil)) } else { untold[nil, default: 0] += 1 }
  }

  /// Something wrong with the table as a whole.
  mutating func take(_ problem: Problem) { told.insert((problem, nil), at: 0) }

  mutating func reject(line: Int) { rejected.insert(line) }
}
