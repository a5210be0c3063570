package import Git
package import Model
internal import Records

/// Where rows go: a measure of an enquiry, and the store that keeps its rows.
package struct RowPlace {
  package let workspace: Workspace
  package let snapshot: Snapshot
  package let name: EnquiryName
  package let measured: MeasuredFigures
  package let store: PrivateStore

  package init(
    workspace: Workspace, snapshot: Snapshot, name: EnquiryName, measured: MeasuredFigures, store: PrivateStore
  ) {
    self.workspace = workspace
    self.snapshot = snapshot
    self.name = name
    self.measured = measured
    self.store = store
  }

  package var measure: Measure { measured.measure }
}

/// Rows on their way into the store, with what becomes of the record: their sums and new points of measurement.
///
/// Sums that only a few people change are held back: who has both versions could work out what those few have.
package struct RowKeeping {
  /// What becomes of the record, worked out and not written.
  package struct Plan {
    /// As it is from then on, with all its points of measurement.
    package let measure: Measure
    package let sums: SummaryUpdate.Outcome
    /// Who is not in the sums yet when it is done.
    let waiting: WaitingPeople
    /// How many people's rows are others than those of the committed sums.
    package let changed: Int
    /// Whether sums that are held back wait whatever somebody wants, since they would tell of somebody who was forgotten.
    package var mustWait: Bool { sums.isHeld && waiting.hasForgotten }
    /// Whether sums of a few people are among those that are written, as somebody wants it.
    package var tellsOfFew: Bool { isWanted && sums.replacesSums && changed > 0 && changed < Summary.leastPeople }

    fileprivate let isWanted: Bool
    let changes: [RecordChange]
  }

  private let place: RowPlace
  private let kept: [ParticipantRow]
  private let stored: StoredRows
  private let id: EntryID

  /// - Parameters:
  ///   - kept: the rows that are new, and those that take the place of stored ones.
  ///   - stored: what is kept already.
  ///   - id: of the batch.
  package init(_ kept: [ParticipantRow], beside stored: StoredRows, in place: RowPlace, id: EntryID) {
    self.place = place
    self.kept = kept
    self.stored = stored
    self.id = id
  }

  /// - Parameter publishesFew: whether sums are written that only a few people change, as somebody wants it who may decide that.
  package func plan(publishesFew: Bool) throws -> Plan {
    let (measure, edits) = try withNewOccasions()
    var waiting = try place.store.waiting(of: place.name, measure.id)
    waiting.add(kept)
    let sums = try SummaryUpdate(
      in: place.snapshot, of: place.name, measure, definitions: [measure.definition], from: stored,
      to: kept.isEmpty ? stored : stored.adding(batch, id: id), holdsBack: !publishesFew || waiting.hasForgotten,
      changed: waiting.count
    ).outcome()
    return Plan(
      measure: measure, sums: sums, waiting: sums.isHeld ? waiting : WaitingPeople(), changed: waiting.count,
      isWanted: publishesFew,
      changes: [sums.change].compactMap(\.self)
        + (edits.isEmpty ? [] : [.edit(Layout.measure(place.name, measure.id), .measure, edits)]))
  }

  /// Keeps the rows, and saves what the plan says.
  ///
  /// - Parameters:
  ///   - title: the subject of the commit.
  ///   - book: the code book with the codes that were given; nil where none were.
  ///   - looksLikeIdentifiers: whether something was taken in, with a reason, that looks like identifiers.
  package func save(
    _ plan: Plan, title: String, book: CodeBook?, looksLikeIdentifiers: Bool, now: Moment
  ) throws -> Saved {
    var save = Save(title, action: "measure import", enquiry: place.name, changes: plan.changes)
    save.looksLikeIdentifiers = looksLikeIdentifiers
    let new = RowImport(
      enquiry: place.name, measure: plan.measure.id, rows: batch, id: id, codes: book, save: save, waiting: plan.waiting
    )
    return try place.workspace.keep(new, in: place.store, now: now)
  }

  /// Where all rows are stored already: saves what a crash between the rows and their commit has left undone, or sums that were
  /// held back; nil where nothing is.
  package func catchUp(_ plan: Plan, now: Moment) throws -> Saved? {
    if plan.changes.isEmpty { return nil }
    let save = Save(
      "Add up the rows of \(plan.measure.id) of \(place.name.slug)", action: "measure import", enquiry: place.name,
      changes: plan.changes)
    return try place.workspace.catchUp(
      save, of: place.name, plan.measure.id, waiting: plan.waiting, in: place.store, now: now)
  }

  private var batch: RowBatch { RowBatch(rows: kept, definition: place.measure.definition) }

  /// The measure with the points of measurement that it had not, `before` and its like first, and the edits for them.
  private func withNewOccasions() throws -> (Measure, [RecordEdit]) {
    var measure = place.measure
    let known = measure.occasions.map(\.id)
    // Where none are listed, those of figures by hand are listed with the others, so that none is unknown.
    let recorded = known.isEmpty ? place.measured.figures.map(\.occasion) : []
    let rows = kept.isEmpty ? stored.rows(of: measure.definition) : kept
    let all = (recorded + rows.map(\.occasion)).unique.filter { !known.contains($0) }
    let ordered = OccasionNames(of: measure).order(of: all).map { all[$0] }
    let starts = ordered.filter(OccasionNames.isStart)
    let made = { (id: String) in Measure.Occasion(id: id, date: Day(iso: id)) }
    let later = ordered.filter { !starts.contains($0) }
    if ordered.isEmpty { return (measure, []) }
    measure.occasions = starts.map(made) + measure.occasions + later.map(made)
    if starts.isEmpty || known.isEmpty {
      return (measure, (starts + later).map { .add(made($0).written, to: "occasions") })
    }
    return (measure, [.set("occasions", .list(measure.occasions.map(\.written)))])
  }
}

extension OccasionNames {
  /// Whether it is the point of measurement that all others come after.
  fileprivate static func isStart(_ name: String) -> Bool { ["before", "baseline"].contains(name.lowercased()) }
}

extension Measure.Occasion {
  fileprivate var written: YAMLValue {
    let pairs: [YAMLValue.Pair?] = [
      .init("id", .text(id)), date.map { .init("date", .token($0.description)) },
      label.map { .init("label", .text($0)) },
    ]
    let filled = pairs.compactMap(\.self)
    return filled.count == 1 ? .text(id) : .map(filled)
  }
}
