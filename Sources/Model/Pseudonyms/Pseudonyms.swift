/// Names that stand for schools and alliances where a pack goes to people who need not know them: `School C`, `Alliance B`.
///
/// They are given by a list that only grows: a place on it, once given, is kept for good, though schools join or leave, so that two
/// packs speak of the same school by the same letter. Those who come together are put down in an order drawn by lot, since an order
/// that can be looked up (the alphabet, an alliance's own list) would give the names back.
///
/// The list is a committed record, `clusters/<cluster>/pseudonyms.yaml`. A secret in `private/` would have to be on every machine that makes packs, and two machines without
/// it would call one school by two names; letters worked out from names with a key that everybody has could be had by trying names. Who
/// can read the list can copy the repository, and knows the names anyway. A reader of packs who knows when a school joined
/// may still tell whose letter is new.
package struct Pseudonyms: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case school, alliance
  }

  /// The names by their places; none is ever taken out or moved.
  package private(set) var schools: [String] = []
  package private(set) var alliances: [String] = []
  /// How the names may be written, by the letter with which they begin.
  private(set) var spellings: [Character: [Spelling]] = [:]

  package static func == (one: Pseudonyms, other: Pseudonyms) -> Bool {
    one.schools == other.schools && one.alliances == other.alliances
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(schools)
    hasher.combine(alliances)
  }

  /// The list as it was recorded.
  package init(schools: [String] = [], alliances: [String] = []) {
    self.schools = Pseudonyms.new(schools, beside: [])
    self.alliances = Pseudonyms.new(alliances, beside: [])
    spellings = Pseudonyms.spellings(schools: self.schools, alliances: self.alliances)
  }

  /// Puts those that are new at the end of the list, in an order drawn by lot.
  ///
  /// - Returns: whether any was new, so that the list must be saved before a pack is issued.
  @discardableResult
  package mutating func add(
    schools: [String], alliances: [String], by lot: inout some RandomNumberGenerator
  ) -> Bool {
    let newSchools = Pseudonyms.new(schools, beside: self.schools).shuffled(using: &lot)
    let newAlliances = Pseudonyms.new(alliances, beside: self.alliances).shuffled(using: &lot)
    self.schools += newSchools
    self.alliances += newAlliances
    let isNew = !newSchools.isEmpty || !newAlliances.isEmpty
    if isNew { spellings = Pseudonyms.spellings(schools: self.schools, alliances: self.alliances) }
    return isNew
  }

  private static func new(_ names: [String], beside known: [String]) -> [String] {
    var seen = Set(known.map(\.folded))
    return names.filter { !$0.allSatisfy(\.isWhitespace) && seen.insert($0.folded).inserted }
  }

  /// What a school or an alliance is called; nil for one that is not on the list.
  package func name(of name: String, _ kind: Kind) -> String? {
    let all = kind == .school ? schools : alliances
    return all.firstIndex { $0.folded == name.folded }.map { Pseudonyms.name($0, kind) }
  }

  static func name(_ place: Int, _ kind: Kind) -> String { "\(kind.spoken) \(letters(place))" }

  /// A to Z, AA to AZ, BA …
  package static func letters(_ place: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(place % 26)))
    return place < 26 ? letter : letters(place / 26 - 1) + letter
  }
}

extension Pseudonyms.Kind {
  fileprivate var spoken: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
