import Model
import Testing

@testable import Packs

/// What is shared less far than a pack goes is in no byte of it.
@Suite struct `Bytes of a pack` {
  private func words(of share: Share, _ word: String, number: Int, into dossier: inout Dossier) -> [String] {
    var generated = Generated(word, share: share)
    let own = generated.dossier(number: number)
    dossier.cycles += own.cycles
    dossier.measures += own.measures
    dossier.evidence += own.evidence
    dossier.leadership += own.leadership
    dossier.participation += own.participation
    return generated.words
  }

  /// What became of a plan in which measures stand that are not shared.
  private func changes(_ hidden: MeasuredFigures, _ shown: MeasuredFigures) -> PlanChanges {
    func entries(_ measured: MeasuredFigures, reason: String) -> PlanChanges.Entry {
      let (id, title) = (measured.measure.id.text, measured.measure.title)
      let criterion = SuccessCriterion(
        "aim", measure: id, threshold: SuccessCriterion.Threshold(.atLeast, .init(ExactNumber(30))))
      return PlanChanges.Entry(
        reason: reason,
        changes: [
          TracedChange(PlanChange(.measure, measure: id, to: "outcome"), .afterResults),
          TracedChange(
            PlanChange(.definition, measure: id, key: "unit", from: "a", to: measured.measure.unit), .afterResults),
          TracedChange(PlanChange(.success, to: criterion.written), .afterResults),
          TracedChange(
            PlanChange(.lock, measure: id, key: "unit", from: title, to: measured.measure.unit), .afterResults),
        ])
    }
    return PlanChanges(
      locked: nil, isAfterResults: false,
      entries: [entries(hidden, reason: "A first reason."), entries(shown, reason: "A second reason.")],
      titles: [hidden, shown].reduce(into: [:]) { $0[$1.measure.id.text] = $1.measure.title })
  }

  /// Every format, and all values that another one could be made of.
  private func pack(_ dossier: Dossier, _ changes: PlanChanges, _ audience: PackAudience) throws -> [String] {
    let enquiry = PackEnquiry(telling: dossier, to: audience, planChanges: changes)
    let contents = PackContents(
      cluster: Cluster(slug: Sample.slug("south"), name: "South"), meeting: PackMeeting(date: nil), audience: audience,
      alliances: [PackAlliance(alliance: Sample.alliance("elm", "Elm"), enquiries: [enquiry])],
      toolkit: Sample.toolkit, basis: PackBasis(version: "3f2a1c9"))
    var values = ""
    dump(contents, to: &values)
    return try Generated.formats(contents) + [values]
  }

  @Test(arguments: [
    (PackAudience.cluster, [Share.me, .team], Share.cluster), (.public, [.me, .team, .cluster], .public),
  ])
  func `hold no word of what is shared less far, in its logs, cycles, measures, criteria and plan`(
    _ audience: PackAudience, _ hidden: [Share], _ shown: Share
  ) throws {
    var dossier = Dossier(enquiry: Sample.enquiry("elm", "reading", "Reading"))
    let told = words(of: shown, "Told", number: 1, into: &dossier)
    var secrets: [String] = []
    for (number, share) in hidden.enumerated() {
      secrets += words(of: share, "Hidden\(number)", number: number + 2, into: &dossier)
    }
    let measures = dossier.measures
    let amount = SuccessCriterion.Threshold(.atLeast, .init(ExactNumber(30)))
    dossier.enquiry.success = measures.flatMap { measured in
      [
        SuccessCriterion("This is met", measure: measured.measure.id.text, threshold: amount),
        SuccessCriterion("This is left to us", measure: measured.measure.id.text),
      ]
    }
    dossier.enquiry.theory[.outputs] = measures.map {
      TheoryOfChange.Statement(text: "They read", measures: [$0.measure.id.text])
    }
    dossier.evidence[0].measures = measures.map(\.measure.id.text)
    dossier.lock = PlanLock(
      plan: FixedPlan(of: dossier.enquiry, measures: measures.map(\.measure), locked: nil))
    secrets += measures.dropFirst().map(\.measure.id.text)
    for text in try pack(dossier, changes(measures[1], measures[0]), audience) {
      for secret in secrets { #expect(!text.contains(secret), "\(place(of: secret, in: text))") }
      // Whoever looks finds what is shared.
      #expect(told.count { text.contains($0) } > 20)
    }
  }

  private func place(of secret: String, in text: String) -> String {
    guard let range = text.firstRange(of: secret) else { return "" }
    return String(text[..<range.upperBound].suffix(200))
  }
}
