/// The points of measurement that a definition names, as people write them, and the order of those it does not.
package struct OccasionNames: Sendable {
  private let ids: [String]
  private let byKey: [String: String]
  private let byDay: [Day: String]

  /// Words that everybody uses for a point of measurement, in the order of time.
  private static let inTime = [
    ["before", "baseline", "pre", "pretest", "pre-test", "pre test"],
    ["after", "post", "posttest", "post-test", "post test"],
    ["follow-up", "follow up", "followup"],
  ]

  package init(of measure: Measure) {
    ids = measure.occasions.map(\.id)
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

  /// The words that everybody uses for a point of measurement, as `before`.
  package static var usualWords: [String] { Array(inTime.joined()) }

  package static func isUsual(_ words: String) -> Bool { usualStep(words) != nil }

  /// 0 for `before` and its like, 1 for `after`, 2 for what follows; nil for other words.
  package static func usualStep(_ words: String) -> Int? {
    let key = SpokenName(words).key
    return inTime.firstIndex { $0.contains(key) }
  }

  /// Some names in the order of time: the definition's order, then `before` and its like, then days, then others as they
  /// stand, then `after` and its like.
  ///
  /// - Returns: the positions of the names.
  package func order(of names: [String]) -> [Int] {
    let ranked = names.enumerated().map { position, name in
      (rank: rank(of: name), day: Day(iso: name)?.daysSince1970 ?? 0, position: position)
    }
    return ranked.sorted { ($0.rank, $0.day, $0.position) < ($1.rank, $1.day, $1.position) }.map(\.position)
  }

  private func rank(of name: String) -> Int {
    if let place = ids.firstIndex(of: name) { return place }
    guard let step = OccasionNames.usualStep(name) else {
      return ids.count + (Day(iso: name) == nil ? 2 : 1)
    }
    return ids.count + (step == 0 ? 0 : step + 2)
  }
}
