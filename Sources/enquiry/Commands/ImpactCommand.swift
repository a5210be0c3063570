internal import ArgumentParser
internal import Archive
internal import Model

struct ImpactCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "impact", abstract: "Say what changed, from the figures that are recorded, and what cannot be said.",
    discussion: """
      Each measure takes at most twelve lines: who was measured, what changed and how sure that is, whether groups differ \
      or a gap closed, and what weakens it. The design of the measure decides the words: only what was chosen by lot \
      “led to” anything. All figures with the names of their methods are under --detail.
      """)

  /// What the figures are split by.
  enum Split: String, ExpressibleByArgument, CaseIterable { case school }

  @Argument(
    help: ArgumentHelp("The enquiry, by its short name; else the one you chose with “use”.", valueName: "short-name"))
  var slug: String?

  @Option(help: ArgumentHelp("Only this measure; give it again for more.", valueName: "id"))
  var measure: [String] = []

  @Flag(help: "Everything that was computed, by method, and everything that was not, with its reason.")
  var detail = false

  @Option(help: ArgumentHelp("A line for each school, in the order of the alphabet.", valueName: "school"))
  var by: Split?

  @Flag(help: "Also the EEF Toolkit’s months of progress, where the design allows them.")
  var months = false

  @Flag(help: "Look across all enquiries of the folder that tried the same thing.")
  var pooled = false

  @Option(help: ArgumentHelp("With --pooled: only this intervention of the toolkit, as men.5.", valueName: "id"))
  var intervention: String?

  @OptionGroup var data: DataOptions
  @OptionGroup var enquiry: EnquiryOption
  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if detail, by != nil { throw ValidationError("--detail and --by are two views; give one of them.") }
    if data.file != nil, slug != nil || !measure.isEmpty || enquiry.slug != nil || by != nil || pooled {
      throw ValidationError("--data reads a file of rows, so no enquiry is named with it.")
    }
  }

  func perform(in context: Context) throws -> any Report {
    if let report = try data.report(isForJSON: shared.json, isDetailed: detail, givesMonths: months, in: context) {
      return report
    }
    let workspace = try context.workspace()
    let snapshot = try read.snapshot(of: workspace, in: context)
    if pooled || intervention != nil {
      if pooled, measure.isEmpty, slug == nil, enquiry.slug == nil { return try pooledReport(snapshot) }
      throw Failure(
        "One enquiry, or all that tried the same thing?",
        hint: "Across enquiries: enquiry impact --pooled --intervention men.5", code: .usage)
    }
    let name = try EnquiryName.named(slug ?? enquiry.slug, in: snapshot)
    let only = try measure.map { try snapshot.find(measure: $0, of: name) }
    if shared.json, !detail, by == nil, !months { return try KeptImpacts(of: name, in: snapshot).document(only: only) }
    let loaded = try snapshot.measures(of: name)
    let lock = try snapshot.lock(of: name)
    var measures = lock.value?.applied(to: loaded.value) ?? loaded.value
    // Rows are no part of what is committed.
    if detail, read.isCurrent { try addRows(to: &measures, of: name, from: workspace) }
    let silent = measures.filter { $0.summary == nil && $0.figures.isEmpty }.map(\.measure)
    let summed = measures.filter { $0.summary != nil }.map(\.measure.id)
    let waiting = !read.isCurrent ? [:] : try workspace.peopleWaiting(of: name, summed)
    let known = try snapshot.enquiry(name)
    return ImpactReport(
      name: name, enquiry: known.value, measures: measures, only: only,
      kept: !read.isCurrent ? [:] : try workspace.peopleKept(of: name, silent), waiting: waiting,
      depth: by != nil ? .bySchool : detail ? .detail : .school, givesMonths: months,
      lock: lock.value, changes: try snapshot.planChanges(of: name),
      problems: (known.problems + loaded.problems + lock.problems).filter { $0.severity == .error })
  }

  /// The rows of each measure where they are at hand; where they are not, the report says so.
  private func addRows(
    to measures: inout [MeasuredFigures], of name: EnquiryName, from workspace: Workspace
  ) throws {
    for index in measures.indices where measures[index].summary != nil {
      do { measures[index].rows = try workspace.observations(of: name, measures[index].measure) } catch ArchiveError
        .noPrivateFolder
      { return } catch ArchiveError.storeMissing { return }
    }
  }
}
