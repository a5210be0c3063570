/// McNemar's test of answers that moved: whether as many moved one way as the other (specification section 4).
package struct McNemar: Tabulated {
  /// min(1, 2·P(Bin(gained + lost, ½) ≤ the fewer)); 1 when nobody moved.
  package let pExact: Computed<Double>
  /// The same with half of the probability of what was seen: 2·P(≤ the fewer) − P(= the fewer), at most 1.
  package let pMid: Computed<Double>

  /// How many moved to yes, and how many left it: each 0 or more.
  init(gained: Int, lost: Int) {
    let coin = HalfBinomial(n: gained + lost)
    let fewer = min(gained, lost)
    let tail = 2 * coin.lowerTail(fewer)
    // 0 where it is too small for a number, as every p-value here.
    pExact = Computed(finite: min(1, tail))
    pMid = Computed(finite: gained == lost ? 1 : min(1, tail - coin.probability(fewer)))
  }

  package var fields: [Field] { [Field("p_exact", pExact), Field("p_mid", pMid)] }
}
