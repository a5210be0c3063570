/// What codes of people may be that tell who somebody is, and only the school can say.
package enum CodeDoubt: Hashable, Sendable {
  /// All are two or three capital letters.
  case initials
  /// All are numbers of four to six digits.
  case admissionNumbers

  /// Looks at the codes of one column as they are read.
  package struct Tally: Sendable {
    package private(set) var filled = 0
    private var capitals = 0
    private var numbers = 0

    package init() {}

    package mutating func add(_ cell: UnsafeBufferPointer<UInt8>) {
      let cell = cell.trimmedOfBlanks
      guard !cell.isEmpty else { return }
      filled += 1
      if (2...3).contains(cell.count), cell.allSatisfy(\.isCapital) { capitals += 1 }
      if (4...6).contains(cell.count), cell.allSatisfy(\.isDigit) { numbers += 1 }
    }

    /// Nil where a single code is of another form.
    package var doubt: CodeDoubt? {
      guard filled > 0 else { return nil }
      return capitals == filled ? .initials : numbers == filled ? .admissionNumbers : nil
    }
  }
}
