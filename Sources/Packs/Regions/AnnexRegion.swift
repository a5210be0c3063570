import Model

/// All measures in detail, what was cut on the spreads, the logs, changes to plans, chains, figures that changed since the
/// last pack, sources once, and where the pack comes from.
struct AnnexRegion {
  let contents: PackContents
  let words: PackWords
  /// Of each enquiry, for what had to be shortened there.
  let leftPages: [EnquiryName: LeftPage]

  var value: Value {
    .fields([
      "enquiries": .list(contents.enquiries.map(enquiry)),
      "chains": .section(contents.enquiries.map { ChainRegion(enquiry: $0).value }.filter(\.isPresent)),
      "corrections": corrections,
      "plans": PlanRegion(contents: contents).value,
      "sources": .section(texts: sources),
      "kept": .section(kept),
      "basis": .text(contents.basis.spokenInFull),
    ])
  }

  /// The cycles in time; absent where there is one only, which the line above tells.
  private func timeline(_ enquiry: PackEnquiry) -> Value {
    guard enquiry.cycles.count > 1,
      let chart = Chart.timeline(of: enquiry.cycles, calendar: contents.calendar, meeting: contents.meeting.date)
    else { return .absent }
    return FiguresRegion.value(
      chart, id: "timeline/\(enquiry.dossier.enquiry.name)", width: .full, accent: contents.look.colour)
  }

  /// Who has seen what.
  private func grid(_ enquiry: PackEnquiry) -> Value {
    let measures = enquiry.storiesInOrder.filter { !$0.story.headlines.isEmpty }.compactMap { id, _ in
      enquiry.dossier.measures.first { $0.measure.id == id }?.measure
    }
    guard let chart = Chart.triangulation(of: measures, evidence: enquiry.dossier.evidence) else { return .absent }
    return FiguresRegion.value(
      chart, id: "grid/\(enquiry.dossier.enquiry.name)", width: .full, accent: contents.look.colour)
  }

  /// What the spread has no place for, of the cycle that the meeting looks back on.
  private static let untold: [Heading] = [.aim, .happened, .learned, .why, .freed]

  private var isReport: Bool { contents.layout != .governors }

  private func enquiry(_ enquiry: PackEnquiry) -> Value {
    let record = enquiry.dossier.enquiry
    let shortened = leftPages[record.name].map { SpreadText.cut(of: enquiry, on: $0.room) } ?? []
    let cut = shortened.map { (label: words[$0.text.rawValue], text: $0.written) }
    let more = AnnexRegion.untold.compactMap { heading in
      enquiry.latestCycle?.cycle.prose[heading].map { (label: heading.rawValue, text: $0) }
    }
    return .fields([
      "anchor": .text("annex/\(record.name)"),
      "title": .text(record.title),
      "question": .text(orAbsent: record.question),
      "origin": Origin(source: record.source, attribution: record.attribution).value,
      "cycles": .section(enquiry.cycles.map(AnnexRegion.cycle)),
      "in_full": .section(
        (more + cut).map { .fields(["label": .text($0.label), "body": .prose($0.text, headings: 5)]) }),
      "figures": FiguresRegion(
        enquiry: enquiry, accent: contents.look.colour, drawnElsewhere: isReport ? enquiry.told?.id : nil
      ).value,
      "timeline": timeline(enquiry), "grid": grid(enquiry),
      "logs": LogsRegion(
        audience: contents.audience.share, frameworks: contents.frameworks(of: enquiry), enquiry: enquiry
      ).value,
    ])
  }

  /// A line a cycle: what became of it, and where published facts of it come from.
  private static func cycle(_ number: Int, _ cycle: Cycle) -> Value {
    let decision = cycle.decision.map { ". Decision: \($0.words)" } ?? ""
    let turned = cycle.turnedOut.map { ". It turned out \($0.spoken)" } ?? ""
    return .fields([
      "line": .text(SpreadRegion.name(number, cycle) + decision + turned + "."),
      "origin": Origin(source: cycle.source, attribution: cycle.attribution).value,
    ])
  }

  /// What was dated by the last pack's meeting and is not as that pack had it.
  private var corrections: Value {
    guard let since = contents.edition.since else { return .absent }
    let rows = contents.enquiries.compactMap { enquiry -> Value? in
      let own = contents.edition.corrections[enquiry.dossier.enquiry.name] ?? []
      let lines = own.filter { enquiry.shows($0.change) }.map {
        Wording.capitalised(ChangeStory.sentence($0.change, timing: $0.timing)) + "."
      }
      guard !lines.isEmpty else { return nil }
      return .fields(["title": .text(enquiry.dossier.enquiry.title), "lines": .section(texts: lines)])
    }
    return .fields(["since": .text(since.spoken), "list": .section(rows), "none": .flag(rows.isEmpty)])
  }

  /// Every source once, in the order of the pages.
  private var sources: [String] {
    let all = contents.alliances.flatMap { alliance in
      [alliance.alliance.source] + alliance.enquiries.flatMap(AnnexRegion.sources)
    }
    return all.compactMap { $0.map(PlainText.line) }.filter { !$0.isEmpty }.unique
  }

  private static func sources(of enquiry: PackEnquiry) -> [String?] {
    let dossier = enquiry.dossier
    return [dossier.enquiry.source] + dossier.cycles.map(\.source)
      + enquiry.storiesInOrder.flatMap(\.story.sources) + dossier.evidence.map(\.note.source)
      + dossier.leadership.map(\.note.source)
  }

  private var kept: [Value] {
    let unknown = contents.alliances.filter { $0.isAsShared && !$0.enquiries.isEmpty }.map { alliance in
      Value.fields([
        "enquiry": .text(alliance.alliance.name), "words": .text("of its logs only what it shares is known here"),
      ])
    }
    return unknown
      + contents.alliances.flatMap(\.enquiries).compactMap { enquiry in
        let shown = enquiry.dossier.evidence.count + enquiry.dossier.leadership.count
        guard let words = Wording.kept(enquiry.withheld.entries, beside: shown, from: contents.audience.share) else {
          return nil
        }
        return .fields(["enquiry": .text(enquiry.dossier.enquiry.title), "words": .text(words)])
      }
  }
}
