internal import Model

/// The three-way merge of a record's keys.
final class KeyMerge {
  let inquiry: MergeInquiry
  /// Comments of parts that are gone, which the next part takes.
  var homeless: [ArraySlice<UInt8>] = []

  /// All comments of either side.
  private(set) lazy var comments = records.map { Set($0.root.comments + $0.end.compactMap(\.comment)) }
  private let records: Versions<WrittenRecord>

  init(_ inquiry: MergeInquiry, _ records: Versions<WrittenRecord>) {
    self.inquiry = inquiry
    self.records = records
  }

  /// The keys of a record: a map also where one side has none.
  func root(_ versions: Versions<WrittenValue>, _ place: KeyPlace) -> WrittenValue {
    if let value = versions.untouched { return value }
    let isEmpty = versions.ours.parts.isEmpty && versions.theirs.parts.isEmpty
    return isEmpty ? versions.settled(by: WrittenValue.precedes) : map(versions, place)
  }

  /// The value that several versions of it come to.
  func value(_ versions: Versions<WrittenValue>, _ place: KeyPlace) -> WrittenValue {
    if let value = versions.untouched { return value }
    let said = versions.all.filter { !$0.saysNothing }
    if !said.isEmpty, said.allSatisfy(\.isList), place.items.order != .atomic {
      return list(versions, place)
    }
    let (ours, theirs) = (versions.ours, versions.theirs)
    let isShort = place.shape.short != nil
    if !ours.saysNothing, !theirs.saysNothing, ours.isMap || theirs.isMap,
      said.allSatisfy({ $0.isMap || (isShort && $0.text != nil) })
    {
      return map(versions, place)
    }
    return whole(versions, place)
  }

  // MARK: - One value

  /// Who says what a value is.
  private enum Verdict { case same, ours, theirs, open }

  private func verdict<Meaning: Equatable>(_ said: Versions<Meaning>, isNothing: (Meaning) -> Bool) -> Verdict {
    if said.ours == said.theirs { return .same }
    if let base = said.base {
      if base == said.ours { return .theirs }
      return base == said.theirs ? .ours : .open
    }
    // Nobody knows what it was: nothing that is there is taken away.
    if isNothing(said.ours) { return .theirs }
    return isNothing(said.theirs) ? .ours : .open
  }

  /// The value as one: one side's words.
  private func whole(_ versions: Versions<WrittenValue>, _ place: KeyPlace) -> WrittenValue {
    let said = versions.map { $0.meaning(place) }
    switch verdict(said, isNothing: \.isEmpty) {
    case .same: return written(versions, said)
    case .ours: return tailed(versions.ours, versions)
    case .theirs: return tailed(versions.theirs, versions)
    case .open: return decided(versions, place)
    }
  }

  /// One of two values that say the same: as it is written on the side that changed that.
  func written(_ versions: Versions<WrittenValue>, _ said: Versions<[UInt8]>) -> WrittenValue {
    var bare = versions.map(\.withoutTail)
    if said.base != said.ours { bare.bases = [] }
    return tailed(bare.settled(by: WrittenValue.precedes), versions)
  }

  /// A value with the comment behind it that belongs there: the one that was changed, or the value's own.
  private func tailed(_ value: WrittenValue, _ versions: Versions<WrittenValue>) -> WrittenValue {
    var value = value
    guard value.takesTail else { return value }
    let tails = versions.map(\.tail)
    if let tail = tails.untouched {
      value.tail = tail
    } else if value.withoutTail == versions.ours.withoutTail, value.withoutTail == versions.theirs.withoutTail {
      value.tail = tails.settled
    } else {
      value.tail = value.withoutTail == versions.ours.withoutTail ? tails.ours : tails.theirs
    }
    return value
  }

  /// What a person decided; while that is open, a value that both sides would take.
  private func decided(_ versions: Versions<WrittenValue>, _ place: KeyPlace) -> WrittenValue {
    let (ours, theirs) = (versions.ours, versions.theirs)
    let base = versions.base { $0.meaning(place) == $1.meaning(place) }
    let decision = inquiry.ask(
      .key(place.path), base: base?.told, ours: ours.told, theirs: theirs.told, allowsValue: place.takesWord)
    switch decision {
    case .ours?: return tailed(ours, versions)
    case .theirs?: return tailed(theirs, versions)
    case .value(let words)?:
      var value = WrittenValue.given(place.value(words))
      value.tail = versions.map(\.tail).settled
      return value
    case .both?, nil:
      if ours.saysNothing { return tailed(theirs, versions) }
      if theirs.saysNothing { return tailed(ours, versions) }
      return tailed(WrittenValue.precedes(theirs, ours) ? theirs : ours, versions)
    }
  }

  // MARK: - Keys

