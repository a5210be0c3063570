internal import Model

/// A number as people and programs write it: `1,204`, `1 204`, `12%`, `3,5`, `1.5E2`.
struct WrittenNumber {
  enum Meaning: Equatable {
    /// The digits (0 to 9), and after how many of them the point stands.
    case number(digits: [UInt8], point: Int, isNegative: Bool, isPercentage: Bool)
    case undecided
    case nothing
  }

  /// What a single number says about the commas of its column.
  enum Evidence {
    /// `3,5`, `1.204,5`
    case decimalComma
    /// `1,204.5`, `1,204,000`
    case thousandsComma
    /// `3.5`
    case decimalPoint
    /// `1,234`
    case either
    case none
  }

  private var body: Substring
  private var isNegative = false
  private var isPercentage = false
  private var exponent = 0
  private let decimalMark: DecimalMark?

  init(_ text: String, decimalMark: DecimalMark?) {
    self.decimalMark = decimalMark
    body = text[...]
    if let sign = body.first, "+-−".contains(sign) {
      isNegative = sign != "+"
      body.removeFirst()
    }
    if body.last == "%" {
      isPercentage = true
      body.removeLast()
      if body.last == " " { body.removeLast() }
    }
    if let mark = body.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      let power = body[body.index(after: mark)...]
      // Beyond four digits no number is left, whatever the sign.
      exponent = power.utf8.count <= 5 ? Int(power) ?? .min : .min
      body = body[..<mark]
    }
  }

  var meaning: Meaning {
    guard exponent != .min else { return .nothing }
    if decimalMark == nil, body.contains(",") { return .undecided }
    let (thousands, decimal): (Character, Character) = decimalMark == .comma ? (".", ",") : (",", ".")
    let parts = body.split(separator: decimal, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Self.ungrouped(parts[0], thousands) else { return .nothing }
    // `1.204` in a column of decimal commas may be either; only with decimals or a second point it is plain.
    if decimalMark == .comma, parts.count == 1, parts[0].count(where: { $0 == "." }) == 1 { return .nothing }
    let fraction = parts.count == 2 ? Self.digits(parts[1]) : []
    guard let fraction, !whole.isEmpty || !fraction.isEmpty else { return .nothing }
    return .number(
      digits: whole + fraction, point: whole.count + exponent, isNegative: isNegative, isPercentage: isPercentage)
  }

  /// Which meaning of the comma fits.
  var evidence: Evidence {
    let commas = body.count { $0 == "," }
    let points = body.count { $0 == "." }
    if commas == 0 { return points == 1 ? .decimalPoint : .none }
    if commas > 1 { return .thousandsComma }
    guard let comma = body.firstIndex(of: ",") else { return .none }
    if points > 0 { return body[comma...].contains(".") ? .thousandsComma : .decimalComma }
    let whole = body[..<comma]
    let isGroup = body[comma...].count == 4 && (1...3).contains(whole.count) && whole.first != "0"
    return isGroup ? .either : .decimalComma
  }

  /// The digits of a whole number whose thousands are parted properly or not at all; nil for anything else.
  private static func ungrouped(_ text: Substring, _ mark: Character) -> [UInt8]? {
    guard let mark = [mark, " "].first(where: text.contains) else { return digits(text) }
    let groups = text.split(separator: mark, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return digits(text.filter { $0 != mark }[...])
  }

  private static func digits(_ text: Substring) -> [UInt8]? {
    let digits = text.utf8.map { $0 &- UInt8(ascii: "0") }
    return digits.allSatisfy { $0 <= 9 } ? digits : nil
  }
}
