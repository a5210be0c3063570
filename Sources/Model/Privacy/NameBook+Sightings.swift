extension NameBook {
  /// Whole names, surnames and codes; forenames, and surnames that are ordinary words, that stand alone with a capital.
  func sightings(in words: [ProseWord], at line: Int) -> [Identifiers.Sighting] {
    if isEmpty { return [] }
    let coded = words.compactMap { word in codeGround(word.text).map { (word, $0) } }
    var found = coded.map { word, ground in
      Identifiers.Sighting(kind: .name, line: line, column: word.column, words: word.text, ground: ground)
    }
    let passage = Passage(words.flatMap(\.pieces))
    var next = 0
    while next < passage.words.count {
      let place = next
      next += 1
      guard let (ground, length) = sighting(passage, place) else { continue }
      next = place + length
      let seen = passage.words[place..<next]
      let column = seen[place].column
      if coded.contains(where: { $0.0.column <= column && column < $0.0.column + $0.0.text.count }) { continue }
      found.append(
        .init(
          kind: .name, line: line, column: column, words: seen.map(\.text).joined(separator: " "),
          ground: ground))
    }
    return found.sorted { $0.column < $1.column }
  }

  /// What the words from a place on tell of somebody, and how many they are; nil where they do not.
  private func sighting(_ passage: Passage, _ place: Int) -> (Identifiers.Sighting.Ground, length: Int)? {
    let folded = passage.folded
    let whole = (names[folded[place]] ?? []).filter { folded[place...].starts(with: $0) }.map(\.count)
    if let length = whole.filter({ passage.isMeant(place, $0) }).max() { return (.codeBook, length) }
    if isInitialled(passage, place) { return (.codeBook, 2) }
    if let length = forgottenLength(passage, place) { return (.forgotten, length) }
    return ground(passage, place).map { ($0, 1) }
  }

  /// Why a single word tells of somebody; nil where it does not.
  private func ground(_ passage: Passage, _ place: Int) -> Identifiers.Sighting.Ground? {
    let word = passage.folded[place]
    if isSurname(word), passage.isCapital(place) || !NameLists.smallWords.contains(word) {
      if passage.isOfPlace(place) { return nil }
      return passage.isTitled(place) ? .ordinaryWord : .codeBook
    }
    guard passage.isCapital(place) else { return nil }
    if forenames.contains(word) { return passage.isPlainWord(place) ? nil : .forename }
    guard ordinary.contains(word), !passage.isPlainWord(place) else { return nil }
    // `White British`, `Park Road`.
    let isInLabel = place + 1 < passage.folded.count && NameLists.labels.contains(passage.folded[place + 1])
    return isInLabel || passage.isOfPlace(place) ? nil : .ordinaryWord
  }

  private func isSurname(_ word: String) -> Bool {
    surnames.contains(word)
      || word.contains("-") && word.split(separator: "-").contains { surnames.contains(String($0)) }
  }

  /// Whether a word is somebody's code; a code may have signs in it, and signs around it.
  private func codeGround(_ text: String) -> Identifiers.Sighting.Ground? {
    guard text.utf8.count >= 5, text.contains(where: \.isNumber) else { return nil }
    let word = NameBook.plain(text.folded)
    let parts = word.split { !$0.isLetter && !$0.isNumber }
    let all = parts.indices.prefix(6).flatMap { first in
      parts[first...].prefix(6).map { String(word[parts[first].startIndex..<$0.endIndex]) }
    }.filter { $0.count >= 5 }
    if all.contains(where: codes.contains) { return .code }
    return all.contains { code in forgotten.contains { $0.holds(code) } } ? .forgotten : nil
  }

  /// `T. Reed`, `Reed, T.`, `Tom R.`: a name and the first letter of another. A and I are words without a point behind.
  private func isInitialled(_ passage: Passage, _ place: Int) -> Bool {
    guard !initials.isEmpty, place + 1 < passage.words.count else { return false }
    return [(place, place + 1), (place + 1, place)].contains { letter, name in
      let initial = passage.words[letter]
      guard initial.text.count == 1, initial.text.first?.isUppercase == true, passage.isCapital(name),
        let first = passage.folded[letter].first, initials[passage.folded[name]]?.contains(first) == true
      else { return false }
      return initial.after.first == "." || !"AI".contains(initial.text)
    }
  }

  /// How many words are the name or code of somebody forgotten; nil where they are none.
  private func forgottenLength(_ passage: Passage, _ place: Int) -> Int? {
    if forgotten.isEmpty { return nil }
    let most = min(ForgottenNames.longest, passage.words.count - place)
    return (1...most).reversed().first { length in
      if length == 1 { return isForgottenSurname(passage, place) }
      // In small letters two words are enough, and half the work.
      guard length == 2 || passage.isCapital(place), passage.isMeant(place, length) else { return false }
      let name = passage.folded[place..<place + length].joined(separator: " ")
      return forgotten.contains { $0.holds(name) }
    }
  }

  private func isForgottenSurname(_ passage: Passage, _ place: Int) -> Bool {
    let word = passage.folded[place]
    guard passage.isCapital(place) || !NameLists.smallWords.contains(word), !passage.isOfPlace(place) else {
      return false
    }
    return NameBook.surnames(in: word).contains { surname in forgotten.contains { $0.holds(surname) } }
  }

  /// What of one word may be a surname.
  private static func surnames(in word: String) -> [String] {
    ([word] + (word.contains("-") ? word.split(separator: "-").map(String.init) : [])).filter {
      $0.count >= 4 && !NameLists.isOrdinary($0)
    }
  }
}

