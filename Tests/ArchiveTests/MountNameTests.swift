import Model
import Testing

@testable import Archive

/// What alliances of other folders are called beside one's own.
@Suite struct MountNameTests {
  private func names(_ found: [(String, String)], besides own: [String] = []) -> [String] {
    Mounts.names(
      of: found.map { (Slug(known: $0.0), Slug(known: $0.1)) }, besides: own.map { Slug(known: $0) }
    ).map(\.text)
  }

  @Test func `one that nobody else is called like keeps its name`() {
    #expect(names([("a", "elm"), ("b", "oak")], besides: ["ash"]) == ["elm", "oak"])
  }

  @Test func `those that are called alike go by their sources, whichever came first`() {
    #expect(names([("a", "elm"), ("b", "elm")]) == ["a-elm", "b-elm"])
    #expect(names([("b", "elm"), ("a", "elm")]) == ["b-elm", "a-elm"])
    #expect(names([("a", "elm")], besides: ["elm"]) == ["a-elm"])
  }

  @Test func `a name that is taken is nobody else's`() {
    #expect(names([("a", "elm"), ("b", "elm"), ("c", "a-elm")]) == ["a", "b-elm", "a-elm"])
    #expect(names([("a", "elm"), ("b", "elm")], besides: ["a-elm", "a"]) == ["a-2", "b-elm"])
    let long = String(repeating: "x", count: 64)
    #expect(names([("a", long), ("b", long)]) == ["a", "b"])
  }
}
