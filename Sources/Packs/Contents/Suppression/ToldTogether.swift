/// What populations give away together: the few who are in one of them and not in the others.
///
/// It knows nothing of values. Whoever knows a total and all parts but one knows the last part, so a breakdown goes where what
/// it leaves of a total is as small as what may not be shown.
struct ToldTogether {
  /// A breakdown that must go, of the figures by hand or of the sums.
  struct Betrayal: Hashable {
    let breakdown: Breakdown
    let when: Population.When
    let isByHand: Bool
    let why: Why
  }

  /// The one that is told first, where several hold.
  enum Why: Int, Hashable {
    case tooFew
    /// A few came or went since an earlier pack, or stand between it and this one.
    case sinceEarlier
    /// How many they are is not recorded.
    case sizeUnknown
  }

  let limit: SmallLimit
  let populations: [Population]

  var betrayed: Set<Betrayal> {
    Set(populations.filter { !$0.isPublished && isSmall($0) }.map { betrayal($0) })
      .union(parts(of: populations, in: populations, .tooFew)).union(twice).union(crossed).union(nested)
  }

  func betrayal(_ population: Population, _ why: Why = .tooFew) -> Betrayal {
    Betrayal(breakdown: population.breakdown, when: population.when, isByHand: population.isByHand, why: why)
  }

  // MARK: - Too few

  private func isSmall(_ population: Population) -> Bool {
    isFew(population.people, yes: population.yes, in: population.breakdown)
  }

  private func isFew(_ people: Int, yes: Int?, in breakdown: Breakdown) -> Bool {
    if limit.hides(people: people) { return true }
    guard people > 0, let yes, limit.isOpen(breakdown) else { return false }
    return limit.hides(answer: SmallLimit.Part(count: yes, of: people))
  }

  // MARK: - Parts and their whole

  /// Breakdowns whose parts leave a few of a whole that is told, too.
  private func parts(of wholes: [Population], in parts: [Population], _ why: Why) -> Set<Betrayal> {
    struct Kind: Hashable {
      let breakdown: Breakdown
      let when: Population.When
      let isByHand: Bool
    }
    var found: Set<Betrayal> = []
    for (kind, own) in Dictionary(
      grouping: parts, by: { Kind(breakdown: $0.breakdown, when: $0.when, isByHand: $0.isByHand) })
    {
      for whole in wholes where kind.breakdown != whole.breakdown && kind.breakdown.isWithin(whole.breakdown) {
        let isThen =
          switch why {
          case .sinceEarlier: whole.isMeasured(with: own[0])
          case .tooFew, .sizeUnknown: whole.isByHand == kind.isByHand ? whole.when == kind.when : whole.isAt(kind.when)
          }
        let inside = own.filter { $0.isPart(of: whole) }
        guard isThen, !inside.isEmpty, isLeftFew(whole, inside, in: kind.breakdown) else { continue }
        // Of what was published elsewhere nothing is taken back: then the whole goes.
        let isPublished = inside.allSatisfy(\.isPublished)
        if isPublished, whole.isPublished { continue }
        found.insert(isPublished ? betrayal(whole, why) : betrayal(inside[0], why))
      }
    }
    return found
  }

  private func isLeftFew(_ whole: Population, _ parts: [Population], in breakdown: Breakdown) -> Bool {
    let people = whole.people - parts.reduce(0) { $0 + $1.people }
    guard people > 0 else { return false }
    let counts = parts.compactMap(\.yes)
    let yes = counts.count == parts.count ? whole.yes.map { $0 - counts.reduce(0, +) } : nil
    return isFew(people, yes: yes, in: breakdown)
  }

  /// Figures by hand about nearly the people whom the rows are about.
  private var twice: Set<Betrayal> {
    let rows = populations.filter { !$0.isByHand }
    let byHand = populations.filter { $0.isByHand && !$0.isPublished }
    return Set(
      byHand.filter { figure in
        rows.contains { row in
          row.hasValues && row.who == figure.who && row.isAt(figure.when)
            && isFew((row.people - figure.people).magnitude)
        }
      }.map { betrayal($0) })
  }

