import Model
import Testing

@testable import Packs

@Suite struct `Changes to a plan in words` {
  private static let titles = ["age": "Reading age", "views": "Pupils' views"]

  private func changes(_ entries: [PlanChanges.Entry]) -> PlanChanges {
    PlanChanges(locked: Day(iso: "2026-09-07"), isAfterResults: false, entries: entries, titles: Self.titles)
  }

  @Test(arguments: [
    (PlanChange(.question, from: "A?", to: "B?"), "Question: from “A?” to “B?”"),
    (PlanChange(.success, to: "Six\n months"), "Success: “Six months” added"),
    (PlanChange(.success, from: "Six months"), "Success: “Six months” taken out"),
    (PlanChange(.measure, measure: "views", to: "outcome"), "Pupils' views: added as an outcome"),
    (
      PlanChange(.measure, measure: "age", from: "outcome", to: "prior_evidence"),
      "Reading age: an outcome by the plan, prior evidence now"
    ),
    (
      PlanChange(.measure, measure: "age", from: "outcome"),
      "Reading age: an outcome by the plan, and its measure is gone"
    ),
    (
      PlanChange(.definition, measure: "age", key: "primary_analysis", from: "did", to: "ancova"),
      "Reading age, analysis that counts: from “difference of the changes” to “after, allowing for the start”"
    ),
    (
      PlanChange(.definition, measure: "age", key: "design", from: "matched", to: "one_group"),
      "Reading age, design: from “matched” to “one group”"
    ),
    (
      PlanChange(.lock, key: "success", from: "Six months"),
      "The fixed plan itself was edited by hand, success: “Six months” taken out"
    ),
  ])
  func `say what was and what is`(change: PlanChange, sentence: String) {
    #expect(PlanStory.sentence(change, Self.titles) == sentence)
  }

  @Test func `begin with what counts as success, and count measures that were added in one line`() throws {
    let added = ["age", "views", "c", "d", "e", "f", "g"].map { id in
      PlanChanges.Entry(
        reason: nil,
        changes: [
          TracedChange(PlanChange(.measure, measure: id, to: "outcome"), .afterResults, day: Day(iso: "2026-12-01"))
        ])
    }
    let aim = TracedChange(PlanChange(.success, from: "6", to: "3"), .beforeResults, day: Day(iso: "2026-10-01"))
    let gone = TracedChange(PlanChange(.measure, measure: "age", from: "outcome"), .afterResults)
    let story = PlanStory(
      of: changes(added + [.init(reason: nil, changes: [gone]), .init(reason: nil, changes: [aim])]))
    #expect(
      story.lines == [
        "No reason is recorded. Success: from “6” to “3” (1 October 2026, before any result).",
        "No reason is recorded. Reading age: an outcome by the plan, and its measure is gone (after results were in).",
        "No reason is recorded. Added as outcomes: Reading age, Pupils' views, c, d, e, 2 more (1 December 2026, after "
          + "results were in).",
      ])
    #expect(story.summary.hasPrefix("9 changes to the plan"))
  }

  @Test func `say the day on which it was saved, and the one that the file says`() {
    let told = PlanChanges(
      locked: Day(iso: "2026-11-15"), stated: Day(iso: "2026-09-01"), isAfterResults: false, entries: [], titles: [:])
    #expect(
      PlanStory(of: told).fixed == "The plan was fixed on 15 November 2026 (its file says 1 September 2026).")
    let same = PlanChanges(
      locked: Day(iso: "2026-11-15"), stated: Day(iso: "2026-11-15"), isAfterResults: false, entries: [], titles: [:])
    #expect(PlanStory(of: same).fixed == "The plan was fixed on 15 November 2026.")
    let unknown = PlanChanges(
      locked: nil, stated: Day(iso: "2026-09-01"), isAfterResults: false, entries: [], titles: [:])
    #expect(PlanStory(of: unknown).fixed == "The plan was fixed on 1 September 2026.")
  }

  @Test func `put the reason first, and what came after results before the rest`() throws {
    let early = TracedChange(
      PlanChange(.definition, measure: "age", key: "unit", to: "x"), .beforeResults, day: Day(iso: "2026-10-01"),
      role: "head, Elm School")
    let late = TracedChange(PlanChange(.question, from: "a", to: "b"), .afterResults, day: Day(iso: "2026-12-01"))
    let story = PlanStory(
      of: changes([.init(reason: "teachers asked", changes: [early]), .init(reason: nil, changes: [late])]))
    #expect(story.fixed == "The plan was fixed on 7 September 2026.")
    #expect(story.summary == "2 changes to the plan; 1 without a reason yet.")
    #expect(
      story.lines == [
        "No reason is recorded. Question: from “a” to “b” (1 December 2026, after results were in).",
        "Teachers asked. Reading age, unit: “x” added (1 October 2026, before any result; head, Elm School).",
      ])
  }

  @Test func `stand in a pack's annex and on the spread, without what readers may not see`() throws {
    var dossier = Dossier(enquiry: Sample.enquiry("elm", "reading", "Reading"))
    dossier.measures = [Sample.measured("age", "Reading age"), Sample.measured("views", "Pupils' views")]
    dossier.measures[1].measure.share = .team
    let told = ["age", "views"].map { (id: String) in
      PlanChanges.Entry(
        reason: "Why \(id)",
        changes: [TracedChange(PlanChange(.measure, measure: id, to: "outcome"), .beforeResults)])
    }
    let enquiry = PackEnquiry(dossier: dossier, stories: [:], planChanges: changes(told))
    let contents = PackContents(
      cluster: Cluster(slug: Sample.slug("south"), name: "South"), meeting: PackMeeting(date: nil),
      alliances: [PackAlliance(alliance: Sample.alliance("elm", "Elm"), enquiries: [enquiry])], toolkit: Sample.toolkit,
      basis: PackBasis(version: nil, includesUnsavedEdits: false))
    for text in [
      try Pack.html(contents, templates: TemplateFiles.all()),
      try Pack.markdown(contents, templates: TemplateFiles.all()),
    ] {
      #expect(text.contains("Changes to the plan"))
      #expect(text.contains("Why age. Reading age: added as an outcome (before any result)"))
      #expect(text.contains("1 change to the plan. They stand in the annex."))
      #expect(!text.contains("Why views"))
    }
  }
}
