internal import Model

/// The mark before the decimals.
package enum DecimalMark: String, Hashable, Sendable, CaseIterable { case point, comma }

/// What a cell with a value turned out to be.
enum RowValue: Equatable {
  case value(Observations.Value)
  case missing
  /// A comma, of which only the whole column can say whether it parts thousands or decimals.
  case undecided
  case wrong(Fault)

  enum Fault: Equatable {
    case notANumber
    /// More digits before the point than are kept.
    case tooLong
    /// Beyond `scale_min` or `scale_max`, or no level of the scale.
    case outOfScale
    /// A per cent sign where the answer is yes or no.
    case percentOfYesNo
  }
}

/// Reads the values of one measure from bytes.
struct RowValueReader: Sendable {
  let scale: Measure.Scale
  /// Nil while nobody knows what a comma means.
  let decimalMark: DecimalMark?
  private let levels: Set<Int64>
  private let hasLevels: Bool
  private let isLimited: Bool
  /// Of each count of decimals: the smallest and the largest mantissa that the scale allows.
  private let least: [Int64]
  private let most: [Int64]

  init(_ measure: Measure, decimalMark: DecimalMark?) {
    scale = measure.scale
    self.decimalMark = decimalMark
    levels = Set(
      measure.scale == .binary ? [0, 1] : measure.scale == .likert ? measure.likertLevels.map(Int64.init) : [])
    hasLevels = measure.scale == .binary || measure.scale == .likert
    let (scaleMin, scaleMax) = measure.scale == .binary ? (nil, nil) : (measure.scaleMin, measure.scaleMax)
    isLimited = scaleMin != nil || scaleMax != nil
    least = RowValueReader.limits(scaleMin, or: .min, rounding: .up)
    most = RowValueReader.limits(scaleMax, or: .max, rounding: .down)
  }

  /// The same number as mantissas with 0 to 12 decimals, rounded into the scale.
  private static func limits(
    _ number: ExactNumber?, or none: Int64, rounding: FloatingPointRoundingRule
  ) -> [Int64] {
    (0...Observations.Value.mostPlaces).map { places in
      guard let number else { return none }
      guard number.places > places else {
        return number.scaled(to: places).map { Int64(clamping: $0.mantissa) } ?? none
      }
      let power = (places..<number.places).reduce(Int128(1)) { power, _ in power * 10 }
      let (quotient, rest) = number.mantissa.quotientAndRemainder(dividingBy: power)
      let step: Int128 = rounding == .up ? (rest > 0 ? 1 : 0) : (rest < 0 ? -1 : 0)
      return Int64(clamping: quotient + step)
    }
  }

  /// The value of a cell from `start` to `end`, which has no blanks around it.
  ///
  /// - Parameter isOdd: becomes true where somebody should hear of the cell, although it can be read.
  @inline(__always)
  func read(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ isOdd: inout Bool) -> RowValue {
    guard start < end else { return .missing }
    // Nearly every cell is a few digits with a point perhaps; the others take their time.
    guard end - start <= 16 else { return slowly(bytes, start, end, &isOdd) }
    var at = start
    let isNegative = bytes[start] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    let first = at
    var mantissa: Int64 = 0
    var point = -1
    while at < end {
      let digit = bytes[at] &- UInt8(ascii: "0")
      if digit <= 9 {
        mantissa = mantissa &* 10 &+ Int64(digit)
      } else if bytes[at] == UInt8(ascii: "."), point < 0, at > first, at + 1 < end {
        point = at
      } else {
        return slowly(bytes, start, end, &isOdd)
      }
      at += 1
    }
    let places = point < 0 ? 0 : end - point - 1
    guard at > first, places <= Observations.Value.mostPlaces, end - first <= Observations.Value.mostDigits else {
      return slowly(bytes, start, end, &isOdd)
    }
    return judged(Observations.Value(mantissa: isNegative ? -mantissa : mantissa, places: UInt8(places)))
  }

  @inline(never)
  private func slowly(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ isOdd: inout Bool) -> RowValue {
    var cell: [UInt8] = []
    for at in start..<end { cell.append(bytes[at]) }
    let name = SpokenName(String(decoding: cell, as: UTF8.self))
    if !isOdd { isOdd = self.isOdd(name) }
    return read(name)
  }

  /// Whether a cell is what ``ValueOddities`` tells of.
  private func isOdd(_ name: SpokenName) -> Bool {
    if name.isMissing { return false }
    if name.text.utf8.last == UInt8(ascii: "%") || isAbsence(name) { return true }
    return RowValueReader.isLong(name.text.utf8) && rounded(name.text) != nil
  }

  /// Whether a number may have more digits than are kept: it is long, or has a power of ten.
  static func isLong(_ cell: some Collection<UInt8>) -> Bool {
    cell.count > Observations.Value.mostPlaces + 1 || cell.contains { $0 | 0x20 == UInt8(ascii: "e") }
  }

  /// The value of a cell as a text.
  func read(_ text: String) -> RowValue { read(SpokenName(text)) }

  private func read(_ name: SpokenName) -> RowValue {
    if name.isMissing || isAbsence(name) { return .missing }
    if scale == .binary, let answer = RowValueReader.answers[name.key] {
      return .value(Observations.Value(mantissa: answer, places: 0))
    }
    switch WrittenNumber(name.text, decimalMark: decimalMark).meaning {
    case .undecided: return .undecided
    case .nothing: return .wrong(.notANumber)
    case .number(let digits, let point, let isNegative, let isPercentage):
      if isPercentage, scale == .binary { return .wrong(.percentOfYesNo) }
      guard let value = Observations.Value(digits: digits, point: point, isNegative: isNegative) else {
        return .wrong(.tooLong)
      }
      return judged(value)
    }
  }

  /// Whether a cell has a usual mark for somebody who was not there; where yes or no is asked, a cross may be an answer.
  func isAbsence(_ name: SpokenName) -> Bool {
    RowValueReader.absences.contains(name.key) || scale != .binary && name.key == "x"
  }

  private static let absences: Set<String> = ["-", "–", "—", "abs", "absent"]

  /// What is kept of a number that has more digits than are kept; nil where all are.
  func rounded(_ text: String) -> Observations.Value? {
    guard
      case .number(let digits, let point, let isNegative, _) = WrittenNumber(
        SpokenName(text).text, decimalMark: decimalMark
      ).meaning, let value = Observations.Value(digits: digits, point: point, isNegative: isNegative)
    else { return nil }
    let decimals = (digits.lastIndex { $0 != 0 } ?? -1) + 1 - point
    // The places of the value are as many as there is room for, up to those that were written.
    return decimals > Int(value.places) ? value : nil
  }

  private static let answers: [String: Int64] = ["yes": 1, "y": 1, "true": 1, "no": 0, "n": 0, "false": 0]

  @inline(__always)
  private func judged(_ value: Observations.Value) -> RowValue {
    guard isLimited || hasLevels else { return .value(value) }
    let places = Int(value.places)
    guard value.mantissa >= least[places], value.mantissa <= most[places] else { return .wrong(.outOfScale) }
    return hasLevels ? level(value) : .value(value)
  }

  /// A level is a whole number, also where a program wrote `3.0`.
  private func level(_ value: Observations.Value) -> RowValue {
    var mantissa = value.mantissa
    for _ in 0..<value.places {
      guard mantissa % 10 == 0 else { return .wrong(.outOfScale) }
      mantissa /= 10
    }
    guard levels.isEmpty || levels.contains(mantissa) else { return .wrong(.outOfScale) }
    return .value(Observations.Value(mantissa: mantissa, places: 0))
  }
}
