import Model
import TestSupport
import Testing

@testable import Packs

@Suite struct `Names that stand for schools` {
  private let names = Pseudonyms(
    schools: ["Elm Primary School", "Oak Park School", "Ysgol Dŵr-y-Felin", "Ash School", "Ash Infant School"],
    alliances: ["Rowan Teaching School Alliance"])

  @Test func `stay though schools join, and come in an order that nobody can look up`() {
    var lot = SplitMix(seed: 7)
    var list = Pseudonyms()
    let first = ["Ash", "Beech", "Cedar", "Elm", "Fir", "Oak", "Yew"]
    let isNew = list.add(schools: first, alliances: ["North"], by: &lot)
    #expect(isNew && Set(list.schools) == Set(first) && list.schools != first)
    let before = first.map { list.name(of: $0, .school) }
    let hasJoined = list.add(schools: ["Alder", "ELM"], alliances: ["North"], by: &lot)
    #expect(hasJoined && first.map { list.name(of: $0, .school) } == before && list.schools.count == 8)
    let isStill = list.add(schools: first, alliances: [], by: &lot)
    #expect(!isStill)
    #expect(Pseudonyms(schools: list.schools, alliances: list.alliances) == list)
  }

  @Test func `are letters, then two`() {
    #expect([0, 25, 26, 51, 52, 701, 702].map(Pseudonyms.letters) == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"])
  }

  @Test(arguments: [
    ("At Elm Primary School, and at ELM  primary\nschool’s hall.", "At School A, and at School A’s hall."),
    ("Elm teachers met; the elm tree and Elmwood did not.", "School A teachers met; the elm tree and Elmwood did not."),
    ("Oak Park leads. Oak alone is a tree.", "School B leads. Oak alone is a tree."),
    ("Ysgol Dwr-y-Felin, Ysgol Dŵr‑y‑Felin", "School C, School C"),
    ("Ash said so; Ash School and Ash Infant School.", "one of the schools said so; School D and School E."),
    ("**Rowan** (Rowan Teaching School Alliance)", "**Alliance A** (Alliance A)"),
    ("Elm School and Elm school children", "School A and School A school children"), ("", ""),
  ])
  func `stand for whole names in texts, however they are written`(_ text: String, _ told: String) {
    #expect(names.applied(to: text) == told)
  }

  @Test func `leave no name in any byte of a pack`() throws {
    var generated = Generated("Elm School word", share: .public)
    var dossier = generated.dossier(number: 1)
    dossier.enquiry.schools = [School(name: "Elm Primary School", part: "leads Elm")]
    (dossier.enquiry.title, dossier.enquiry.practice) = ("Reading at Elm", "reading at Elm Primary School")
    dossier.enquiry.success = [SuccessCriterion("Elm reads")]
    let alliance = Alliance(slug: Sample.slug("elm"), name: "Elm Alliance", leadSchool: "Elm Primary School")
    let cluster = Cluster(slug: Sample.slug("elm-cluster"), name: "South, led by Elm")
    let contents = PackContents(
      cluster: names.applied(to: cluster), meeting: PackMeeting(date: nil), audience: .public,
      alliances: [
        PackAlliance(
          alliance: names.applied(to: alliance),
          enquiries: [PackEnquiry(telling: names.applied(to: dossier), to: .public)])
      ], toolkit: Sample.toolkit, basis: PackBasis(version: "3f2a1c9"))
    let rowan = Alliance(slug: Sample.slug("rtsa"), name: "Rowan Teaching School Alliance")
    #expect(names.applied(to: rowan).slug.text == "alliance-a")
    for text in try Generated.formats(contents) {
      let found = text.lowercased().firstRange(of: "elm")
      #expect(found == nil, "\(found.map { text.lowercased()[..<$0.upperBound].suffix(200) } ?? "")")
      #expect(text.contains("School A"))
    }
  }
}
