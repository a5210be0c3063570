/// What a story shows as a picture in characters, not yet drawn: the page decides how wide, and which characters it has.
package enum TextPicture: Hashable, Sendable {
  case estimates([TextChart.Estimate])
  case moves([TextChart.Move], low: Double?, high: Double?)
  case run(TextChart.Run)

  /// Nil where there is no room.
  ///
  /// - Parameter lines: how many there may be at most; a run chart is drawn lower to fit, from three lines and the time on.
  package func drawn(width: Int, lines: Int = .max, marks: TextChart.Marks) -> TextChart? {
    let chart: TextChart? =
      switch self {
      case .estimates(let all): TextChart.estimates(all, width: width, marks: marks)
      case .moves(let all, let low, let high):
        TextChart.moves(all, axis: low.flatMap { low in high.map { (low, $0) } }, width: width, marks: marks)
      case .run(let run):
        lines < 5 ? nil : TextChart.run(run, width: width, rows: min(7, lines - 2), marks: marks)
      }
    return chart.flatMap { $0.lines.count <= lines ? $0 : nil }
  }
}
