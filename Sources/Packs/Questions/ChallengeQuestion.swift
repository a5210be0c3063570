import Impact
import Model

/// A question that peers may ask at the meeting, drawn from a gap in the record: about the work, never about a person.
struct ChallengeQuestion: Hashable {
  let text: String
  /// The record that it comes from: `measure reading-age`, `cycle 2`.
  let record: String

  /// Up to so many, the weightiest first, at most one of each record but of the plan.
  static func all(of enquiry: PackEnquiry, limit: Int = 3) -> [ChallengeQuestion] {
    let gaps = ChallengeGaps(enquiry: enquiry)
    var seen: Set<String> = []
    var asked: Set<String> = []
    let found = (gaps.ofMeasures + gaps.ofCycle + gaps.ofPlan + gaps.ofPractice + gaps.ofEvidence).filter { question in
      asked.insert(question.text).inserted
        && (question.record == ChallengeGaps.plan || seen.insert(question.record).inserted)
    }
    return Array(spread(found).prefix(limit))
  }

  /// No two of the plan before something else was asked.
  private static func spread(_ questions: [ChallengeQuestion]) -> [ChallengeQuestion] {
    let first = questions.first { $0.record == ChallengeGaps.plan }
    let others = questions.filter { $0.record != ChallengeGaps.plan }
    let rest = questions.filter { $0.record == ChallengeGaps.plan && $0 != first }
    guard let first else { return others }
    let place = min(others.count, 2)
    return others.prefix(place) + [first] + others.dropFirst(place) + rest
  }
}

/// What a record leaves open, as questions.
struct ChallengeGaps {
  let enquiry: PackEnquiry

  static let plan = "the plan"

  private var dossier: Dossier { enquiry.dossier }

  private func ask(_ text: String, _ record: String) -> ChallengeQuestion {
    ChallengeQuestion(text: text, record: record)
  }

  // MARK: - Measures

  /// One of each outcome: the weightiest thing that its figures leave open.
  var ofMeasures: [ChallengeQuestion] {
    let outcomes = enquiry.storiesInOrder.filter { $0.story.standing == nil }
    guard !outcomes.isEmpty else {
      return enquiry.withheld.measures > 0
        ? [] : [ask("What would show you that it works, and could you look at it before the next cycle?", Self.plan)]
    }
    return outcomes.compactMap { id, story in
      question(of: id, story).map { ask($0, "measure \(id)") }
    }
  }

  private func question(of id: Slug, _ story: ImpactStory) -> String? {
    guard let measure = dossier.measures.first(where: { $0.measure.id == id })?.measure else { return nil }
    let codes = story.cautionCodes
    let title = "“\(story.title)”"
    let people = MeasureWords(measure).people
    if story.headlines.isEmpty {
      return story.withheld.isEmpty ? "Where did \(title) start, and when will you look again?" : nil
    }
    if codes.contains(.attritionOver20) || codes.contains(.attritionOver15) {
      return "What do you know of the \(people) who were not measured a second time?"
    }
    if codes.contains(.noComparison) {
      return codes.contains(.selectedForLowScore)
        ? "They were chosen at a low point: how much of the change would you have expected anyway?"
        : "Who, not taking part, could be measured in the same way to show what would have happened anyway?"
    }
    if codes.contains(.selfReport) { return "Who besides the \(people) themselves could say whether this has changed?" }
    if codes.contains(.historicalComparison) {
      return "What else was different between this year’s \(people) and last year’s?"
    }
    if codes.contains(.intervalIncludesZero) {
      return "The figures also fit with no change: what would you need to see next time to go on?"
    }
    if !measure.revisions.isEmpty {
      return "\(title) was changed on the way: what can still be compared with the start?"
    }
    return nil
  }

  // MARK: - The cycle

  var ofCycle: [ChallengeQuestion] {
    guard let (number, cycle) = enquiry.latestCycle else { return [] }
    let record = "cycle \(number)"
    if let turned = cycle.turnedOut, turned != .asPredicted {
      return [ask("It turned out \(turned.spoken): what does that say about why it was expected to work?", record)]
    }
    guard cycle.isReviewed else { return [] }
    if cycle.prose[.prediction] == nil {
      return [ask("What did you expect before you began, and what would have surprised you?", record)]
    }
    if cycle.prose[.notEffective] == nil, cycle.prose[.problems] == nil {
      return [ask("What would you not do again, and what would you leave out to save time?", record)]
    }
    return cycle.decision == nil ? [ask("What would you need to see to decide whether to go on?", record)] : []
  }

  // MARK: - The plan and how it is lived

  var ofPlan: [ChallengeQuestion] {
    let record = dossier.enquiry
    var found: [ChallengeQuestion] = []
    if record.success.isEmpty {
      found.append(ask("What would be enough for you to call it a success, and for whom?", Self.plan))
    }
    if record.interventions.count > 3 {
      found.append(
        ask(
          "Of the \(record.interventions.count) things you try, which would you keep if you could keep one, and how would you know?",
          Self.plan))
    }
    if let other = record.concurrent.first {
      found.append(
        ask(
          "“\(PlainText.line(other))” goes on at the same time: what would you see if that were the cause?", Self.plan))
    }
    if let choice = record.interventions.first(where: { if case .own(_, nil) = $0 { true } else { false } }),
      case .own(let title, _) = choice
    {
      found.append(ask("Which earlier practice speaks for “\(PlainText.line(title))”?", Self.plan))
    }
    return found
  }

  var ofPractice: [ChallengeQuestion] {
    let adapted = dossier.participation.filter { $0.kind == .adapted }
    if let core = adapted.last(where: { $0.element == .core }) {
      return [ask("A core part was changed: is it still the same practice everywhere?", "adaptation \(core.note.id)")]
    }
    if adapted.count > 1, let last = adapted.last {
      return [
        ask("With \(adapted.count) adaptations, what is still the same in every school?", "adaptation \(last.note.id)")
      ]
    }
    return dossier.participation.last { $0.kind == .left }.map {
      [ask("What would help the next school to stay?", "participation \($0.note.id)")]
    } ?? []
  }

  /// Where one of the sides from which it could be seen is missing.
  var ofEvidence: [ChallengeQuestion] {
    let seen = Viewpoints(of: enquiry)
    if seen[.pupils].isEmpty { return [ask("What do pupils say about it?", Self.plan)] }
    if seen[.observer].isEmpty, seen[.outside].isEmpty {
      return [ask("Who from another school could come and see it, and what should they look for?", Self.plan)]
    }
    return []
  }
}
