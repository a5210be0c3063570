import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What the alliances of sources are called: nobody takes the name of another by calling an alliance like it.
@Suite("The names of alliances from sources", .scratch)
struct SourceNameTests {
  /// Makes oak share an alliance besides its own, with an enquiry in it.
  private func addToOak(_ alliance: String, _ alliances: Alliances) throws {
    let oak = try alliances.desk("oak")
    oak.does("alliance new \(alliance) --name 'Another alliance'")
    oak.does("new other --alliance \(alliance) --practice writing --outcome words --for-whom 'year 8'")
    oak.does("share --yes")
  }

  @Test("A source that calls an alliance like another's does not get its name, and the fetch says so")
  func displaced() throws {
    let alliances = try Alliances(["elm", "oak"])
    let desk = alliances.facilitator
    try addToOak("elm", alliances)
    let answer = desk.does("source fetch")
    #expect(answer.spoken.contains("Its alliance “elm” is called “oak-elm” here, since another one is “elm”."))
    #expect(desk.does("show elm/paired-reading").out.contains("at elm"))
    #expect(desk.does("list").out.contains("oak-elm/other"))
    #expect(!desk.does("source fetch").spoken.contains("is called"), "it is told once")
  }

  @Test("Where a source was not fetched, another one's alliance does not stand in its place")
  func impersonated() throws {
    let alliances = try Alliances(["elm", "oak"])
    try addToOak("elm", alliances)
    let desk = alliances.facilitator
    desk.does("source fetch")
    _ = try desk.git("update-ref", "-d", "refs/sources/elm/head")
    let list = desk.does("list")
    #expect(list.out.contains("oak-elm/other") && !list.out.contains(" elm/"))
    #expect(list.spoken.contains("elm is not here, and not among what is shown: enquiry source fetch"))
    #expect(try desk.json("list")["missing_sources"] as? [String] == ["elm"])
    #expect(desk("alliance new elm --name Elm").spoken.contains("“elm” is read from the source “elm”"))
  }

  @Test("A source whose alliance is called otherwise keeps that name for it, and the programme says so")
  func kept() throws {
    let alliances = try Alliances(["elm", "oak"])
    let desk = alliances.facilitator
    desk.does("source remove elm")
    desk.does("source add far ../elm-shared.git")
    #expect(try desk.read("enquiries/programme.yaml").contains("    alliances:\n      - elm\n"))
    try addToOak("elm", alliances)
    desk.does("source fetch")
    #expect(desk.does("show elm/paired-reading").out.contains("at elm"))
    #expect(desk.does("check").out == "")
  }

  @Test("An empty folder of an alliance's name, which git does not know, renames nobody")
  func emptyFolder() throws {
    let desk = try Alliances(["elm"]).facilitator
    try FileManager.default.createDirectory(atPath: desk.folder + "/enquiries/elm", withIntermediateDirectories: true)
    #expect(desk.does("list").out.contains("  elm/paired-reading"))
  }

  @Test("An alliance that goes by another name than before is told as gone and as new")
  func renamed() throws {
    let alliances = try Alliances(["elm"])
    let desk = alliances.facilitator
    desk.does("cluster new north --name North --alliance elm")
    let elm = try alliances.desk("elm")
    _ = try elm.git("mv", "enquiries/elm", "enquiries/elmwood")
    elm.does("save")
    elm.does("share --yes")
    let answer = desk.does("source fetch")
    #expect(answer.spoken.contains("WARNING: the alliance “elm” is there no longer"))
    #expect(answer.spoken.contains("The alliance “elmwood” is new there."))
    #expect(desk.does("pack north -o -").spoken.contains("There is no alliance “elm”."))
  }
}
