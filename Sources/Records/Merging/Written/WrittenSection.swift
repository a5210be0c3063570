/// A heading of level 1 or 2 with the lines under it, or the lines above the first heading.
struct WrittenSection: Equatable, Sendable {
  /// The words of the heading; nil for the lines above the first one.
  let heading: String?
  /// The line of the heading; nil likewise.
  var title: LineText?
  var text: SpacedText

  var allLines: [LineText] { (title.map { [$0] } ?? []) + text.all }
}
