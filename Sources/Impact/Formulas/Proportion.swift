/// How many said yes, of how many: the counts behind every percentage.
package struct Proportion: Hashable, Sendable {
  /// 0 to `n`.
  package let yes: Int
  /// 1 or more.
  package let n: Int

  /// Nil for nobody asked, a negative count, or more than were asked.
  init?(yes: Int, of n: Int) {
    guard n > 0, (0...n).contains(yes) else { return nil }
    self.yes = yes
    self.n = n
  }

  /// The share, 0 to 1.
  package var share: Double { Double(yes) / Double(n) }

  /// Wilson's 95% interval of the share, 0 to 1 (Wilson 1927; specification section 4).
  ///
  /// Exactly 0 below when nobody said yes, and exactly 1 above when everybody did.
  package var wilson: Interval {
    let n = Double(n)
    let z = Normal.z975
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
    let low = yes == 0 ? 0 : max(0, centre - half)
    let high = yes == self.n ? 1 : min(1, centre + half)
    return Interval(shares: low, high)
  }

  /// The sample that yes = 1 and no = 0 make, for Welch intervals.
  var sample: Sample {
    let n = Double(n)
    let spread = n > 1 ? (n / (n - 1) * share * (1 - share)).squareRoot() : nil
    return Sample(n: self.n, mean: share, sd: spread)
  }

  /// Both counts together; nil when they leave the range of whole numbers.
  func adding(_ other: Proportion) -> Proportion? {
    let (yes, tooMany) = self.yes.addingReportingOverflow(other.yes)
    let (n, tooManyAsked) = self.n.addingReportingOverflow(other.n)
    return tooMany || tooManyAsked ? nil : Proportion(yes: yes, of: n)
  }
}
