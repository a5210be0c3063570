/// Points in a row that say the same: all on one side of a line, or all rising, or all falling.
package struct PointRun: Tabulated {
  package enum Kind: Hashable, Sendable {
    case above, below
    case rising, falling
  }

  /// The occasions of its first and last point.
  package let start: String
  package let end: String
  /// How many points speak for it: those on the line and repeats of a value are not counted.
  package let points: Int
  package let kind: Kind

  package var fields: [Field] {
    let (key, word) =
      switch kind {
      case .above: ("side", "above")
      case .below: ("side", "below")
      case .rising: ("direction", "up")
      case .falling: ("direction", "down")
      }
    return [
      Field("start", .text(start)), Field("end", .text(end)), Field("points", .count(points)), Field(key, .text(word)),
    ]
  }

  /// The maximal rows of points on one side of a line; points on it are passed over, or break the row.
  static func sides(of points: [RecordedPoint], line: Double, lineBreaks: Bool) -> [PointRun] {
    let line = FloatNoise.removed(from: line)
    var found: [PointRun] = []
    var isOpen = false
    for point in points {
      guard point.compared != line else {
        if lineBreaks { isOpen = false }
        continue
      }
      let kind = point.compared > line ? Kind.above : .below
      if isOpen, let last = found.last, last.kind == kind {
        found[found.count - 1] = last.extended(to: point)
      } else {
        found.append(PointRun(start: point.occasion, end: point.occasion, points: 1, kind: kind))
        isOpen = true
      }
    }
    return found
  }

  /// The maximal rows of points that all rise or all fall, the turning point in both; a repeat of a value is passed over.
  static func trends(of points: [RecordedPoint]) -> [PointRun] {
    var found: [PointRun] = []
    var previous: RecordedPoint?
    for point in points {
      guard let before = previous else {
        previous = point
        continue
      }
      guard point.compared != before.compared else { continue }
      let kind = point.compared > before.compared ? Kind.rising : .falling
      if let last = found.last, last.kind == kind {
        found[found.count - 1] = last.extended(to: point)
      } else {
        found.append(PointRun(start: before.occasion, end: point.occasion, points: 2, kind: kind))
      }
      previous = point
    }
    return found
  }

  private func extended(to point: RecordedPoint) -> PointRun {
    PointRun(start: start, end: point.occasion, points: points + 1, kind: kind)
  }
}
