/// The short name of an alliance, a cluster, an enquiry or a measure: the name of its folder or file.
package struct Slug: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  /// Names that the folder itself uses, so that no alliance may have them.
  package static let reserved: Set<String> = [
    "clusters", "toolkit", "frameworks", "codings", "programme", "private", "templates",
  ]

  /// Nil unless it is lower-case letters, digits and single hyphens, holds a letter, and has 64 characters at most.
  package init?(_ text: some StringProtocol) {
    guard Slug.isPlain(text), text.utf8.count <= 64,
      text.utf8.contains(where: { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }),
      !Slug.deviceNames.contains(String(text))
    else { return nil }
    self.text = String(text)
  }

  /// A name that the program itself knows to be one.
  package init(known text: String) { self.text = text }

  /// A short name made from a title: `Élan & Oak` gives `elan-oak`. Nil when no letter is left.
  package init?(from title: String) {
    var words = ""
    for character in title.lowercased() {
      let plain = Slug.accents[character] ?? String(character)
      words += plain.isEmpty || Slug.isPlain(plain) ? plain : "-"
    }
    self.init(words.split(separator: "-").joined(separator: "-").prefix(60).drop { $0 == "-" })
  }

  package var description: String { text }

  package static func < (one: Slug, other: Slug) -> Bool { one.text < other.text }

  /// Whether the text is lower-case letters, digits and single hyphens inside.
  static func isPlain(_ text: some StringProtocol) -> Bool {
    let hyphen = UInt8(ascii: "-")
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, first != hyphen, last != hyphen else { return false }
    var previous = UInt8(ascii: "a")
    for byte in bytes {
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      guard isLetter || isDigit || (byte == hyphen && previous != hyphen) else { return false }
      previous = byte
    }
    return true
  }

  /// Names that Windows keeps for devices: a folder so called cannot be copied there.
  private static let deviceNames: Set<String> = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3", "lpt4",
  ]

  private static let accents: [Character: String] = [
    "à": "a", "á": "a", "â": "a", "ä": "a", "ç": "c", "è": "e", "é": "e", "ê": "e", "ë": "e", "ì": "i", "í": "i",
    "î": "i", "ï": "i", "ñ": "n", "ò": "o", "ó": "o", "ô": "o", "ö": "o", "ù": "u", "ú": "u", "û": "u", "ü": "u",
    "ŵ": "w", "ŷ": "y", "'": "", "’": "",
  ]
}
