internal import Archive
internal import Impact
internal import Model
internal import Packs

/// What changed in one enquiry, measure by measure.
struct ImpactReport: Report {
  /// How much is told of each measure.
  enum Depth {
    case school
    case detail
    case bySchool
  }

  /// A measure with its numbers and its words, which are made when they are printed: JSON has none.
  final class Told {
    let measured: MeasuredFigures
    let impact: MeasureImpact
    /// How many people's rows this machine keeps, where nothing stands in the record.
    let kept: Int
    lazy var story = ImpactStory(of: impact, from: measured)

    var id: Slug { measured.measure.id }

    /// Whether there is neither a figure nor a sum of rows.
    var hasNothing: Bool { measured.summary == nil && measured.figures.isEmpty }

    /// What stands in the place of results.
    var nothing: String {
      if kept > 0 { return keptSentence }
      if let later = measured.later { return "There is no point of measurement by \(later.day.spoken)." }
      guard let day = measured.measure.rowsForgotten else { return "Nothing is recorded for it yet." }
      return "Its rows were forgotten on \(day.spoken); nothing is recorded for it now."
    }

    private var keptSentence: String {
      let words = "Rows of \(kept.counted("person", measured.measure.people ?? "people")) are kept on this machine, "
      if kept < Summary.leastPeople {
        let reason = "too few to stand in the record: sums of fewer than \(Summary.leastPeople) are not committed."
        return words + reason + (kept == 1 ? WholeSchool.hint(measured.measure).map { " \($0)" } ?? "" : "")
      }
      return words + "but their sums are not in the record. Import the file again: that adds them up, or says why they "
        + "wait."
    }

    init(_ measured: MeasuredFigures, _ impact: MeasureImpact, kept: Int) {
      self.measured = measured
      self.impact = impact
      self.kept = kept
    }
  }

  let name: EnquiryName
  let enquiry: Enquiry?
  let measures: [Told]
  let verdicts: [SuccessVerdict]
  let depth: Depth
  let givesMonths: Bool
  /// Nil where the plan was never fixed.
  let changes: PlanChanges?
  let problems: [Problem]
  /// How many people whose rows are kept here are not in the sums yet.
  private let waiting: [Slug: Int]
  let kind = "impact"

  /// - Parameters:
  ///   - only: the measures to tell of, all where it is empty; what weakens them may lie in the others.
  ///   - kept: how many people's rows are kept here, of measures of which nothing stands in the record.
  ///   - waiting: how many people whose rows are kept here are not in the sums of others yet.
  init(
    name: EnquiryName, enquiry: Enquiry?, measures: [MeasuredFigures], only: [Slug] = [], kept: [Slug: Int] = [:],
    waiting: [Slug: Int] = [:], depth: Depth = .school,
    givesMonths: Bool = false, lock: PlanLock? = nil, changes: PlanChanges? = nil, problems: [Problem]
  ) {
    self.name = name
    self.enquiry = enquiry
    self.depth = depth
    self.givesMonths = givesMonths
    self.changes = changes
    self.problems = problems
    self.waiting = waiting
    let told = zip(measures, EnquiryImpact(of: measures).measures).map { measured, impact in
      Told(measured, impact, kept: kept[measured.measure.id] ?? 0)
    }
    let order = MeasureOrder(success: enquiry?.success ?? [], lock: lock)
    self.measures = order.sorted(told.filter { only.isEmpty || only.contains($0.id) }, by: \.id)
    let impacts = Dictionary(told.map { ($0.id, $0.impact) }) { first, _ in first }
    verdicts = (enquiry?.success ?? []).filter { criterion in
      only.isEmpty || only.contains { $0.text == criterion.measure }
    }.map { SuccessVerdict(of: $0, by: impacts, places: ImpactStory.places(of: measures)).traced(by: changes) }
  }

  func text(_ page: Page) -> String {
    guard !measures.isEmpty else { return "" }
    // What was known before stands apart, after the results.
    let inOrder = measures.filter { $0.story.standing == nil } + measures.filter { $0.story.standing != nil }
    let heading = page.wrapped((enquiry?.title).map { "\($0) (\(name))" } ?? name.description)
    let isInterval = depth != .bySchool && inOrder.contains { $0.story.givesInterval }
    let meaning = isInterval ? [page.wrapped(ImpactStory.meaningOfInterval)] : []
    let plan = changes.map { [ChangesText(of: $0).text(page, limit: 5)] } ?? []
    return ([heading] + inOrder.map { text($0, page) } + success(page) + plan + meaning).joined(separator: "\n\n")
  }

  private func text(_ told: Told, _ page: Page) -> String {
    if told.hasNothing {
      return ImpactText.heading(of: told.story, told.id, on: page) + "\n" + page.wrapped(told.nothing)
    }
    let months = givesMonths ? told.story.months.map { page.wrapped($0) } : []
    let text =
      switch depth {
      case .school: ImpactText(id: told.id, story: told.story, more: more(told, page)).text(page)
      case .detail:
        ImpactDetailText(
          id: told.id, story: told.story, sections: ImpactStory.detail(of: told.impact, from: told.measured),
          withoutRows: withoutRows(told)
        ).text(page)
      case .bySchool: SchoolsText(measured: told.measured, schools: (enquiry?.schools ?? []).map(\.name)).text(page)
      }
    return ([text] + months).joined(separator: "\n")
  }

  /// One measure by name where the enquiry has several.
  private func more(_ told: Told, _ page: Page) -> String {
    "enquiry impact \(page.called(name))\(measures.count > 1 ? " --measure \(told.id)" : "") --detail"
  }

  /// Medians, ranks and the like are made of rows, which stay on the machines of their school.
  private func withoutRows(_ told: Told) -> String? {
    guard told.measured.summary != nil, told.measured.rows == nil else { return nil }
    return "The rows are not on this machine, so medians, ranks and the like are not given here."
  }

  /// What would count as success, and whether it is met.
  private func success(_ page: Page) -> [String] {
    guard depth != .bySchool, !verdicts.isEmpty else { return [] }
    return [(["SUCCESS"] + verdicts.map { page.bullet($0.sentence) }).joined(separator: "\n")]
  }

  func talk(_ page: Page) -> String {
    var lines = problems.map(ProblemText.text)
    for told in measures {
      guard let count = waiting[told.id] else { continue }
      let people = count.counted("person", told.measured.measure.people ?? "people")
      lines.append(
        page.wrapped(
          "\(told.id): the rows of \(people) on this machine have changed or gone since these sums were committed. The sums "
            + "wait until \(Summary.leastPeople) have, so that no difference tells of a few."))
    }
    if measures.isEmpty {
      lines.append("\(name) measures nothing yet, so nothing can be said.")
      lines += page.next("enquiry measure new ID -e \(page.called(name)) --title \"…\" --scale continuous", for: [name])
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    let written = ImpactDocument.written(measures.map(\.impact))
    let list = zip(measures, written).map { ($0.id.text, JSON.written($1[...])) }
    let document = ImpactDocument(
      name: name, measures: Dictionary(list) { first, _ in first }, verdicts: verdicts, changes: changes,
      problems: problems)
    var keys = document.json
    if givesMonths { keys["months"] = .object(byMeasure { .texts($0.story.months) }) }
    if depth == .bySchool { keys["schools"] = .object(byMeasure { .schools(SchoolStory.all(of: $0.measured)) }) }
    return keys
  }

  private func byMeasure(_ part: (Told) -> JSON) -> [String: JSON] {
    Dictionary(measures.map { ($0.id.text, part($0)) }) { first, _ in first }
  }
}
