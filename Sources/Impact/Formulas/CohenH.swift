import RealModule

/// Cohen's h: a difference of shares on the scale on which chance spreads alike everywhere.
enum CohenH {
  /// 2·asin√second − 2·asin√first, in radians, −π to π. For the detail view.
  static func value(from first: Proportion, to second: Proportion) -> Double {
    value(from: first.share, to: second.share)
  }

  /// The same of two shares, 0 to 1.
  static func value(from first: Double, to second: Double) -> Double {
    2 * Double.asin(second.squareRoot()) - 2 * Double.asin(first.squareRoot())
  }
}
