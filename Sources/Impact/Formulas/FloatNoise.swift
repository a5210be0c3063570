/// Decimals that arithmetic leaves behind, as in 0.1 + 0.2.
package enum FloatNoise {
  /// Rounded to 9 decimals: before asking whether a change is zero, or a point on the line (specification section 0).
  package static func removed(from number: Double) -> Double {
    let large = number * 1e9
    // Where a double has no ninth decimal there is nothing to round.
    return large.magnitude < 9e15 ? large.rounded() / 1e9 : number
  }
}
