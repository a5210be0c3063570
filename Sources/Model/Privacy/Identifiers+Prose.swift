extension Identifiers {
  /// Something in a text that tells who somebody is: what it looks like and where, not what it says.
  package struct Sighting: Hashable, Sendable {
    package var kind: Kind
    /// Counted from 1; columns in characters.
    package var line: Int
    package var column: Int
    /// Whether it is no more than a forename, which many people have.
    package var isForenameOnly = false

    package init(kind: Kind, line: Int, column: Int, isForenameOnly: Bool = false) {
      (self.kind, self.line, self.column, self.isForenameOnly) = (kind, line, column, isForenameOnly)
    }
  }

  /// What a text says of somebody. Names in general cannot be known: only those of the book, and those with a class.
  ///
  /// - Parameter book: the names that stand for codes.
  package static func sightings(in text: some StringProtocol, book: NameBook = NameBook()) -> [Sighting] {
    var found: [Sighting] = []
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let isTelling = line.utf8.contains { $0.isDigit || $0 == 0x40 }
      if !isTelling, book.isEmpty { continue }
      let words = ProseWord.words(of: line)
      if isTelling { found += ProseLine(words).sightings(at: number) }
      found += book.sightings(in: words, at: number)
    }
    return found
  }
}

/// A word of a line of prose, without the punctuation around it.
struct ProseWord {
  let text: String
  /// Its first character, counted from 1.
  let column: Int
  /// What stands before and after it up to the blanks: `(`, `,`.
  let before: Substring
  let after: Substring

  static func words(of line: some StringProtocol) -> [ProseWord] {
    var words: [ProseWord] = []
    var column = 1
    for piece in line.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\u{A0}" })
    {
      let piece = Substring(piece)
      let isPart = { (character: Character) in character.isLetter || character.isNumber || character == "+" }
      if let first = piece.firstIndex(where: isPart), let last = piece.lastIndex(where: isPart) {
        words.append(
          ProseWord(
            text: String(piece[first...last]), column: column + piece.distance(from: piece.startIndex, to: first),
            before: piece[..<first], after: piece[piece.index(after: last)...]))
      }
      column += piece.count + 1
    }
    return words
  }

  /// In an address of the web digits are no number of anybody.
  var isLink: Bool { text.contains("://") || text.hasPrefix("www.") || text.hasPrefix("doi") || text.hasPrefix("10.") }
}

/// The detectors of one line with a digit or an `@`.
struct ProseLine {
  let words: [ProseWord]

  init(_ words: [ProseWord]) { self.words = words }

  func sightings(at line: Int) -> [Identifiers.Sighting] {
    var found: [Identifiers.Sighting] = []
    func see(_ kind: Identifiers.Kind, _ place: Int) {
      found.append(Identifiers.Sighting(kind: kind, line: line, column: words[place].column))
    }
    for (place, word) in words.enumerated() where !word.isLink {
      if let kind = number(place) { see(kind, place) }
      if isTelephone(place) { see(.telephone, place) }
      if isPostcodeOfHouse(place) { see(.address, place) }
      if isBirth(place) { see(.dateOfBirth, place) }
      if let (kind, start) = person(beforeClass: place) { see(kind, start) }
    }
    return found
  }

  private func number(_ place: Int) -> Identifiers.Kind? {
    var text = words[place].text
    return text.withUTF8 { bytes in
      if bytes.contains(0x40) { return Identifiers.isEmail(bytes) ? .email : nil }
      if bytes.count == 13, Identifiers.isUPN(bytes) { return .upn }
      guard bytes.count == 10, bytes.allSatisfy(\.isDigit), bytes[0] != 0x30, !isBookNumber(place) else { return nil }
      return .uln
    }
  }

  /// After `ISBN` ten digits are a book.
  private func isBookNumber(_ place: Int) -> Bool {
    words[..<place].suffix(2).contains {
      $0.text.uppercased().hasPrefix("ISBN") || $0.text.uppercased().hasPrefix("ISSN")
    }
  }

  // MARK: - Telephone numbers

  private func isDialled(_ place: Int) -> Bool {
    let text = words[place].text
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-().".contains($0)) }) else { return false }
    return !text.contains(".") && !isDay(text)
  }