/// The words of a line as names are looked for in them.
private struct Passage {
  let words: [ProseWord]
  let folded: [String]

  init(_ words: [ProseWord]) {
    self.words = words
    folded = words.map { NameBook.plain($0.text.folded) }
  }

  func isCapital(_ place: Int) -> Bool { words[place].text.first?.isUppercase == true }

  /// Whether some words that are a whole name are meant as one: not `will mark, read and talk` where Mark Read is a pupil.
  func isMeant(_ place: Int, _ length: Int) -> Bool {
    let all = place..<place + length
    let plain = all.filter { NameLists.isOrdinary(folded[$0]) || NameLists.smallWords.contains(folded[$0]) }
    if plain.allSatisfy(isCapital) { return true }
    return plain.count < length && all.dropLast().allSatisfy { words[$0].after.isEmpty && words[$0 + 1].before.isEmpty }
  }

  /// `Hartley Primary`, `Nuttall Road`, `St Wilfrid`: a school or a street by its name.
  func isOfPlace(_ place: Int) -> Bool {
    if place > 0, ["st", "saint"].contains(folded[place - 1]) { return true }
    guard place + 1 < words.count, words[place].after.isEmpty else { return false }
    return isCapital(place + 1) == isCapital(place) && NameLists.places.contains(folded[place + 1])
  }

  /// `Mrs Hartley` is no pupil.
  func isTitled(_ place: Int) -> Bool { place > 0 && NameLists.titles.contains(folded[place - 1]) }

  /// Whether a word with a capital is no name here: `Reading improved`, `in May`, `Hope to see`, `Young people`, `Page 12`.
  func isPlainWord(_ place: Int) -> Bool {
    let word = folded[place]
    if NameLists.everyday.contains(word) { return true }
    let next = words[place].after.isEmpty && place + 1 < words.count ? folded[place + 1] : ""
    if NameLists.months.contains(word) {
      let before = place > 0 ? folded[place - 1] : ""
      if NameLists.beforeMonths.contains(before) || isFigure(before) || isFigure(next) || next == "to" { return true }
    }
    return NameLists.isOrdinary(word) && (NameLists.afterVerbs.contains(next) || isFigure(next))
  }

  private func isFigure(_ word: String) -> Bool { word.first?.isNumber == true }
}
