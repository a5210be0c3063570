/// Reads a page tag by tag and remembers what a browser would make of it: enough of a validator for tests.
struct PageCheck {
  struct Tag {
    let name: String
    let attributes: [String: String]
    /// The names of the elements around it, the outermost first.
    let around: [String]
    /// What follows it until the next tag.
    let text: String
  }

  private(set) var tags: [Tag] = []
  /// What is wrong with the page, a line each.
  private(set) var faults: [String] = []
  private var open: [String] = []

  init(_ page: String) {
    var rest = Array(page.unicodeScalars)[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      guard let end = PageCheck.end(of: rest) else {
        faults.append("a tag never ends")
        return
      }
      let tag = String(String.UnicodeScalarView(rest[(start + 1)..<end]))
      rest = rest[(end + 1)...]
      read(tag, text: String(String.UnicodeScalarView(rest.prefix { $0 != "<" })))
      if open.last == "style" { rest = rest.drop { $0 != "<" } }
    }
    if !open.isEmpty { faults.append("never closed: \(open)") }
    checkHeadings()
    checkNames()
  }

  var headings: [Int] {
    tags.compactMap { $0.name.count == 2 && $0.name.hasPrefix("h") ? Int($0.name.dropFirst()) : nil }
  }

  /// The values of one attribute anywhere on the page.
  func all(_ attribute: String) -> [String] { tags.compactMap { $0.attributes[attribute] } }

  private mutating func read(_ tag: String, text: String) {
    if tag.hasPrefix("!") { return }
    if tag.hasPrefix("/") {
      let name = String(tag.dropFirst())
      if open.popLast() != name { faults.append("</\(name)> closes nothing") }
      return
    }
    let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" })
    tags.append(
      Tag(name: name, attributes: PageCheck.attributes(tag.dropFirst(name.count)), around: open, text: text))
    if let rest = tags.last?.attributes["unquoted"] { faults.append("an attribute of \(name) cannot be read: \(rest)") }
    if !PageCheck.void.contains(name), !tag.hasSuffix("/") { open.append(name) }
  }

  private mutating func checkHeadings() {
    var last = 0
    for level in headings {
      if level > last + 1 { faults.append("h\(level) follows h\(last)") }
      last = level
    }
  }

  private mutating func checkNames() {
    var seen: Set<String> = []
    for id in all("id") where !seen.insert(id).inserted { faults.append("two things are called \(id)") }
    let wanted = all("aria-labelledby").flatMap { $0.split(separator: " ").map(String.init) }
    let targets = all("href").filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
    for name in wanted + targets where !seen.contains(name) { faults.append("nothing is called \(name)") }
  }

  private static let void: Set<String> = ["meta", "br", "hr", "img", "link", "input"]

  /// The `>` that ends a tag, not one inside quotation marks.
  private static func end(of text: ArraySlice<Unicode.Scalar>) -> Int? {
    var quote: Unicode.Scalar?
    for (index, scalar) in zip(text.indices, text) {
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == ">" {
        return index
      }
    }
    return nil
  }

  private static func attributes(_ text: Substring) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = text.drop { $0.isWhitespace }
    while let equals = rest.firstIndex(of: "="), rest[equals...].dropFirst().first == "\"" {
      let value = rest[equals...].dropFirst(2).prefix { $0 != "\"" }
      attributes[String(rest[..<equals])] = String(value)
      rest = rest[value.endIndex...].dropFirst().drop { $0.isWhitespace }
    }
    if !rest.isEmpty, rest != "/" { attributes["unquoted"] = String(rest) }
    return attributes
  }
}
