import Model

/// What a lead looks at before the meeting: what is not written yet, and what would help if it were shared.
struct PreparationRegion {
  let contents: PackContents
  let words: PackWords

  var value: Value {
    guard let enquiry = contents.enquiries.first else { return .absent }
    let kept = contents.preparation?.kept ?? []
    let missing = SpreadText.allCases.filter { $0 != .why && $0.written(in: enquiry) == nil }
    return .fields([
      "missing": .section(texts: missing.map { words[$0.rawValue] }),
      "kept": .section(
        kept.prefix(10).map {
          .fields(["name": .text($0.name), "beginning": .text($0.beginning), "gap": .flag($0.fillsGap)])
        }),
      "more": .text(orAbsent: kept.count > 10 ? "\(kept.count - 10) more." : nil),
      "enquiry": .text(enquiry.dossier.enquiry.name.description),
      // Those who read it have another folder, which knows nothing of the meeting.
      "isElsewhere": .flag(enquiry.ownWords != nil),
    ])
  }
}
