internal import Impact
package import Model

/// One enquiry as a pack shows it: its record, and what can be said of its measures.
package struct PackEnquiry: Sendable {
  package let dossier: Dossier
  /// By the measure's id.
  package let stories: [Slug: ImpactStory]
  /// How much was taken out because it is not shared so far.
  package let withheld: Withheld
  /// Where its records could not be read, a place each.
  package let unreadable: [String]
  /// What became of the plan since it was fixed; nil where it was not.
  package let planChanges: PlanChanges?
  /// What would count as success, and whether it is met by what may be shown.
  private(set) var verdicts: [SuccessVerdict]
  /// The cycles with their numbers, which stay what they are when one of them is taken out.
  package let cycles: [(number: Int, cycle: Cycle)]
  /// The words by which its alliance goes, where it comes from another folder; nil for those of the folder itself.
  package var ownWords: OwnWords?

  /// What an alliance's own folder calls things.
  package struct OwnWords: Sendable {
    package let toolkit: Toolkit
    package let frameworks: Frameworks

    package init(toolkit: Toolkit, frameworks: Frameworks) { (self.toolkit, self.frameworks) = (toolkit, frameworks) }
  }

  package init(
    dossier: Dossier, stories: [Slug: ImpactStory], planChanges: PlanChanges? = nil, unreadable: [String] = []
  ) {
    self.init(
      dossier: dossier, stories: stories, withheld: Withheld(), planChanges: planChanges, unreadable: unreadable,
      cycles: dossier.cycles.enumerated().map { (number: $0 + 1, cycle: $1) })
  }

  /// Tells of every measure what may be shown to those who read the pack.
  ///
  /// - Parameters:
  ///   - packs: what packs knew of the enquiry that were issued before, the oldest first.
  ///   - planChanges: what became of the plan since it was fixed.
  ///   - unreadable: the places of records that could not be read, and so are missing.
  package init(
    telling dossier: Dossier, to audience: PackAudience, after packs: [EarlierPack] = [],
    planChanges: PlanChanges? = nil, unreadable: [String] = []
  ) {
    var dossier = dossier
    dossier.measures = dossier.lock?.applied(to: dossier.measures) ?? dossier.measures
    let groups = SmallGroups.all(of: dossier.measures, for: audience, after: packs)
    let measures = dossier.measures
    let shown = zip(measures, groups).map { $1.shown(of: $0) }
    // What is not shown is not there: whoever writes another format can print nothing else.
    dossier.measures = shown
    var stories: [Slug: ImpactStory] = [:]
    let impacts = EnquiryImpact(of: shown).measures
    for (index, impact) in impacts.enumerated() {
      let story = ImpactStory(of: impact, from: shown[index])
      let isNothing = shown[index].figures.isEmpty && shown[index].summary == nil
      stories[impact.measure.id] = story.beside(groups[index].withheld, isAllWithheld: isNothing)
    }
    self.init(dossier: dossier, stories: stories, planChanges: planChanges, unreadable: unreadable)
    // A criterion is judged by what may be shown alone, and only where nothing that it takes is held back.
    let told = Dictionary(impacts.map { ($0.measure.id, $0) }) { first, _ in first }
    let held = zip(measures, groups).filter { !$1.withheld.isEmpty }.map {
      ($0.0.measure.id, MeasureImpact(of: $0.0))
    }
    let whole = Dictionary(held) { first, _ in first }
    let places = ImpactStory.places(of: shown)
    verdicts = dossier.enquiry.success.map {
      SuccessVerdict.ofShown($0, by: told, outOf: whole, places: places).traced(by: planChanges)
    }
  }

  private init(
    dossier: Dossier, stories: [Slug: ImpactStory], withheld: Withheld, planChanges: PlanChanges?,
    unreadable: [String], cycles: [(number: Int, cycle: Cycle)]
  ) {
    self.unreadable = unreadable
    self.planChanges = planChanges
    self.dossier = dossier
    self.stories = stories
    self.withheld = withheld
    self.cycles = cycles
    verdicts = dossier.enquiry.success.map { SuccessVerdict(of: $0, by: [:]) }
  }

  /// What may be seen by those: every record by its own share.
  ///
  /// Notes to oneself are not even counted: they are on one machine only, and a pack is the same on every one.
  package func shared(with audience: Share) -> PackEnquiry {
    let kept = dossier.shared(with: audience)
    var gone = withheld
    gone.evidence += dossier.evidence.count { $0.note.share < audience && $0.note.share != .me }
    gone.leadership += dossier.leadership.count { $0.note.share < audience && $0.note.share != .me }
    gone.cycles += dossier.cycles.count - kept.cycles.count
    gone.measures += dossier.measures.count - kept.measures.count
    let hidden = Set(dossier.measures.filter { $0.measure.share < audience }.map(\.measure.id.text))
    let ids = Set(kept.measures.map(\.measure.id))
    var shared = PackEnquiry(
      dossier: kept, stories: stories.filter { ids.contains($0.key) }, withheld: gone,
      planChanges: planChanges?.without(measures: hidden), unreadable: PackEnquiry.told(unreadable, to: audience),
      cycles: cycles.filter { $0.cycle.share >= audience })
    let secret = Set(hidden.compactMap { Slug($0) })
    shared.verdicts = verdicts.map { $0.withheld(for: secret) }
    shared.ownWords = ownWords
    return shared
  }

  /// What cannot be read may be for the team alone, and its file's name tells of it: others are told how many there are.
  private static func told(_ unreadable: [String], to audience: Share) -> [String] {
    guard audience > .team, !unreadable.isEmpty else { return unreadable }
    return [Wording.count(unreadable.count, "record", "records")]
  }

  /// Whether a change is of a record that is shown: of figures only where none of the measure is held back.
  func shows(_ change: RecordedChange) -> Bool {
    let name = change.record.name
    switch change.record.kind {
    case .figures:
      return dossier.measures.contains { $0.measure.id.text == name }
        && stories.contains { $0.key.text == name && $0.value.withheld.isEmpty && !$0.value.headlines.isEmpty }
    case .measure: return dossier.measures.contains { $0.measure.id.text == name }
    case .cycle: return dossier.cycles.contains { $0.id.text == name }
    case .evidence: return dossier.evidence.contains { $0.note.id.text == name }
    case .leadership: return dossier.leadership.contains { $0.note.id.text == name }
    case .participation: return dossier.participation.contains { $0.note.id.text == name }
    case .enquiry: return true
    case .programme, .alliance, .cluster, .framework, .toolkit, .meeting, .checkIn, .action, .pack, .pseudonyms, .plan,
      .coding, .file:
      return false
    }
  }

  /// The outcome that is told of first; nil where none can be.
  var told: (id: Slug, story: ImpactStory)? {
    storiesInOrder.first { $0.story.standing == nil && !$0.story.headlines.isEmpty }
  }

  /// The cycle that the meeting looks back on: the last one that was reviewed, else the last one.
  var latestCycle: (number: Int, cycle: Cycle)? {
    cycles.last { $0.cycle.isReviewed } ?? cycles.last
  }

  /// The measures that have a story, outcomes before what is set apart; first what the plan puts first.
  var storiesInOrder: [(id: Slug, story: ImpactStory)] {
    let told = dossier.measureOrder.sorted(dossier.measures, by: \.measure.id).compactMap { measured in
      stories[measured.measure.id].map { (id: measured.measure.id, story: $0) }
    }
    return told.filter { $0.story.standing == nil } + told.filter { $0.story.standing != nil }
  }
}