  func isFew(_ people: UInt) -> Bool { limit.hides(people: Int(people)) }

  /// Figures by hand of people told apart in two ways at once, where these do not add up to the figures of one way: what is left
  /// of two totals at once may be a few.
  private var crossed: Set<Betrayal> {
    let byHand = populations.filter(\.isByHand)
    return Set(
      byHand.filter { part in
        part.breakdown.parts.count > 1 && !part.isPublished
          && part.breakdown.parts.contains { !isWhole(part, in: byHand, without: $0) }
      }.map { betrayal($0) })
  }

  /// Whether a figure and those beside it add up to the one that does not tell them apart by this; also where there is none.
  private func isWhole(_ part: Population, in all: [Population], without way: Breakdown.Part) -> Bool {
    var who = part.who
    who[way] = nil
    let wholes = all.filter { $0.when == part.when && $0.breakdown == who.breakdown }
    guard !wholes.isEmpty else { return true }
    let beside = all.filter { other in
      other.when == part.when && other.breakdown == part.breakdown && who.allSatisfy { other.who[$0.key] == $0.value }
    }
    return wholes.contains { $0.who == who && $0.people == beside.reduce(0) { $0 + $1.people } }
  }

  // MARK: - Beside an earlier pack

  /// Breakdowns that tell, together with an earlier pack, of the few who came, went, or stood between two of its figures.
  func betrayed(beside earlier: [Population]) -> Set<Betrayal> {
    let (then, now) = (earlier.filter(\.hasValues), populations.filter(\.hasValues))
    let (joined, left) = (came(to: now, since: then), came(to: then, since: now))
    // The earlier parts are out; so the whole that they would be taken from goes.
    let sheets = [now, then.map(\.published), joined, left]
    var found = Set(
      now.filter { now in !now.isPublished && then.contains { tells(now, beside: $0) } }.map {
        betrayal($0, .sinceEarlier)
      })
    for (place, wholes) in sheets.enumerated() {
      // What one pack tells by itself is looked at without the other.
      for (other, parts) in sheets.enumerated() where place != other || place > 1 {
        found.formUnion(self.parts(of: wholes, in: parts, .sinceEarlier))
      }
    }
    return found
  }

  /// Those who are in each population and were not in the same one of the other pack, as far as numbers tell: a total and its parts
  /// may have grown by many, and what the parts leave of it by a few.
  private func came(to one: [Population], since other: [Population]) -> [Population] {
    one.compactMap { population in
      let sheet = other.filter { $0.when == population.when && $0.breakdown == population.breakdown }
      guard !sheet.isEmpty else { return nil }
      let before = sheet.first { $0.who == population.who }
      var came = population
      came.people -= before?.people ?? 0
      came.yes = before == nil ? population.yes : population.yes.flatMap { yes in before?.yes.map { yes - $0 } }
      (came.yes, came.isPublished) = (came.yes.flatMap { $0 < 0 ? nil : $0 }, false)
      return came.people < 0 ? nil : came
    }
  }

  private func tells(_ now: Population, beside then: Population) -> Bool {
    guard now.isMeasured(with: then) else { return false }
    if now.who == then.who {
      let people = (now.people - then.people).magnitude
      let yes = now.yes.flatMap { yes in then.yes.map { (yes - $0) * (now.people < then.people ? -1 : 1) } }
      return people > 0 && isFew(Int(people), yes: yes.flatMap { $0 < 0 ? nil : $0 }, in: now.breakdown)
    }
    // One group or school may be all who were there before, or all who are there now.
    let isPart = now.isPart(of: then) || then.isPart(of: now)
    let beyond = now.breakdown.parts.symmetricDifference(then.breakdown.parts)
    return isPart && beyond.count == 1 && !Breakdown(beyond).isOfPupils
      && isFew((now.people - then.people).magnitude)
  }
}

extension Population {
  /// Whether all of these people are among the others.
  fileprivate func isPart(of whole: Population) -> Bool {
    breakdown.isWithin(whole.breakdown) && whole.who.allSatisfy { who[$0.key] == $0.value }
  }

  fileprivate var published: Population {
    var published = self
    published.isPublished = true
    return published
  }
}
