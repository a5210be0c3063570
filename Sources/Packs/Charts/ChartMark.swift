/// A place in a picture, in its units, from the top left corner.
struct ChartPoint: Hashable {
  let x: Double
  let y: Double
}

/// A part of a picture.
struct ChartBox: Hashable {
  let x: Double
  let y: Double
  let width: Double
  let height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
}

/// Something drawn in a picture that is not text.
enum ChartMark: Hashable {
  case line([ChartPoint], ChartStroke)
  case box(ChartBox, ChartFill)
  case dot(ChartPoint, ChartDot)

  /// The room it takes, without the width of lines.
  var extent: ChartBox {
    switch self {
    case .line(let points, _):
      let (xs, ys) = (points.map(\.x), points.map(\.y))
      let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
      return ChartBox(x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
    case .box(let box, _): return box
    case .dot(let point, let dot):
      let reach = dot.reach
      return ChartBox(x: point.x - reach, y: point.y - reach, width: 2 * reach, height: 2 * reach)
    }
  }
}

/// What a line means. No two meanings differ by colour alone.
enum ChartStroke: Hashable {
  /// The line of an axis and its ticks.
  case axis
  /// The scale behind a value, or the limit of a term.
  case grid
  /// Nought among changes, level among differences.
  case zero
  /// Normal progress, or the middle value of a series.
  case expected
  /// A 95% interval of what the chart is about, and of others.
  case interval, otherInterval
  /// The way of what the chart is about, and of what it stands beside.
  case focus, other
  /// From a place to its label.
  case leader
  /// Around what is counted together.
  case bracket
  /// When something began, or today.
  case moment
}

/// What an area means.
enum ChartFill: Hashable {
  /// While something lasted.
  case during
  /// The days that a plan names, and those on which it was worked on.
  case planned, worked
  /// An answer of a scale: on the side of the top answers, the middle itself, on the other side; the further away, the darker.
  case towardsTop(ChartShade), middle, awayFromTop(ChartShade)
}

/// Three steps that are told apart in black and white, too.
enum ChartShade: Hashable { case light, medium, full }

/// A value's mark: what it is about differs by shape and fill, not by colour alone.
struct ChartDot: Hashable {
  enum Kind: Hashable {
    /// A full circle in the accent: the value that the chart is about.
    case focus
    /// A ring: the same before.
    case before
    /// A full diamond in grey: whom it is compared with, or another group.
    case other
    /// A hollow diamond: the same before.
    case otherBefore
    /// A point of a series, and one of a row that chance does not make.
    case point, signal
    /// Something is there, or not.
    case present, absent
  }

  let kind: Kind

  /// From the middle to the edge.
  var reach: Double {
    switch kind {
    case .focus, .before: 5.5
    case .other, .otherBefore: 6.5
    case .point, .signal: 4
    case .present, .absent: 6
    }
  }
}
