/// A 95% interval as the words of its sentence read it.
///
/// Where both ends lie on the side that the sentence names, they stand without a sign: "2.7 points higher …, 95% confidence
/// interval 1.2 to 4.2". Else each end says its side, the lower one first: "0.3 points behind (95% confidence interval: 3.6
/// behind to 3.1 ahead)".
struct IntervalWords {
  let low: Double
  let high: Double
  /// On which side of nought the sentence stands.
  let estimate: Double
  /// What lies below nought and above it: `behind` and `ahead`.
  let sides: (below: String, above: String)
  let places: Int

  /// - Parameter isTurned: whether what is larger in the unit lies below, as where lower is better.
  init(
    _ ends: (low: Double, high: Double), about estimate: Double, sides: (below: String, above: String), places: Int,
    isTurned: Bool = false
  ) {
    low = isTurned ? -ends.high : ends.low
    high = isTurned ? -ends.low : ends.high
    self.estimate = isTurned ? -estimate : estimate
    self.sides = sides
    self.places = places
  }

  /// "95% confidence interval 1.2 to 4.2", "95% confidence interval: 3.6 behind to 3.1 ahead"
  var text: String {
    if estimate > ChangeSentences.noise, low >= 0 { return plain(low, high) }
    if estimate < -ChangeSentences.noise, high <= 0 { return plain(-high, -low) }
    return "95% confidence interval: \(side(low)) to \(side(high))"
  }

  private func plain(_ near: Double, _ far: Double) -> String {
    "95% confidence interval \(NumberText.range(near, far, places: places))"
  }

  private func side(_ end: Double) -> String {
    "\(NumberText.fixed(end.magnitude, places: places)) \(end < 0 ? sides.below : sides.above)"
  }
}
