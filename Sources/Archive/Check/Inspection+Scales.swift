internal import Model
internal import Records

// Definitions whose scale cannot be, and figures and sums that cannot be on it.
extension Inspection {
  func impossibleScales(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.flatMap { measured -> [Problem] in
      let path = dossier.path(of: measured.measure)
      return try measured.measure.faults.map { fault in
        switch fault {
        case .noRoom:
          try problem(
            .error, "scale_ends", in: path, at: .value(fault.key), fault.message, remedy: fault.remedy)
        case .topBox:
          try problem(
            .warning, "top_box", in: path, at: .value(fault.key), fault.message, remedy: fault.remedy)
        }
      }
    }
  }

  /// Of the definition that holds now: those before may have had another scale.
  func figuresBeyondTheScale(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.flatMap { measured -> [Problem] in
      let measure = measured.measure
      let path = dossier.figuresPath(of: measure)
      return try measured.figures.filter { $0.definition == measure.definition }.flatMap { figure -> [Problem] in
        let beyond = try measure.beyondScale(figure).map { column, message in
          try problem(
            .error, "beyond_scale", in: path, at: .cell(column, of: figure.key), message,
            remedy: Inspection.scaleRemedy)
        }
        guard beyond == nil, let message = measure.tooWide(figure) else { return [beyond].compactMap(\.self) }
        return [
          try problem(
            .error, "spread_beyond_scale", in: path, at: .cell("sd", of: figure.key), message,
            remedy: "Check it: it may be the variance, whose square root is the standard deviation.")
        ]
      }
    }
  }

  /// Sums of rows: an import refuses values beyond the scale, so either the sums or the scale was edited since.
  func summariesBeyondTheScale(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.filter { $0.summary != nil }.flatMap { measured -> [Problem] in
      let measure = measured.measure
      let path = dossier.summaryPath(of: measure)
      guard let source = try source(path), let table = summary(source) else { return [] }
      return try table.rows.filter { $0.content.origin.definition == measure.definition }.compactMap { row in
        guard let message = measure.beyondScale(row.content) else { return nil }
        return try problem(
          .error, "beyond_scale", in: path, at: .line(row.text), message, remedy: Inspection.scaleRemedy)
      }
    }
  }

  private static var scaleRemedy: String {
    "Check it; or correct scale_min and scale_max (or likert_levels) in the measure if they were written down wrongly."
  }
}

extension Measure {
  /// The column of a figure that cannot be on the scale, and what to say of it.
  fileprivate func beyondScale(_ figure: Figure) -> (column: String, message: String)? {
    // A point of a series may be the sum of several values.
    if aggregate != .sum, scale != .binary, let mean = figure.mean, let limits = limits(passedBy: mean) {
      return ("mean", "A mean of \(mean) cannot be: the scale goes \(limits).")
    }
    guard let change = figure.change else { return nil }
    if scale == .binary || scale == .likert {
      return change.double.magnitude > 100
        ? ("change", "A change of \(change) percentage points cannot be: shares go from 0 to 100%.") : nil
    }
    guard aggregate != .sum, let room, change.double.magnitude > room, let limits else { return nil }
    return ("change", "A change of \(change) cannot be: the whole scale goes \(limits).")
  }

  /// What to say of a row of sums that no values on the scale can have.
  fileprivate func beyondScale(_ content: SummaryTable.Content) -> String? {
    switch content {
    case .sums(let sums):
      let parts = [
        (sums.nFrom, sums.sumFromAll, sums.sumsqFromAll), (sums.nTo, sums.sumToAll, sums.sumsqToAll),
        (sums.n, sums.sumFrom, sums.sumsqFrom), (sums.n, sums.sumTo, sums.sumsqTo),
      ]
      return parts.lazy.compactMap { beyondScale($0, sum: $1, squares: $2) }.first
    case .move(let move):
      guard scale == .likert, likertLevels.count > 1 else { return nil }
      let levels = [move.from, move.to].compactMap { level in
        if case .level(let number) = level { number } else { nil }
      }
      return levels.first { number in !likertLevels.contains { ExactNumber($0) == number } }.map {
        "Answers at level \($0) cannot be: the levels are \(likertLevels.map(String.init).spokenAnd)."
      }
    case .point(let point): return beyondScale(point.n, sum: point.sum, squares: nil)
    }
  }

  /// Every value x on a scale from a to b has (x − a)(b − x) ≥ 0, so the sums of such values have it too.
  private func beyondScale(_ n: Int, sum: ExactNumber?, squares: ExactNumber?) -> String? {
    guard n > 0, let sum = sum?.double, let limits else { return nil }
    let count = Double(n)
    let mean = sum / count
    let slack = 1e-9 * max(1, mean.magnitude)
    if ends.low.map({ mean < $0.double - slack }) ?? false || ends.high.map({ mean > $0.double + slack }) ?? false {
      return "An average of \(Measure.rounded(mean)) cannot be: the scale goes \(limits)."
    }
    guard let low = ends.low?.double, let high = ends.high?.double, let squares = squares?.double else { return nil }
    let inside = (low + high) * sum - count * low * high - squares
    let isInside = inside >= -1e-9 * max(1, squares, (low * high).magnitude * count)
    return isInside ? nil : "Some of the values behind these sums lie beyond the scale, which goes \(limits)."
  }

  private static func rounded(_ value: Double) -> String {
    let hundredths = (value.magnitude * 100).rounded()
    guard hundredths < 1e15 else { return "\(value)" }
    let whole = Int(hundredths)
    let cents = whole % 100
    let places = cents % 10 == 0 ? (cents == 0 ? "" : ".\(cents / 10)") : cents < 10 ? ".0\(cents)" : ".\(cents)"
    return "\(value < 0 ? "−" : "")\(whole / 100)\(places)"
  }
}
