/// A colour as files have it: `#1f4e79`.
package struct Colour: Hashable, Sendable, CustomStringConvertible {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  /// Reads `#1f4e79`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8.dropFirst())
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6, !digits.contains(UInt8(ascii: "+")),
      let number = Int(String(decoding: digits, as: UTF8.self), radix: 16), number >= 0
    else { return nil }
    red = UInt8(number >> 16)
    green = UInt8(number >> 8 & 0xFF)
    blue = UInt8(number & 0xFF)
  }

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  package var description: String {
    let digits = String(Int(red) << 16 | Int(green) << 8 | Int(blue), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// How far it stands out from white paper, from 1 to 21; text needs 4.5 (WCAG 2).
  package var contrastOnWhite: Double {
    let luminance = 0.2126 * Colour.linear(red) + 0.7152 * Colour.linear(green) + 0.0722 * Colour.linear(blue)
    return 1.05 / (luminance + 0.05)
  }

  /// The least contrast with which text is read.
  package static let readableContrast = 4.5

  /// The light of one channel, from 0 to 1.
  private static func linear(_ channel: UInt8) -> Double {
    let share = Double(channel) / 255
    guard share > 0.04045 else { return share / 12.92 }
    // The power of 2.4, by Newton's steps to the fifth root.
    let base = (share + 0.055) / 1.055
    var root = 1.0
    for _ in 0..<40 { root -= (root - base / (root * root * root * root)) / 5 }
    let sixth = root * root * root * root * root * root
    return sixth * sixth
  }
}
