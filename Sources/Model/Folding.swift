extension StringProtocol {
  /// For comparing words as people mean them: small letters, without accents, with plain apostrophes and
  /// hyphens.
  ///
  /// From Unicode's own names of letters, so that it is the same on every machine.
  package var folded: String {
    let small = lowercased()
    if small.utf8.allSatisfy({ $0 < 0x80 }) { return small }
    var plain = ""
    for scalar in small.unicodeScalars {
      switch scalar.value {
      case 0..<0x80: plain.unicodeScalars.append(scalar)
      case 0x2018, 0x2019, 0x2BC, 0x2032, 0xB4: plain += "'"
      case 0x2010, 0x2011: plain += "-"
      // What only says where a word may be broken.
      case 0xAD, 0x200C, 0x200D, 0x2060: continue
      case 0xDF: plain += "ss"
      case 0xE6: plain += "ae"
      case 0x153: plain += "oe"
      default:
        if scalar.properties.generalCategory == .nonspacingMark { continue }
        plain += letter(under: scalar.properties.name) ?? String(scalar)
      }
    }
    return plain
  }

  /// `e` for `LATIN SMALL LETTER E WITH ACUTE`; nil for a name that does not speak of an accent.
  private func letter(under name: String?) -> String? {
    let begin = "LATIN SMALL LETTER "
    guard let name, name.hasPrefix(begin) else { return nil }
    let words = name.dropFirst(begin.count).split(separator: " ")
    guard words.count > 2, words[0].count == 1, words[1] == "WITH" else { return nil }
    return words[0].lowercased()
  }

  /// The folded words of a search.
  package var searchWords: [String] { folded.split { $0.isWhitespace }.map(String.init) }

  /// Whether every one of some folded words stands in it.
  package func holds(_ words: [String]) -> Bool {
    let text = folded
    return words.allSatisfy(text.contains)
  }
}
