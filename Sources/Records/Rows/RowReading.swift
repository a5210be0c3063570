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
  private(set) var problems: [Problem] = []
  private(set) var more = 0
  private(set) var rejected: Set<Int> = []

  init(_ table: RowTable) { self.table = table }

  /// - Parameter words: made only when it is told in full.
  mutating func reject(_ code: String, at offset: Int, line: Int, _ words: () -> (message: String, remedy: String)) {
    rejected.insert(line)
    guard problems.count < Self.shown else {
      more += 1
      return
    }
    let (message, remedy) = words()
    problems.append(table.problem(.error, code, at: offset, line: line, message, remedy))
  }

  mutating func reject(_ problem: Problem, line: Int) {
    rejected.insert(line)
    if problems.count < Self.shown { problems.append(problem) } else { more += 1 }
  }

  /// Something wrong with the table as a whole.
  mutating func take(_ problem: Problem) { problems.insert(problem, at: 0) }

  mutating func reject(line: Int) { rejected.insert(line) }
}
