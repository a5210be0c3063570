/// Numbers in pictures: the same on every machine, in no locale.
enum ChartNumber {
  /// A coordinate with two decimals at most: `12.5`, `-3`, `0.25`.
  static func coordinate(_ number: Double) -> String { plain(number, places: 2) }

  /// A label of the axis among marks so far apart: `7`, `−12.5`, `2,000`, `1.2e21`, `5e−9`.
  static func label(_ number: Double, step: Double = 1) -> String {
    if number == 0 { return "0" }
    guard number.magnitude < 1e12, step >= 1e-6 else { return scientific(number) }
    let text = plain(number, places: max(places(of: step), number.magnitude >= 100 ? 1 : 2))
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isNegative = parts[0].first == "-"
    let digits = isNegative ? parts[0].dropFirst() : parts[0]
    let whole = (isNegative ? "−" : "") + grouped(digits)
    return parts.count == 2 ? whole + "." + parts[1] : whole
  }

  /// How many decimals tell marks apart that are so far from each other.
  private static func places(of step: Double) -> Int {
    var (places, scaled) = (0, step)
    while scaled < 1, places < 6 {
      scaled *= 10
      places += 1
    }
    return places
  }

  private static func plain(_ number: Double, places: Int) -> String {
    let scale = (0..<places).reduce(Int64(1)) { scale, _ in scale * 10 }
    let scaled = (number * Double(scale)).rounded()
    // So large a number has no decimals to keep.
    guard scaled.isFinite, scaled.magnitude < 9e18 else { return places > 0 ? plain(number, places: 0) : "0" }
    let units = Int64(scaled)
    let fraction = String(units.magnitude % scale.magnitude)
    let padded = String(repeating: "0", count: places - min(places, fraction.count)) + fraction
    let kept = String(padded.reversed().drop { $0 == "0" }.reversed())
    return (units < 0 ? "-" : "") + String(units.magnitude / scale.magnitude) + (kept.isEmpty ? "" : "." + kept)
  }

  private static func grouped(_ digits: Substring) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  private static func scientific(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    var (exponent, rest) = (0, number.magnitude)
    while rest >= 10 {
      rest /= 10
      exponent += 1
    }
    while rest > 0, rest < 1 {
      rest *= 10
      exponent -= 1
    }
    let power = exponent < 0 ? "−\(-exponent)" : "\(exponent)"
    return (number < 0 ? "−" : "") + plain(rest, places: 3) + "e\(power)"
  }
}
