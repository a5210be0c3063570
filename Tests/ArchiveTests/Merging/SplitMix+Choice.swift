import Records
import TestSupport

extension SplitMix {
  /// From 0 to one less than the limit.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A value that fits a shape, from so few that two people often choose the same one.
  mutating func value(_ shape: RecordKey.Shape) -> YAMLValue {
    switch shape {
    case .text: .text(pick(Self.words))
    case .day: .token(pick(["2014-10-01", "2014-11-12", "2015-01-20"]))
    case .number: .token(pick(["0", "12.5", "31.4", "7"]))
    case .amount: .token(pick(["80%", "31.4"]))
    case .whole(let least): .token("\(least + below(4))")
    case .bound: .text(pick([">=3", "<=2"]))
    case .flag: .token(pick(["true", "false"]))
    case .choice(let words): .token(pick(words))
    case .schema: .token("enquiry/1")
    case .entryID: .token(pick(["7k3m9q2x", "9a9a9a9a", "1c1c1c1c"]))
    case .slug: .token(pick(["elm", "reading", "talk-time", "oak"]))
    case .enquiry: .token(pick(["elm/pairs", "oak/talk"]))
    case .time: .text(pick(["13:30", "9:05"]))
    case .colour: .text(pick(["#1f4e79", "#5c1a1a"]))
    case .code: .token(pick(["km1", "km2", "own-1"]))
    case .ownCode: .token(pick(["our-scheme/first", "our-scheme/second"]))
    case .list(let item): .list((0...below(2)).map { _ in value(item) })
    case .map(let keys):
      .map(keys.filter { $0.isRequired || once(in: 3) }.map { YAMLValue.Pair($0.name, value($0.shape)) })
    case .either(let shapes): value(pick(shapes))
    }
  }

  private static let words = [
    "Elm School", "Oak School", "Ash School", "readers", "no", "it's: quoted", "two\nlines", "#1", "Élan", "autumn",
    "twice a week", "head of English",
  ]
}
