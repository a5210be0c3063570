// Numbers that schools and others give.
extension ProseLine {
  func number(_ place: Int) -> Identifiers.Kind? {
    var text = words[place].text
    return text.withUTF8 { bytes in
      if bytes.contains(0x40) { return Identifiers.isEmail(bytes) ? .email : nil }
      if bytes.count == 13, Identifiers.isUPN(bytes) { return .upn }
      guard bytes.count == 10, bytes.allSatisfy(\.isDigit), bytes[0] != 0x30, !isBookNumber(place) else { return nil }
      return isNamed(place, ["nhs"]) ? .nhsNumber : .uln
    }
  }

  /// After `ISBN` ten digits are a book.
  private func isBookNumber(_ place: Int) -> Bool {
    words[..<place].suffix(2).contains {
      $0.text.uppercased().hasPrefix("ISBN") || $0.text.uppercased().hasPrefix("ISSN")
    }
  }

  /// Whether one of the three words before says what it is.
  private func isNamed(_ place: Int, _ names: Set<String>) -> Bool {
    words[..<place].suffix(3).contains { names.contains($0.text.folded) }
  }

  // MARK: - In parts

  /// `A 1234 5678 9012`, `A123-4567-89012`: a UPN; `943 476 5919`: an NHS number or a ULN whose check digit is right.
  func numberInParts(_ place: Int) -> Identifiers.Kind? {
    if words[place].text.contains("-"), !words[place].text.contains(" ") {
      var text = words[place].text
      return text.withUTF8 { $0.count <= 18 && Identifiers.isUPN($0) } ? .upn : nil
    }
    guard place == 0 || !isPart(words[place - 1]) || words[place - 1].after.first != nil else { return nil }
    let parts = parts(from: place)
    guard parts.count > 1 else { return nil }
    if words[place].text.first?.isLetter == true {
      var text = parts.joined()
      return text.withUTF8 { Identifiers.isUPN($0) } ? .upn : nil
    }
    guard parts.map(\.count) == [3, 3, 4], !isBookNumber(place) else { return nil }
    let digits = parts.joined().utf8.map { Int($0) - 0x30 }
    if isNamed(place, ["nhs"]) { return .nhsNumber }
    if isNamed(place, ["uln"]) { return .uln }
    return Identifiers.isNHSNumber(digits) ? .nhsNumber : Identifiers.isULN(digits) ? .uln : nil
  }

  /// The words of digits that follow one another with blanks between, the first with a letter before its digits perhaps.
  private func parts(from place: Int) -> [String] {
    // `a 1234 5678 9012` may be a count of anything, unless it is said to be a UPN.
    guard
      words[place].text.first?.isUppercase == true || words[place].text.count > 1 || isNamed(place, ["upn", "upns"]),
      words[place].text.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber })
    else { return [] }
    var parts = [words[place].text]
    for next in words.dropFirst(place + 1) {
      guard words[place + parts.count - 1].after.isEmpty, next.before.isEmpty, parts.count < 6 else { break }
      // A temporary UPN ends with a letter.
      let isLast = parts.joined().count + next.text.count == 13 && next.text.last?.isLetter == true
      guard isPart(next) || isLast && next.text.dropLast().allSatisfy({ $0.isASCII && $0.isNumber }) else { break }
      parts.append(next.text)
    }
    return parts
  }

  private func isPart(_ word: ProseWord) -> Bool { word.text.allSatisfy { $0.isASCII && $0.isNumber } }

  // MARK: - Beside what it is

  /// `candidate 1234`, `candidate no. 0417`, `admission number 4711`.
  func numberBesideItsName(_ place: Int) -> Identifiers.Kind? {
    let digits = words[place].text
    guard place > 0, (3...6).contains(digits.count), isPart(words[place]) else { return nil }
    let before = words[..<place].suffix(2).map { $0.text.folded }
    let isNumbered = ["number", "numbers", "no", "nos", "nr", "id"].contains(before.last ?? "")
    let name = isNumbered ? before.dropLast().last ?? "" : before.last ?? ""
    if digits.count == 4, ["candidate", "candidates"].contains(name) {
      // `the candidates 2014`: a year, unless it is called a number.
      return isNumbered || name == "candidate" && !(1990...2040).contains(Int(digits) ?? 0) ? .candidateNumber : nil
    }
    return isNumbered && ["admission", "adm", "roll"].contains(name) ? .admissionNumber : nil
  }

  // MARK: - Telephone numbers

  private func isDialled(_ place: Int) -> Bool {
    let text = words[place].text
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-().".contains($0)) }) else { return false }
    return text.count { $0 == "." } != 1 && !isDay(text)
  }

  /// Whether a telephone number begins here: its digits in one word or several.
  func isTelephone(_ place: Int) -> Bool {
    guard isDialled(place), place == 0 || !isDialled(place - 1),
      words[place].text.first.map({ "0+".contains($0) }) == true
    else { return false }
    let run = words[place...].prefix(5).enumerated().prefix { isDialled(place + $0.offset) }
    let digits = run.map { $0.element.text }.joined(separator: " ")
    var number = digits
    return number.withUTF8 { Identifiers.isTelephone($0, CellShape($0)) }
  }
}
