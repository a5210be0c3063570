/// Newcombe's 95% intervals of a difference of shares, built from the two Wilson intervals (1998, method 10).
///
/// Ends are shares, −1 to 1; results multiply by 100 for percentage points.
enum Newcombe {
  /// `second` − `first` when the people differ, or when nothing is known of who is who.
  static func unpaired(from first: Proportion, to second: Proportion) -> Computed<Interval> {
    interval(from: first, to: second, correlation: 0)
  }

  /// `second` − `first` for the same people, with the correlation φ of their two answers.
  ///
  /// `corrected` takes n/2 from a positive numerator of φ: the default of the specification, section 4.
  static func paired(_ table: PairedTable, corrected: Bool) -> Computed<Interval> {
    table.before.with(table.after) { before, after in
      interval(from: before, to: after, correlation: correlation(of: table, corrected: corrected))
    }
  }

  private static func interval(
    from first: Proportion, to second: Proportion, correlation phi: Double
  ) -> Computed<Interval> {
    let difference = second.share - first.share
    let (one, two) = (first.wilson, second.wilson)
    let down = (second.share - two.low, one.high - first.share)
    let up = (two.high - second.share, first.share - one.low)
    func length(_ a: Double, _ b: Double) -> Double { max(0, a * a - 2 * phi * a * b + b * b).squareRoot() }
    return Computed(max(-1, difference - length(down.0, down.1)), min(1, difference + length(up.0, up.1)))
  }

  private static func correlation(of table: PairedTable, corrected: Bool) -> Double {
    let (a, b) = (Double(table.yesYes), Double(table.noYes))
    let (c, d) = (Double(table.yesNo), Double(table.noNo))
    var numerator = a * d - b * c
    if corrected, numerator > 0 { numerator = max(numerator - (a + b + c + d) / 2, 0) }
    let root = ((a + b) * (c + d)).squareRoot() * ((a + c) * (b + d)).squareRoot()
    return root > 0 ? numerator / root : 0
  }
}
