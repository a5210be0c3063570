internal import Git
internal import Model
internal import Records

// What was saved too late to count as said beforehand.
extension Inspection {
  /// Predictions that were first saved after the result of their cycle, and results that were saved before any cycle.
  ///
  /// Looked up in the history of HEAD's first parents. It tells nothing where both came in one merge, with the folder
  /// itself, or by a move of what has no id; and published records (with a `source`) are typed in when they are found.
  func writtenTooLate() throws -> [Problem] {
    let watched = dossiers.filter { dossier in
      dossier.cycles.contains { $0.source == nil && $0.prose[.prediction] != nil }
        || !dossier.cycles.isEmpty && dossier.measures.contains { $0.hasOwnResults }
    }
    guard !watched.isEmpty, let head else { return [] }
    let firsts = try FirstCommits(from: head, in: snapshot.workspace, of: watched.map(\.enquiry.name))
    return try watched.flatMap { dossier -> [Problem] in
      try dossier.cycles.compactMap { try latePrediction($0, dossier, firsts) } + earlyResults(dossier, firsts)
    }
  }

  private func latePrediction(_ cycle: Cycle, _ dossier: Dossier, _ firsts: FirstCommits) throws -> Problem? {
    guard cycle.source == nil, cycle.prose[.prediction] != nil else { return nil }
    let path = dossier.path(of: cycle)
    let results =
      [firsts[.result, of: .cycle(cycle.id)]]
      + resultsOf(cycle, dossier).map { measured, occasion in
        firsts[.occasion(occasion), of: .figures(dossier.enquiry.name, measured.measure.id)]
      }
    guard let result = results.compactMap({ $0 }).max(by: { $0.age < $1.age }) else { return nil }
    let prediction = firsts[.prediction, of: .cycle(cycle.id)]
    let spot = RecordSpot.heading(Heading.prediction.rawValue)
    guard let prediction else {
      return try problem(
        .warning, "prediction_after_result", in: path, at: spot,
        "This prediction is not saved yet, and a result of its cycle was saved on \(result.day.spoken).",
        remedy: "Say in the text when it was made: only what was said beforehand is a prediction.")
    }
    if prediction.age < result.age {
      return try problem(
        .warning, "prediction_after_result", in: path, at: spot,
        "This prediction was first saved on \(prediction.day.spoken), after a result of its cycle "
          + "(\(result.day.spoken)).",
        remedy: "Say in the text when it was made: only what was said beforehand is a prediction.")
    }
    guard prediction.age == result.age, !prediction.tellsNothing else { return nil }
    return try problem(
      .hint, "prediction_with_result", in: path, at: spot,
      "This prediction was first saved together with a result of its cycle, on \(prediction.day.spoken).",
      remedy: "Save the next one when the cycle begins: enquiry cycle new --prediction \"…\".")
  }

  /// The later points of measurement of a cycle: those dated within it, or all where there is one cycle.
  private func resultsOf(_ cycle: Cycle, _ dossier: Dossier) -> [(MeasuredFigures, String)] {
    dossier.measures.filter(\.hasOwnResults).flatMap { measured in
      measured.laterOccasions.filter { occasion -> Bool in
        if dossier.cycles.count == 1 { return true }
        let day = measured.measure.occasions.first { $0.id == occasion }?.date
        guard let day, let opened = cycle.opened, let closed = cycle.closed else { return false }
        return opened <= day && day <= closed
      }.map { (measured, $0) }
    }
  }

  private func earlyResults(_ dossier: Dossier, _ firsts: FirstCommits) throws -> [Problem] {
    let cycles = dossier.cycles.map { firsts[.file, of: .cycle($0.id)] }
    // A cycle that was never saved may have been planned at any time.
    guard let plan = cycles.compactMap({ $0 }).max(by: { $0.age < $1.age }), !cycles.contains(where: { $0 == nil })
    else { return [] }
    return try dossier.measures.filter(\.hasOwnResults).flatMap { measured -> [Problem] in
      let path = dossier.figuresPath(of: measured.measure)
      return try measured.laterOccasions.compactMap { occasion -> Problem? in
        guard let result = firsts[.occasion(occasion), of: .figures(dossier.enquiry.name, measured.measure.id)],
          result.age > plan.age,
          let figure = measured.figures.first(where: { $0.occasion == occasion })
        else { return nil }
        return try problem(
          .warning, "result_before_plan", in: path, at: .cell("occasion", of: figure.key),
          "“\(occasion)” was first saved on \(result.day.spoken), before the first cycle (\(plan.day.spoken)).",
          remedy: "If it was known beforehand, write purpose: prior_evidence in the measure's definition.")
      }
    }
  }
}

extension MeasuredFigures {
  /// Whether its figures are results of the enquiry itself, and not published ones typed in later.
  fileprivate var hasOwnResults: Bool {
    measure.purpose == .outcome && measure.source == nil && !laterOccasions.isEmpty
  }

  /// The points of measurement with figures of one's own, but for the first.
  fileprivate var laterOccasions: [String] {
    let starts = ["before", "baseline"]
    let recorded = figures.filter { $0.source == nil }.map(\.occasion) + (summary?.occasions ?? [])
    var order = measure.occasions.map(\.id)
    for occasion in recorded.filter(starts.contains) + recorded where !order.contains(occasion) {
      order.append(occasion)
    }
    // A single point of measurement is a result only where it is not called a start.
    let later = order.count == 1 ? order.filter { !starts.contains($0) } : Array(order.dropFirst())
    return later.filter(recorded.contains)
  }
}
