// What several spans tell together of those who were not there at one of their occasions.
extension PoolingPlan {
  /// Leaves out cells whose matched people differ by a few, or by some for others, from those of another span that begins or ends at the same
  /// occasion: the difference of their sums would be those few.
  mutating func leaveOutSteps(beside other: PoolingPlan) {
    for (isStart, isOtherStart) in [(true, true), (true, false), (false, true), (false, false)] {
      let occasion = isStart ? table.span.from : table.span.to
      guard let occasion, occasion == (isOtherStart ? other.table.span.from : other.table.span.to) else { continue }
      for margin in blocks.keys.sorted() {
        for block in blocks[margin] ?? [] {
          // Compared where both tell of the same schools, one taken together or not.
          let others = (other.blocks[margin] ?? []).filter { !Set($0).isDisjoint(with: block) }
          guard !others.isEmpty else { continue }
          let schools = Set(others.joined()).union(block).sorted { ($0 ?? "") < ($1 ?? "") }
          if differ(schools, margin, other, isStart, isOtherStart) {
            steps.append(Step(schools: block, margin: margin, beside: other.table.span))
            leaveOut(Set(block), from: margin)
          }
        }
      }
    }
  }

  private func differ(
    _ schools: [School], _ margin: Summary.Breakdown, _ other: PoolingPlan, _ isStart: Bool, _ isOtherStart: Bool
  ) -> Bool {
    let ours = table.cells(of: schools, by: margin)
    let theirs = other.table.cells(of: schools, by: margin)
    return Set(ours.keys).union(theirs.keys).contains { label in
      let (one, two) = (ours[label] ?? CellTotals(), theirs[label] ?? CellTotals())
      let (start, end) = (one.moments(atStart: isStart), two.moments(atStart: isOtherStart))
      // As many people with the same sums are the same people; a few more or fewer, or others in their place, are not.
      let isSame = one.matched == two.matched && start == end
      return (one.matched - two.matched).magnitude < least && !isSame
    }
  }

  /// What all had at an occasion is told by every span of it, so it is withheld in all where one would betray a few.
  static func shareWithheld(_ plans: inout [PoolingPlan]) {
    var grew = true
    while grew {
      grew = false
      var few: [String: [Summary.Breakdown: Set<School>]] = [:]
      for plan in plans {
        few[plan.table.span.from, default: [:]].merge(plan.fewLeft) { $0.union($1) }
        if let end = plan.table.span.to { few[end, default: [:]].merge(plan.fewJoined) { $0.union($1) } }
      }
      for place in plans.indices {
        let span = plans[place].table.span
        let (left, joined) = (plans[place].fewLeft, plans[place].fewJoined)
        plans[place].fewLeft = plans[place].widened(few[span.from] ?? [:])
        plans[place].fewJoined = span.to.map { plans[place].widened(few[$0] ?? [:]) } ?? [:]
        if plans[place].fewLeft != left || plans[place].fewJoined != joined { grew = true }
      }
    }
  }

  /// Whole blocks, and whatever is finer.
  private func widened(_ few: [Summary.Breakdown: Set<School>]) -> [Summary.Breakdown: Set<School>] {
    var wide = few
    for (margin, schools) in few {
      for finer in blocks.keys where PoolingPlan.isSame(margin, orWithin: finer) {
        for block in blocks[finer] ?? [] where !schools.isDisjoint(with: block) {
          wide[finer, default: []].formUnion(block)
        }
      }
    }
    return wide
  }
}
