/// When a cycle ran, in the words of a school: `autumn-2013`, `year-1`, `unknown`.
///
/// Kept as written, since sources also say "year 1"; terms of the English school year also have an order.
package struct Period: Hashable, Sendable {
  /// Lower-case letters, digits and hyphens; never empty.
  package let id: String

  package static let unknown = Period(unchecked: "unknown")

  /// Nil unless the text is made of lower-case letters, digits and single hyphens, 40 at most.
  package init?(_ text: some StringProtocol) {
    guard Slug.isPlain(text), text.utf8.count <= 40 else { return nil }
    id = String(text)
  }

  private init(unchecked id: String) { self.id = id }

  /// The terms of the school year by calendar year: spring and summer of 2014 follow autumn of 2013.
  package static let terms = ["spring", "summer", "autumn"]

  /// The first term and its year when the period names one, as `autumn-2013` or `autumn-2013-to-spring-2014`.
  package var firstTerm: (term: Int, year: Int)? {
    let words = id.split(separator: "-")
    guard words.count >= 2, let term = Period.terms.firstIndex(of: String(words[0])), words[1].utf8.count == 4,
      let year = Int(words[1])
    else { return nil }
    return (term, year)
  }

  /// As people say it: `autumn 2013`, `year 1`, `period not recorded`.
  package var spoken: String {
    self == .unknown ? "period not recorded" : id.split(separator: "-").joined(separator: " ")
  }
}

extension Period: Comparable {
  /// Unknown first, as undated entries of a log come first; then words, numbers in order; then terms by time.
  package static func < (one: Period, other: Period) -> Bool {
    if one == other { return false }
    if one == .unknown || other == .unknown { return one == .unknown }
    switch (one.firstTerm, other.firstTerm) {
    case (let first?, let second?):
      if first != second { return (first.year, first.term) < (second.year, second.term) }
      return one.id < other.id
    case (_?, nil): return false
    case (nil, _?): return true
    case (nil, nil): return (one.id.utf8.count, one.id) < (other.id.utf8.count, other.id)
    }
  }
}
