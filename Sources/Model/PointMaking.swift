/// Adds up a series, occasion by occasion: everybody of a school, and each group.
struct PointMaking {
  private let observations: Observations
  private let origin: Summary.Origin
  private let margins: Margins

  init(_ observations: Observations, origin: Summary.Origin) {
    var plain = observations
    plain.subgroups = []
    self.observations = plain
    self.origin = origin
    margins = Margins(plain)
  }

  /// In the order of their keys. Schools have a point at every occasion, with n 0 where nobody has a value.
  var rows: [Summary.Point] {
    get throws(Summary.Unsummable) {
      let aligned = try AlignedValues(observations.values)
      var rows: [Summary.Point] = []
      for (occasion, values) in zip(observations.occasions, aligned.columns) {
        let tables = margins.tables { (cell: inout PointCell, participant: Int) in cell.add(values[participant]) }
        rows += margins.strata(tables).compactMap { stratum, cell in
          if stratum.group != nil && cell.n == 0 { return nil }
          var key = stratum
          key.from = occasion
          var point = Summary.Point(key: key, n: cell.n, sum: aligned.number(cell.sum))
          point.origin = origin
          return point
        }
      }
      return rows.sorted { $0.key < $1.key }
    }
  }
}

struct PointCell: Addable {
  private(set) var n = 0
  private(set) var sum: Int128 = 0
  private var isSeen = false

  init() {}

  /// A school without a value at an occasion still has its point.
  var isEmpty: Bool { !isSeen }

  @inline(__always)
  mutating func add(_ value: Int64) {
    isSeen = true
    guard value != AlignedValues.missing else { return }
    n += 1
    sum &+= Int128(value)
  }

  mutating func add(_ other: PointCell) {
    n += other.n
    sum &+= other.sum
    isSeen = isSeen || other.isSeen
  }
}
