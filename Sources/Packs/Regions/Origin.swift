/// Where a published fact comes from, and how it was tied to the enquiry: always in sight of the fact.
struct Origin {
  let source: String?
  let attribution: String?

  var value: Value {
    guard source != nil || attribution != nil else { return .absent }
    return .fields(["source": .text(orAbsent: source), "attribution": .text(orAbsent: attribution)])
  }
}
