internal import Model
internal import Records

// Points of measurement in the wrong order, and those that nobody measured at.
extension Inspection {
  func comparedBackwards(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.compactMap { measured -> Problem? in
      let measure = measured.measure
      guard measure.compare.count == 2 else { return nil }
      let (from, to) = (measure.compare[0], measure.compare[1])
      let spot = RecordSpot.value("compare", reading: from)
      let path = dossier.path(of: measure)
      if from == to {
        return try problem(
          .error, "compare", in: path, at: spot, "“compare” names “\(from)” twice.",
          remedy: "List two points, the earlier first.")
      }
      guard measure.isLater(from, than: to) else { return nil }
      return try problem(
        .warning, "compare_reversed", in: path, at: spot,
        "“compare” goes from “\(from)” back to “\(to)”, so that every rise is told as a fall.",
        remedy: "Write the earlier first: compare: [\(to), \(from)]")
    }
  }

  /// Without `compare` the first point of the list stands against each later one.
  func occasionsOutOfOrder(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.compactMap { measured -> Problem? in
      let measure = measured.measure
      let ids = measure.occasions.map(\.id)
      guard measure.compare.isEmpty else { return nil }
      for (earlier, later) in zip(ids, ids.dropFirst()) where measure.isDatedLater(earlier, than: later) {
        return try problem(
          .warning, "occasions_reversed", in: dossier.path(of: measure), at: .value("occasions", reading: later),
          "“\(later)” is listed after “\(earlier)”, and was measured before it.",
          remedy: "List them in the order of time: what comes first is taken for the start.")
      }
      return nil
    }
  }

  /// Points that the definition lists and no figure has, though other points have some: a start that later figures are
  /// compared with, or a day that is over.
  func occasionsNotMeasured(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.flatMap { measured -> [Problem] in
      let measure = measured.measure
      let known = Set(measured.figures.map(\.occasion) + (measured.summary?.occasions ?? []))
      let tellsChange = measured.figures.contains { $0.change != nil || $0.moved != nil }
      if known.isEmpty || tellsChange || measure.scale == .series { return [] }
      return try measure.occasions.filter { !known.contains($0.id) }.compactMap { occasion in
        if occasion.id == measured.start {
          return try problem(
            .warning, "occasion_missing", in: dossier.path(of: measure), at: .value("occasions", reading: occasion.id),
            "Nothing is recorded at “\(occasion.id)”, with which later figures are to be compared.",
            remedy: "Record it: enquiry measure record \(measure.id) -e \(dossier.enquiry.name) --occasion "
              + "\(occasion.id); or name another start under compare.")
        }
        guard let date = occasion.date, date < today else { return nil }
        return try problem(
          .hint, "occasion_missing", in: dossier.path(of: measure), at: .value("occasions", reading: occasion.id),
          "“\(occasion.id)” was to be measured on \(date.spoken), and nothing is recorded.",
          remedy: "Record it: enquiry measure record \(measure.id) -e \(dossier.enquiry.name) --occasion "
            + "\(occasion.id); or take it out of the list.")
      }
    }
  }
}

extension Measure {
  /// Whether one point of measurement comes after another: by their days, else by the list, else by the words that everybody
  /// uses.
  fileprivate func isLater(_ one: String, than other: String) -> Bool {
    if isDatedLater(one, than: other) { return true }
    let ids = occasions.map(\.id)
    if let first = ids.firstIndex(of: one), let second = ids.firstIndex(of: other) {
      return !isDatedLater(other, than: one) && first > second
    }
    guard let first = OccasionNames.usualStep(one), let second = OccasionNames.usualStep(other) else { return false }
    return first > second
  }

  /// Whether one point comes after another by their days, or by the words that everybody uses where days are not known.
  fileprivate func isDatedLater(_ one: String, than other: String) -> Bool {
    let days = [one, other].map { id in occasions.first { $0.id == id }?.date }
    if let first = days[0], let second = days[1] { return second < first }
    guard let first = OccasionNames.usualStep(one), let second = OccasionNames.usualStep(other) else { return false }
    return first > second
  }
}
