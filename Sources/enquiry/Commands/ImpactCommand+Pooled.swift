internal import Archive
internal import Impact
internal import Model
internal import Packs

extension ImpactCommand {
  /// What all enquiries of the folder that tried an intervention come to.
  func pooledReport(_ snapshot: Snapshot) throws -> any Report {
    let toolkit = try snapshot.toolkit().value
    let only = try intervention.map { word -> String in
      if let found = toolkit[word] { return found.id }
      throw ArchiveError.notFound(.intervention, name: word, nearest: toolkit.nearestID(to: word), choices: [])
    }
    var problems: [Problem] = []
    var dossiers: [Dossier] = []
    for name in try snapshot.enquiryNames() {
      let plan = try snapshot.enquiry(name)
      let tried = plan.value.map { PooledReport.tried($0, toolkit) } ?? []
      // An enquiry whose plan cannot be read may have tried it.
      guard plan.value == nil || only.map(tried.contains) ?? !tried.isEmpty else { continue }
      let loaded = try snapshot.dossier(name)
      problems += loaded.problems.filter { $0.severity == .error }
      if let dossier = loaded.value { dossiers.append(dossier) }
    }
    return PooledReport(dossiers: dossiers, only: only, toolkit: toolkit, problems: problems)
  }
}

/// What several enquiries found, by what they tried.
struct PooledReport: Report {
  /// One intervention with the enquiries that tried it.
  struct Part {
    let id: String
    let title: String
    let studies: [EnquiryStudy]
    /// What is said of a measure without a comparison group, by the enquiry's name.
    let headlines: [String: String]

    var story: PooledStory { PooledStory(of: studies, headlines: headlines) }
  }

  let parts: [Part]
  let problems: [Problem]
  /// The one that was asked for.
  let only: String?
  let kind = "pooled"

  init(dossiers: [Dossier], only: String?, toolkit: Toolkit, problems: [Problem]) {
    self.problems = problems
    self.only = only
    let told = dossiers.map { (tried: PooledReport.tried($0.enquiry, toolkit), study: Study(of: $0)) }
    let ids = only.map { [$0] } ?? Set(told.flatMap(\.tried)).sorted()
    parts = ids.map { id in
      let studies = told.filter { $0.tried.contains(id) }.map(\.study)
      return Part(
        id: id, title: toolkit[id]?.title ?? id, studies: studies.map(\.study),
        headlines: Dictionary(
          studies.compactMap { study in study.headline.map { (study.study.enquiry, $0) } },
          uniquingKeysWith: { first, _ in first }))
    }
  }

  /// The ids of the interventions of the toolkit that an enquiry tries, each by its own id.
  static func tried(_ enquiry: Enquiry, _ toolkit: Toolkit) -> Set<String> {
    Set(
      enquiry.interventions.compactMap { choice in
        if case .toolkit(let id) = choice { toolkit[id]?.id } else { nil }
      })
  }

  /// One enquiry's part, with what its own page says first of the measure.
  private struct Study {
    let study: EnquiryStudy
    let headline: String?

    init(of dossier: Dossier) {
      let measures = dossier.lock?.applied(to: dossier.measures) ?? dossier.measures
      let impacts = EnquiryImpact(of: measures).measures
      let study = EnquiryStudy(
        of: dossier.enquiry.name.description, impacts: impacts, named: dossier.measureOrder.names)
      self.study = study
      headline = zip(impacts, measures).first { $0.0.measure.id == study.measure?.id }.flatMap { impact, measured in
        ImpactStory(of: impact, from: measured).headlines.first
      }
    }
  }

  // MARK: - Text

  func text(_ page: Page) -> String {
    parts.filter { !$0.studies.isEmpty }.map { text($0, page) }.joined(separator: "\n\n")
  }

  private func text(_ part: Part, _ page: Page) -> String {
    let story = part.story
    var lines = ["\(part.title.uppercased())  (\(part.id))", page.wrapped(story.summary)]
    for design in story.parts {
      lines += ["", page.wrapped(design.title)]
      lines += design.headlines.map { page.wrapped($0, first: "  ", indent: 2) }
      lines += design.studies.map(page.bullet)
    }
    if !story.withoutComparison.isEmpty {
      lines += ["", page.wrapped("Without a comparison group: listed, never put together")]
      lines += story.withoutComparison.map(page.bullet)
    }
    if !story.unusable.isEmpty { lines += ["", "Not used"] + story.unusable.map(page.bullet) }
    return lines.joined(separator: "\n")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.map(ProblemText.text)
    if parts.allSatisfy(\.studies.isEmpty) {
      let what =
        only.map { "No enquiry of this folder tries \($0)." } ?? "No enquiry of this folder names an intervention."
      lines.append(what)
    }
    return lines.joined(separator: "\n")
  }

  // MARK: - JSON

  var json: [String: JSON] {
    [
      "interventions": .list(parts.map { .object(json($0)) }), "problems": .list(problems.map(ProblemText.json)),
    ]
  }

  private func json(_ part: Part) -> [String: JSON] {
    let designs = PooledEffect.byDesign(EnquiryStudy.effects(of: part.studies)).map { synthesis -> JSON in
      .object([
        "design": .text(synthesis.design.rawValue), "pooled": .object(FieldsJSON.keys(synthesis.pooled)),
        "studies": .list(synthesis.studies.map { .object(json($0, part)) }),
      ])
    }
    let changes = part.studies.filter { $0.finding == .change }.map { study -> JSON in
      var keys: [String: JSON] = ["enquiry": .text(study.enquiry)]
      keys["measure"] = .maybe(study.measure?.id.text)
      keys["sentence"] = .maybe(part.headlines[study.enquiry])
      return .object(keys)
    }
    let rest = part.studies.compactMap { study -> JSON? in
      guard case .unusable(let why) = study.finding else { return nil }
      return .object(["enquiry": .text(study.enquiry), "reason": .text(why.rawValue)])
    }
    return [
      "id": .text(part.id), "title": .text(part.title), "designs": .list(designs), "without_comparison": .list(changes),
      "not_used": .list(rest),
    ]
  }

  private func json(_ effect: StudyEffect, _ part: Part) -> [String: JSON] {
    var keys: [String: JSON] = [
      "enquiry": .text(effect.id), "g": .number(effect.g), "variance": .number(effect.variance),
    ]
    let study = part.studies.first { $0.enquiry == effect.id }
    keys["measure"] = .maybe(study?.measure?.id.text)
    keys["interval"] = effect.interval.value.map { .list([.number($0.low), .number($0.high)]) }
    if case .effect(_, let people)? = study?.finding { keys["people"] = .count(people) }
    return keys
  }
}
