/// The id of a record that has no name of its own: 8 random base-32 characters.
///
/// Random, so that two people never make the same one; never a number in order, never a hash of the content.
package struct EntryID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// Digits and letters without i, l, o and u, which are easily misread.
  package static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
  package static let length = 8
  /// Whether each byte is one of the alphabet.
  private static let isOfAlphabet = (0...255).map { byte in alphabet.contains { $0.utf8.first == UInt8(byte) } }

  /// Nil unless it is 8 characters of the alphabet.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == EntryID.length, text.utf8.allSatisfy({ EntryID.isOfAlphabet[Int($0)] }) else { return nil }
    self.text = String(text)
  }

  /// Whether an id may begin so.
  package static func mayBegin(with text: some StringProtocol) -> Bool {
    (1...length).contains(text.utf8.count) && text.utf8.allSatisfy({ isOfAlphabet[Int($0)] })
  }

  /// A new one, drawn from the generator that is given.
  package init(using generator: inout some RandomNumberGenerator) {
    text = String((0..<EntryID.length).map { _ in EntryID.alphabet[Int.random(in: 0..<32, using: &generator)] })
  }

  package var description: String { text }

  package static func < (one: EntryID, other: EntryID) -> Bool { one.text < other.text }
}
