extension Identifiers {
  /// `Asha Begum`, `BEGUM, Asha`, `A. Begum`, `Asha B`; a single word only where people's codes stand and it is one of
  /// the commonest forenames: `Elm` and `fox` are codes, `Asha` cannot be told from them.
  static func name(_ cell: UnsafeBufferPointer<UInt8>, _ shape: CellShape, _ role: Role) -> Kind? {
    guard role == .participant || role == .group else { return nil }
    guard shape.others == 0, shape.ats == 0, shape.commas <= 1, cell.count <= 60 else { return nil }
    let words = NameWord.words(of: cell)
    guard (1...6).contains(words.count) else { return nil }
    if words.count == 1 {
      let isForename = role == .participant && NameLists.forenames.contains(words[0].text(in: cell))
      return isForename ? .name : nil
    }
    return isName(words, in: cell, role) ? .name : nil
  }

  /// `Mrs Smith`, `Asha Begum`: a title or a common forename before other names, and no word of a label.
  static func isSurelyName(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    let words = NameWord.words(of: cell).map { $0.text(in: cell) }
    guard words.count >= 2, let first = words.first, !words.contains(where: NameLists.labels.contains) else {
      return false
    }
    return NameLists.titles.contains(first) || NameLists.forenames.contains(first)
  }

  /// `Asha`, `BEGUM`: one word of three letters or more, its first a capital.
  static func isWord(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell.count >= 3, let first = cell.first, (0x41...0x5A).contains(first) || first >= 0xC3 else { return false }
    return cell.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x80 || $0 == 0x27 || $0 == 0x2D }
  }

  private static func isName(
    _ words: [NameWord], in cell: UnsafeBufferPointer<UInt8>, _ role: Role
  ) -> Bool {
    var full = 0
    var initials = 0
    // `Asha White` is a name, `White British` a label.
    var isLabel = false
    var hasForename = false
    for (place, word) in words.enumerated() {
      let text = word.text(in: cell)
      if NameLists.titles.contains(text), place == 0 { return words.count > 1 }
      isLabel = isLabel || NameLists.labels.contains(text) || role == .group && NameLists.groups.contains(text)
      hasForename = hasForename || NameLists.forenames.contains(text)
      if word.letters == 1 {
        guard word.isCapital else { return false }
        initials += 1
      } else if word.isCapital || role == .participant {
        full += 1
      } else if !NameLists.particles.contains(text) {
        return false
      }
    }
    if isLabel, !hasForename || role == .group { return false }
    if role == .group { return full >= 2 }
    return full >= 2 || (full == 1 && initials > 0)
  }

  // MARK: - With a class

  /// `AB 7C`, `J.S. 9B`, `Asha B, 11C`, `Asha Begum (Year 7)`.
  static func person(withClass cell: UnsafeBufferPointer<UInt8>, _ role: Role) -> Kind? {
    let words = String(decoding: cell, as: UTF8.self).split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
    guard (2...6).contains(words.count), let place = words.firstIndex(where: { $0.contains(where: \.isNumber) }),
      place > 0, isClass(words[place...])
    else { return nil }
    let before = words[..<place].filter { !["year", "class", "in", "of", "form"].contains($0.lowercased()) }
    guard !before.isEmpty, !before.contains(where: { NameLists.labels.contains($0.folded) }) else { return nil }
    if isInitials(before) { return .initials }
    let capitalised = before.filter { $0.first?.isUppercase == true && $0.allSatisfy { !$0.isNumber } }
    guard capitalised.count == before.count else { return nil }
    if before.count == 1 {
      return role == .participant || NameLists.forenames.contains(before[0].folded) ? .name : nil
    }
    return .name
  }

  /// Two or three single capitals, or one word of two or three of them.
  static func isInitials(_ words: [Substring]) -> Bool {
    if words.count == 1 { return (2...3).contains(words[0].count) && words[0].allSatisfy { $0.isUppercase } }
    return (2...3).contains(words.count) && words.allSatisfy { $0.count == 1 && $0.first?.isUppercase == true }
  }

  /// `7C`, `11 C`, `Y7`, `Year 7` (the word before it is looked past), with nothing after.
  static func isClass(_ words: ArraySlice<Substring>) -> Bool {
    guard let word = words.first, words.count <= 2 else { return false }
    if words.count == 2, words.last?.count != 1 { return false }
    let digits = (word.first == "Y" || word.first == "y" ? word.dropFirst() : word).prefix { $0.isNumber }
    let rest = (word.first == "Y" || word.first == "y" ? word.dropFirst() : word).dropFirst(digits.count)
    guard let year = Int(digits), (1...13).contains(year), digits.first != "0" else { return false }
    if rest.isEmpty { return words.count == 2 || word.first?.isNumber == false || digits.count == word.count }
    return rest.count <= 2 && rest.allSatisfy { $0.isLetter && $0.isASCII }
  }
}

/// A word of a cell that may be a name: where it stands and how it begins.
struct NameWord {
  let range: Range<Int>
  let isCapital: Bool
  /// Letters, each byte of one beyond ASCII counted.
  let letters: Int

  func text(in cell: UnsafeBufferPointer<UInt8>) -> String {
    // Small ASCII words, which nearly all are, need no folding.
    let word = cell[range]
    if word.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: word.map { $0.isCapital ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    return cell.string(range).folded
  }

  /// The words between blanks, points and commas; hyphens and apostrophes belong to them.
  static func words(of cell: UnsafeBufferPointer<UInt8>) -> [NameWord] {
    var words: [NameWord] = []
    var begin: Int?
    for place in 0...cell.count {
      let isEnd = place == cell.count || [0x20, 0x09, 0x2C, 0x2E, 0x28, 0x29, 0x2F, 0x2B].contains(cell[place])
      if !isEnd {
        begin = begin ?? place
      } else if let start = begin {
        let first = cell[start]
        // Beyond ASCII a letter counts as a capital, but for the small ones of Western Europe.
        let isSmallAccented = first == 0xC3 && start + 1 < place && cell[start + 1] >= 0x9F
        let isCapital = first.isCapital || (first >= 0x80 && !isSmallAccented)
        words.append(
          NameWord(
            range: start..<place, isCapital: isCapital,
            letters: cell[start..<place].count { $0.isASCIILetter || $0 >= 0x80 }))
        begin = nil
      }
    }
    return words.filter { $0.letters > 0 }
  }
}
