import Model

/// What an enquiry costs in one sentence: cover first, then money, then what has no amount.
enum CostWords {
  /// `6 days of cover and £500: supply teachers; materials.` Nil where no cost is recorded.
  static func sentence(_ costs: [Cost]) -> String? {
    guard !costs.isEmpty else { return nil }
    let days = sum(costs.compactMap(\.coverDays))
    let money = sum(costs.compactMap(\.money))
    let amounts = [
      days.map { "\($0) \($0.whole == 1 ? "day" : "days") of cover" }, money.map { "£\(pounds($0))" },
    ].compactMap { $0 }
    let items = costs.map { Wording.phrase($0.item) }.unique.joined(separator: "; ")
    let text = amounts.isEmpty ? "\(items). No amount is recorded." : "\(amounts.joined(separator: " and ")): \(items)."
    return Excerpt(text, in: Excerpt.Room(lines: 2, width: SpreadText.pageWidth))?.text
  }

  private static func sum(_ numbers: [ExactNumber]) -> ExactNumber? {
    guard let first = numbers.first else { return nil }
    return numbers.dropFirst().reduce(first) { $0.adding($1) ?? $0 }
  }

  /// `1,250` and `99.50`.
  private static func pounds(_ number: ExactNumber) -> String {
    NumberText.fixed(number.double, places: number.places == 0 ? 0 : 2)
  }
}
