/// A name as a register writes it: which of its words is the surname shows in a comma, in capitals, or in the names beside it.
struct WrittenName {
  /// With a comma behind a surname that stands in capitals before or behind other words: `HARTLEY, Zoe`.
  let text: String

  init(_ name: String) {
    let words = name.split(whereSeparator: \.isWhitespace)
    let loud = words.filter { word in
      let letters = word.filter(\.isLetter)
      return letters.count >= 3 && letters.allSatisfy(\.isUppercase)
    }
    let isMixed = !loud.isEmpty && words.contains { $0.contains(where: \.isLowercase) }
    guard isMixed, !name.contains(",") else {
      text = name
      return
    }
    text = loud.joined(separator: " ") + ", " + words.filter { !loud.contains($0) }.joined(separator: " ")
  }

  /// Folded: the whole of it as it is spoken, and its forename and surname in either order; a name of one word as it is.
  var wholeNames: Set<String> {
    let halves = text.split(separator: ",").map(NameBook.words)
    let spoken = halves.count == 2 ? halves[1] + halves[0] : NameBook.words(Substring(text))
    guard let first = spoken.first, let last = spoken.last else { return [] }
    if spoken.count == 1 { return [first] }
    return [spoken.joined(separator: " "), "\(first) \(last)", "\(last) \(first)"]
  }

  /// Where surnames stand in names without a comma: most of them tell, since some forenames are known.
  enum Order {
    case surnameLast, surnameFirst, open

    init(of names: [String]) {
      var (first, last) = (0, 0)
      for name in names where !WrittenName(name).text.contains(",") {
        let words = NameBook.words(Substring(name))
        guard words.count > 1, let begin = words.first, let end = words.last else { continue }
        let isForename = (NameLists.isForename(begin), NameLists.isForename(end))
        if isForename == (true, false) { first += 1 }
        if isForename == (false, true) { last += 1 }
      }
      self = first > 3 * last ? .surnameLast : last > 3 * first ? .surnameFirst : .open
    }

    /// The words of a name that may be its surname; both ends where nothing tells.
    ///
    /// - Parameters:
    ///   - words: of the whole name.
    ///   - halves: those before and behind the comma.
    func surnames(of words: [String], _ halves: [[String]]) -> [String] {
      if halves.count == 2 { return halves[0].suffix(1) }
      guard words.count > 1, let first = words.first(where: { !NameLists.particles.contains($0) }),
        let last = words.last
      else { return words.suffix(1) }
      let isForename = (NameLists.isForename(first), NameLists.isForename(last))
      switch self {
      case .surnameLast: return isForename == (false, true) ? [first, last] : [last]
      case .surnameFirst: return isForename == (true, false) ? [first, last] : [first]
      case .open:
        if isForename == (true, false) || words.count > 2 { return [last] }
        return isForename == (false, true) ? [first] : [first, last]
      }
    }
  }
}
