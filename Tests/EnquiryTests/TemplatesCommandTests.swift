import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Templates of a folder's own: taken over, changed, and checked before a pack is made with them.
@Suite(.scratch) struct `Templates of a folder` {
  private func cluster() -> Desk {
    let desk = Desk.withEnquiry()
    desk.does("cluster new north --alliance elm")
    return desk
  }

  /// What `templates check` says, and that a pack is refused with the same sentence.
  private func refusal(_ desk: Desk, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    let check = desk("templates check")
    let pack = desk("pack north -o pack.html")
    let said = check.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(check.code == 3 && pack.code == 1, "\(pack.seen)", sourceLocation: sourceLocation)
    let first = said.split(separator: ". ").first.map(String.init) ?? said
    #expect(pack.spoken.contains(first), "\(pack.spoken) ≠ \(first)", sourceLocation: sourceLocation)
    return said
  }

  @Test func `are taken over in one commit, as they were shipped, and change nothing`() throws {
    let desk = cluster()
    desk.does("pack north -o before.json")
    let commits = try desk.commits()
    desk.does("templates eject words.txt left.html.mustache")
    #expect(try desk.commits() == commits + 1)
    #expect(try desk.git("status", "--porcelain", "templates").isEmpty)
    #expect(try desk.read("templates/pack/words.txt").contains("asks = What we ask of you"))
    #expect(desk.does("templates check").out.isEmpty)
    #expect(desk("templates eject words.txt").code == 1)
    desk.does("templates eject --all")
    #expect(desk.does("templates check").seen.isEmpty)
    let list = desk.does("templates list").out
    #expect(list.contains("pack/words.txt") && list.contains("yours") && !list.contains("frameworks/"))
  }

  @Test func `write nothing in a dry run`() throws {
    let desk = cluster()
    let commits = try desk.commits()
    desk.does("templates eject --all --dry-run")
    #expect(try desk.commits() == commits)
    #expect(!FileManager.default.fileExists(atPath: desk.folder + "/templates/pack"))
  }

  @Test func `are refused with the place of a name that nothing has`() throws {
    let desk = cluster()
    desk.does("templates eject left.html.mustache words.txt")
    let left = try desk.read("templates/pack/left.html.mustache")
    try desk.write(left.replacing("{{title}}", with: "{{titel}}"), to: "templates/pack/left.html.mustache")
    let line = try #require(
      left.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("{{title}}") })
    let said = refusal(desk)
    #expect(said.contains("templates/pack/left.html.mustache:\(line + 1): A pack has nothing called “titel”."))
    #expect(said.contains("Did you mean “title”?"))
    try desk.write(left.replacing("{{w.tried}}", with: "{{w.tryed}}"), to: "templates/pack/left.html.mustache")
    #expect(refusal(desk).contains("words.txt has no name “tryed”. Did you mean “tried”?"))
    try desk.write(left.replacing("{{/headline}}", with: ""), to: "templates/pack/left.html.mustache")
    #expect(refusal(desk).contains("templates/pack/left.html.mustache"))
  }

  @Test func `must have every word and no other, and the foot of each page`() throws {
    let desk = cluster()
    desk.does("templates eject words.txt pack.css")
    let words = try desk.read("templates/pack/words.txt")
    try desk.write(words.replacing("\nasks =", with: "\naskes ="), to: "templates/pack/words.txt")
    #expect(refusal(desk).contains("A pack has no words called “askes”. Did you mean “asks”?"))
    try desk.write(words.replacing("\nasks = What we ask of you", with: ""), to: "templates/pack/words.txt")
    #expect(refusal(desk).contains("The words called “asks” are missing."))
    try desk.write(words.replacing("What we ask of you", with: "Our wishes"), to: "templates/pack/words.txt")
    desk.does("pack north -o pack.html")
    #expect(try desk.read("pack.html").contains("<h3>Our wishes</h3>"))
    let style = try desk.read("templates/pack/pack.css")
    try desk.write(style.replacing("\"{{running}}\"", with: "\"\""), to: "templates/pack/pack.css")
    #expect(refusal(desk).contains("The line at the foot of each page is missing."))
  }

  @Test func `may have parts of their own, where something puts them in`() throws {
    let desk = cluster()
    desk.does("templates eject annex.html.mustache")
    try desk.write("<p>Our own note.</p>\n", to: "templates/pack/note.html.mustache")
    #expect(refusal(desk).contains("No template puts this part in"))
    let annex = try desk.read("templates/pack/annex.html.mustache")
    try desk.write(annex + "{{> note.html}}\n", to: "templates/pack/annex.html.mustache")
    desk.does("pack north -o pack.html")
    #expect(try desk.read("pack.html").contains("Our own note."))
    #expect(desk.does("templates list").out.contains("pack/note.html.mustache"))
  }
}
