import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Packs for people who need not know the schools: no byte of them names one.
@Suite(.scratch) struct `Names in packs for people outside` {
  private static let enquiry = "enquiries/elm/paired-reading"
  private static let list = "enquiries/clusters/north/pseudonyms.yaml"

  /// A cluster of two alliances whose schools are named wherever a record may name them.
  private func cluster() throws -> Desk {
    let desk = Desk.withEnquiry()
    try desk.write(
      """
      schema: enquiry/1
      name: Elm Teaching Alliance
      lead_school: Elm School
      schools:
        - Quernmore Primary School
        - Wyresdale Academy
      """ + "\n", to: "enquiries/elm/alliance.yaml")
    desk.does("alliance new oakwood --name 'Oakwood Partnership' --lead-school 'Oakwood College'")
    desk.does("cluster new north --name 'North, led by Wyresdale' --alliance elm --alliance oakwood")
    desk.does("meeting new north --date 2026-11-12")
    desk.does("save")
    desk.does("edit paired-reading --set title='Reading at Quernmore'")
    desk.does("edit paired-reading --set practice='daily reading, as at Oakwood'")
    desk.does("cycle new --period autumn-2026")
    try desk.write(
      """
      ---
      schema: enquiry/1
      share: public
      school: Quernmore Primary School
      source: https://www.wyresdale.example/report
      ---

      Quernmore pupils read to Wyresdale pupils; quernmoreish is a word.
      """ + "\n", to: "\(Self.enquiry)/evidence/2026-11-02-observation-00000001.md")
    desk.does("save")
    desk.does("leadership add -m 'Oakwood College freed a reader.' --date 2026-11-03 --share public")
    desk.does("measure new wyresdale-survey --title 'Wyresdale survey' --scale continuous --unit points")
    for (occasion, mean) in [("before", "3.1"), ("after", "3.6")] {
      desk.does(
        "measure record wyresdale-survey --occasion \(occasion) --mean \(mean) --sd 1 --n 60 --school 'Wyresdale Academy'"
      )
    }
    desk.does("edit wyresdale-survey --share public")
    return desk
  }

  private func text(_ desk: Desk, _ file: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: desk.folder + "/" + file)), as: UTF8.self)
  }

  private func told(_ text: String) -> [String] {
    let plain = text.lowercased().replacing("quernmoreish", with: "")
    return ["quernmore", "wyresdale", "oakwood", "elm "].filter { plain.contains($0) }
      + (text.contains("Elm") ? ["Elm"] : [])
  }

  @Test(arguments: ["public", "research"], ["html", "md", "json"])
  func `stand in no byte, whatever the format`(_ audience: String, _ format: String) throws {
    let desk = try cluster()
    let run = desk.does("pack north --meeting 2026-11-12 --audience \(audience) -o pack.\(format)")
    let page = try text(desk, "pack.\(format)")
    #expect(told(page) == [])
    #expect(page.contains("School ") && page.contains("Alliance ") && page.contains("quernmoreish"))
    #expect(run.spoken.contains("letters may change until the pack is issued"))
    let again = desk.does("pack north --meeting 2026-11-12 --audience \(audience) -o again.\(format)")
    #expect(try text(desk, "again.\(format)") == page && again.code == 0)
  }

  @Test func `are saved with the pack that is issued, and keep their letters though schools come and go`() throws {
    let desk = try cluster()
    desk.does("pack north --meeting 2026-11-12 --audience public --issue -o first.html")
    let files = try desk.git("show", "--name-only", "--format=", "HEAD").split(separator: "\n").map(String.init)
    #expect(files.contains(Self.list) && files.count == 3)
    let first = try desk.read(Self.list)
    #expect(told(try text(desk, "first.html")) == [])
    let draft = desk.does("pack north --meeting 2026-11-12 --audience public -o draft.html")
    #expect(!draft.spoken.contains("letters may change"))
    let alliance = try desk.read("enquiries/elm/alliance.yaml")
    try desk.write(
      alliance.replacing("  - Quernmore Primary School\n", with: "  - Abbeystead School\n"),
      to: "enquiries/elm/alliance.yaml")
    desk.does("save")
    let next = desk.does("pack north --meeting 2026-11-12 --audience public --issue --corrected -o second.html")
    #expect(next.code == 0)
    let second = try desk.read(Self.list)
    #expect(second != first && second.contains("Abbeystead School"))
    for line in first.split(separator: "\n") { #expect(second.contains(line)) }
    let schools = try #require(second.firstRange(of: "alliances:")).lowerBound
    #expect(second[..<schools].split(separator: "\n").last?.contains("Abbeystead School") == true)
    #expect(told(try text(desk, "second.html")) == [])
    #expect(!(try text(desk, "second.html")).contains("Abbeystead"))
    #expect(desk("check").code == 0)
  }

  @Test func `are told to the cluster itself`() throws {
    let desk = try cluster()
    desk.does("pack north --meeting 2026-11-12 -o pack.html")
    #expect(try told(text(desk, "pack.html")).contains("wyresdale"))
  }
}
