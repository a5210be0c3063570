/// The items of a list in several versions, each by what it is known by.
struct KnownItems {
  /// What an item is known by.
  struct Name: Hashable {
    let bytes: [UInt8]
    /// As people read it.
    let told: String
  }

  /// The items of each version by numbers that stand for their names.
  private(set) var numbers: Versions<[Int]>
  private(set) var names: [Name] = []
  /// By a name without its number of occurrence: how often each version has it.
  private var counts: Versions<[[UInt8]: Int]>
  /// The names without it, by the numbers.
  private var plain: [[UInt8]] = []
  private var parts: Versions<[Int: WrittenPart]>
  private var known: [[UInt8]: Int] = [:]

  init(_ versions: Versions<[WrittenPart]>, _ place: KeyPlace) {
    numbers = Versions(bases: [], ours: [], theirs: [])
    parts = Versions(bases: [], ours: [:], theirs: [:])
    counts = Versions(bases: [], ours: [:], theirs: [:])
    for base in versions.bases {
      let (numbers, counts) = number(base, place)
      self.numbers.bases.append(numbers)
      self.counts.bases.append(counts)
    }
    (numbers.ours, counts.ours) = number(versions.ours, place)
    (numbers.theirs, counts.theirs) = number(versions.theirs, place)
    parts = Versions(
      bases: zip(numbers.bases, versions.bases).map { KnownItems.table($0, $1) },
      ours: KnownItems.table(numbers.ours, versions.ours), theirs: KnownItems.table(numbers.theirs, versions.theirs))
    let renamed =
      renamed(in: numbers.ours, parts.ours, beside: numbers.theirs, place)
      + renamed(in: numbers.theirs, parts.theirs, beside: numbers.ours, place)
    if renamed.isEmpty { return }
    let old = Dictionary(renamed.map { ($0.new, $0.old) }) { first, _ in first }
    numbers.ours = KnownItems.withOldNames(numbers.ours, old)
    numbers.theirs = KnownItems.withOldNames(numbers.theirs, old)
    parts.ours = KnownItems.table(numbers.ours, versions.ours)
    parts.theirs = KnownItems.table(numbers.theirs, versions.theirs)
  }

  func part(_ number: Int) -> Versions<WrittenPart?> { parts.map { $0[number] } }

  /// Whether a side has more items of the same name than there were: then the other side takes none of them away.
  func isMultiplied(_ number: Int) -> Bool {
    let count = counts.map { $0[plain[number], default: 0] }
    let old = count.bases.max() ?? 0
    return old > 0 && max(count.ours, count.theirs) > old
  }

  private static func table(_ numbers: [Int], _ parts: [WrittenPart]) -> [Int: WrittenPart] {
    Dictionary(uniqueKeysWithValues: zip(numbers, parts))
  }

  // MARK: - Names

  private mutating func number(
    _ parts: [WrittenPart], _ place: KeyPlace
  ) -> (numbers: [Int], counts: [[UInt8]: Int]) {
    var seen: [[UInt8]: Int] = [:]
    let numbers = parts.map { part in
      let name = part.value.name(place)
      let count = seen[name.bytes, default: 0] + 1
      seen[name.bytes] = count
      if count == 1 { return number(name, name.bytes) }
      let bytes = name.bytes + [0, UInt8(ascii: "#")] + String(count).utf8
      return number(Name(bytes: bytes, told: "\(name.told) (\(count))"), name.bytes)
    }
    return (numbers, seen)
  }

  private mutating func number(_ name: Name, _ plain: [UInt8]) -> Int {
    if let number = known[name.bytes] { return number }
    known[name.bytes] = names.count
    names.append(name)
    self.plain.append(plain)
    return names.count - 1
  }

  // MARK: - Other names for the same

