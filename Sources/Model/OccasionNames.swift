/// The points of measurement that a definition names, as people write them, and the order of those it does not.
package struct OccasionNames: Sendable {
  private let ids: [String]
  private let byKey: [String: String]
  private let byDay: [Day: String]
  /// Whether the definition says which two are compared, so that no order matters.
  private let comparesTwo: Bool

  /// Words that everybody uses for a point of measurement, in the order of time.
  private static let inTime = [
    ["before", "baseline", "pre", "pretest", "pre-test", "pre test"],
    ["after", "afterwards", "post", "posttest", "post-test", "post test"],
    ["follow-up", "follow up", "followup"],
  ]

  package init(of measure: Measure) {
    ids = measure.occasions.map(\.id)
    comparesTwo = measure.compare.count == 2
    // An id wins over another occasion's label.
    let words = measure.occasions.map { ($0.id, $0.id) } + measure.occasions.map { ($0.label ?? "", $0.id) }
    byKey = Dictionary(words.filter { !$0.0.isEmpty }.map { (SpokenName($0.0).key, $0.1) }) { first, _ in first }
    let days = measure.occasions.compactMap { occasion in occasion.date.map { ($0, occasion.id) } }
    byDay = Dictionary(days) { first, _ in first }
  }

  /// The id of an occasion by its id, its label or its date as `2014-09-05`; nil when the definition has none such.
  package func id(of words: String) -> String? {
    byKey[SpokenName(words).key] ?? Day(iso: SpokenName(words).text).flatMap { byDay[$0] }
  }

  package func id(of day: Day) -> String? { byDay[day] ?? byKey[day.description] }

  /// What the occasion is called from now on: the definition's id, else `before` for `Before`, else as it is written.
  package func name(of words: String) -> String {
    if let id = id(of: words) { return id }
    let spoken = SpokenName(words)
    return OccasionNames.isUsual(words) ? spoken.key : spoken.text
  }

  /// Of two spellings of one name the one to keep, whichever row has it: the first in byte order.
  package static func spelling(of one: String, _ other: String) -> String { other.isBefore(one) ? other : one }

  /// The words that everybody uses for a point of measurement, as `before`.
  package static var usualWords: [String] { Array(inTime.joined()) }

  package static func isUsual(_ words: String) -> Bool { usualStep(words) != nil }

  /// 0 for `before` and its like, 1 for `after`, 2 for what follows; nil for other words.
  package static func usualStep(_ words: String) -> Int? {
    let key = SpokenName(words).key
    return inTime.firstIndex { $0.contains(key) }
  }

  /// Some names in the order of time: the definition's order, then `before` and its like, then days and terms, then others
  /// by their numbers or letters, then `after` and its like. The order in which they are given changes nothing.
  ///
  /// - Returns: the positions of the names.
  package func order(of names: [String]) -> [Int] {
    let places = names.enumerated().map { position, name in
      (listed: ids.firstIndex(of: name) ?? ids.count, moment: OccasionMoment(name), name: name, position: position)
    }
    return places.sorted { one, other in
      if one.listed != other.listed { return one.listed < other.listed }
      if one.moment != other.moment { return one.moment < other.moment }
      return one.name == other.name ? one.position < other.position : one.name.isBefore(other.name)
    }.map(\.position)
  }

  /// What to say of an order that the names do not tell by their meaning; nil where they do, or the definition does.
  ///
  /// - Parameter names: in order.
  package func orderRemark(on names: [String]) -> String? {
    if comparesTwo { return nil }
    let unlisted = names.filter { !ids.contains($0) }.map(OccasionMoment.init)
    if zip(unlisted, unlisted.dropFirst()).allSatisfy({ $0.isSurelyBefore($1) }) { return nil }
    let shown = names.prefix(12).map { "“\($0)”" }.joined(separator: ", then ")
    let rest = names.count > 12 ? ", and \(names.count - 12) more" : ""
    return "Taken in this order: \(shown)\(rest). If that is wrong, list them under occasions in the definition."
  }
}
