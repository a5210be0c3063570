/// What makes a name in git dangerous, or of no use, on somebody's machine.
struct NameFault {
  /// The end of a sentence that begins with the name.
  let words: String
  /// Whether it is made to lead somewhere else, wherever it stands.
  let isHostile: Bool

  /// What is wrong with the name of a file or folder, as git stores it; nil where nothing is.
  init?(of name: [UInt8]) {
    guard let text = String(validating: name, as: UTF8.self) else {
      self.init("is not UTF-8, so that not every machine can write it", isHostile: false)
      return
    }
    if name.isEmpty || text == "." || text == ".." || name.contains(UInt8(ascii: "/")) {
      self.init("leads out of its folder", isHostile: true)
    } else if NameFault.isTakenForGit(text) {
      self.init("is taken for .git on some machines", isHostile: true)
    } else if name.contains(UInt8(ascii: "\\")) {
      self.init("has a backslash, which leads elsewhere on Windows", isHostile: true)
    } else if text.unicodeScalars.contains(where: NameFault.isHidden) {
      self.init("has characters that cannot be seen", isHostile: false)
    } else if text.hasPrefix("-") {
      self.init("begins with a hyphen, which programs take for an option", isHostile: false)
    } else if NameFault.isDevice(text) {
      self.init("is the name of a device on Windows", isHostile: false)
    } else if text.contains(where: "<>:\"|?*".contains) || text.hasSuffix(" ") || text.hasSuffix(".") {
      self.init("cannot be written on Windows", isHostile: false)
    } else if name.count > 255 {
      self.init("has more than 255 bytes", isHostile: false)
    } else {
      return nil
    }
  }

  private init(_ words: String, isHostile: Bool) { (self.words, self.isHostile) = (words, isHostile) }

  /// `.git` in any capitals; with characters that macOS drops, with blanks, points or a stream behind it that Windows drops, or as
  /// Windows shortens it.
  private static func isTakenForGit(_ name: String) -> Bool {
    let seen = String(String.UnicodeScalarView(name.unicodeScalars.filter { !isDropped($0) })).lowercased()
    var plain = seen.prefix { $0 != ":" }
    while plain.last == " " || plain.last == "." { plain.removeLast() }
    if plain == ".git" { return true }
    guard plain.hasPrefix("git~") else { return false }
    return plain.count == 5 && plain.last?.isNumber == true
  }

  /// What HFS+ leaves out of a name when it compares it.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200C...0x200F, 0x202A...0x202E, 0x206A...0x206F, 0xFEFF: true
    default: false
    }
  }

  /// A name with what cannot be seen by its number, as `<U+200C>`.
  static func visible(_ name: String) -> String {
    guard name.unicodeScalars.contains(where: isHidden) else { return name }
    return name.unicodeScalars.map { scalar in
      guard isHidden(scalar) else { return String(scalar) }
      let hex = String(scalar.value, radix: 16, uppercase: true)
      return "<U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)>"
    }.joined()
  }

  /// Control characters, marks that turn the direction of writing, and others of no width.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }

  private static let devices: Set<String> = Set(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
      + ["COM", "LPT"].flatMap { port in "0123456789¹²³".map { "\(port)\($0)" } })

  /// Windows looks at what stands before the first point.
  private static func isDevice(_ name: String) -> Bool {
    var stem = name.prefix { $0 != "." }
    while stem.last == " " { stem.removeLast() }
    return devices.contains(stem.uppercased())
  }
}
