import Impact

/// Who was measured: how many at the start, how many of them again at the end.
struct FlowSentence {
  let words: MeasureWords
  let comparison: ComparisonImpact

  private var summaries: Strata<OccasionSummary> { comparison.results.summary }

  /// "24 of 30 pupils were measured both times (20% lost)."; nil where people are not followed from start to end.
  var text: String? {
    let strata = mainStrata
    let known = strata.compactMap { stratum in Flow(summaries[stratum]).map { (stratum: stratum, flow: $0) } }
    guard let first = known.first, known.count == strata.count else { return nil }
    let flow = known.dropFirst().reduce(first.flow) { $0.adding($1.flow) }
    guard flow.before > 0 else { return nil }
    if flow.matched == 0 {
      return
        "None of the \(words.count(flow.before)) measured at the start was measured again, so there is no change to tell."
    }
    let groups = known.count > 1 ? known.map { "\(named($0.stratum)) \($0.flow.matched)" }.joined(separator: ", ") : ""
    let details = [lost(flow), groups].filter { !$0.isEmpty }.joined(separator: "; ")
    let who =
      flow.matched == flow.before
      ? (flow.before == 1 ? "The one \(words.person) was" : "All \(words.count(flow.before)) were")
      : "\(flow.matched) of \(words.count(flow.before)) \(flow.matched == 1 ? "was" : "were")"
    return "\(who) measured both times\(details.isEmpty ? "" : " (\(details))")."
  }

  /// Everybody, or each group where groups are compared: who stands in no group is not in the result.
  private var mainStrata: [Stratum] {
    var groups: [Stratum] = []
    for entry in comparison.cautions {
      guard case .between(let treatment, let control, nil) = entry.stratum else { continue }
      for name in [treatment, control] where !groups.contains(.group(name)) { groups.append(.group(name)) }
    }
    return groups.isEmpty ? [.all] : groups
  }

  private func named(_ stratum: Stratum) -> String { stratum.group.map(MeasureWords.spoken) ?? "" }

  /// "20% lost"; below thirty people how many.
  private func lost(_ flow: Flow) -> String {
    let count = flow.before - flow.matched
    guard count > 0 else { return "" }
    return flow.before < 30
      ? "\(count) lost" : NumberText.percent(share: Double(count) / Double(flow.before), people: flow.before) + " lost"
  }

  private struct Flow {
    var before: Int
    var matched: Int

    /// Nil where nobody is followed: then who left and who joined is not known.
    init?(_ summary: OccasionSummary?) {
      guard let summary, summary.isFollowed, let before = summary.before.n.value, let matched = summary.nMatched.value
      else { return nil }
      self.before = before
      self.matched = matched
    }

    func adding(_ other: Flow) -> Flow {
      var sum = self
      sum.before += other.before
      sum.matched += other.matched
      return sum
    }
  }
}
