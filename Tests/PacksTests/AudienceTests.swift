import Model
import Testing

@testable import Packs

/// Nothing travels further than it was meant to.
struct AudienceTests {
  private func everything(_ audience: PackAudience) throws -> String {
    let templates = try TemplateFiles.all()
    let contents = Sample.contents(audience: audience)
    return try Pack.html(contents, templates: templates) + Pack.markdown(contents, templates: templates)
  }

  @Test func `leaves no byte of an entry that is kept below the audience`() throws {
    let pack = try everything(.cluster)
    #expect(!pack.contains("TEAM-ONLY") && !pack.contains("PRIVATE"))
    #expect(!pack.contains("e0000002") && !pack.contains("e0000003"))
    #expect(pack.contains("<p class=\"kept\">1 more entry kept by the team.</p>"))
  }

  @Test func `does not count what is private to one machine`() throws {
    let contents = Sample.contents(audience: .cluster)
    let reading = try #require(contents.alliances.first?.enquiries.first)
    #expect(reading.withheld.evidence == 1)
  }

  @Test func `holds cycles and figures back from the public`() throws {
    let pack = try everything(.public)
    #expect(!pack.contains("27 months") && !pack.contains("Reading age"))
    #expect(pack.contains("1 cycle is not shared with these readers."))
    #expect(pack.contains("1 measure is not shared with these readers."))
    #expect(pack.contains("1 entry kept by the team or the cluster"))
    #expect(pack.contains("reached by a QR code") && !pack.contains("calmer handovers"))
  }

  @Test func `shows the team what the team keeps`() throws {
    let pack = try everything(.school)
    #expect(pack.contains("TEAM-ONLY") && !pack.contains("PRIVATE") && !pack.contains("kept by the team"))
  }
}
