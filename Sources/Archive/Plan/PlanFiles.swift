internal import Git
internal import Model
internal import Records

/// Reads the versions of one enquiry's plan, measures and lock in the commits of a folder; each once.
final class PlanFiles {
  private let name: EnquiryName
  private let workspace: Workspace
  private var enquiries: [ObjectID: Enquiry?] = [:]
  private var measures: [ObjectID: [MeasuredFigures]] = [:]
  private var locks: [ObjectID: PlanLock?] = [:]

  init(of name: EnquiryName, in workspace: Workspace) {
    self.name = name
    self.workspace = workspace
  }

  // MARK: - Where it stood

  /// What stood in the enquiry's folder in each commit, following it when it got another name.
  ///
  /// - Parameter name: its name in the first commit.
  func states(along graph: CommitGraph, from name: EnquiryName?) throws -> [PlanHistory.State?] {
    var names: [EnquiryName?] = Array(repeating: nil, count: graph.commits.count)
    var states: [PlanHistory.State?] = Array(repeating: nil, count: graph.commits.count)
    if !names.isEmpty { names[0] = name }
    var known: [ObjectID: PlanHistory.State] = [:]
    for index in graph.commits.indices {
      guard let name = names[index] else { continue }
      let tree = graph.commits[index].tree
      guard let folder = try folder(of: name, in: tree) else { continue }
      let state = try known[folder] ?? state(of: folder)
      known[folder] = state
      states[index] = state
      for parent in graph.parents[index] where names[parent] == nil {
        names[parent] = try earlierName(of: name, state, tree: tree, before: graph.commits[parent].tree)
      }
    }
    return states
  }

  private func state(of folder: ObjectID) throws -> PlanHistory.State {
    let entries = try workspace.repository.tree(folder)
    func id(_ name: String) -> ObjectID? { entries.first { $0.name == name }?.id }
    return PlanHistory.State(enquiry: id("enquiry.md"), measures: id("measures"), lock: id(Layout.lockName))
  }

  private func folder(of name: EnquiryName, in tree: ObjectID) throws -> ObjectID? {
    let path = workspace.inRepository(Layout.enquiry(name))
    guard let entry = try workspace.repository.entry(at: path, in: tree), entry.mode == .directory else { return nil }
    return entry.id
  }

  /// The name that it had one commit earlier: the same, or that of an enquiry with its id that is gone since.
  private func earlierName(
    of name: EnquiryName, _ state: PlanHistory.State, tree: ObjectID, before: ObjectID
  ) throws -> EnquiryName? {
    if try folder(of: name, in: before) != nil { return name }
    guard let id = try enquiry(state)?.id else { return nil }
    let present = Set(try names(in: tree))
    return try names(in: before).filter { !present.contains($0) }.first { old in
      guard let folder = try folder(of: old, in: before) else { return false }
      return try enquiry(try self.state(of: folder))?.id == id
    }
  }

  private func names(in tree: ObjectID) throws -> [EnquiryName] {
    let repository = workspace.repository
    guard let top = try repository.entry(at: workspace.inRepository(Layout.records), in: tree) else { return [] }
    return try repository.tree(top.id).filter { $0.mode == .directory }.flatMap { alliance -> [EnquiryName] in
      guard let slug = Layout.allianceSlug(alliance.name) else { return [] }
      return try repository.tree(alliance.id).filter { $0.mode == .directory }
        .compactMap { Slug($0.name).map { EnquiryName(alliance: slug, slug: $0) } }
    }
  }

  // MARK: - What stood there

  func enquiry(_ state: PlanHistory.State) throws -> Enquiry? {
    guard let blob = state.enquiry else { return nil }
    if let known = enquiries[blob] { return known }
    let found = try read(blob, Layout.enquiryFile(name)) { source throws(RecordError) in
      try RecordReader.enquiry(source, name: name)
    }
    enquiries[blob] = .some(found)
    return found
  }

  func lock(_ state: PlanHistory.State) throws -> PlanLock? {
    guard let blob = state.lock else { return nil }
    if let known = locks[blob] { return known }
    let found = try read(blob, Layout.lockFile(name), RecordReader.lock)
    locks[blob] = .some(found)
    return found
  }

  func measures(_ state: PlanHistory.State) throws -> [MeasuredFigures] {
    guard let tree = state.measures else { return [] }
    if let known = measures[tree] { return known }
    var found: [Slug: MeasuredFigures] = [:]
    var figures: [Slug: [Figure]] = [:]
    var summaries: [Slug: Summary] = [:]
    for entry in try workspace.repository.tree(tree) where entry.mode.isPlainFile {
      switch Layout.location(of: entry.name, in: "measures", of: name) {
      case .measure(_, let id)?:
        let measure = try read(entry.id, Layout.measure(name, id)) { source throws(RecordError) in
          try RecordReader.measure(source, id: id)
        }
        if let measure { found[id] = MeasuredFigures(measure: measure) }
      case .figures(_, let id)?: figures[id] = try read(entry.id, Layout.figures(name, id), RecordReader.figures)
      case .summary(_, let id)?: summaries[id] = try read(entry.id, entry.name, RecordReader.summary)?.summary
      default: break
      }
    }
    for (id, rows) in figures { found[id]?.figures = rows }
    for (id, sums) in summaries { found[id]?.summary = sums }
    let all = found.values.sorted { $0.measure.id < $1.measure.id }
    measures[tree] = all
    return all
  }

  /// Whether a result is in of a measure by which the enquiry is judged, or was when the plan was fixed.
  func hasResults(_ state: PlanHistory.State) throws -> Bool {
    let fixed = Set(try lock(state)?.plan.measures.map(\.id) ?? [])
    return try measures(state).contains { measured in
      (measured.measure.purpose == .outcome || fixed.contains(measured.measure.id)) && measured.hasResults
    }
  }

  private func read<Value>(
    _ blob: ObjectID, _ path: String, _ read: (SourceText) throws(RecordError) -> Reading<Value>
  ) throws -> Value? {
    do {
      let bytes = try workspace.repository.blob(blob, limit: SourceText.limit)
      return try read(SourceText(path: path, bytes: bytes)).value
    } catch is RecordError {
      // A version that could not be read tells nothing.
      return nil
    } catch let error as GitError where error.code == .tooLarge {
      return nil
    }
  }
}