  /// Items that one side gave other identifying words: one is gone and one has come between the same neighbours, and they
  /// share something else. Not where the other side has both; and what the other side put in as well is none that came.
  private func renamed(
    in side: [Int], _ parts: [Int: WrittenPart], beside other: [Int], _ place: KeyPlace
  ) -> [(old: Int, new: Int)] {
    guard let base = numbers.base, let old = self.parts.bases.first, base != side else { return [] }
    let (before, after, there) = (Set(base), Set(side), Set(other))
    let gone = KnownItems.gaps(base, after)
    return KnownItems.gaps(side, before).compactMap { neighbours, items in
      let alone = items.filter { !there.contains($0) }
      guard let new = alone.count == 1 ? alone.first : items.first, alone.count == 1 || items.count == 1,
        let missing = gone[neighbours], missing.count == 1, !(there.contains(new) && there.contains(missing[0])),
        let one = old[missing[0]], let changed = parts[new], one.value.sharesMore(with: changed.value, place)
      else { return nil }
      return (missing[0], new)
    }
  }

  /// What stands in an order between those that another one has, too.
  private static func gaps(_ order: [Int], _ known: Set<Int>) -> [[Int?]: [Int]] {
    var gaps: [[Int?]: [Int]] = [:]
    var (last, items) = (nil as Int?, [] as [Int])
    for next in order.map(Optional.some) + [nil] {
      if let next, !known.contains(next) {
        items.append(next)
      } else {
        if !items.isEmpty { gaps[[last, next]] = items }
        (last, items) = (next, [])
      }
    }
    return gaps
  }

  /// The names that items had before, as far as no other item there has them.
  private static func withOldNames(_ numbers: [Int], _ old: [Int: Int]) -> [Int] {
    var taken = Set(numbers)
    return numbers.map { number in
      guard let name = old[number], taken.insert(name).inserted else { return number }
      return name
    }
  }
}

extension WrittenValue {
  /// What an item is known by.
  fileprivate func name(_ place: KeyPlace) -> KnownItems.Name {
    let shape = place.shape.itemShape
    if let text, let key = shape.short { return name([key: text], place, shape) }
    guard isMap else { return KnownItems.Name(bytes: meaning(place.item("")), told: told ?? "") }
    var texts: [String: String] = [:]
    for part in parts { texts[part.key] = part.value.text }
    return name(texts, place, shape)
  }

  private func name(_ texts: [String: String], _ place: KeyPlace, _ shape: RecordKey.Shape) -> KnownItems.Name {
    let keys: [String] = WrittenValue.identifyingKeys(place.items.identity, texts, shape, first: parts.first?.key)
    let words = keys.map { texts[$0] ?? "" }
    if words.allSatisfy(\.isEmpty) { return KnownItems.Name(bytes: meaning(place.item("")), told: told ?? "") }
    let bytes = words.flatMap { word -> [UInt8] in Array(word.utf8) + [0] }
    return KnownItems.Name(bytes: bytes, told: words.filter { !$0.isEmpty }.joined(separator: ", "))
  }

  private static func identifyingKeys(
    _ identity: RecordKey.Items.Identity, _ texts: [String: String], _ shape: RecordKey.Shape, first: String?
  ) -> [String] {
    switch identity {
    case .required:
      let required = shape.mapKeys.filter(\.isRequired).map(\.name)
      return required.isEmpty ? [shape.mapKeys.first?.name ?? first ?? ""] : required
    case .keys(let keys): return keys
    case .either(let keys): return keys.first { texts[$0]?.isEmpty == false }.map { [$0] } ?? []
    case .everything: return []
    }
  }

  /// Whether two maps have a key in common that says the same, beside those that they are known by.
  fileprivate func sharesMore(with other: WrittenValue, _ place: KeyPlace) -> Bool {
    guard isMap, other.isMap else { return false }
    let inner = place.item("")
    var texts: [String: String] = [:]
    for part in parts + other.parts { texts[part.key] = part.value.text }
    let names = Set(
      WrittenValue.identifyingKeys(place.items.identity, texts, inner.shape, first: parts.first?.key))
    return parts.contains { part in
      guard !names.contains(part.key), !part.value.saysNothing,
        let match = other.parts.first(where: { $0.key == part.key })
      else { return false }
      return part.value.meaning(inner.inside(part.key)) == match.value.meaning(inner.inside(part.key))
    }
  }
}
