// Where somebody lives.
extension ProseLine {
  /// A whole postcode in capitals: `SW1A 1AA`, `SW1A1AA`; after the number of a house or the word for it in any letters.
  func isPostcode(at place: Int) -> Bool {
    let text = words[place].text
    let isWhole = text.count >= 6 && isPostcode(text)
    let isSplit =
      place + 1 < words.count && words[place].after.isEmpty && words[place + 1].before.isEmpty
      && words[place + 1].text.count == 3 && isPostcode(text + " " + words[place + 1].text)
    guard isWhole || isSplit else { return false }
    let letters = text + (isSplit ? words[place + 1].text : "")
    return letters.allSatisfy { !$0.isLowercase } || isBehindHouse(place) || isNamedPostcode(place)
  }

  /// Whether the number of a house stands somewhere before.
  func isBehindHouse(_ place: Int) -> Bool {
    words[..<place].suffix(10).contains { word in
      let digits = word.text.prefix { $0.isNumber }
      return (1...4).contains(digits.count) && word.text.count - digits.count <= 1
    }
  }

  private func isNamedPostcode(_ place: Int) -> Bool {
    words[..<place].suffix(3).contains { ["postcode", "postcodes", "code"].contains($0.text.folded) }
  }

  private func isPostcode(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { Identifiers.isPostcode($0) }
  }

  // MARK: - Streets

  /// `12 High Street`, `14b Elm Tree Road`: the number of a house and two to four words with capitals, the last for a street.
  func isStreet(_ place: Int) -> Bool {
    guard isHouse(words[place].text), place == 0 || !ProseLine.counted.contains(words[place - 1].text.folded) else {
      return false
    }
    for length in 2...4 where place + length < words.count {
      let street = words[place + 1...place + length]
      guard let last = street.last, street.allSatisfy({ $0.text.first?.isUppercase == true }),
        words[place..<place + length].allSatisfy(\.after.isEmpty)
      else { return false }
      guard ProseLine.streets.contains(last.text.folded) else { continue }
      // `24 Park Road pupils`, `2 High Street School`: a place by its name.
      let next = place + length + 1
      return !last.after.isEmpty || next >= words.count || !NameLists.labels.contains(words[next].text.folded)
    }
    return false
  }

  /// `12`, `14b`; no year.
  private func isHouse(_ text: String) -> Bool {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...4).contains(digits.count), let number = Int(digits), !(1900...2040).contains(number) else {
      return false
    }
    let rest = text.dropFirst(digits.count)
    return rest.isEmpty || rest.count == 1 && rest.allSatisfy(\.isLetter)
  }

  /// What has a number and is no house.
  private static let counted: Set<String> = [
    "year", "years", "ks", "stage", "group", "class", "room", "table", "week", "set", "phase", "cycle", "of", "all",
  ]

  private static let streets: Set<String> = [
    "street", "st", "road", "rd", "lane", "ln", "avenue", "ave", "close", "drive", "crescent", "cres", "terrace",
    "gardens", "gdns", "grove", "mews", "court", "way",
  ]
}
