package import Model

/// Somebody who has a committed summary and a pencil: every sum of rows added and taken away.
package struct SumsAttack {
  /// Sets of people whose sum of values at one occasion is committed.
  private let known: [[Bool]]
  private let least: Int

  package init(on committed: [Summary.Sums], of population: MadePeople, at occasion: String, least: Int) {
    self.init(on: [(committed, { _ in true })], of: population, at: occasion, least: least)
  }

  /// - Parameter versions: each with who was there when it was made: history has all of them.
  package init(
    on versions: [(committed: [Summary.Sums], isThere: (MadePeople.Person) -> Bool)], of population: MadePeople,
    at occasion: String, least: Int
  ) {
    var known: Set<[Bool]> = []
    for version in versions {
      for row in version.committed {
        let members = Set(population.members(of: row.key).filter { version.isThere(population.people[$0]) })
        func tell(_ isKnown: (Int) -> Bool) {
          known.insert(population.people.indices.map { members.contains($0) && isKnown($0) })
        }
        let isBoth = { population.hasValue($0, row.key.from) && population.hasValue($0, row.key.to) }
        if row.key.from == occasion || row.key.to == occasion { tell(isBoth) }
        if row.key.from == occasion, row.sumFromAll != nil { tell { population.hasValue($0, occasion) } }
        if row.key.to == occasion, row.sumToAll != nil { tell { population.hasValue($0, occasion) } }
      }
    }
    self.init(known: known, least: least)
  }

  /// - Parameter known: sets of people, each as who of all is in it.
  package init(known: Set<[Bool]>, least: Int) {
    self.known = known.filter { $0.contains(true) }.sorted { "\($0)" < "\($1)" }
    self.least = least
  }

  private static let prime = 2_147_483_647

  /// People, fewer than `least`, whose sum can be had; nil where there are none.
  package func few() -> [Int]? {
    // People who stand in the same sums cannot be told apart: a set that can be had takes all of them or none.
    var parts: [[Bool]: [Int]] = [:]
    for person in known.first.map({ Array($0.indices) }) ?? [] {
      let signature = known.map { $0[person] }
      if signature.contains(true) { parts[signature, default: []].append(person) }
    }
    let all = parts.values.sorted { $0[0] < $1[0] }
    let basis = SumsAttack.basis(known.map { set in all.map { set[$0[0]] ? 1 : 0 } })
    let small = all.indices.filter { all[$0].count < least }
    var found: [Int]?
    func search(_ from: Int, _ chosen: [Int], _ people: Int) {
      if found != nil { return }
      if !chosen.isEmpty, SumsAttack.isIn(basis, all.indices.map { chosen.contains($0) ? 1 : 0 }) {
        found = chosen.flatMap { all[$0] }
        return
      }
      for next in small.indices.dropFirst(from) where people + all[small[next]].count < least {
        search(next + 1, chosen + [small[next]], people + all[small[next]].count)
      }
    }
    search(0, [], 0)
    return found
  }

  /// The rows brought to echelon form, modulo a prime: what can be had over fractions can be had there too.
  private static func basis(_ rows: [[Int]]) -> [(pivot: Int, row: [Int])] {
    var basis: [(pivot: Int, row: [Int])] = []
    for row in rows {
      let rest = reduced(row, basis)
      guard let pivot = rest.firstIndex(where: { $0 != 0 }) else { continue }
      let factor = inverse(rest[pivot])
      basis.append((pivot, rest.map { $0 * factor % prime }))
    }
    return basis
  }

  private static func isIn(_ basis: [(pivot: Int, row: [Int])], _ row: [Int]) -> Bool {
    reduced(row, basis).allSatisfy { $0 == 0 }
  }

  private static func reduced(_ row: [Int], _ basis: [(pivot: Int, row: [Int])]) -> [Int] {
    var rest = row
    for (pivot, known) in basis where rest[pivot] != 0 {
      let factor = rest[pivot]
      for place in rest.indices { rest[place] = (rest[place] + (prime - factor) * known[place]) % prime }
    }
    return rest
  }

  private static func inverse(_ number: Int) -> Int {
    var (result, base, power) = (1, number % prime, prime - 2)
    while power > 0 {
      if power & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      power >>= 1
    }
    return result
  }
}
