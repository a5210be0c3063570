internal import Archive
internal import Git
internal import Model
internal import Records

/// What is written in the end: the rows into the store, their sums and new points of measurement into the record.
struct Keeping {
  let place: RowPlace
  let comparison: RowComparison
  /// Rows of the file that take the place of stored ones.
  let corrected: [ParticipantRow]
  let stored: StoredRows
  let id: EntryID
  /// Whether sums that a few people change stay as they are, as the person asks.
  let holdsBack: Bool

  private var kept: [ParticipantRow] { comparison.new + corrected }

  /// What becomes of the record, worked out and not written.
  struct Plan {
    let measure: Measure
    let edits: [RecordEdit]
    let sums: SummaryUpdate.Outcome
    /// Who is not in the sums yet when it is done.
    let waiting: WaitingPeople
    /// How many people's rows are others than those of the committed sums.
    let changed: Int

    /// What somebody who has both versions could tell; nil where that is nothing.
    var warning: String? {
      if sums.isHeld {
        return
          "These sums stay as they were committed, since they differ by fewer than \(Summary.leastPeople) people: who "
          + "compares two versions in git's history could work out what those have. They are added up anew when "
          + "\(Summary.leastPeople) have changed."
      }
      guard sums.replacesSums, changed > 0, changed < Summary.leastPeople else { return nil }
      return "This import changes the sums by \(changed.counted("person", "people")): who compares the two versions in "
        + "git's history can work out their values. To keep the rows here and wait until \(Summary.leastPeople) have "
        + "changed: --hold-back"
    }
  }

  func plan() throws -> Plan {
    let rows = RowBatch(rows: kept, definition: place.measure.definition)
    let (measure, edits) = try withNewOccasions()
    var waiting = try place.store.waiting(of: place.name, measure.id)
    let holdsBack = holdsBack || !waiting.isEmpty
    waiting.add(kept)
    let sums = try SummaryUpdate(
      in: place.snapshot, of: place.name, measure, definitions: [measure.definition], from: stored,
      to: kept.isEmpty ? stored : stored.adding(rows, id: id), holdsBack: holdsBack, changed: waiting.count
    ).outcome()
    return Plan(
      measure: measure, edits: edits, sums: sums, waiting: sums.isHeld ? waiting : WaitingPeople(),
      changed: waiting.count)
  }

  func save(_ outcome: inout ImportOutcome, book: CodeBook?, looksLikeIdentifiers: Bool, now: Moment) throws {
    let plan = try plan()
    var save = Save("Import \(what)", action: "measure import", enquiry: place.name, changes: changes(plan))
    save.looksLikeIdentifiers = looksLikeIdentifiers
    let new = RowImport(
      enquiry: place.name, measure: plan.measure.id,
      rows: RowBatch(rows: kept, definition: place.measure.definition), id: id, codes: book, save: save,
      waiting: plan.waiting)
    outcome.saved = try place.workspace.keep(new, in: place.store, now: now)
    outcome.done = "Imported \(what)."
    outcome.kept = place.store.told(PrivateStore.rows(of: place.name, plan.measure.id))
    outcome.isHeld = plan.sums.isHeld
    outcome.notes += SmallCells.sentences(plan.sums.notes) + [plan.warning].compactMap(\.self)
  }

  /// Where everything is stored already, what a crash between the rows and their commit has left undone.
  func catchUp(_ outcome: inout ImportOutcome, now: Moment) throws {
    if stored.rows(of: place.measure.definition).isEmpty { return }
    let plan = try plan()
    let changes = changes(plan)
    if plan.sums.isHeld { outcome.notes += [plan.warning].compactMap(\.self) }
    if changes.isEmpty { return }
    let save = Save(
      "Add up the rows of \(plan.measure.id) of \(place.name.slug)", action: "measure import", enquiry: place.name,
      changes: changes)
    outcome.saved = try place.workspace.catchUp(
      save, of: place.name, plan.measure.id, waiting: plan.waiting, in: place.store, now: now)
    outcome.done = "The sums of rows stored earlier were not in the record yet; they are now."
    outcome.notes += SmallCells.sentences(plan.sums.notes)
  }

  private func changes(_ plan: Plan) -> [RecordChange] {
    [plan.sums.change].compactMap(\.self)
      + (plan.edits.isEmpty ? [] : [.edit(Layout.measure(place.name, plan.measure.id), .measure, plan.edits)])
  }

  /// `reading of talk-partners: 24 new values (before, after), 2 schools`
  private var what: String {
    let new = comparison.new.count, changed = corrected.count
    var counts: [String] = []
    if new > 0 { counts.append(new.counted("new value")) }
    if changed > 0 { counts.append(changed.counted("corrected value")) }
    let order = OccasionNames(of: place.measure)
    let names = NewName.unique(kept.map(\.occasion))
    let occasions = order.order(of: names).map { names[$0] }
    let when =
      occasions.count > 4
      ? occasions.count.counted("point of measurement", "points of measurement")
      : occasions.joined(separator: ", ")
    let schools = Set(kept.compactMap(\.school)).count
    return "\(place.measure.id) of \(place.name.slug): \(counts.joined(separator: " and ")) (\(when))"
      + (schools > 0 ? ", \(schools.counted("school"))" : "")
  }

  /// The measure with the points of measurement that it had not, `before` and its like first, and the edits for them.
  private func withNewOccasions() throws -> (Measure, [RecordEdit]) {
    var measure = place.measure
    let known = measure.occasions.map(\.id)
    // Where none are listed, those of figures by hand are listed with the others, so that none is unknown.
    let recorded = known.isEmpty ? place.measured.figures.map(\.occasion) : []
    let rows = kept.isEmpty ? stored.rows(of: measure.definition) : kept
    let all = NewName.unique(recorded + rows.map(\.occasion)).filter { !known.contains($0) }
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

/// What became of groups that are too small to stand in the record.
enum SmallCells {
  /// A sentence for the schools that stand together, and one for those that are left out.
  static func sentences(_ notes: [Summary.SmallCellNote]) -> [String] {
    var (pooled, out): (Set<[String?]>, Set<[String?]>) = ([], [])
    for note in notes {
      switch note {
      case .pooled(let schools, _, _): pooled.insert(schools)
      case .leftOut(let schools, _, _): out.insert(schools)
      }
    }
    func named(_ lists: Set<[String?]>) -> String {
      lists.map { $0.map { $0 ?? "no school" }.spokenAnd }.sorted().joined(separator: "; ")
    }
    var sentences: [String] = []
    if !pooled.isEmpty { sentences.append("Too few people alone, so added up together: \(named(pooled)).") }
    if !out.isEmpty {
      sentences.append(
        "\(named(out)): fewer than \(Summary.leastPeople) people in some groups, so these are left out of the record.")
    }
    return sentences
  }
}
