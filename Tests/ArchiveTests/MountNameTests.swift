import Model
import Testing

@testable import Archive

/// What alliances of other folders are called beside one's own.
@Suite struct MountNameTests {
  /// - Parameter kept: by sources the names that they keep for alliances of theirs; else that which is called like the source.
  private func names(
    _ found: [(String, String)], besides own: [String] = [], kept: [String: [String]] = [:]
  ) -> [String] {
    let named = Set(found.map(\.0)).union(kept.keys).sorted()
    let sources = named.map { name in
      Source(name: Slug(known: name), alliances: kept[name]?.map { Slug(known: $0) })
    }
    return Mounts.names(
      of: found.map { (Slug(known: $0.0), Slug(known: $0.1)) }, keeping: sources, besides: own.map { Slug(known: $0) }
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

  @Test func `nobody takes the name that a source keeps for an alliance of its own`() {
    #expect(names([("elm", "elm"), ("oak", "elm")]) == ["elm", "oak-elm"])
    #expect(names([("oak", "elm"), ("elm", "elm")]) == ["oak-elm", "elm"])
    #expect(names([("a", "elm"), ("b", "elm")], kept: ["a": ["elm"]]) == ["elm", "b-elm"])
    // Also while nothing of that source is here.
    #expect(names([("oak", "elm")], kept: ["elm": ["elm"]]) == ["oak-elm"])
    #expect(names([("oak", "elm"), ("oak", "oak")], kept: ["a": ["elm"]]) == ["oak-elm", "oak"])
    #expect(names([("elm", "elm")], besides: ["elm"]) == ["elm-elm"])
  }

  @Test func `a name that is taken is nobody else's`() {
    #expect(names([("a", "elm"), ("b", "elm"), ("c", "a-elm")]) == ["a-2", "b-elm", "a-elm"])
    #expect(names([("a", "elm"), ("b", "elm")], besides: ["a-elm", "a"]) == ["a-2", "b-elm"])
    let long = String(repeating: "x", count: 64)
    #expect(names([("a", long), ("b", long)]) == ["a-2", "b-2"])
  }
}