  /// Whether a telephone number begins here: its digits in one word or several.
  private func isTelephone(_ place: Int) -> Bool {
    guard isDialled(place), place == 0 || !isDialled(place - 1),
      words[place].text.first.map({ "0+".contains($0) }) == true
    else { return false }
    let run = words[place...].prefix(5).enumerated().prefix { isDialled(place + $0.offset) }
    let digits = run.map { $0.element.text }.joined(separator: " ")
    var number = digits
    return number.withUTF8 { Identifiers.isTelephone($0, CellShape($0)) }
  }

  // MARK: - Addresses

  /// A postcode with the number of a house somewhere before it.
  private func isPostcodeOfHouse(_ place: Int) -> Bool {
    let isWhole = isPostcode(words[place].text)
    let isSplit =
      place + 1 < words.count && words[place].after.isEmpty
      && isPostcode(words[place].text + " " + words[place + 1].text) && words[place + 1].text.count == 3
    guard isWhole || isSplit else { return false }
    return words[..<place].suffix(10).contains { word in
      let digits = word.text.prefix { $0.isNumber }
      return (1...4).contains(digits.count) && word.text.count - digits.count <= 1
    }
  }

  private func isPostcode(_ text: String) -> Bool {
    guard text.contains(where: \.isUppercase) else { return false }
    var text = text
    return text.withUTF8 { Identifiers.isPostcode($0) }
  }

  // MARK: - Dates of birth

  /// `born on 12 March 2009`, `DOB: 12/03/09`.
  private func isBirth(_ place: Int) -> Bool {
    let word = words[place].text.folded
    let isWord = ["dob", "d.o.b", "born", "birthday", "birthdate"].contains(word)
    let isPhrase = word == "birth" && place >= 2 && words[place - 2].text.folded == "date"
    guard isWord || isPhrase else { return false }
    return words.indices.dropFirst(place + 1).prefix(4).contains { start in
      isDay(words[start].text) || isDay(words[start...].prefix(3).map(\.text).joined(separator: " "))
    }
  }

  private func isDay(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { Identifiers.isDay($0, CellShape($0)) }
  }

  // MARK: - Somebody of a class

  /// `AB in 7C`, `J.S. (9B)`, `Asha B, 11C`, `Asha Begum of 7C`: who stands before a class.
  private func person(beforeClass place: Int) -> (Identifiers.Kind, Int)? {
    guard place > 0, isClass(words[place].text) else { return nil }
    var end = place - 1
    while end > 0, ["in", "of", "from", "class", "form", "year"].contains(words[end].text.lowercased()) { end -= 1 }
    let last = words[end].text
    if isInitials(last) { return (.initials, end) }
    guard end > 0, isCapitalised(last), words[end - 1].after.isEmpty else { return nil }
    let first = words[end - 1].text
    guard isCapitalised(first), !isLabel(first), !isLabel(last) else { return nil }
    if first.count == 1 { return last.count == 1 ? (.initials, end - 1) : (.name, end - 1) }
    return last.count == 1 || last.count > 2 ? (.name, end - 1) : nil
  }

  /// `7C`, `11b`: a year and a letter.
  private func isClass(_ text: String) -> Bool {
    guard let letter = text.last, letter.isASCII, letter.isLetter, let year = Int(text.dropLast()) else { return false }
    return (1...13).contains(year) && text.first != "0"
  }

  private func isInitials(_ text: String) -> Bool {
    let letters = text.filter { $0 != "." }
    let isDotted = text.contains(".")
    return (2...3).contains(letters.count) && letters.allSatisfy { $0.isUppercase }
      && (isDotted || !(NameLists.abbreviations.contains(letters) || NameLists.labels.contains(letters.lowercased())))
  }

  private func isCapitalised(_ text: String) -> Bool {
    text.first?.isUppercase == true && text.allSatisfy { $0.isLetter || "'’-.".contains($0) }
  }

  private func isLabel(_ text: String) -> Bool {
    NameLists.labels.contains(text.folded) || NameLists.abbreviations.contains(text)
  }
}
