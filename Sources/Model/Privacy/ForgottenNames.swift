/// Names and codes of people who were forgotten, by which a text that brings them back is known: none of them can be read here.
///
/// Each is kept as the beginning of a SHA-256 digest of a salt and the folded words. That hides them from whoever looks; whoever
/// has the salt and a list of names can try each of them, as the program does.
package struct ForgottenNames: Hashable, Sendable {
  /// Random digits: the same name has other sums elsewhere.
  package let salt: String
  /// 16 hexadecimal digits each.
  package private(set) var sums: Set<String>

  /// More words of a name are not looked for: the first with the last one are.
  static let longest = 4

  package init(salt: String, sums: Set<String> = []) {
    self.salt = salt
    self.sums = sums
  }

  /// Takes in what a book would refuse alone: whole names, surnames and codes; no forename, and no ordinary word.
  package mutating func add(_ phrases: Set<String>) {
    sums.formUnion(phrases.filter { $0.count { $0 == " " } < ForgottenNames.longest }.map(sum))
  }

  /// Whether somebody of this whole name was forgotten, in either order and without middle names.
  package func holds(person name: String) -> Bool { WrittenName(name).wholeNames.contains { holds($0) } }

  /// Whether this was the code of somebody forgotten.
  package func holds(code: String) -> Bool {
    code.count >= 5 && code.contains(where: \.isNumber) && holds(code.folded)
  }

  func holds(_ phrase: String) -> Bool { sums.contains(sum(phrase)) }

  private func sum(_ phrase: String) -> String {
    SHA256("\(salt) \(phrase)".utf8).digest.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
