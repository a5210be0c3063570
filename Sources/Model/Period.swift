/// When a cycle ran, in the words of a school: `autumn-2013`, `year-1`, `unknown`.
///
/// Kept as written, since sources also say "year 1"; which days it means, and what comes first, a ``TermCalendar`` says.
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

  /// As people say it: `autumn 2013`, `term 1, 2026`, `2026/27`, `year 1`, `period not recorded`.
  package var spoken: String {
    if self == .unknown { return "period not recorded" }
    let words = id.split(separator: "-").map(String.init)
    if words.count == 2, TermCalendar.year(words[0]) != nil, words[1].utf8.count == 2 {
      return words.joined(separator: "/")
    }
    var spoken = ""
    for (index, word) in words.enumerated() {
      // A number before a year would read as one with it.
      let isNumberBeforeYear = index > 0 && TermCalendar.year(word) != nil && Int(words[index - 1]) != nil
      spoken += (index == 0 ? "" : isNumberBeforeYear ? ", " : " ") + word
    }
    return spoken
  }
}
