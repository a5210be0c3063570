// Two ways of telling people apart of which one may lie within the other, as free meals within pupil premium, or a group that is
// one school and a few of another.
extension ToldTogether {
  /// The finer of two ways, where what they are apart is a few: figures by hand do not say who is in both.
  var nested: Set<Betrayal> {
    struct Sheet: Hashable {
      let breakdown: Breakdown
      let when: Population.When
      let isByHand: Bool
    }
    let simple = populations.filter { $0.who.count == 1 }
    let sheets = Dictionary(grouping: simple) { Sheet(breakdown: $0.breakdown, when: $0.when, isByHand: $0.isByHand) }
    var found: Set<Betrayal> = []
    for (one, first) in sheets where one.isByHand {
      for (other, second) in sheets where one.breakdown != other.breakdown && second[0].isAt(one.when) {
        guard couldBeNested(first, second), let gone = leftOut(first, second) else { continue }
        found.insert(betrayal(gone))
      }
    }
    return found
  }

  /// The later of the two, by hand if one of them is; nil where all of it was published elsewhere.
  private func leftOut(_ one: [Population], _ other: [Population]) -> Population? {
    let free = [one, other].compactMap { sheet in sheet.first { $0.isByHand && !$0.isPublished } }
    return free.max { $0.breakdown.rank < $1.breakdown.rank }
  }

  private func couldBeNested(_ one: [Population], _ other: [Population]) -> Bool {
    let pupils = [one, other].count { $0[0].breakdown.isOfPupils }
    // In a class of thirty half of the girls and half of those with free meals are as many by chance; but two marks that
    // pupils have or have not may well be the same pupils'.
    let sizes = [one, other].map { sheet in
      pupils == 2 && !limit.isStrict
        ? Set(sheet.filter(\.isOfMarked).map(\.people)) : unions(sheet, ofSeveral: pupils == 0 || limit.isStrict)
    }
    return sizes[0].contains { size in sizes[1].contains { isFew((size - $0).magnitude) } }
  }

  /// How many people are in each part, or in several together, and how many in none of these.
  ///
  /// Several of few parts: a group may be two schools of three. Of many parts some come near any number by chance.
  private func unions(_ parts: [Population], ofSeveral: Bool) -> Set<Int> {
    let wholes = populations.filter { $0.who.isEmpty && $0.isAt(parts[0].when) }.map(\.people)
    let sums =
      ofSeveral && parts.count <= 4
      ? parts.reduce(into: Set([0])) { sums, part in sums.formUnion(sums.map { $0 + part.people }) }
      : Set(parts.map(\.people))
    let rest = wholes.flatMap { whole in sums.map { whole - $0 } }
    return sums.union(rest).filter { $0 > 0 && !wholes.contains($0) }
  }
}

extension Population {
  /// Whether they have the mark that the column is about.
  fileprivate var isOfMarked: Bool { who.values.contains { ["yes", "y", "true", "1", "x"].contains($0) } }
}

extension Breakdown {
  /// What is left out first has the highest.
  fileprivate var rank: String {
    parts.map { part in
      switch part {
      case .groups: "1"
      case .schools: "2"
      case .subgroups(let column): "3 \(column ?? "")"
      }
    }.joined()
  }
}
