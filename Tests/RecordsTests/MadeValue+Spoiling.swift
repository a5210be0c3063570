import Records

// Records in which something is wrong.
extension MadeValue {
  /// Without the spellings that an editor takes for something else; `SchemaTests.spellings` lists those.
  var asEditorsReadIt: MadeValue {
    switch self {
    case .words(let words) where ["null", "~"].contains(words): .words("nothing")
    case .word(let word) where word == "1e5": .word("year-5")
    case .nothing, .words, .word: self
    case .list(let items): .list(items.map(\.asEditorsReadIt))
    case .map(let entries): .map(entries.map { Entry($0.key, $0.value.asEditorsReadIt) })
    }
  }

  /// What is right at one key and wrong at most others.
  private static let wrong: [MadeValue] = [
    .nothing, .words("some words"), .word("12"), .word("-3"), .word("true"), .word("maybe"), .word("2014-02-30"),
    .word("2013-02-29"), .word("0000-01-01"), .word("2014-3-5"), .word("12%"), .word("1,204"), .word("1.5"),
    .word("9999999999999999999"), .word("enquiry/2"), .word("UPPER"), .word("a--b"), .word("con"), .word("7k3m9q2"),
    .word("7k3m9q2i"), .word("a/b/c"), .word("nul/x"), .words(""), .list([]), .list([.nothing]), .list([.words("x")]),
    .list([.list([])]), .list([.words("x"), .words("y")]), .map([Entry("own_key", .words("x"))]),
    .list([.map([Entry("a", .nothing)])]),
    .map([]), .word("0"), .word("1"), .word("public"), .word("me"), .word("2"), .words("e\u{301}"),
  ]

  private static func wrong(_ dice: inout Dice) -> MadeValue { dice.pick(wrong) }

  /// The keys that must be there, each with the least that may stand there.
  static func least(_ keys: [RecordKey]) -> [Entry] {
    keys.filter(\.isRequired).map { Entry($0.name, least($0.shape)) }
  }

  private static func least(_ shape: RecordKey.Shape) -> MadeValue {
    switch shape {
    case .choice(let words): .word(words.first ?? "")
    case .number, .whole: .word("3")
    case .ownCode, .enquiry: .word("own-scheme/a")
    case .list(let item): .list([least(item)])
    case .map(let keys): .map(least(keys))
    default: .word("own-scheme")
    }
  }

  /// All kinds of values, right and wrong, in the place of a value and of each value in it.
  ///
  /// - Parameter seen: shapes that were gone into before, and need not be again.
  static func anything(for shape: RecordKey.Shape, _ seen: inout Set<RecordKey.Shape>) -> [MadeValue] {
    var values = wrong
    switch shape {
    case .list(let item) where seen.insert(shape).inserted:
      values += anything(for: item, &seen).map { .list([$0]) }
    case .map(let keys) where seen.insert(shape).inserted:
      let least = least(keys)
      for key in keys {
        let others = least.filter { $0.key != key.name }
        values += anything(for: key.shape, &seen).map { .map(others + [Entry(key.name, $0)]) }
        values.append(.map(others))
      }
    case .either(let shapes):
      for one in shapes where !one.inner.isEmpty { values += anything(for: one, &seen) }
    default: break
    }
    return values
  }

  /// Puts something else in the place of one value, or takes one key away.
  static func spoil(_ entries: inout [Entry], _ dice: inout Dice) {
    guard !entries.isEmpty else { return }
    let index = dice.roll(entries.count)
    let value = entries[index].value
    if value.isDeep, !dice.once(in: 3) {
      entries[index].value = value.spoilt(&dice)
    } else if dice.once(in: 5) {
      entries.remove(at: index)
    } else {
      entries[index].value = wrong(&dice)
    }
  }

  private func spoilt(_ dice: inout Dice) -> MadeValue {
    switch self {
    case .list(var items) where !items.isEmpty:
      let index = dice.roll(items.count)
      items[index] = items[index].isDeep && !dice.once(in: 3) ? items[index].spoilt(&dice) : Self.wrong(&dice)
      return .list(items)
    case .map(let entries):
      var inner = entries
      Self.spoil(&inner, &dice)
      return .map(inner)
    case .nothing, .words, .word, .list: return Self.wrong(&dice)
    }
  }

  private var isDeep: Bool {
    switch self {
    case .list(let items): !items.isEmpty
    case .map(let entries): !entries.isEmpty
    case .nothing, .words, .word: false
    }
  }
}