  private func map(_ versions: Versions<WrittenValue>, _ place: KeyPlace) -> WrittenValue {
    let parts = versions.map { $0.entries(place) }
    var numbers: [String: Int] = [:]
    var names: [String] = []
    let orders = parts.map { parts in
      parts.map { part in
        if let number = numbers[part.key] { return number }
        numbers[part.key] = names.count
        names.append(part.key)
        return names.count - 1
      }
    }
    let order = OrderMerge(orders, .set) { one, other in
      let (mine, yours) = (place.rank(names[one]), place.rank(names[other]))
      return mine == yours ? names[one].utf8.lexicographicallyPrecedes(names[other].utf8) : mine < yours
    }
    let tables = parts.map { Dictionary($0.map { ($0.key, $0) }) { first, _ in first } }
    let merged = order.order(.neither).compactMap { number in
      entry(tables.map { $0[names[number]] }, place.inside(names[number]))
    }
    return container(.map(merged), versions, place)
  }

  private func entry(_ versions: Versions<WrittenPart?>, _ place: KeyPlace) -> WrittenPart? {
    if let part = versions.unchanged { return part.map(sheltering) ?? nil }
    let taken = takeHomeless()
    let value = value(versions.map { $0?.value ?? .nothing }, place)
    let isThere = versions.map { $0 != nil }
    if value.saysNothing, !(isThere.untouched ?? true) {
      homeless = taken + homeless
      leave(versions)
      return nil
    }
    return part(versions, value, taken)
  }

  // MARK: - Items

  private func list(_ versions: Versions<WrittenValue>, _ place: KeyPlace) -> WrittenValue {
    let known = KnownItems(versions.map(\.parts), place)
    let names = known.names
    let order = OrderMerge(known.numbers, place.items.order) {
      names[$0].bytes.lexicographicallyPrecedes(names[$1].bytes)
    }
    var preference = OrderMerge.Preference.neither
    if order.isContradictory {
      let told = known.numbers.map { $0.map { names[$0].told }.joined(separator: ", ") }
      let decision = inquiry.ask(
        .order(place.path), base: told.base, ours: told.ours, theirs: told.theirs, allowsValue: false)
      preference = decision == .ours ? .ours : decision == .theirs ? .theirs : .neither
    }
    let merged = order.order(preference).compactMap { number in
      item(known.part(number), place.item(names[number].told), isMultiplied: known.isMultiplied(number))
    }
    return container(.list(merged), versions, place)
  }

  private func item(
    _ versions: Versions<WrittenPart?>, _ place: KeyPlace, isMultiplied: Bool
  ) -> WrittenPart? {
    if isMultiplied, let part = versions.only { return sheltering(part) }
    if let part = versions.unchanged { return part.map(sheltering) ?? nil }
    guard let ours = versions.ours, let theirs = versions.theirs else { return lonely(versions, place) }
    let taken = takeHomeless()
    let value = value(
      Versions(
        bases: versions.bases.map { $0?.value ?? .nothing }, ours: ours.value, theirs: theirs.value), place)
    return part(versions, value, taken)
  }

  /// An item that one side has not.
  private func lonely(_ versions: Versions<WrittenPart?>, _ place: KeyPlace) -> WrittenPart? {
    guard let part = versions.ours ?? versions.theirs else { return nil }
    let said = versions.map { $0.map { [1] + $0.value.meaning(place) } ?? [] }
    switch verdict(said, isNothing: \.isEmpty) {
    case .same: return nil
    case .ours, .theirs:
      let isKept = (verdict(said, isNothing: \.isEmpty) == .ours) == (versions.ours != nil)
      if isKept { return sheltering(part) }
      leave(versions)
      return nil
    case .open:
      let base = versions.bases.first?.flatMap { $0 }
      let decision = inquiry.ask(
        .key(place.path), base: base.map { $0.value.told ?? "" }, ours: versions.ours.map { $0.value.told ?? "" },
        theirs: versions.theirs.map { $0.value.told ?? "" }, allowsValue: false)
      let isRemoved = decision == (versions.ours == nil ? .ours : .theirs)
      if !isRemoved { return sheltering(part) }
      leave(versions)
      return nil
    }
  }
}

extension Versions where Element == WrittenPart? {
  /// The part that one side alone has.
  fileprivate var only: WrittenPart? {
    if ours != nil, theirs != nil { return nil }
    return ours ?? theirs
  }
}

extension WrittenValue {
  var withoutTail: WrittenValue {
    if tail.isEmpty { return self }
    var bare = self
    bare.tail = []
    return bare
  }

  /// The entries of a map; of a word that stands short for one, the key that it is for.
  func entries(_ place: KeyPlace) -> [WrittenPart] {
    guard text != nil, let key = place.shape.short else { return parts }
    return [WrittenPart(above: [], key: key, head: WrittenValue.head(of: key), value: self)]
  }
}

extension KeyPlace {
  /// Whether one word can be its value.
  var takesWord: Bool {
    if case .map = shape { return false }
    return true
  }

  /// What one word that a person gave stands for; of a list that is one value, words with commas between them.
  func value(_ words: String) -> YAMLValue {
    guard let key else { return .text(words) }
    let value = RecordKey(key.name, shape, key.about).value(words)
    let isList = items.order == .atomic && (key.isList || words.contains(","))
    guard isList, key.takesSeveral else { return value }
    let item = RecordKey(key.name, shape.itemShape, key.about)
    return .list(words.split(separator: ",").map { item.value(String($0).trimmingBlanks) })
  }
}
