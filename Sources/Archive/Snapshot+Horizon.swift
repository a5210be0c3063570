package import Model
internal import Records

// The second clock, applied to records as they are loaded: the one place of the house that does. What “dated until” means for
// a kind of record is said in `Model/Horizon`.
extension Snapshot {
  /// The day that counts as today for what is read: the one until which it is dated, else the one as of which it was known.
  package func today(or today: Day) -> Day { horizon?.day ?? asOf ?? today }

  /// Whether what is kept on this machine alone belongs to what is read: it is in no commit, so nobody knows what it was then.
  package var readsOwn: Bool { readsFolder }

  /// The entries of an enquiry that are kept for oneself; none in a view that they do not belong to.
  package func ownEntries(of name: EnquiryName) throws -> Loaded<PrivateEntries> {
    guard readsOwn else { return Loaded(PrivateEntries()) }
    var own = try workspace.privateEntries(of: name)
    if let horizon {
      own.value.evidence.removeAll { !horizon.shows($0.note.date) }
      own.value.leadership.removeAll { !horizon.shows($0.note.date) }
      own.value.participation.removeAll { !horizon.shows($0.note.date) }
    }
    return own
  }

  /// Places of records without those that are dated later: by their names; of cycles, which say it inside, by what they say.
  func dated(_ locations: [Layout.Location]) throws -> [Layout.Location] {
    guard let horizon else { return locations }
    return try locations.filter { location in
      var problems: [Problem] = []
      switch location {
      case .cycle(let name, let period, let id):
        return try horizon.cut(cycle(of: name, period, id, &problems), by: calendar(of: name.alliance)) != nil
      case .action(let cluster, let id):
        // One that cannot be read is shown, so that it can be mended.
        return try action(of: cluster, id, &problems).map { horizon.cut($0) != nil } ?? true
      default: return horizon.shows(location.date)
      }
    }
  }

  func dated(_ cycles: [Cycle], by alliance: Slug) throws -> [Cycle] {
    guard let horizon else { return cycles }
    let calendar = try calendar(of: alliance)
    return cycles.compactMap { horizon.cut($0, by: calendar) }
  }

  func dated(_ action: Action) -> Action? { horizon.map { $0.cut(action) } ?? action }

  func dated(_ measures: [MeasuredFigures]) -> [MeasuredFigures] {
    guard let horizon else { return measures }
    return measures.map(horizon.cut)
  }

  func dated(_ lock: PlanLock?) -> PlanLock? {
    guard let horizon, let lock else { return lock }
    return horizon.cut(lock)
  }

  func dated(_ changes: PlanChanges) -> PlanChanges { horizon?.cut(changes) ?? changes }

  /// The text of a record without what stands in it that is dated later.
  func dated(_ source: SourceText, at location: Layout.Location) throws -> SourceText {
    guard let horizon else { return source }
    switch location {
    case .cycle(let name, let period, let id):
      guard let cycle = try RecordReader.cycle(source, id: id, period: period).value else { return source }
      let matter = try FrontMatter(source)
      let later = horizon.laterSteps(of: cycle, by: try calendar(of: name.alliance))
      let keys = later.flatMap(\.keys).filter { matter.root?[$0] != nil }
      return try source.applying(keys.map { .clear($0) }, as: .cycle).emptied(under: later.flatMap(\.headings))
    case .measure(_, let id):
      guard let measure = try RecordReader.measure(source, id: id).value else { return source }
      let kept = horizon.cut(measure.occasions, of: measure)
      let gone = measure.occasions.indices.filter { !kept.contains(measure.occasions[$0]) }
      if kept.isEmpty { return try source.applying(gone.isEmpty ? [] : [.clear("occasions")], as: .measure) }
      return try source.applying(gone.reversed().map { .clear("occasions.\($0)") }, as: .measure)
    case .action(let cluster, let id):
      guard let action = try RecordReader.action(source, id: id, cluster: cluster).value, !horizon.shows(action.done)
      else { return source }
      return try source.applying([.clear("done"), .clear("outcome")], as: .action)
    default: return source
    }
  }
}
