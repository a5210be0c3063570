/// Tango's 95% score interval of a difference of shares of the same people (Tango 1998; specification section 4).
enum Tango {
  /// Ends are shares, −1 to 1; −1 below when everybody left yes, 1 above when everybody moved to it.
  ///
  /// The roots in D of (b − c − nD)/√(n(2q + D(1−D))) = ±z, with b gained and c lost.
  static func interval(gained: Int, lost: Int, n: Int) -> Computed<Interval> {
    guard n > 0 else { return .notComputed(.noMatchedParticipants) }
    let score = Score(gained: Double(gained), lost: Double(lost), n: Double(n))
    let difference = (score.gained - score.lost) / score.n
    // Where nobody moved, the difference itself is a root of the undivided score that is no limit.
    let beside = 1e-12
    let low = lost == n ? -1 : Bracket(-1, difference - beside).root { score.excess($0, over: Normal.z975) }
    let high = gained == n ? 1 : Bracket(difference + beside, 1).root { score.excess($0, over: -Normal.z975) }
    return Computed(low, high)
  }

  private struct Score {
    let gained: Double
    let lost: Double
    let n: Double

    /// (b − c − nD) − z·√(n(2q + D(1−D))): the score's distance from z without its division, which falls as D grows.
    func excess(_ d: Double, over z: Double) -> Double {
      gained - lost - n * d - z * max(0, n * (2 * q(d) + d * (1 - d))).squareRoot()
    }

    /// The share of those who leave yes that is likeliest when the difference is D.
    private func q(_ d: Double) -> Double {
      let b = -gained - lost + (2 * n - gained + lost) * d
      let c = -lost * d * (1 - d)
      let root = max(0, b * b - 8 * n * c).squareRoot()
      // The same root in the form that does not subtract like from like.
      return b > 0 ? (root + b > 0 ? -2 * c / (root + b) : 0) : (root - b) / (4 * n)
    }
  }
}
