package import Model

extension FixedPlan {
  /// The edits that write this plan into a record of what was fixed.
  package var edits: [RecordEdit] { pairs.map { .set($0.key, $0.value) } }

  /// All keys of a plan in their order; what is not there is empty.
  private var pairs: [YAMLValue.Pair] {
    [
      YAMLValue.Pair("locked", .token(locked?.description ?? "")),
      YAMLValue.Pair("after_results", .token(isAfterResults ? "true" : "")),
      YAMLValue.Pair("question", question.map { .text($0) } ?? .token("")),
      YAMLValue.Pair("success", .list(success.map(\.value))), YAMLValue.Pair("measures", .list(measures.map(\.value))),
      YAMLValue.Pair("amendments", .list(amendments.map(\.value))),
    ]
  }

  fileprivate var written: [YAMLValue.Pair] { pairs.filter { !$0.value.isNothing } }
}

extension FixedPlan.Amendment {
  /// As an item of the list of amendments.
  package var value: YAMLValue {
    .filled([
      ("date", .token(date?.description ?? "")), ("reason", .text(reason)), ("changes", .list(changes.map(\.value))),
    ])
  }
}

extension PlanLock.EndedPlan {
  /// As an item of the list of earlier plans.
  package var value: YAMLValue {
    .map(
      plan.written
        + [
          YAMLValue.Pair("ended", .token(ended?.description ?? "")), YAMLValue.Pair("reason", .text(reason ?? "")),
        ].filter { !$0.value.isNothing && $0.value != .text("") })
  }
}

extension SuccessCriterion {
  fileprivate var value: YAMLValue {
    guard measure != nil || threshold != nil else { return .text(text) }
    let aim = threshold.map { [YAMLValue.Pair($0.aim.rawValue, .text($0.amount.description))] } ?? []
    let claim = self.claim == .these ? [] : [YAMLValue.Pair("claim", .token(self.claim.rawValue))]
    return .map(
      [YAMLValue.Pair("text", .text(text))] + (measure.map { [YAMLValue.Pair("measure", .token($0))] } ?? []) + aim
        + claim)
  }
}

extension FixedMeasure {
  fileprivate var value: YAMLValue {
    let keys = FixedMeasure.keys.compactMap { key -> YAMLValue.Pair? in
      guard let texts = values[key] else { return nil }
      let shape = RecordKind.measure.key(key)
      return YAMLValue.Pair(
        key,
        FixedMeasure.isList(key) ? .list(texts.map { .text($0) }) : shape?.value(texts[0]) ?? .text(texts[0]))
    }
    let occasions = days.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { id, day in
      YAMLValue.map([YAMLValue.Pair("id", .text(id)), YAMLValue.Pair("date", .token(day.description))])
    }
    let first = [YAMLValue.Pair("id", .token(id.text)), YAMLValue.Pair("title", .text(title))]
    return .map(first + keys + (occasions.isEmpty ? [] : [YAMLValue.Pair("occasions", .list(occasions))]))
  }
}

extension PlanChange {
  fileprivate var value: YAMLValue {
    .filled([
      ("what", .token(subject.rawValue)), ("measure", measure.map { .text($0) } ?? .token("")),
      ("key", key.map { .text($0) } ?? .token("")), ("from", from.map { .text($0) } ?? .token("")),
      ("to", to.map { .text($0) } ?? .token("")),
    ])
  }
}

extension YAMLValue {
  /// A map of the keys that have a value.
  fileprivate static func filled(_ pairs: [(String, YAMLValue)]) -> YAMLValue {
    .map(pairs.filter { !$0.1.isNothing }.map { Pair($0.0, $0.1) })
  }
}
