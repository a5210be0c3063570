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
    lazy var story = ImpactStory(of: impact, from: measured)

    var id: Slug { measured.measure.id }

    /// Whether there is neither a figure nor a sum of rows.
    var hasNothing: Bool { measured.summary == nil && measured.figures.isEmpty }

    /// What stands in the place of results.
    var nothing: String {
      guard let day = measured.measure.rowsForgotten else { return "Nothing is recorded for it yet." }
      return "Its rows were forgotten on \(day.spoken); nothing is recorded for it now."
    }

    init(_ measured: MeasuredFigures, _ impact: MeasureImpact) {
      self.measured = measured
      self.impact = impact
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
  let kind = "impact"

  /// - Parameter only: the measures to tell of, all where it is empty; what weakens them may lie in the others.
  init(
    name: EnquiryName, enquiry: Enquiry?, measures: [MeasuredFigures], only: [Slug] = [], depth: Depth = .school,
    givesMonths: Bool = false, lock: PlanLock? = nil, changes: PlanChanges? = nil, problems: [Problem]
  ) {
    self.name = name
    self.enquiry = enquiry
    self.depth = depth
    self.givesMonths = givesMonths
    self.changes = changes
    self.problems = problems
    let told = zip(measures, EnquiryImpact(of: measures).measures).map { measured, impact in
      Told(measured, impact)
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
      case .school: ImpactText(id: told.id, story: told.story, more: more(told)).text(page)
      case .detail: ImpactDetailText(id: told.id, story: told.story, withoutRows: withoutRows(told)).text(page)
      case .bySchool: SchoolsText(measured: told.measured, schools: (enquiry?.schools ?? []).map(\.name)).text(page)
      }
    return ([text] + months).joined(separator: "\n")
  }

  /// One measure by name where the enquiry has several.
  private func more(_ told: Told) -> String {
    "enquiry impact \(name.slug)\(measures.count > 1 ? " --measure \(told.id)" : "") --detail"
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
    if measures.isEmpty {
      lines.append("\(name) measures nothing yet, so nothing can be said.")
      lines.append(
        page.wrapped(
          "enquiry measure new ID -e \(name.slug) --title \"…\" --scale continuous", first: "Next: ", indent: 6))
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    // A measure is some ten kilobytes, which stand in the document and in “measures”.
    let impacts = measures.map(\.impact)
    let written = Together.map(impacts.count, inChunksOf: 8) { JSON(impacts[$0]).written(at: 2) }
    let list = zip(measures, written).map { ($0.id.text, $1) }
    var keys: [String: JSON] = [
      "enquiry": .text(name.description), "measures": .object(Dictionary(list) { first, _ in first }),
      "problems": .list(problems.map(ProblemText.json)),
    ]
    if !verdicts.isEmpty { keys["success"] = .list(verdicts.map { .object($0.json) }) }
    if givesMonths { keys["months"] = .object(byMeasure { .texts($0.story.months) }) }
    if depth == .bySchool { keys["schools"] = .object(byMeasure { .schools(SchoolStory.all(of: $0.measured)) }) }
    return keys.merging(changes.map { ChangesText(of: $0).json } ?? [:]) { old, _ in old }
  }

  private func byMeasure(_ part: (Told) -> JSON) -> [String: JSON] {
    Dictionary(measures.map { ($0.id.text, part($0)) }) { first, _ in first }
  }
}

extension SuccessVerdict {
  /// `{"text": …, "measure": …, "standing": "met", "words": "met: 16 of 16"}`
  fileprivate var json: [String: JSON] {
    let name =
      switch standing {
      case .met: "met"
      case .notMet: "not_met"
      case .cannotTell: "cannot_tell"
      case .notMeasured: "not_measured"
      case .left: "for_people_to_judge"
      case .withheld: "not_shown"
      }
    var keys: [String: JSON] = ["text": .text(criterion.text), "standing": .text(name), "words": .text(words)]
    keys["measure"] = .maybe(criterion.measure)
    keys["remark"] = .maybe(remark)
    return keys
  }
}
