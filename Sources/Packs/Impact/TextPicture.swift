/// What a story shows as a picture in characters, not yet drawn: the page decides how wide, and which characters it has.
package enum TextPicture: Hashable, Sendable {
  case estimates([TextChart.Estimate])
  case moves([TextChart.Move], low: Double?, high: Double?)
  case run(TextChart.Run)

  /// Nil where there is no room.
  package func drawn(width: Int, marks: TextChart.Marks) -> TextChart? {
    switch self {
    case .estimates(let all): TextChart.estimates(all, width: width, marks: marks)
    case .moves(let all, let low, let high):
      TextChart.moves(all, axis: low.flatMap { low in high.map { (low, $0) } }, width: width, marks: marks)
    case .run(let run): TextChart.run(run, width: width, marks: marks)
    }
  }
}
