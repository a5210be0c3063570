internal import Archive
internal import Model

extension Sharing.Part {
  /// Whether it is another than when it was shared last.
  var isDifferent: Bool { former != nil || !isNew.isEmpty || !changed.isEmpty || !withdrawn.isEmpty }

  /// `elm/paired-reading: Daily paired reading`
  func heading(isFirst: Bool) -> String {
    guard let name else { return "beside the enquiries" }
    if isAllNew, !isFirst { return "\(name): \(title ?? "") (new)" }
    let words = title.map { "\(name): \($0)" } ?? "\(name)"
    return words + (former.map { " (called \($0) when it was shared last)" } ?? "")
  }

  /// Whether all that goes of it is new.
  private var isAllNew: Bool { !goes.isEmpty && isNew == goes && withdrawn.isEmpty }

  /// Several enquiries as if they were one.
  static func sum(of parts: [Sharing.Part]) -> [(what: String, words: String)] {
    let counts: [(String, KeyPath<Sharing.Part, [SharedKind: Int]>)] = [
      ("goes", \.goes), ("new", \.isNew), ("changed", \.changed), ("withdrawn", \.withdrawn), ("stays here", \.stays),
    ]
    return counts.compactMap { what, key in
      let sum = parts.reduce(into: [:]) { $0.merge($1[keyPath: key], uniquingKeysWith: +) }
      return sum.isEmpty ? nil : (what, words(sum))
    }
  }

  /// What is told of it, line by line: `goes`, `the plan, 2 measures`.
  func lines(isFirst: Bool) -> [(what: String, words: String)] {
    var lines = [(what: "goes", words: goes.isEmpty ? "nothing" : Self.words(goes))]
    let others: [(String, [SharedKind: Int])] =
      (isFirst || isAllNew ? [] : [("new", isNew), ("changed", changed), ("withdrawn", withdrawn)]) + [
        ("stays here", stays)
      ]
    lines += others.filter { !$0.1.isEmpty }.map { ($0.0, Self.words($0.1)) }
    if smallFigures > 0 { lines.append(("stays here, too", smallFigures.counted("figure") + " of small groups")) }
    if unreadable > 0 { lines.append(("cannot be read", unreadable.counted("file"))) }
    return lines
  }

  private static func words(_ counts: [SharedKind: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { $0.key.words($0.value) }.joined(separator: ", ")
  }

  var json: [String: JSON] {
    func counts(_ counts: [SharedKind: Int]) -> JSON {
      .object(Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, .count($0.value)) }))
    }
    var keys: [String: JSON] = [
      "goes": counts(goes), "new": counts(isNew), "changed": counts(changed), "withdrawn": counts(withdrawn),
      "stays": counts(stays), "small_figures": .count(smallFigures), "unreadable": .count(unreadable),
    ]
    keys["enquiry"] = .maybe(name?.description)
    keys["former"] = .maybe(former?.description)
    keys["title"] = .maybe(title)
    return keys
  }
}

extension SharedKind {
  /// `2 evidence entries`; of what there is one of, `the plan`.
  fileprivate func words(_ count: Int) -> String {
    switch self {
    case .programme: "the programme"
    case .plan: count == 1 ? "the plan" : "\(count) plans"
    case .lock: count == 1 ? "the plan as it was fixed" : "\(count) plans as they were fixed"
    case .evidence, .leadership, .participation: count.counted("\(rawValue) entry", "\(rawValue) entries")
    case .checkIn: count.counted("check-in")
    case .toolkit: count.counted("addition to the toolkit", "additions to the toolkit")
    case .alliance, .cluster, .measure, .cycle, .file, .meeting, .action, .coding, .framework: count.counted(rawValue)
    }
  }
}
