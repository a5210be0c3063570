import RealModule

/// How often one of the treatment group stands above one of the comparison group: Cliff's δ (specification section 3).
///
/// It asks only for the order of values, so that it suits answers by level and lopsided scores.
package struct Dominance: Tabulated {
  private let nTreatment: Double
  private let nControl: Double
  /// Pairs in which the treated one stands above, below.
  private let above: Double
  private let below: Double

  /// Values with how many people have each, in any order; each group in n log n.
  package init(treatment: [(value: Double, count: Int)], control: [(value: Double, count: Int)]) {
    let treated = treatment.filter { $0.count > 0 }.sorted { $0.value < $1.value }
    let compared = control.filter { $0.count > 0 }.sorted { $0.value < $1.value }
    nTreatment = treated.reduce(0) { $0 + Double($1.count) }
    nControl = compared.reduce(0) { $0 + Double($1.count) }
    var (above, below, smaller, notGreater) = (0.0, 0.0, 0.0, 0.0)
    var (nextSmaller, nextNotGreater) = (0, 0)
    for entry in treated {
      while nextSmaller < compared.count, compared[nextSmaller].value < entry.value {
        smaller += Double(compared[nextSmaller].count)
        nextSmaller += 1
      }
      while nextNotGreater < compared.count, compared[nextNotGreater].value <= entry.value {
        notGreater += Double(compared[nextNotGreater].count)
        nextNotGreater += 1
      }
      above += Double(entry.count) * smaller
      below += Double(entry.count) * (nControl - notGreater)
    }
    (self.above, self.below) = (above, below)
  }

  /// (pairs above − pairs below)/all pairs, −1 to 1.
  package var delta: Computed<Double> { ofPairs { Computed<Double>(finite: (above - below) / $0) } }

  /// tanh(atanh δ ± z√((N+1)/(3 n_T n_C))); the bound itself when no two values overlap.
  package var deltaInterval: Computed<Interval> {
    delta.flatMap { delta in
      guard delta.magnitude < 1 else { return Computed<Interval>(delta, delta) }
      let half = Normal.z975 * ((nTreatment + nControl + 1) / (3 * nTreatment * nControl)).squareRoot()
      return Computed<Interval>(Double.tanh(Double.atanh(delta) - half), Double.tanh(Double.atanh(delta) + half))
    }
  }

  /// U/all pairs, 0 to 1: the chance that one taken from each group has the treated one ahead, ties shared out evenly.
  package var probabilityOfSuperiority: Computed<Double> {
    ofPairs { pairs in u.flatMap { Computed<Double>(finite: $0 / pairs) } }
  }

  /// Mann and Whitney's U of the treatment group: pairs above, and half of those level.
  package var u: Computed<Double> { ofPairs { Computed<Double>(finite: (above + ($0 - below)) / 2) } }

  package var fields: [Field] {
    [
      Field("cliffs_delta", delta),
      Field("cliffs_delta_ci", deltaInterval),
      Field("prob_superiority", probabilityOfSuperiority),
      Field("u", u),
    ]
  }

  private func ofPairs<Value>(_ compute: (Double) -> Computed<Value>) -> Computed<Value> {
    nTreatment >= 2 && nControl >= 2 ? compute(nTreatment * nControl) : .notComputed(.groupNBelowTwo)
  }
}
