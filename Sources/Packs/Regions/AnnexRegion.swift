import Model

/// How to read the figures, where published facts come from, and what the pack does not show.
struct AnnexRegion {
  let contents: PackContents

  var value: Value {
    .fields([
      "plans": PlanRegion(contents: contents).value,
      "sources": .section(texts: sources),
      "kept": .section(kept),
      "basis": .text(contents.basis.spoken),
    ])
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
    contents.alliances.flatMap(\.enquiries).compactMap { enquiry in
      let shown = enquiry.dossier.evidence.count + enquiry.dossier.leadership.count
      guard let words = Wording.kept(enquiry.withheld.entries, beside: shown, from: contents.audience) else {
        return nil
      }
      return .fields(["enquiry": .text(enquiry.dossier.enquiry.title), "words": .text(words)])
    }
  }
}
