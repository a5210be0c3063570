/// The whole document: title, overview, one spread an enquiry, annex.
struct PageRegion {
  let contents: PackContents
  /// Nil where the document has no style of its own.
  let style: PackStyle?

  var value: Value {
    .fields([
      "style": style.map { .markup($0.text) } ?? .absent,
      "style_hash": style.map { .text($0.hash) } ?? .absent,
      "title": TitleRegion(contents: contents).value,
      "overview": OverviewRegion(contents: contents).value,
      "spreads": .list(spreads),
      "annex": AnnexRegion(contents: contents).value,
    ])
  }

  private var spreads: [Value] {
    contents.alliances.flatMap { alliance in
      alliance.enquiries.map { enquiry in
        SpreadRegion(contents: contents, alliance: alliance.alliance, enquiry: enquiry).value
      }
    }
  }
}
