internal import ArgumentParser
internal import Archive
internal import Impact
internal import Model
internal import Packs

struct ImpactCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "impact", abstract: "Say what changed, from the figures that are recorded, and what cannot be said.")

  @Argument(
    help: ArgumentHelp("The enquiry, by its short name; else the one you chose with “use”.", valueName: "short-name"))
  var slug: String?

  @Option(help: ArgumentHelp("Only this measure.", valueName: "id"))
  var measure: String?

  @OptionGroup var data: DataOptions
  @OptionGroup var enquiry: EnquiryOption
  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if data.file != nil, slug != nil || measure != nil || enquiry.slug != nil {
      throw ValidationError("--data reads a file of rows, so no enquiry is named with it.")
    }
  }

  func perform(in context: Context) throws -> any Report {
    if let report = try data.report(isForJSON: shared.json, in: context) { return report }
    let snapshot = try context.workspace().snapshot(read.view)
    let name = try EnquiryName.named(slug ?? enquiry.slug, in: snapshot)
    let only = try measure.map { try snapshot.find(measure: $0, of: name) }
    let loaded = try snapshot.measures(of: name)
    let title = try snapshot.enquiry(name).value?.title
    return ImpactReport(
      name: name, title: title, measures: loaded.value, only: only,
      problems: loaded.problems.filter { $0.severity == .error })
  }
}

/// What changed in one enquiry, measure by measure.
struct ImpactReport: Report {
  let name: EnquiryName
  let title: String?
  let measures: [Told]
  let problems: [Problem]
  let kind = "impact"

  /// A measure with its numbers and its words.
  struct Told {
    let id: Slug
    let impact: MeasureImpact
    let story: ImpactStory
  }

  /// - Parameter only: the one measure to tell of; what weakens it may lie in the others.
  init(name: EnquiryName, title: String?, measures: [MeasuredFigures], only: Slug?, problems: [Problem]) {
    self.name = name
    self.title = title
    self.problems = problems
    let told = zip(measures, EnquiryImpact(of: measures).measures).map { measured, impact in
      Told(id: measured.measure.id, impact: impact, story: ImpactStory(of: impact, figures: measured.figures))
    }
    self.measures = told.filter { only == nil || $0.id == only }
  }

  func text(_ page: Page) -> String {
    guard !measures.isEmpty else { return "" }
    // What was known before stands apart, after the results.
    let inOrder = measures.filter { $0.story.standing == nil } + measures.filter { $0.story.standing != nil }
    let heading = page.wrapped(title.map { "\($0) (\(name))" } ?? name.description)
    let meaning = inOrder.contains { $0.story.givesInterval } ? [page.wrapped(ImpactStory.meaningOfInterval)] : []
    let texts = inOrder.map { ImpactReport.text($0.story, id: $0.id, page) }
    return ([heading] + texts + meaning).joined(separator: "\n\n")
  }

  static func text(_ story: ImpactStory, id: Slug, _ page: Page) -> String {
    var lines = ["\(story.title.uppercased())  (\(id))"]
    if let standing = story.standing { lines.append(page.wrapped(standing)) }
    lines += story.headlines.map { page.wrapped($0) }
    lines += story.notes.map { page.wrapped("Recorded with it: \($0)") }
    if !story.notComputed.isEmpty {
      lines.append("Not known:")
      lines += story.notComputed.map(page.bullet)
    }
    if !story.cautions.isEmpty {
      lines.append("With care:")
      lines += story.cautions.prefix(3).map(page.bullet)
      let more = story.cautions.count - 3
      if more > 0 { lines.append("  and \(more) more (see them all with --json, or in the pack)") }
    }
    lines += story.sources.map { page.wrapped("Source: \($0)") }
    return lines.joined(separator: "\n")
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
    let list = measures.map { ($0.id.text, JSON.value($0.impact)) }
    return [
      "enquiry": .text(name.description), "measures": .object(Dictionary(list) { first, _ in first }),
      "problems": .list(problems.map(ProblemText.json)),
    ]
  }
}
