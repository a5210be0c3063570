/// What a cell is made of: counted in one pass, so that most cells are let through without a second look.
struct CellShape {
  var digits = 0
  /// ASCII letters, and each byte of letters beyond.
  var letters = 0
  var spaces = 0
  var ats = 0
  var commas = 0
  var dots = 0
  /// `- ( ) + /`
  var joints = 0
  /// Anything else, but the apostrophe.
  var others = 0

  init(_ cell: UnsafeBufferPointer<UInt8>) {
    for byte in cell {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x41...0x5A, 0x61...0x7A, 0x80...: letters += 1
      case 0x20, 0x09: spaces += 1
      case 0x40: ats += 1
      case 0x2C: commas += 1
      case 0x2E: dots += 1
      case 0x2D, 0x28, 0x29, 0x2B, 0x2F: joints += 1
      case 0x27: break
      default: others += 1
      }
    }
  }

  /// `31`, `-0.5`: digits with at most a point and a sign.
  var isNumber: Bool { letters + spaces + ats + commas + others == 0 && dots <= 1 && joints <= 1 && digits > 0 }
  /// A word or a code without any separator.
  var isOneWord: Bool { spaces + commas + dots == 0 }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isCapital: Bool { self >= 0x41 && self <= 0x5A }
  /// The small letter as a capital; anything else as it is.
  var capital: UInt8 { self >= 0x61 && self <= 0x7A ? self & 0xDF : self }
}

extension UnsafeBufferPointer<UInt8> {
  /// Without blanks at both ends, no-break ones among them.
  var trimmedOfBlanks: UnsafeBufferPointer<UInt8> {
    var (low, high) = (0, count)
    while low < high {
      if self[low] <= 0x20 {
        low += 1
      } else if low + 1 < high, self[low] == 0xC2, self[low + 1] == 0xA0 {
        low += 2
      } else {
        break
      }
    }
    while high > low {
      if self[high - 1] <= 0x20 {
        high -= 1
      } else if high - 2 >= low, self[high - 2] == 0xC2, self[high - 1] == 0xA0 {
        high -= 2
      } else {
        break
      }
    }
    return UnsafeBufferPointer(rebasing: self[low..<high])
  }

  func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
