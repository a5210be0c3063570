import Archive
import Foundation
import TestSupport
import Testing

@testable import enquiry

/// docs/data-protection.md tells a data protection officer of everything that is kept of people.
@Suite(.scratch) struct `The page about data protection` {
  private let sections: [String: String]

  init() throws {
    let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/data-protection.md").standardized
    let page = try String(contentsOf: place, encoding: .utf8)
    sections = Dictionary(
      page.components(separatedBy: "\n## ").map { ($0.prefix { $0 != "\n" }.description, $0) }
    ) { first, _ in first }
  }

  /// A desk that has used everything which writes into the private folder.
  private func busyDesk() throws -> Desk {
    let desk = Desk.withMeasure()
    let names = ["Asha Begum", "Tom Reed", "Zoë Lee", "Sam Fox", "Ann Hay", "Joe Low", "Eve Orr", "Ian Poe"]
    try desk.write("Name,before\n" + names.map { "\($0),20\n" }.joined(), to: "../first.csv")
    desk.does("measure import reading ../first.csv --code-column Name")
    try desk.write("Name,before\nKim Ray,21\n", to: "../late.csv")
    desk.does("measure import reading ../late.csv --code-column Name")
    try desk.write("On the wall.\n", to: "../wall.txt")
    desk.does("evidence add -m 'The wall.' --attach ../wall.txt")
    desk.does("evidence add -m 'For me.' --share me")
    desk.does("forget participant 'Tom Reed' --yes")
    desk.types("evidence add", [.interrupt("a half")])
    return desk
  }

  @Test func `names every kind of file that the program writes into the private folder`() throws {
    let desk = try busyDesk()
    let written = try FileManager.default.contentsOfDirectory(atPath: desk.folder + "/private")
    // The rest is what somebody keeps for themselves, by the name of the alliance.
    let kinds = Set(PrivateStore.Part.allCases.map(\.rawValue)).union(["drafts"])
    #expect(Set(written) == kinds.union(["elm"]))
    for heading in ["What is kept where", "Retention (a proposal)", "Subject access"] {
      let section = try #require(sections[heading])
      for kind in kinds { #expect(section.contains(kind), "\(kind) in “\(heading)”") }
    }
  }

  @Test func `speaks of those who sign, and of schools that import apart`() throws {
    for heading in ["What is kept where", "Retention (a proposal)", "Subject access", "Erasure"] {
      #expect(try #require(sections[heading]).contains("author"), "\(heading)")
    }
    #expect(sections["Schools that import apart"] != nil)
  }
}
