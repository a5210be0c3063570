extension Identifiers {
  /// What a cell looks like; nil for a code, a label, a number or an answer.
  package static func kind(ofCell cell: some StringProtocol, as role: Role = .participant) -> Kind? {
    var text = String(cell)
    return text.withUTF8 { kind(ofCell: $0, as: role) }
  }

  /// The same of the bytes of a cell, in UTF-8.
  package static func kind(ofCell bytes: UnsafeBufferPointer<UInt8>, as role: Role) -> Kind? {
    let cell = bytes.trimmedOfBlanks
    guard cell.count > 1 else { return nil }
    let shape = CellShape(cell)
    if role == .value, shape.isNumber { return nil }
    if shape.ats > 0, isEmail(cell) { return .email }
    if shape.digits == 0 { return shape.isOneWord && role != .participant ? nil : name(cell, shape, role) }
    if let kind = number(cell, shape) {
      // A number of ten digits is a value or a label as soon as it stands where those stand.
      return kind == .uln && [.value, .occasion].contains(role) ? nil : kind
    }
    if shape.letters > 0, isPostcode(cell) { return .postcode }
    guard role == .participant || role == .group else { return nil }
    if isDay(cell, shape) { return .dateOfBirth }
    guard shape.letters > 0, !shape.isOneWord else { return nil }
    if isAddress(cell) { return .address }
    return person(withClass: cell, role)
  }

  // MARK: - E-mail

  static func isEmail(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let at = cell.firstIndex(of: 0x40), at > 0, cell.count - at > 4 else { return false }
    let before = cell[at - 1]
    guard before.isASCIILetter || before.isDigit || before == 0x5F || before >= 0x80 else { return false }
    var domain = at + 1
    var point: Int?
    while domain < cell.count,
      cell[domain].isASCIILetter || cell[domain].isDigit || [0x2D, 0x2E].contains(cell[domain])
    {
      if cell[domain] == 0x2E, domain > at + 1 { point = point ?? domain }
      domain += 1
    }
    guard let point else { return false }
    return domain - point > 2
  }

  // MARK: - Dates

  /// A whole day on which somebody could have been born: `2009-05-14`, `14/05/09`, `14 May 2009`, a time after it or not.
  static func isDay(_ cell: UnsafeBufferPointer<UInt8>, _ shape: CellShape) -> Bool {
    guard (3...16).contains(shape.digits), cell.count <= 30, shape.ats == 0,
      shape.spaces + shape.joints + shape.dots + shape.commas >= 2
    else { return false }
    let parts = withoutTime(String(decoding: cell, as: UTF8.self)).split { !$0.isLetter && !$0.isNumber }
    let words = parts.map { $0.lowercased() }
    guard words.count == 3, let month = month(words[1]) ?? month(words[0]) else { return false }
    let numbers = words.compactMap { Int($0.prefix { $0.isNumber }) }
    let isYearFirst = words[0].count == 4 && Int(words[0]) != nil
    guard let day = isYearFirst ? numbers.last : numbers.first, (1...31).contains(day), (1...12).contains(month),
      words.allSatisfy({ Int($0) != nil || Self.month($0) != nil || isOrdinal($0) })
    else { return false }
    guard let year = Int(isYearFirst ? words[0] : words[2]) else { return false }
    // `1-02-14` is as likely a code; `1/02/14` is none.
    let isShort = words[2].count == 2 && numbers.count == 2 || cell.contains(0x2F) || cell.contains(0x2E)
    return (1920...2040).contains(year) || (!isYearFirst && words[2].count == 2 && isShort)
  }

  /// A day without the time that spreadsheets add.
  private static func withoutTime(_ text: String) -> String {
    guard let end = text.firstIndex(where: { $0 == "T" || $0 == ":" }), text[..<end].filter(\.isNumber).count >= 8
    else {
      return text
    }
    let day = text[..<end]
    return String(day[..<(day.lastIndex(of: " ") ?? day.endIndex)])
  }

  private static func isOrdinal(_ word: String) -> Bool {
    Int(word.dropLast(2)) != nil && ["st", "nd", "rd", "th"].contains { word.hasSuffix($0) }
  }

  private static func month(_ word: String) -> Int? {
    if let number = Int(word) { return number > 12 ? nil : number }
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return word.count >= 3 ? months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 } : nil
  }

  // MARK: - Addresses

  /// `12 High Street`, `Flat 2, 14b Elm Road`: a house number, one to four words, and a word for a street.
  static func isAddress(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    let words = String(decoding: cell, as: UTF8.self).lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }
    return isAddress(words.map(String.init))
  }

  static func isAddress(_ words: [String]) -> Bool {
    for (place, word) in words.enumerated() where isHouseNumber(word) {
      let street = words.dropFirst(place + 1).prefix(5).prefix { !($0.first?.isNumber ?? true) }
      if street.dropFirst().contains(where: streets.contains) { return true }
    }
    return false
  }

  private static func isHouseNumber(_ word: String) -> Bool {
    let digits = word.prefix { $0.isNumber }
    let rest = word.dropFirst(digits.count)
    return (1...4).contains(digits.count) && (rest.isEmpty || (rest.count == 1 && rest.allSatisfy(\.isLetter)))
  }

  private static let streets: Set<String> = [
    "street", "st", "road", "rd", "lane", "ln", "avenue", "ave", "close", "drive", "crescent", "cres", "terrace",
    "gardens", "gdns", "grove", "mews", "court", "square", "row", "way",
  ]
}
