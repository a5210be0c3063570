import Model

/// An enquiry in a few lines for governors, with one sentence that one can say aloud.
struct BriefRegion {
  let contents: PackContents
  let enquiry: PackEnquiry

  var value: Value {
    let record = enquiry.dossier.enquiry
    let told = enquiry.told
    return .fields([
      "title": .text(record.title),
      "question": .text(orAbsent: record.question),
      "aloud": .text(BriefRegion.aloud(told?.story)),
      "cycle": .text(orAbsent: enquiry.latestCycle.map(SpreadRegion.name)),
      "cost": .text(orAbsent: CostWords.sentence(record.costs)),
      "decision": SpreadText.decisionNeeded.value(enquiry),
      "next": SpreadText.next.value(enquiry),
    ])
  }

  /// The result and what weakens it most, without brackets.
  static func aloud(_ story: ImpactStory?) -> String {
    guard let story, let headline = story.headlines.first else {
      return "Nothing has been measured yet that can be told."
    }
    let spoken = withoutBrackets(SpreadRegion.led(by: headline, story))
    guard let caution = story.cautions.first else { return spoken }
    let result = spoken.hasSuffix(".") ? String(spoken.dropLast()) : spoken
    return "\(result); \(Wording.lowered(withoutBrackets(caution)))"
  }

  private static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    var kept = ""
    for character in text {
      if character == "(" { depth += 1 }
      if depth == 0 { kept.append(character) }
      if character == ")" { depth = max(0, depth - 1) }
    }
    return kept.replacing(" .", with: ".").replacing(" ,", with: ",").split(separator: " ").joined(separator: " ")
  }
}
