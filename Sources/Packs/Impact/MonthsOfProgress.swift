/// An effect size read in the EEF Toolkit's table of months.
///
/// The table was made for controlled studies of attainment: ``DesignWords/months`` says when it may be used. Other tables, as that
/// for single trials, differ at the edges, so the table's name stands with every number.
package struct MonthsOfProgress: Hashable, Sendable {
  package static let tableName = "EEF Toolkit"

  /// The largest hundredths of each number of months, from 0 on.
  private static let upTo = [1, 9, 18, 26, 35, 44, 52, 61, 69, 78, 87, 95, 100]

  /// Negative for less progress than the comparison group; nil beyond the ends of the table.
  package let months: Int?
  private let isNegative: Bool

  /// - Parameter effectSize: Hedges' g; it is rounded to two decimals first, half away from zero in decimal.
  package init(effectSize: Double) {
    let digits = NumberText.fixed(effectSize.magnitude, places: 2).filter { $0 != "." }
    let row = Int(digits).flatMap { hundredths in MonthsOfProgress.upTo.firstIndex { hundredths <= $0 } }
    isNegative = effectSize < 0 && row != 0
    months = row.map { effectSize < 0 ? -$0 : $0 }
  }

  /// `8`, `−2`, `12+ (off the table)`
  package var text: String {
    guard let months else { return "\(isNegative ? "\u{2212}" : "")12+ (off the table)" }
    return NumberText.fixed(Double(months), places: 0)
  }

  /// `8 months`, `1 month`, `12+ months (off the table)`, `2 months less progress than the comparison`
  package var spoken: String {
    let amount = months.map { $0.magnitude == 1 ? "1 month" : "\($0.magnitude) months" } ?? "12+ months (off the table)"
    return isNegative ? "\(amount) less progress than the comparison" : amount
  }

  /// "4 months (from −2 to 10 over the 95% confidence interval)"
  ///
  /// - Parameter basis: how the effect size was worked out, as "allowing for the start".
  package static func sentence(
    effectSize g: Double, basis: String? = nil, low: Double?, high: Double?, weakness: String?
  ) -> String {
    let range = low.flatMap { low in
      high.map { high in
        " (\(MonthsOfProgress(effectSize: low).text) to \(MonthsOfProgress(effectSize: high).text) months over the 95% "
          + "confidence interval)"
      }
    }
    let caveat = weakness.map { "; with care, since \($0)" } ?? ""
    return
      "By the \(tableName) table an effect size of \(NumberText.fixed(g, places: 2))\(basis.map { " (\($0))" } ?? "") is "
      + "\(MonthsOfProgress(effectSize: g).spoken)\(range ?? "")\(caveat)."
  }
}
