internal import Model
internal import Packs

/// Changes of what is recorded, as lines on a terminal.
enum ChangeText {
  /// A sentence for each change; where there are more than the limit, how many more.
  ///
  /// - Parameters:
  ///   - isAlone: whether each names its enquiry.
  ///   - day: the day of the state before, to say what is restated or came late; nil to say neither.
  static func lines(
    _ changes: [RecordedChange], limit: Int = .max, isAlone: Bool = false, since day: Day? = nil
  ) -> [String] {
    // One more takes no more room in full than in short.
    let told = changes.count - 1 > limit ? changes.prefix(limit) : changes[...]
    let sentences = told.map { change in
      ChangeStory.sentence(change, isAlone: isAlone, timing: day.flatMap(change.timing))
    }
    return sentences + (told.count < changes.count ? ["and \(changes.count - limit) more"] : [])
  }

  /// The changes by enquiry, those of none first, each under its name.
  static func grouped(_ changes: [RecordedChange], since day: Day?, _ page: Page) -> String {
    let names = changes.map(\.record.enquiry).unique
    let groups = names.map { name in
      let heading = name?.description ?? "the folder"
      let lines = lines(changes.filter { $0.record.enquiry == name }, since: day).map { page.bullet($0) }
      return ([heading] + lines).joined(separator: "\n")
    }
    let meaning = day.map { day in ChangeStory.meaning(of: Set(changes.compactMap { $0.timing(by: day) }), by: day) }
    return (groups + [meaning].compactMap { $0 }.filter { !$0.isEmpty }.map { page.wrapped($0) })
      .joined(separator: "\n\n")
  }
}

extension RecordedChange {
  /// The same with how it stands to what was known on a day.
  func json(since day: Day?) -> [String: JSON] {
    var keys = json
    keys["timing"] = .maybe(day.flatMap(timing)?.rawValue)
    return keys
  }

  /// What it is about, and what is different: keys and values as the files have them.
  var json: [String: JSON] {
    var keys: [String: JSON] = ["record": .text(record.kind.rawValue), "name": .text(record.name)]
    for (key, value) in [
      ("enquiry", record.enquiry?.description), ("date", record.day?.description), ("title", record.title),
      (record.kind == .cycle ? "period" : "kind", record.word),
    ] {
      keys[key] = .maybe(value)
    }
    return keys.merging(what.json) { _, new in new }
  }
}

extension RecordedChange.What {
  fileprivate var json: [String: JSON] {
    func change(_ word: String, _ keys: [String: JSON] = [:]) -> [String: JSON] {
      keys.merging(["change": .text(word)]) { old, _ in old }
    }
    switch self {
    case .begun(let contents): return change("begun", ["contents": .object(contents.json)])
    case .ended(let contents): return change("ended", ["contents": .object(contents.json)])
    case .renamed(let name): return change("renamed", ["was": .text(name.description)])
    case .added(let content):
      return change("added", ["fields": .list(RecordContent().changes(to: content ?? RecordContent()).map(\.json))])
    case .removed(let content):
      return change(
        "removed", ["fields": .list((content ?? RecordContent()).changes(to: RecordContent()).map(\.json))])
    case .changed(let fields): return change("changed", ["fields": .list(fields.map(\.json))])
    case .figure(let figure): return change(figure.word, figure.json)
    case .plan(let step): return change("plan", step.json)
    case .layout: return change("layout")
    case .unreadable(let problem, let isOlder):
      return change(
        "unreadable",
        [
          "version": .text(isOlder ? "before" : "after"), "path": .text(problem.place.path),
          "line": .count(problem.place.line), "message": .text(problem.message),
        ])
    }
  }
}

extension EnquiryContents {
  fileprivate var json: [String: JSON] {
    [
      "measures": .count(measures), "cycles": .count(cycles), "evidence": .count(evidence),
      "leadership": .count(leadership), "participation": .count(participation),
    ]
  }
}

extension FieldChange {
  fileprivate var json: JSON {
    var keys: [String: JSON] = [:]
    switch place {
    case .key(let key): keys["key"] = .text(key)
    case .text(let heading): keys["heading"] = .text(heading ?? "")
    }
    keys["from"] = from.isEmpty ? nil : .texts(from)
    keys["to"] = to.isEmpty ? nil : .texts(to)
    return .object(keys)
  }
}

extension FigureChange {
  fileprivate var word: String { !wasThere ? "added" : isThere ? "changed" : "removed" }

  fileprivate var json: [String: JSON] {
    var keys: [String: JSON] = ["occasion": .text(key.occasion), "values": .list(values.map(\.json))]
    for (name, value) in [
      ("group", key.group), ("subgroup_by", key.subgroupBy), ("subgroup", key.subgroup), ("school", key.school),
      ("definition", key.definition), ("unit", unit), ("note", note),
    ] {
      keys[name] = .maybe(value)
    }
    if isFromRows { keys["from_rows"] = .truth(true) }
    return keys
  }
}

extension FigureChange.Value {
  fileprivate var json: JSON {
    func value(_ text: String?) -> JSON? {
      text.map { text in
        let isText = [.moved, .source, .note].contains(statistic)
        return (isText ? nil : ExactNumber(text).map { .number($0.double) }) ?? .text(text)
      }
    }
    var keys: [String: JSON] = ["statistic": .text(statistic.rawValue), "direction": .text(direction.rawValue)]
    keys["from"] = value(from)
    keys["to"] = value(to)
    return .object(keys)
  }
}

extension PlanStep {
  fileprivate var json: [String: JSON] {
    switch self {
    case .fixed(let day): ["step": .text("fixed")].merging(day.map { ["date": .text($0.description)] } ?? [:]) { $1 }
    case .amended(let amendment): ["step": .text("amended"), "reason": .text(amendment.reason)]
    case .replaced(let reason): ["step": .text("replaced")].merging(reason.map { ["reason": .text($0)] } ?? [:]) { $1 }
    case .edited: ["step": .text("edited")]
    case .takenAway: ["step": .text("taken_away")]
    }
  }
}
