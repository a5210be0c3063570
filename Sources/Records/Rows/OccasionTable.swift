internal import Model

/// The occasions of a table in the long form, by how they are spelt: what one piece of it has, or all together.
struct OccasionTable {
  /// In place of a number: a date that only the whole column can decide about; nothing, or no day in a series.
  static let undecided: Int32 = -1
  static let troubled: Int32 = -2

  private let conventions: RowConventions
  private let names: OccasionNames
  private let isSeries: Bool
  private var spellings = CodeTable(foldsCapitals: false)
  /// Of each spelling: its occasion.
  private var meaning: [Int32] = []
  /// As they first appear; of two spellings the one that ``OccasionNames/spelling(of:_:)`` takes.
  private(set) var occasions: [String] = []

  init(_ measure: Measure, _ conventions: RowConventions) {
    self.conventions = conventions
    names = OccasionNames(of: measure)
    isSeries = measure.scale == .series
  }

  /// The number of the occasion in a cell.
  @inline(__always)
  mutating func number(_ bytes: Span<UInt8>, _ cell: RowCell) -> Int32 {
    guard !cell.isEmpty else { return OccasionTable.troubled }
    let spelling = spellings.number(of: bytes, cell.start, cell.end)
    if spelling == meaning.count { meaning.append(learn(bytes, cell)) }
    return meaning[spelling]
  }

  /// Finds the occasion of a new spelling.
  private mutating func learn(_ bytes: Span<UInt8>, _ cell: RowCell) -> Int32 {
    let written = SpokenName(RowTable.text(of: cell, in: bytes))
    if written.isMissing { return OccasionTable.troubled }
    if conventions.dayOrder == nil, names.id(of: written.text) == nil, case .either? = WrittenDay(written.text) {
      return OccasionTable.undecided
    }
    guard let name = conventions.occasion(written.text, names, isSeries: isSeries) else {
      return OccasionTable.troubled
    }
    return number(of: name)
  }

  /// The number of an occasion, which is taken in when it is new.
  mutating func number(of name: String) -> Int32 {
    let key = SpokenName(name).key
    if let known = occasions.firstIndex(where: { SpokenName($0).key == key }) {
      occasions[known] = OccasionNames.spelling(of: occasions[known], name)
      return Int32(known)
    }
    occasions.append(name)
    return Int32(occasions.count - 1)
  }

  /// The occasions in the order of time, and of each number its place there.
  var inOrder: (names: [String], places: [Int]) {
    let order = names.order(of: occasions)
    var places = [Int](repeating: 0, count: occasions.count)
    for (place, occasion) in order.enumerated() { places[occasion] = place }
    return (order.map { occasions[$0] }, places)
  }
}
