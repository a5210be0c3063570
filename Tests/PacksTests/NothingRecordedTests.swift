import Model
import Testing

@testable import Packs

/// What is not recorded is said in words.
struct NothingRecordedTests {
  private func contents(_ enquiries: [PackEnquiry]) -> PackContents {
    PackContents(
      cluster: Cluster(slug: Sample.slug("south"), name: "South"), meeting: nil,
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
      "No success criterion is recorded.", "No cycle is recorded.", "No measure is recorded.",
      "No evidence entry is shared.", "No leadership entry is shared.", "No outcome figure is recorded.",
      "Every log entry is shown.", "includes edits not yet saved",
    ]
    for words in said {
      #expect(html.contains(words), "\(words)")
      #expect(markdown.contains(words), "\(words)")
    }
    #expect(html.contains("<dt>Schools</dt><dd>Not recorded.</dd>"))
    #expect(PageCheck(html).faults == [])
  }

  @Test func `says so of an alliance without enquiries and a cluster without alliances`() throws {
    let templates = try TemplateFiles.all()
    #expect(try Pack.html(contents([]), templates: templates).contains("No enquiry is recorded."))
    let empty = PackContents(
      cluster: Cluster(slug: Sample.slug("south"), name: "South"), meeting: nil, alliances: [],
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

  @Test func `lists what a closed cycle leaves open, and of an open one only its plan`() throws {
    var closed = Cycle(id: Sample.id("c0000001"), period: .unknown)
    closed.closed = Day(year: 2014, month: 3, day: 5)
    closed.prose = Sample.prose([.aim: "An aim.", .happened: "It ran."])
    let open = Cycle(id: Sample.id("c0000002"), period: .unknown)
    var dossier = bare.dossier
    dossier.cycles = [closed, open]
    let html = try Pack.html(
      contents([PackEnquiry(dossier: dossier, stories: [:])]), templates: try TemplateFiles.all())
    #expect(html.contains("Cycle 1: period not recorded"))
    #expect(html.contains("No decision is recorded."))
    #expect(html.contains("Not recorded: prediction; what went well; what was not effective; where there were"))
    #expect(html.contains("Not recorded: aim; prediction."))
  }
}
