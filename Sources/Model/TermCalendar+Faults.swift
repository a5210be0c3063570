extension TermCalendar {
  /// What is wrong with a list of terms.
  package struct Fault: Hashable, Sendable {
    /// Which of the terms, from 0.
    package let term: Int
    /// The key that is wrong: `id`, `starts`, `second_half` or `ends`.
    package let key: String
    package let message: String
    package let remedy: String
  }

  /// All that is wrong with a list of terms: names that no period could have, and days out of order.
  package static func faults(in terms: [Term]) -> [Fault] {
    var faults: [Fault] = []
    var names: Set<String> = []
    for (index, term) in terms.enumerated() {
      let own = term.secondHalf == nil ? [term.id] : [term.id, "\(term.id)-1", "\(term.id)-2"]
      if !isName(term.id) {
        faults.append(
          Fault(
            term: index, key: "id", message: "“\(term.id)” cannot be the name of a term.",
            remedy: "Use lower-case letters, digits and hyphens, as autumn or term-1."))
      } else if !names.isDisjoint(with: own) {
        faults.append(
          Fault(
            term: index, key: "id", message: "“\(term.id)” is the name of an earlier term, or of half of one.",
            remedy: "Give each term a name of its own."))
      }
      names.formUnion(own)
      faults += dayFaults(of: index, in: terms)
    }
    return faults
  }

  /// A name that gives a period with a year behind it, and is none itself.
  private static func isName(_ id: String) -> Bool {
    let words = id.split(separator: "-").map(String.init)
    return Slug(id) != nil && id.utf8.count <= 30 && !words.contains("to") && year(words.last ?? "") == nil
  }

  private static func dayFaults(of index: Int, in terms: [Term]) -> [Fault] {
    let term = terms[index]
    let begin = terms[0].starts
    let start = term.starts.days(after: begin)
    let next = index + 1 < terms.count ? terms[index + 1].starts.days(after: begin) : 366
    var faults: [Fault] = []
    if index > 0, start <= terms[index - 1].starts.days(after: begin) {
      faults.append(
        Fault(
          term: index, key: "starts",
          message: "“\(term.id)” starts on \(term.starts), which is not after “\(terms[index - 1].id)” has started.",
          remedy: "Put the terms in the order of the school year, the first one first."))
      return faults
    }
    let ends = term.ends.map { $0.days(after: term.starts) }
    if let ends, let day = term.ends, next > start, start + ends >= next {
      let other = terms[(index + 1) % terms.count]
      faults.append(
        Fault(
          term: index, key: "ends", message: "“\(term.id)” ends on \(day), when “\(other.id)” has started.",
          remedy: "Write its last day, before \(other.starts)."))
    }
    if let day = term.secondHalf, !(1...(ends ?? max(1, next - start - 1))).contains(day.days(after: term.starts)) {
      faults.append(
        Fault(
          term: index, key: "second_half", message: "\(day) is not inside “\(term.id)”.",
          remedy: "Write the first day of its second half."))
    }
    return faults
  }
}
