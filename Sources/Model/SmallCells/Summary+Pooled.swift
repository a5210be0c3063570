// The rows of a plan: those of schools that stand together added up, those that are left out gone.
extension Summary {
  func pooled(_ rows: [Sums], _ plans: [PoolingPlan]) -> [Sums] {
    var order: [Key] = []
    var sums: [Key: Sums?] = [:]
    let bySpan = Dictionary(plans.map { ($0.table.span, $0) }) { first, _ in first }
    for row in rows {
      guard let plan = bySpan[row.key.span], let block = plan.block(of: row.key) else { continue }
      var row = row
      if plan.fewLeft[row.key.breakdown]?.contains(row.key.school) == true { row.withholdAllFrom() }
      if plan.fewJoined[row.key.breakdown]?.contains(row.key.school) == true { row.withholdAllTo() }
      row.key.school = PoolingPlan.name(of: block)
      guard let before = sums[row.key] else {
        order.append(row.key)
        sums[row.key] = .some(row)
        continue
      }
      // A sum that no 128 bits hold is none: the row goes, and the reader of the rows says why.
      sums[row.key] = .some(before?.adding(row))
    }
    return order.compactMap { sums[$0] ?? nil }
  }

  func pooled(_ rows: [Move], _ plans: [PoolingPlan]) -> [Move] {
    struct Path: Hashable {
      var key: Key
      var from: Move.Level
      var to: Move.Level
    }
    var order: [Path] = []
    var moves: [Path: Move] = [:]
    let bySpan = Dictionary(plans.map { ($0.table.span, $0) }) { first, _ in first }
    for row in rows {
      guard let plan = bySpan[row.key.span], let block = plan.block(of: row.key) else { continue }
      var row = row
      let margin = row.key.breakdown
      if row.to == .absent, plan.fewLeft[margin]?.contains(row.key.school) == true { row.from = .withheld }
      if row.from == .absent, plan.fewJoined[margin]?.contains(row.key.school) == true { row.to = .withheld }
      row.key.school = PoolingPlan.name(of: block)
      let path = Path(key: row.key, from: row.from, to: row.to)
      guard var before = moves[path] else {
        order.append(path)
        moves[path] = row
        continue
      }
      before.n += row.n
      before.origin = before.origin.adding(row.origin)
      moves[path] = before
    }
    return order.compactMap { moves[$0] }
  }

  func pooled(_ rows: [Point], _ plans: [PoolingPlan]) -> [Point] {
    var order: [Key] = []
    var points: [Key: Point?] = [:]
    let bySpan = Dictionary(plans.map { ($0.table.span, $0) }) { first, _ in first }
    for row in rows {
      guard let block = bySpan[row.key.span]?.block(of: row.key) else { continue }
      var row = row
      row.key.school = PoolingPlan.name(of: block)
      guard let before = points[row.key] else {
        order.append(row.key)
        points[row.key] = .some(row)
        continue
      }
      points[row.key] = .some(before?.adding(row))
    }
    return order.compactMap { points[$0] ?? nil }
  }
}

extension Summary.Point {
  fileprivate func adding(_ other: Summary.Point) -> Summary.Point? {
    guard let sum = sum.adding(other.sum) else { return nil }
    var both = Summary.Point(key: key, n: n + other.n, sum: sum)
    both.origin = origin.adding(other.origin)
    return both
  }
}

extension Summary.Sums {
  fileprivate mutating func withholdAllFrom() {
    (sumFromAll, sumsqFromAll, atMinFrom, atMaxFrom) = (nil, nil, nil, nil)
  }

  fileprivate mutating func withholdAllTo() { (sumToAll, sumsqToAll, atMinTo, atMaxTo) = (nil, nil, nil, nil) }

  /// Both schools' people together; nil when a sum leaves 128 bits. What one withholds both do.
  fileprivate func adding(_ other: Summary.Sums) -> Summary.Sums? {
    guard let from = sumFrom.adding(other.sumFrom), let to = sumTo.adding(other.sumTo),
      let squaresFrom = sumsqFrom.adding(other.sumsqFrom), let squaresTo = sumsqTo.adding(other.sumsqTo),
      let product = sumProduct.adding(other.sumProduct)
    else { return nil }
    var both = self
    both.origin = origin.adding(other.origin)
    (both.sumFrom, both.sumTo) = (from, to)
    (both.sumsqFrom, both.sumsqTo, both.sumProduct) = (squaresFrom, squaresTo, product)
    both.nFrom += other.nFrom
    both.nTo += other.nTo
    both.n += other.n
    both.up += other.up
    both.same += other.same
    both.down += other.down
    func sum(_ field: KeyPath<Summary.Sums, ExactNumber?>) -> ExactNumber? {
      self[keyPath: field].flatMap { one in other[keyPath: field].flatMap(one.adding) }
    }
    func count(_ field: KeyPath<Summary.Sums, Int?>) -> Int? {
      self[keyPath: field].flatMap { one in other[keyPath: field].map { one + $0 } }
    }
    (both.sumFromAll, both.sumsqFromAll) = (sum(\.sumFromAll), sum(\.sumsqFromAll))
    (both.sumToAll, both.sumsqToAll) = (sum(\.sumToAll), sum(\.sumsqToAll))
    (both.atMinFrom, both.atMaxFrom) = (count(\.atMinFrom), count(\.atMaxFrom))
    (both.atMinTo, both.atMaxTo) = (count(\.atMinTo), count(\.atMaxTo))
    return both
  }
}
