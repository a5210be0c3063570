/// What stands at one place in the versions of a text that come together.
struct Versions<Element> {
  /// In those that both sides started from; several where history crossed, none where nobody knows of one.
  var bases: [Element]
  var ours: Element
  var theirs: Element

  func map<Other>(_ change: (Element) -> Other) -> Versions<Other> {
    Versions<Other>(bases: bases.map(change), ours: change(ours), theirs: change(theirs))
  }

  var all: [Element] { bases + [ours, theirs] }

  /// What all bases have; nil where they differ, or there is none.
  func base(_ areSame: (Element, Element) -> Bool) -> Element? {
    guard let first = bases.first, bases.dropFirst().allSatisfy({ areSame(first, $0) }) else { return nil }
    return first
  }
}

extension Versions where Element: Equatable {
  var base: Element? { base(==) }

  /// The version that comes of it where one side at most changed it; nil where both did, differently.
  var untouched: Element? {
    if ours == theirs { return ours }
    guard let base else { return nil }
    if base == ours { return theirs }
    return base == theirs ? ours : nil
  }

  /// The same; where both changed it, the one that comes first.
  func settled(by precedes: (Element, Element) -> Bool) -> Element {
    untouched ?? (precedes(theirs, ours) ? theirs : ours)
  }
}

extension Versions where Element == ArraySlice<UInt8> {
  var settled: Element { settled { $0.lexicographicallyPrecedes($1) } }
}
