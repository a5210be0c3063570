extension FixedPlan {
  /// What is different in an enquiry from this plan: file against lock.
  ///
  /// What the plan does not know is an addition.
  package func changes(to enquiry: Enquiry, measures: [Measure]) -> [PlanChange] {
    let now = FixedPlan(of: enquiry, measures: measures, locked: nil)
    var changes: [PlanChange] = []
    if question != now.question { changes.append(PlanChange(.question, from: question, to: now.question)) }
    changes += FixedPlan.changes(of: success, to: now.success)
    for fixed in self.measures {
      if let same = now.measures.first(where: { $0.id == fixed.id }) {
        changes += fixed.changes(to: same)
      } else {
        let purpose = measures.first { $0.id == fixed.id }?.purpose.rawValue
        changes.append(
          PlanChange(.measure, measure: fixed.id.text, from: Measure.Purpose.outcome.rawValue, to: purpose))
      }
    }
    for added in now.measures where !self.measures.contains(where: { $0.id == added.id }) {
      changes.append(PlanChange(.measure, measure: added.id.text, to: Measure.Purpose.outcome.rawValue))
    }
    return changes
  }

  /// The criteria that are the same text and measure stay; of the others those for one measure, and those most alike, are
  /// the same criterion in other words.
  private static func changes(of before: [SuccessCriterion], to after: [SuccessCriterion]) -> [PlanChange] {
    var gone = before.filter { !after.contains($0) }
    var come = after.filter { !before.contains($0) }
    var changes: [PlanChange] = []
    func pair(_ areSame: (SuccessCriterion, SuccessCriterion) -> Bool) {
      for one in gone {
        guard let other = come.first(where: { areSame(one, $0) }) else { continue }
        changes.append(PlanChange(.success, from: one.written, to: other.written))
        gone.removeAll { $0 == one }
        come.removeAll { $0 == other }
      }
    }
    pair { $0.text == $1.text }
    pair { $0.measure != nil && $0.measure == $1.measure }
    pair { $0.sharesHalfItsWords(with: $1) }
    return changes + gone.map { PlanChange(.success, from: $0.written) }
      + come.map { PlanChange(.success, to: $0.written) }
  }
}

extension SuccessCriterion {
  /// The criterion with its measure and how much is enough, as a person reads it: `Most agree (trust: at least 80%)`.
  package var written: String {
    let enough = threshold.map { "\($0.spoken)\(claim == .wider ? ", beyond those measured" : "")" }
    let details = [measure, enough].compactMap { $0 }.joined(separator: ": ")
    return text + (details.isEmpty ? "" : " (\(details))")
  }

  fileprivate func sharesHalfItsWords(with other: SuccessCriterion) -> Bool {
    func words(_ text: String) -> Set<Substring> { Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }) }
    let (one, second) = (words(text), words(other.text))
    return 2 * one.intersection(second).count >= max(one.count, second.count) && !one.isEmpty
  }
}

extension FixedMeasure {
  /// What is different in a definition, key by key in the order of the file.
  fileprivate func changes(to now: FixedMeasure) -> [PlanChange] {
    let keys = FixedMeasure.keys.filter { values[$0] != now.values[$0] }
    let definition = keys.map { key in
      PlanChange(
        .definition, measure: id.text, key: key, from: values[key]?.joined(separator: ", "),
        to: now.values[key]?.joined(separator: ", "))
    }
    // A day that was not fixed may be filled in.
    let moved = days.keys.sorted().filter { days[$0] != now.days[$0] }.map { occasion in
      PlanChange(
        .definition, measure: id.text, key: "occasions", from: days[occasion].map { "\(occasion) on \($0)" },
        to: now.days[occasion].map { "\(occasion) on \($0)" })
    }
    return definition + moved
  }
}

extension PlanLock {
  /// The measures with the analysis that the plan put first, whatever their definitions say now: it is the headline.
  package func applied(to measures: [MeasuredFigures]) -> [MeasuredFigures] {
    measures.map { measured in
      guard let fixed = plan.measures.first(where: { $0.id == measured.measure.id }),
        let analysis = fixed.primaryAnalysis
      else { return measured }
      var measured = measured
      measured.measure.primaryAnalysis = analysis
      return measured
    }
  }
}

extension MeasuredFigures {
  /// Whether a result is in: a value at a later point of measurement than the start.
  package var hasResults: Bool {
    if hasAfter { return true }
    return switch summary?.rows {
    case .sums(let sums)?: sums.contains { $0.key.to != nil && $0.nTo > 0 || $0.key.from != start && $0.nFrom > 0 }
    case .moves(let moves)?:
      moves.contains { $0.key.to != nil && $0.to != .absent && $0.n > 0 || $0.key.from != start && $0.n > 0 }
    case .points(let points)?: points.contains { $0.key.from != start && $0.n > 0 }
    case nil: false
    }
  }
}
