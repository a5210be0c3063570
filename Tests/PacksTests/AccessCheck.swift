/// What stands in the way of somebody who reads a page without seeing it, or without a mouse: the rules that programs can
/// judge, after WCAG 2.2 and the usual checkers.
struct AccessCheck {
  private let check: PageCheck
  /// What is wrong, a line each.
  private(set) var faults: [String]

  init(_ page: String) {
    check = PageCheck(page)
    faults = check.faults
    faults += document() + landmarks() + tables() + pictures() + links() + lists()
  }

  private var tags: [PageCheck.Tag] { check.tags }

  private func all(_ name: String) -> [PageCheck.Tag] { tags.filter { $0.name == name } }

  private func document() -> [String] {
    var faults: [String] = []
    if all("html").first?.attributes["lang"] != "en-GB" { faults.append("the language is not said") }
    if all("title").first(where: { $0.around == ["html", "head"] })?.text.isEmpty ?? true { faults.append("no title") }
    if check.headings.count(where: { $0 == 1 }) != 1 { faults.append("\(check.headings.count { $0 == 1 }) h1") }
    let scale = all("meta").first { $0.attributes["name"] == "viewport" }?.attributes["content"]
    if scale?.contains("user-scalable") ?? true { faults.append("the page cannot be made larger") }
    for heading in tags where heading.name.count == 2 && heading.name.hasPrefix("h") && heading.name != "hr" {
      if heading.text.allSatisfy(\.isWhitespace) { faults.append("a heading without words: \(heading)") }
    }
    for tag in tags where tag.attributes["tabindex"].flatMap({ Int($0) }) ?? 0 > 0 {
      faults.append("\(tag.name) jumps the order of tabs")
    }
    return faults
  }

  private func landmarks() -> [String] {
    var faults: [String] = []
    if all("main").count != 1 { faults.append("\(all("main").count) main") }
    // What stands in the body is in a landmark, but for the link that skips them.
    let known: Set<String> = ["header", "main", "footer", "nav"]
    let outside = tags.filter { $0.around == ["html", "body"] && !known.contains($0.name) }
    if outside.map(\.name) != ["a"] { faults.append("outside of landmarks: \(outside.map(\.name))") }
    let skip = outside.first?.attributes["href"]
    let main = all("main").first?.attributes["id"]
    if skip != main.map({ "#\($0)" }) { faults.append("the first link does not skip to the content") }
    for (tag, next) in zip(tags, tags.dropFirst()) where tag.name == "section" || tag.name == "article" {
      let isNamed = tag.attributes["aria-labelledby"] != nil || tag.attributes["aria-hidden"] == "true"
      if !isNamed, next.name.first != "h" || !next.around.contains(tag.name) {
        faults.append("a \(tag.name) without a name, before \(next.name)")
      }
    }
    return faults
  }

  private func tables() -> [String] {
    var faults = all("th").filter { $0.attributes["scope"] == nil }.map {
      "a head of a table without its scope: \($0.text)"
    }
    let headed = all("th").filter { $0.around.contains("thead") }.count
    if all("table").count > headed { faults.append("a table without heads") }
    faults += tags.filter { ["td", "th"].contains($0.name) && $0.around.last != "tr" }.map {
      "\($0.name) outside of a row"
    }
    return faults
  }

  private func pictures() -> [String] {
    var faults = all("img").filter { $0.attributes["alt"] == nil }.map { "a picture without words: \($0.attributes)" }
    for (index, tag) in tags.enumerated() where tag.name == "svg" {
      let inside = tags[(index + 1)...].prefix(2)
      let isTold =
        tag.attributes["role"] == "img" && tag.attributes["aria-labelledby"] != nil
        && inside.map(\.name) == ["title", "desc"] && inside.allSatisfy { !$0.text.isEmpty }
      if !isTold { faults.append("a chart without its words: \(tag.attributes["class"] ?? "")") }
    }
    return faults
  }

  private func links() -> [String] {
    let vague: Set<String> = ["here", "click here", "link", "more", "read more"]
    return all("a").filter { vague.contains($0.text.lowercased()) || $0.text.allSatisfy(\.isWhitespace) }
      .map { "a link that says nothing: \($0.attributes["href"] ?? "") \($0.text)" }
  }

  private func lists() -> [String] {
    let parents = ["li": ["ul", "ol"], "dt": ["dl", "div"], "dd": ["dl", "div"]]
    let lost = tags.filter { tag in parents[tag.name].map { !$0.contains(tag.around.last ?? "") } ?? false }
    let strangers = tags.filter { ["ul", "ol"].contains($0.around.last) && $0.name != "li" }
    return (lost + strangers).map { "\($0.name) in \($0.around.last ?? "nothing")" }
  }
}
