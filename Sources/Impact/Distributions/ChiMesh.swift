import RealModule

/// The distribution of s = √(χ²_ν/ν), a sample's spread over the true one, as points with weights that sum to one.
///
/// With u = ln s the density is proportional to exp(ν(u − (e^{2u} − 1)/2)). Sums at even steps h of u are wrong by what the
/// integrand's Fourier transform holds beyond 2π/h: that bandwidth sets the step. Weights are divided by their own sum, so that
/// no gamma function is needed and nothing cancels at large ν.
struct ChiMesh {
  let df: Double
  /// Ascending.
  private let points: [Double]
  private let weights: [Double]
  /// The weight of each point and of all above it, with a 0 at the end.
  private let weightsFrom: [Double]

  /// `scale`: the |t| by which the points will be multiplied; the larger, the finer the mesh.
  init(df: Double, scale: Double) {
    self.df = df
    let low = ChiMesh.lowEnd(df: df)
    let high = ChiMesh.highEnd(df: df)
    // Φ(t·eᵘ − δ) turns within 1/(t·s): s is at most 1 and some standard errors where there is weight to speak of.
    let turning = scale * (1 + 3 / (2 * df).squareRoot())
    let width = ChiMesh.bandwidth(df: df)
    let wanted = (width * width + 2 * ChiMesh.digits * turning * turning).squareRoot()
    let count = min(ChiMesh.mostPoints, (high - low) * wanted / (2 * Double.pi) + 2)
    let number = Int(count)
    let step = (high - low) / Double(number - 1)
    var points = [Double](repeating: 0, count: number)
    var weights = points
    for i in 0..<number {
      let u = low + Double(i) * step
      // e^{2u} − 1 by way of e^u − 1, so that one exponential serves for both.
      let above = Double.expMinusOne(u)
      points[i] = 1 + above
      weights[i] = Double.exp(df * (u - above * (1 + above / 2)))
    }
    let sum = weights.reduce(0, +)
    var weightsFrom = [Double](repeating: 0, count: number + 1)
    for i in (0..<number).reversed() {
      weights[i] /= sum
      weightsFrom[i] = weightsFrom[i + 1] + weights[i]
    }
    self.points = points
    self.weights = weights
    self.weightsFrom = weightsFrom
  }

  /// P(T ≤ t), what it falls by for each unit of δ, and how fast that itself falls.
  struct Expected {
    var value = 0.0
    /// E φ(ts − δ)
    var density = 0.0
    /// E (ts − δ)φ(ts − δ)
    var bend = 0.0
  }

  /// One pass over the points at which Φ is neither 0 nor 1 to the last digit, for a t above 0.
  func expected(t: Double, ncp: Double) -> Expected {
    let first = firstPoint(above: (ncp - ChiMesh.reach) / t)
    let end = firstPoint(above: (ncp + ChiMesh.reach) / t)
    var sums = Expected(value: weightsFrom[end])
    for i in first..<end {
      let x = t * points[i] - ncp
      let weight = weights[i]
      sums.value += weight * Normal.upperTail(-x)
      let density = weight * Double.exp(-0.5 * x * x)
      sums.density += density
      sums.bend += density * x
    }
    let scale = 1 / (2 * Double.pi).squareRoot()
    sums.density *= scale
    sums.bend *= scale
    return sums
  }

  /// P(T > t) without an effect, for a t above 0: a sum of positive parts, which keeps its digits far out.
  func upperTail(_ t: Double) -> Double {
    var sum = 0.0
    for i in points.indices { sum += weights[i] * Normal.upperTail(t * points[i]) }
    return sum
  }

  private func firstPoint(above value: Double) -> Int {
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle] > value { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// P(Z > 9) = 1e-19.
  private static let reach = 9.0

  /// Natural logarithm of the parts that may be left out: 1e-13.
  private static let digits = 30.0
  private static let mostPoints = 100_000.0

  /// Where the density of u has fallen by e^−36 on the left: ν(u − (e^{2u} − 1)/2) = −36, by Newton's steps.
  private static func lowEnd(df: Double) -> Double {
    let fall = 36 / df
    // Far out the line u + ½ alone counts, near by the parabola −u².
    var u = -max(fall + 0.5, fall.squareRoot())
    for _ in 0..<4 {
      let above = Double.expMinusOne(2 * u)
      u -= (u - above / 2 + fall) / -above
    }
    return u
  }

  /// The same on the right.
  private static func highEnd(df: Double) -> Double {
    let fall = 36 / df
    var u = min(fall.squareRoot(), 0.5 * Double.log(onePlus: 2 * fall) + 0.5)
    for _ in 0..<4 {
      let above = Double.expMinusOne(2 * u)
      u -= (u - above / 2 + fall) / -above
    }
    return u
  }

  /// The ω from which on the density's Fourier transform |Γ((ν+iω)/2)|/Γ(ν/2) is below 1e-13 (Stirling), by Newton's steps.
  private static func bandwidth(df: Double) -> Double {
    let a = df / 2
    // As a normal density would have it, b = √(2·30·a), and as the slope −πb/2 of the far part would: the larger.
    var b = max((2 * digits * a).squareRoot(), 2 * digits / Double.pi)
    for _ in 0..<4 {
      let ratio = b / a
      let angle = Double.atan(ratio)
      let left = digits - b * angle + (a / 2 - 0.25) * Double.log(onePlus: ratio * ratio)
      // Its derivative by b: −angle − b/(2a²(1 + ratio²)).
      b += left / (angle + 0.5 * ratio / (a * (1 + ratio * ratio)))
    }
    return 2 * b
  }
}
