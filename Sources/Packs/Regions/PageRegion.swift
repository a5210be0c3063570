import Model

/// The whole document: cover, agenda, all at a glance, actions, two pages an enquiry, what they share, annex.
struct PageRegion {
  let contents: PackContents
  let words: PackWords
  /// Nil where the document has no style of its own.
  let style: PackStyle?

  var value: Value {
    .fields(
      parts.merging([
        "w": words.value,
        "style": style.map { .markup($0.text) } ?? .absent,
        "style_hash": style.map { .text($0.hash) } ?? .absent,
        "fill": fill,
        "notes": .list(Array(repeating: .fields([:]), count: FrontPages(contents: contents, words: words).linesBelow)),
      ]) { part, _ in part })
  }

  /// What the document says.
  var parts: [String: Value] {
    let pages = contents.enquiries.map { enquiry in
      (enquiry.dossier.enquiry.name, LeftPage(of: enquiry, toolkit: contents.toolkit(of: enquiry)))
    }
    let leftPages = Dictionary(pages) { first, _ in first }
    return [
      "cover": CoverRegion(contents: contents, words: words).value,
      "agenda": AgendaRegion(contents: contents).value,
      "glance": GlanceRegion(contents: contents, words: words).value,
      "actions": ActionsRegion(meeting: contents.meeting, actions: contents.meeting.actions).value,
      "spreads": .list(spreads(leftPages)),
      "themes": ThemesRegion(contents: contents).value,
      "preparation": PreparationRegion(contents: contents, words: words).value,
      "briefs": .list(contents.enquiries.map { BriefRegion(contents: contents, enquiry: $0).value }),
      "annex": AnnexRegion(contents: contents, words: words, leftPages: leftPages).value,
    ]
  }

  /// A page for notes where the spreads would else not begin on an even page.
  private var fill: Value {
    guard FrontPages(contents: contents, words: words).count.isMultiple(of: 2), !contents.enquiries.isEmpty else {
      return .absent
    }
    return .fields(["lines": .list(Array(repeating: .fields([:]), count: 36))])
  }

  private func spreads(_ leftPages: [EnquiryName: LeftPage]) -> [Value] {
    contents.alliances.flatMap { alliance in
      alliance.enquiries.compactMap { enquiry in
        leftPages[enquiry.dossier.enquiry.name].map {
          SpreadRegion(contents: contents, alliance: alliance.alliance, enquiry: enquiry, page: $0).value
        }
      }
    }
  }
}
