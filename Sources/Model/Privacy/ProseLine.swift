/// The detectors of one line with a digit or an `@`.
struct ProseLine {
  /// How many words with figures are quoted at most: a line of nothing else would be quoted once for each of its words.
  private static let longest = 100

  let words: [ProseWord]

  init(_ words: [ProseWord]) { self.words = words.flatMap(\.behindColon) }

  func sightings(at line: Int) -> [Identifiers.Sighting] {
    var found: [Identifiers.Sighting] = []
    func see(_ kind: Identifiers.Kind, _ place: Int, through end: Int? = nil) {
      let said = words[place...(end ?? self.end(of: kind, from: place))].map(\.text).joined(separator: " ")
      found.append(Identifiers.Sighting(kind: kind, line: line, column: words[place].column, words: said))
    }
    // A postcode behind a street or the number of a house is a part of that address.
    var address: Int?
    var sentence: (sentence: ClosedRange<Int>, place: Int?)?
    for (place, word) in words.enumerated() where !word.isLink {
      if let kind = number(place) ?? numberInParts(place) ?? numberBesideItsName(place) { see(kind, place) }
      if isTelephone(place) { see(.telephone, place) }
      if isStreet(place) {
        see(.address, place)
        address = place
      }
      if isPostcode(at: place), address.map({ place - $0 > 10 }) ?? true {
        see(isBehindHouse(place) ? .address : .postcode, place)
      }
      if let end = birth(place) { see(.dateOfBirth, place, through: end) }
      if isClass(place) {
        if let (kind, start) = person(beforeClass: place) {
          see(kind, start, through: place)
        } else {
          // A sentence with many classes is looked through once.
          let known = sentence.flatMap { $0.sentence.contains(place) ? $0 : nil } ?? initials(inSentenceOf: place)
          sentence = known
          if let initials = known.place { see(.initials, initials, through: initials) }
        }
      }
    }
    return found
  }

  /// The last word of what is seen from a place on, for quoting it.
  private func end(of kind: Identifiers.Kind, from place: Int) -> Int {
    switch kind {
    case .address: return min(place + 2, words.count - 1)
    default:
      var end = place
      while end + 1 < words.count, end - place < ProseLine.longest, words[end].after.isEmpty,
        words[end + 1].text.contains(where: \.isNumber)
      { end += 1 }
      return end
    }
  }

  // MARK: - Somebody of a class

  /// `AB in 7C`, `J.S. (9B)`, `Asha B, 11C`, `Asha Begum of 7C`: who stands before a class.
  private func person(beforeClass place: Int) -> (Identifiers.Kind, Int)? {
    guard place > 0 else { return nil }
    var end = place - 1
    while end > 0, ["in", "of", "from", "class", "form", "year"].contains(words[end].text.lowercased()) { end -= 1 }
    let last = words[end].text
    if isInitials(last) { return (.initials, end) }
    if end < place - 1, isForename(end) { return (.name, end) }
    guard end > 0, isCapitalised(last) else { return nil }
    let first = words[end - 1].text
    guard words[end - 1].after.isEmpty || first.count == 1 && words[end - 1].after == "." else { return nil }
    guard isCapitalised(first), !isLabel(first), !isLabel(last) else { return nil }
    if first.count == 1 { return last.count == 1 ? (.initials, end - 1) : (.name, end - 1) }
    return last.count == 1 || last.count > 2 ? (.name, end - 1) : nil
  }

  /// `Mohammed` of `Mohammed in 8A`: one of the commonest forenames; no saint, whom schools are called after.
  private func isForename(_ place: Int) -> Bool {
    let word = NameBook.plain(words[place].text.folded)
    guard isCapitalised(words[place].text), words[place].after.isEmpty, NameLists.forenames.contains(word) else {
      return false
    }
    return place == 0 || !["st", "saint", "king", "queen"].contains(words[place - 1].text.folded)
  }

  /// `boy in 7C with initials JB`, `JB, who is in 7C`: initials anywhere in the sentence of a class.
  private func initials(inSentenceOf place: Int) -> (sentence: ClosedRange<Int>, place: Int?) {
    var first = place
    while first > 0, !endsSentence(first - 1) { first -= 1 }
    var last = place
    while last + 1 < words.count, !endsSentence(last) { last += 1 }
    // Where everything is in capitals, capitals say nothing.
    let sentence = words[first...last]
    guard sentence.contains(where: { $0.text.count > 1 && $0.text.allSatisfy { !$0.isUppercase && !$0.isNumber } })
    else {
      return (first...last, nil)
    }
    return (first...last, sentence.indices.first { isInitials(words[$0].text) && !isNumeralOrName($0) })
  }

  private func endsSentence(_ place: Int) -> Bool {
    guard words[place].after.contains(where: { ".!?".contains($0) }) else { return false }
    // The point behind `J.B.` ends none.
    return !words[place].text.contains(".")
  }

  /// `Henry VIII`, `U.K.`: capitals that count or are the name of something.
  private func isNumeralOrName(_ place: Int) -> Bool {
    let letters = words[place].text.filter { $0 != "." }
    return letters.allSatisfy { "IVX".contains($0) } || NameLists.abbreviations.contains(letters)
  }

  /// `7C`; no `level 4B`, no `3D`.
  private func isClass(_ place: Int) -> Bool {
    guard isClass(words[place].text), !["2D", "3D"].contains(words[place].text.uppercased()) else { return false }
    return place == 0 || !["level", "levels", "sublevel", "grade", "ks"].contains(words[place - 1].text.folded)
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
