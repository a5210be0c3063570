import Model
import Records

/// A value that could stand in a record, before it is written down in one of the many ways.
indirect enum MadeValue: Sendable {
  case nothing
  /// Words of people.
  case words(String)
  /// A number, a day, an id: one word without blanks.
  case word(String)
  case list([MadeValue])
  case map([Entry])

  /// A key with its value.
  struct Entry: Sendable {
    let key: String
    var value: MadeValue

    init(_ key: String, _ value: MadeValue) {
      self.key = key
      self.value = value
    }
  }

  /// Words that stand without quotes, also inside of brackets.
  static let plainWords = [
    "Elm", "Oak School", "Élan ç 漢字", "e\u{301}cole de l\u{2019}Orme", "شجرة البلوط", "👩🏽‍🏫 group", "no", "12", "1.10",
    "2014-03-05", "0x1F", "~", "null", "true", "autumn-term", "ends here.", "a_b", "=sum", "بلوط 3",
  ]
  /// Words that need quotes somewhere.
  static let hardWords = [
    "colon: inside", "#hash", " padded ", "it's “good”", "\"quoted\"", "- dash", "back\\slash", "tab\there",
    "trailing:",
    "[flow]", "{b: c}", "\u{2028}x", "*a", "&b", "!c", "Reading #\u{0301} x", "a: \u{0301}b", "it'\u{0301}s",
    "two\nlines",
    "a, b", "? why", "yes", "x #y", "% up", "@home", "`tick`", "---", "...", "", "| bar", "> more", "\u{FEFF}mark",
    "שלום: עולם", "key-messages/km3", "\u{85}next", "e\u{301}: x", "line\r\nends", "'", "\"",
  ]

  /// A value that fits a shape.
  static func made(_ shape: RecordKey.Shape, _ dice: inout Dice) -> MadeValue {
    switch shape {
    case .text: .words(dice.once(in: 3) ? dice.pick(hardWords) : dice.pick(plainWords))
    case .day: .word(dice.pick(["2014-03-05", "2012-02-29", "0001-01-01"]))
    case .number: .word(dice.pick(["0", "31.40", "-0.5", "+2", "08", "123456789012345678", "10"]))
    case .amount: .word(dice.pick(["80%", "12.5 %", "31.40", "-0.5"]))
    case .whole(let least): .word(dice.pick(["\(least)", "\(least + 3)", "\(least).0", "0\(least)"]))
    case .bound: .words(dice.pick([">=3", "<=2", ">=2.5"]))
    case .flag: .word(dice.pick(["true", "false"]))
    case .choice(let words): .word(dice.pick(words))
    case .schema: .word("enquiry/1")
    case .entryID: .word(dice.pick(["7k3m9q2x", "00000000", "12345678", "1234567e"]))
    case .slug: .word(dice.pick(["learn", "reading-age", "year-7", "1e5"]))
    case .enquiry: .word(dice.pick(["learn/paired-reading", "elm/year-7"]))
    case .time: .words(dice.pick(["13:30", "9:05", "00:00"]))
    case .colour: .words(dice.pick(["#1f4e79", "#FFFFFF"]))
    case .code: .word(dice.pick(["km1", "km13", "own-1"]))
    case .ownCode: .word(dice.pick(["our-scheme/first", "key-messages/km3", "a/b c"]))
    case .list(let item): .list((0..<dice.roll(4)).map { _ in made(item, &dice) })
    case .map(let keys): .map(entries(keys, &dice))
    case .either(let shapes): made(dice.pick(shapes), &dice)
    }
  }

  static func entries(_ keys: [RecordKey], _ dice: inout Dice) -> [Entry] {
    let chosen = keys.filter { $0.isRequired || !dice.once(in: 3) }
    var entries = chosen.map { key in
      Entry(key.name, dice.once(in: 8) && !key.isRequired ? .nothing : made(key.shape, &dice))
    }
    if dice.once(in: 3) { entries.append(Entry(dice.pick(["my_key", "x-y", "Élan"]), dice.pick(Self.unknown))) }
    return dice.once(in: 3) ? dice.shuffled(entries) : entries
  }

  private static var unknown: [MadeValue] {
    [
      .words("own"), .map([Entry("deep", .map([Entry("er", .words("#1"))]))]),
      .list([.words("a"), .map([Entry("b", .nothing)])]),
      .nothing,
    ]
  }

  /// As an edit gives it.
  var value: YAMLValue {
    switch self {
    case .nothing: .list([])
    case .words(let words): .text(words)
    case .word(let word): .token(word)
    case .list(let items): .list(items.map(\.value))
    case .map(let entries): .map(entries.map { YAMLValue.Pair($0.key, $0.value.value) })
    }
  }
}
