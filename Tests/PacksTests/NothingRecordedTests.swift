import Model
import Testing

@testable import Packs

/// What is not recorded is said in words.
struct NothingRecordedTests {
  private func contents(_ enquiries: [PackEnquiry]) -> PackContents {
    PackContents(
      cluster: Cluster(slug: Sample.slug("south"), name: "South"), meeting: PackMeeting(date: nil),
      alliances: [PackAlliance(alliance: Sample.alliance("elm", "Elm"), enquiries: enquiries)],
      toolkit: Sample.toolkit, basis: PackBasis(version: "3f2a1c9", includesUnsavedEdits: true))
  }

  private var bare: PackEnquiry {
    PackEnquiry(dossier: Dossier(enquiry: Sample.enquiry("elm", "bare", "Bare")), stories: [:])
  }

  @Test func `says of each part that it is not recorded`() throws {
    let templates = try TemplateFiles.all()
    let html = try Pack.html(contents([bare]), templates: templates)
    let markdown = try Pack.markdown(contents([bare]), templates: templates)
    let said = [
      "Meeting date not set", "No question is recorded.",
      "No success criterion is recorded.", "No cycle begun yet.", "No measure is recorded.",
      "No outcome is measured yet.", "No intervention is recorded.", "Not written yet. What got in the way?",
      "Not written yet. What would you like from the others in the room?", "No entry is shared with the cluster yet.",
      "No evidence entry is shared.", "No leadership entry is shared.", "No outcome figure is recorded.",
      "Every log entry is shown.", "includes edits not yet saved",
    ]
    for words in said {
      #expect(html.contains(words), "\(words)")
      #expect(markdown.contains(words), "\(words)")
    }
    #expect(PageCheck(html).faults == [])
  }

  @Test func `says so of an alliance without enquiries and a cluster without alliances`() throws {
    let templates = try TemplateFiles.all()
    #expect(try Pack.html(contents([]), templates: templates).contains("No enquiry is recorded yet."))
    let empty = PackContents(
      cluster: Cluster(slug: Sample.slug("south"), name: "South"), meeting: PackMeeting(date: nil), alliances: [],
      toolkit: Sample.toolkit, basis: PackBasis(version: nil))
    let html = try Pack.html(empty, templates: templates)
    #expect(html.contains("No alliance is recorded.") && PageCheck(html).faults == [])
  }

  @Test func `names a measure about which nothing can be told`() throws {
    var enquiry = bare.dossier
    enquiry.measures = [Sample.measured("voice", "Pupil voice")]
    let told = contents([PackEnquiry(dossier: enquiry, stories: [:])])
    let html = try Pack.html(told, templates: try TemplateFiles.all())
    #expect(html.contains("Pupil voice: nothing can be shown yet.") && !html.contains("No measure is recorded."))
  }
}
