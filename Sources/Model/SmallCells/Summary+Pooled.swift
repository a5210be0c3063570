// The rows of a plan: those of schools that stand together added up, those that are left out gone.
extension Summary {
  func pooled(_ rows: [Sums], _ plans: [PoolingPlan]) throws(Unsummable) -> [Sums] {
    var order: [Key] = []
    var sums: [Key: Sums] = [:]
    let bySpan = Dictionary(plans.map { ($0.table.span, $0) }) { first, _ in first }
    for row in rows {
      guard let plan = bySpan[row.key.span], let block = plan.block(of: row.key) else { continue }
      var row = row
      if plan.fewLeft[row.key.breakdown]?.contains(row.key.school) == true { row.withholdAllFrom() }
      if plan.fewJoined[row.key.breakdown]?.contains(row.key.school) == true { row.withholdAllTo() }
      row.key.school = SchoolsTogether.name(of: block)
      guard let before = sums[row.key] else {
        order.append(row.key)
        sums[row.key] = row
        continue
      }
      sums[row.key] = try before.adding(row)
    }
    return order.compactMap { sums[$0] }
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
      row.key.school = SchoolsTogether.name(of: block)
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

  func pooled(_ rows: [Point], _ plans: [PoolingPlan]) throws(Unsummable) -> [Point] {
    var order: [Key] = []
    var points: [Key: Point] = [:]
    let bySpan = Dictionary(plans.map { ($0.table.span, $0) }) { first, _ in first }
    for row in rows {
      guard let block = bySpan[row.key.span]?.block(of: row.key) else { continue }
      var row = row
      row.key.school = SchoolsTogether.name(of: block)
      guard let before = points[row.key] else {
        order.append(row.key)
        points[row.key] = row
        continue
      }
      points[row.key] = try before.adding(row)
    }
    // Points without a value stand beside points with one, and never alone for a school whose others are left out.
    let told = Set(points.values.filter { $0.n > 0 }.map { [$0.key.school, $0.key.group] })
    return order.compactMap { points[$0] }.filter { told.contains([$0.key.school, $0.key.group]) }
  }
}

extension Summary.Sums {
  fileprivate mutating func withholdAllFrom() {
    (sumFromAll, sumsqFromAll, atMinFrom, atMaxFrom) = (nil, nil, nil, nil)
  }

  fileprivate mutating func withholdAllTo() { (sumToAll, sumsqToAll, atMinTo, atMaxTo) = (nil, nil, nil, nil) }
}
