internal import Impact
internal import Model
internal import Packs
internal import Records

/// What changed in a file of rows, without any enquiry.
struct DataImpactReport: Report {
  let data: DataFile
  let measured: MeasuredFigures
  let impact: MeasureImpact
  let isDetailed: Bool
  let givesMonths: Bool
  let kind = "measure-impact"

  /// - Parameter needsRows: whether medians, ranks and the like are asked for, which take sorting.
  init(_ data: DataFile, of measure: Measure, needsRows: Bool, isDetailed: Bool, givesMonths: Bool) throws {
    self.data = data
    self.isDetailed = isDetailed
    self.givesMonths = givesMonths
    do {
      let summary = try Summary(of: data.observations, measure: measure)
      measured = MeasuredFigures(measure: measure, summary: summary, rows: needsRows ? data.observations : nil)
    } catch {
      throw Failure("\(data.file.name) cannot be added up. \(error)")
    }
    impact = MeasureImpact(of: measured)
  }

  func text(_ page: Page) -> String {
    let story = ImpactStory(of: impact, from: measured)
    let id = impact.measure.id
    let text =
      isDetailed
      ? ImpactDetailText(
        id: id, story: story, sections: ImpactStory.detail(of: impact, from: measured), withoutRows: nil
      ).text(page)
      : ImpactText(id: id, story: story, more: "the same with --detail").text(page)
    let months = givesMonths ? story.months.map { page.wrapped($0) } : []
    let meaning = story.givesInterval ? [page.wrapped(ImpactStory.meaningOfInterval)] : []
    return ([([text] + months).joined(separator: "\n")] + meaning).joined(separator: "\n\n")
  }

  /// How the file was read, so that a wrong guess is seen.
  func talk(_ page: Page) -> String {
    var words = ["\(data.file.name): \(data.observations.participants.counted("participant"))."]
    if !data.file.proposal.isExact {
      let taken = data.file.proposal.taken.map { "“\($0.heading)” as \($0.role)" }
      words.append("Read \(taken.spokenAnd).")
    }
    if !data.file.proposal.ignored.isEmpty {
      words.append("Not read: \(data.file.proposal.ignored.map { "“\($0)”" }.spokenAnd).")
    }
    let isDefined = !measured.measure.occasions.isEmpty
    if isDefined, !data.newOccasions.isEmpty {
      words.append("Not in the definition: \(data.newOccasions.map { "“\($0)”" }.spokenAnd).")
    }
    words += [OccasionNames(of: measured.measure).orderRemark(on: data.observations.occasions)].compactMap(\.self)
    return "\n" + page.wrapped((words + data.remarks).joined(separator: " "))
  }

  /// The measure's own keys at the top, beside the schema.
  var json: [String: JSON] {
    guard case .fields(let fields) = JSON(impact) else { return [:] }
    return Dictionary(fields.map { ($0.key, $0.value) }) { first, _ in first }
  }
}
