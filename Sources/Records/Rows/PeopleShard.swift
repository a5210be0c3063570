internal import Model

/// The people of one shard with what is known of each: the second half of the fast way.
struct PeopleShard {
  /// What the numbers in the rows of one piece of a table mean in all of it.
  struct Meaning {
    /// Of each column of names, of each spelling: an index into the names of the column, −1 for none.
    var names: [[Int32]]
    /// Of each occasion: its place in the order of time.
    var occasions: [Int]
  }

  private let columns: RowColumns
  private let mapping: RowMapping
  private let occasions: Int
  private var people: CodeTable
  private(set) var known: Known

  init(_ columns: RowColumns, _ mapping: RowMapping, occasions: Int, rows: Int) {
    self.columns = columns
    self.mapping = mapping
    self.occasions = occasions
    // Most people have a row at each occasion: a table no larger than it must be stays in the cache.
    let expected = columns.occasion < 0 ? rows : rows / max(1, occasions)
    people = CodeTable(foldsCapitals: true, expected: expected)
    known = Known(columns: columns.names.count, occasions: occasions, expected: expected)
  }

  /// Takes in rows; false when a person has two values at one occasion, or is said to be in two groups.
  mutating func gather(_ shard: Int, of rows: DealtRows, _ meaning: Meaning, _ bytes: Span<UInt8>) -> Bool {
    for block in rows.places(shard) {
      for place in block where !gather(rows, place, meaning, bytes) { return false }
    }
    return true
  }

  @inline(__always)
  private mutating func gather(_ rows: DealtRows, _ place: Int, _ meaning: Meaning, _ bytes: Span<UInt8>) -> Bool {
    guard let person = person(rows, place, meaning, bytes) else { return false }
    if person == known.count { known.add() }
    for column in columns.names.indices {
      let spelling = rows.name(column, place)
      guard spelling < 0 || known.put(meaning.names[column][Int(spelling)], person, column) else { return false }
    }
    if columns.occasion >= 0 {
      let occasion = meaning.occasions[Int(rows.name(columns.names.count, place))]
      return known.put(rows.value(0, place), person, occasion)
    }
    return columns.values.indices.allSatisfy {
      known.put(rows.value($0, place), person, meaning.occasions[$0])
    }
  }

  /// The number of a row's person; nil for what may not be meant as a code.
  @inline(__always)
  private mutating func person(
    _ rows: DealtRows, _ place: Int, _ meaning: Meaning, _ bytes: Span<UInt8>
  ) -> Int? {
    var key = rows.key(place)
    if columns.school >= 0 {
      key = key.shared(with: meaning.names[columns.school][Int(rows.name(columns.school, place))])
    }
    let person = people.number(of: key, bytes)
    return person == known.count && !key.isUsual && isOdd(key, bytes) ? nil : person
  }

  /// Whether a new code is `NA` and its like, or a line of totals.
  private func isOdd(_ key: CodeKey, _ bytes: Span<UInt8>) -> Bool {
    // One long word with a figure in it is neither, and not worth a string.
    var hasFigure = false
    let isWord = (key.start..<key.end).allSatisfy { at in
      let isFigure = bytes[at] &- UInt8(ascii: "0") <= 9
      hasFigure = hasFigure || isFigure
      return isFigure || (bytes[at] | 0x20) &- UInt8(ascii: "a") < 26
    }
    if isWord, hasFigure, key.end - key.start > 3 { return false }
    let code = RowTable.text(of: RowCell(start: key.start, end: key.end), in: bytes)
    return mapping.sumsUp(code) || key.end - key.start <= 3 && SpokenName(code).isMissing
  }

  // MARK: - What is known

  /// The people of a shard, person after person.
  struct Known {
    private let columns: Int
    private let occasions: Int
    private(set) var count = 0
    /// Of each person: an index into the names of each column, −1 while none is known.
    private var names: [Int32] = []
    /// Of each person: a value at each occasion.
    private var values: [Observations.Value] = []

    init(columns: Int, occasions: Int, expected: Int) {
      self.columns = columns
      self.occasions = occasions
      names.reserveCapacity(expected * columns)
      values.reserveCapacity(expected * occasions)
    }

    /// Adds a person of whom nothing is known.
    mutating func add() {
      count += 1
      for _ in 0..<columns { names.append(-1) }
      for _ in 0..<occasions { values.append(.missing) }
    }

    /// False when another name is known.
    @inline(__always)
    mutating func put(_ name: Int32, _ person: Int, _ column: Int) -> Bool {
      let at = person * columns + column
      if name < 0 || names[at] == name { return true }
      guard names[at] < 0 else { return false }
      names[at] = name
      return true
    }

    /// False when there is a value already.
    @inline(__always)
    mutating func put(_ value: Observations.Value, _ person: Int, _ occasion: Int) -> Bool {
      if value.isMissing { return true }
      let at = person * occasions + occasion
      guard values[at].isMissing else { return false }
      values[at] = value
      return true
    }

    // MARK: - Columns

    /// Puts what is known of each person below what is known of those of other shards.
    func add(names column: Int, to whole: inout [Int32]) {
      for at in stride(from: column, to: names.count, by: columns) { whole.append(names[at]) }
    }

    func add(values occasion: Int, to whole: inout [Observations.Value]) {
      for at in stride(from: occasion, to: values.count, by: occasions) { whole.append(values[at]) }
    }
  }
}
