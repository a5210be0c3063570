import Model

/// Changes to the plans that were fixed: on the spread of an enquiry one line, in the annex all of them.
struct PlanRegion {
  let contents: PackContents

  /// Each enquiry whose plan was fixed, with what became of it.
  var value: Value {
    .section(
      contents.alliances.flatMap(\.enquiries).compactMap { enquiry in
        guard let changes = enquiry.planChanges else { return nil }
        let story = PlanStory(of: changes)
        return .fields([
          "enquiry": .text(enquiry.dossier.enquiry.title), "fixed": .text(story.fixed),
          "summary": .text(story.summary), "changes": .section(texts: story.lines),
        ])
      })
  }

  /// When the plan was fixed and how much was changed since; absent where it was not fixed.
  static func line(_ enquiry: PackEnquiry) -> Value {
    guard let changes = enquiry.planChanges else { return .absent }
    let story = PlanStory(of: changes)
    return .text("\(story.fixed) \(story.summary)\(changes.count == 0 ? "" : " They stand in the annex.")")
  }
}
