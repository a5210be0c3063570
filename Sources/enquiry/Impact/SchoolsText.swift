internal import Impact
internal import Model
internal import Packs

/// One measure school by school, in the order of the alphabet: never a ranking.
struct SchoolsText {
  let measured: MeasuredFigures
  /// The schools that take part, by the record of the enquiry.
  let schools: [String]

  func text(_ page: Page) -> String {
    let measure = measured.measure
    let heading = "\(measure.title.uppercased())  (\(measure.id))"
    let known = SchoolStory.all(of: measured)
    let silent = schools.filter { school in !known.contains { $0.isAbout(school) } }.sorted()
    let missing = silent.isEmpty ? [] : [page.wrapped("No figures: \(silent.joined(separator: "; ")).")]
    if known.isEmpty {
      return ([heading, page.wrapped("The figures do not say which school they are from.")] + missing).joined(
        separator: "\n")
    }
    let rows = [["School", "Measured", "Before", "After", "Change"]] + known.map(\.cells)
    let pooled =
      known.filter(\.isPooled).isEmpty
      ? [] : [page.wrapped("Schools named together had too few to be shown alone.")]
    return ([heading, page.table(rows)] + pooled + missing).joined(separator: "\n")
  }
}
