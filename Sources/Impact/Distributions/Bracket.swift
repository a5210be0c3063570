/// Two points between which a continuous function changes its sign.
struct Bracket {
  let low: Double
  let high: Double

  init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }

  /// Where the function is zero, to the last digits: false position with halved weights (Illinois), and halving where that
  /// stalls. An end without a change of sign is returned as it is.
  func root(_ function: (Double) -> Double) -> Double {
    var (a, b) = (low, high)
    var (atA, atB) = (function(a), function(b))
    if atA == 0 { return a }
    if atB == 0 { return b }
    guard (atA > 0) != (atB > 0) else { return atA.magnitude < atB.magnitude ? a : b }
    for step in 0..<200 {
      let middle = a + (b - a) / 2
      let slope = a - atA * ((b - a) / (atB - atA))
      // Every fourth step halves for certain.
      let next = step % 4 < 3 && slope > min(a, b) && slope < max(a, b) ? slope : middle
      guard next != a, next != b, (b - a).magnitude > 1e-15 * max(1e-3, next.magnitude) else { break }
      let value = function(next)
      if value == 0 { return next }
      if (value > 0) == (atB > 0) {
        atA *= 0.5
      } else {
        (a, atA) = (b, atB)
      }
      (b, atB) = (next, value)
    }
    return b
  }
}
