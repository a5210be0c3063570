internal import Impact
internal import Model
internal import Packs
internal import Records

/// What changed in a file of rows, without any enquiry.
struct DataImpactReport: Report {
  let data: DataFile
  let measured: MeasuredFigures
  let impact: MeasureImpact
  let kind = "measure-impact"

  /// - Parameter needsRows: whether medians, ranks and the like are asked for, which take sorting.
  init(_ data: DataFile, of measure: Measure, needsRows: Bool) throws {
    self.data = data
    do {
      let summary = try Summary(of: data.observations, measure: measure)
      measured = MeasuredFigures(measure: measure, summary: summary, rows: needsRows ? data.observations : nil)
    } catch {
      throw Failure("\(data.name) cannot be added up. \(error)")
    }
    impact = MeasureImpact(of: measured)
  }

  func text(_ page: Page) -> String {
    let story = ImpactStory(of: impact, figures: [])
    let meaning = story.givesInterval ? [page.wrapped(ImpactStory.meaningOfInterval)] : []
    return ([ImpactReport.text(story, id: impact.measure.id, page)] + meaning).joined(separator: "\n\n")
  }

  /// How the file was read, so that a wrong guess is seen.
  func talk(_ page: Page) -> String {
    let people = data.observations.participants
    var words = ["\(data.name): \(people) \(people == 1 ? "participant" : "participants")."]
    if !data.proposal.isExact {
      let taken = data.proposal.taken.map { "“\($0.heading)” as \($0.role)" }
      words.append("Read \(taken.spokenAnd).")
    }
    if !data.proposal.ignored.isEmpty {
      words.append("Not read: \(data.proposal.ignored.map { "“\($0)”" }.spokenAnd).")
    }
    let isDefined = !measured.measure.occasions.isEmpty
    if isDefined, !data.newOccasions.isEmpty {
      words.append("Not in the definition: \(data.newOccasions.map { "“\($0)”" }.spokenAnd).")
    }
    return "\n" + page.wrapped(words.joined(separator: " "))
  }

  var json: [String: JSON] { [:] }

  /// The measure's own object at the top, beside the schema.
  func document() throws -> String { try JSON.document(kind, beside: impact) }
}
