extension Identifiers {
  /// A UPN, a ULN or a telephone number, blanks and hyphens inside or not.
  static func number(_ cell: UnsafeBufferPointer<UInt8>, _ shape: CellShape) -> Kind? {
    guard (9...15).contains(shape.digits), shape.letters <= 2, shape.others + shape.ats + shape.commas == 0 else {
      return nil
    }
    if shape.letters > 0 { return isUPN(cell) ? .upn : nil }
    if isTelephone(cell, shape) { return .telephone }
    return shape.digits == 10 && shape.dots + shape.joints == 0 && cell[0] != 0x30 ? .uln : nil
  }

  /// A letter and 12 digits, or a letter, 11 digits and a letter; the check letter is not tested.
  static func isUPN(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    for byte in cell where byte != 0x20 && byte != 0x2D {
      switch place {
      case 0: if !byte.isASCIILetter { return false }
      case 12: if !byte.isDigit && !byte.isASCIILetter { return false }
      default: if !byte.isDigit { return false }
      }
      place += 1
    }
    return place == 13
  }

  /// A number of the United Kingdom: `01632 960001`, `(0161) 496-0000`, `+44 7700 900123`.
  static func isTelephone(_ cell: UnsafeBufferPointer<UInt8>, _ shape: CellShape) -> Bool {
    // `0.1234567890` is a number; a day and a time are no telephone.
    if shape.dots == 1, shape.spaces + shape.joints == 0 { return false }
    var digits: [UInt8] = []
    digits.reserveCapacity(16)
    for byte in cell {
      if byte.isDigit { digits.append(byte - 0x30) } else if byte == 0x2F { return false }
    }
    let isAbroad = cell[0] == 0x2B || (digits.starts(with: [0, 0, 4, 4]))
    if isAbroad {
      if digits.starts(with: [0, 0]) { digits.removeFirst(2) }
      guard digits.starts(with: [4, 4]) else { return cell[0] == 0x2B && (9...15).contains(digits.count) }
      digits.removeFirst(2)
      if digits.first == 0 { digits.removeFirst() }
      return (9...10).contains(digits.count)
    }
    return digits[0] == 0 && (10...11).contains(digits.count) && [1, 2, 3, 5, 7, 8].contains(digits[1])
  }

  // MARK: - Check digits

  /// Ten digits whose last follows from the others, as the National Health Service makes its numbers.
  static func isNHSNumber(_ digits: [Int]) -> Bool {
    guard let check = check(digits) else { return false }
    return check != 10 && check == digits[9]
  }

  /// Ten digits whose last follows from the others, as the Learning Records Service makes its numbers.
  static func isULN(_ digits: [Int]) -> Bool {
    guard let check = check(digits) else { return false }
    return digits[0] != 0 && check > 0 && check - 1 == digits[9]
  }

  /// 11 less the rest of the weighted sum, 0 where nothing is left; nil for other than ten digits.
  private static func check(_ digits: [Int]) -> Int? {
    guard digits.count == 10 else { return nil }
    let rest = digits.prefix(9).enumerated().reduce(0) { $0 + $1.element * (10 - $1.offset) } % 11
    return rest == 0 ? 0 : 11 - rest
  }

  // MARK: - Postcodes

  /// `SW1A 1AA`, `m11aa`: an area that there is, a district, and the rest.
  static func isPostcode(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    let last = cell.count - 1
    guard (4...8).contains(last), cell[last].isASCIILetter, cell[last - 1].isASCIILetter, cell[last - 2].isDigit,
      cell[0].isASCIILetter
    else { return false }
    var code: [UInt8] = []
    code.reserveCapacity(9)
    var blank: Int?
    for byte in cell {
      if byte == 0x20 {
        blank = blank ?? code.count
      } else {
        guard byte.isDigit || byte.isASCIILetter else { return false }
        code.append(byte.capital)
      }
    }
    guard (5...7).contains(code.count), blank == nil || blank == code.count - 3 else { return false }
    let inward = code.suffix(3)
    guard inward.dropFirst().allSatisfy({ $0.isCapital && !neverInward.contains($0) }) else { return false }
    let outward = code.dropLast(3)
    let area = outward.prefix { $0.isCapital }
    let district = outward.dropFirst(area.count)
    guard (1...2).contains(area.count), (1...2).contains(district.count), district.first?.isDigit == true else {
      return false
    }
    return areas.contains(area.reduce(0) { $0 << 8 | UInt16($1) })
  }

  /// C, I, K, M, O, V: never in the last two places.
  private static let neverInward: Set<UInt8> = [0x43, 0x49, 0x4B, 0x4D, 0x4F, 0x56]

  private static let areas: Set<UInt16> = Set(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL \
    GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX \
    PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN \
    WR WS WV YO ZE
    """.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt16($1) } })
}
