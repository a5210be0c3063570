package import Model
internal import Records

/// What becomes of a measure's committed summary when the rows that this machine keeps change.
///
/// Only rows of the schools whose imports are kept here are written; those of other schools and of other definitions stay as
/// they are, byte for byte.
package struct SummaryUpdate {
  /// What an update comes to.
  package struct Outcome {
    /// Nil where the summary stays as it is.
    package var change: RecordChange?
    /// What became of small cells.
    package var notes: [Summary.SmallCellNote] = []
    /// Whether some sums stay as they were committed, since only a few people have changed.
    package var isHeld = false
    /// Whether sums of these schools' people, as history has them, are replaced by others.
    package var replacesSums = false
  }

  private let snapshot: Snapshot
  private let name: EnquiryName
  private let measure: Measure
  private let definitions: [String?]
  private let former: StoredRows
  private let rows: StoredRows
  private let holdsBack: Bool
  private let changed: Int

  /// - Parameters:
  ///   - measure: as it is from now on, with all its points of measurement.
  ///   - definitions: only rows taken by them are added up anew; nil for the first.
  ///   - former: what was kept before.
  ///   - rows: what is kept from now on.
  ///   - holdsBack: whether cells that differ by a few people stay as they were committed, since history has both.
  ///   - changed: how many people's rows are others than those of the committed sums.
  package init(
    in snapshot: Snapshot, of name: EnquiryName, _ measure: Measure, definitions: [String?], from former: StoredRows,
    to rows: StoredRows, holdsBack: Bool = false, changed: Int = 0
  ) {
    self.snapshot = snapshot
    self.name = name
    self.measure = measure
    self.definitions = definitions
    self.former = former
    self.rows = rows
    self.holdsBack = holdsBack
    self.changed = changed
  }

  /// - Throws: ``ArchiveError`` where the summary was edited by hand, cannot be read, or holds rows of the same schools that
  ///   came from another machine.
  package func outcome() throws -> Outcome {
    let path = Layout.summary(name, measure.id)
    guard try snapshot.unsaved(below: [path]).isEmpty else {
      throw ArchiveError.editedByHand(path: path, field: "Something")
    }
    let bytes = try snapshot.bytes(path)
    let source = try bytes.map { try SourceText(path: path, bytes: $0) }
    var outcome = Outcome()
    var table = try source.flatMap(present)
    let isReplacing = isOfPeople && (table?.rows.contains { row in definitions.contains { isOurs(row, $0) } } ?? false)
    for definition in definitions { try update(&table, definition, &outcome) }
    guard let table, !table.rows.isEmpty else {
      outcome.change = bytes == nil ? nil : RecordChange(path, .remove)
      outcome.replacesSums = isReplacing && outcome.change != nil
      return outcome
    }
    let text = table.text(lineEnd: source.map { String(decoding: $0.lineEnd, as: UTF8.self) } ?? "\n")
    let after = try SourceText(path: path, text: text)
    if let bytes {
      outcome.change = bytes == after.bytes ? nil : RecordChange(path, .replace(after, of: bytes))
    } else {
      outcome.change = .create(after)
    }
    outcome.replacesSums = isReplacing && outcome.change != nil
    return outcome
  }

  /// Puts the sums by one definition into the table.
  private func update(_ table: inout SummaryTable?, _ definition: String?, _ outcome: inout Outcome) throws {
    let (whole, notes) = try made(definition, since: table)
    guard let present = table else {
      outcome.notes += notes
      table = SummaryTable(whole)
      return
    }
    var summary = whole
    if holdsBack, isOfPeople {
      // Added up on another scale: nothing can be compared, so it stays.
      if present.kind != SummaryTable(whole).kind, definition != measure.definition {
        outcome.isHeld = true
        return
      }
      let ours = SummaryTable(present.kind, rows: present.rows.filter { isOurs($0, definition) }).summary
      let (kept, held) = whole.holdingBackFewChanges(since: ours, changed: changed)
      summary = kept
      outcome.isHeld = outcome.isHeld || !held.isEmpty
    }
    try refuseOthers(present, definition)
    let made = SummaryTable(summary)
    outcome.notes += notes
    if present.kind == made.kind {
      table = present.keeping({ !isOurs($0, definition) }, adding: made)
    } else if present.rows.allSatisfy({ isOurs($0, definition) }) {
      table = made
    } else {
      throw ArchiveError.otherScale(measure: measure.id)
    }
  }

  private func present(_ source: SourceText) throws -> SummaryTable? {
    let reading = try RecordReader.summary(source)
    let errors = reading.problems.filter { $0.severity == .error }
    if !errors.isEmpty { throw ArchiveError.notReadable(errors) }
    return reading.value
  }

  /// The summary of all rows that are kept here, with small cells pooled.
  private func made(
    _ definition: String?, since present: SummaryTable?
  ) throws -> (Summary, [Summary.SmallCellNote]) {
    do throws(Summary.Unsummable) {
      let observations = Observations(rows.rows(of: definition), of: measure)
      let spans = measure.spans(of: observations)
      let (pooled, notes) = try Summary(of: observations, measure: measure).withoutSmallCells(
        participantsArePeople: isOfPeople, order: spans, overlaps: ColumnOverlaps(of: observations, spans: spans),
        since: try present.map { present throws(Summary.Unsummable) in try earlier(present, definition) })
      return (pooled.withOrigins(definition: definition, batches: rows.batches(of: definition)), notes)
    } catch {
      throw ArchiveError.notSummable(error)
    }
  }

  private func earlier(
    _ present: SummaryTable, _ definition: String?
  ) throws(Summary.Unsummable) -> Summary.EarlierVersion {
    let observations = Observations(former.rows(of: definition), of: measure)
    return Summary.EarlierVersion(
      committed: SummaryTable(present.kind, rows: present.rows.filter { isOurs($0, definition) }).summary,
      rows: try Summary(of: observations, measure: measure))
  }

  /// A school or an alliance that is measured as a whole is nobody.
  private var isOfPeople: Bool { measure.level != .school && measure.level != .alliance }

  // MARK: - Whose rows

  /// What the schools whose rows are or were kept here are known by; nil among them is rows that name no school.
  private func schools(_ definition: String?) -> Set<String?> {
    Set(former.batches(of: definition).keys).union(rows.batches(of: definition).keys)
  }

  private func isOurs(_ row: SummaryTable.Row, _ definition: String?) -> Bool {
    guard row.content.origin.definition == definition else { return false }
    let known = schools(definition)
    return row.content.key.schools.map(StoredRows.school).allSatisfy(known.contains)
  }

  /// Rows of our schools that were added up of imports that this machine does not keep.
  private func refuseOthers(_ present: SummaryTable, _ definition: String?) throws {
    let (known, batches) = (schools(definition), former.batchIDs.union(rows.batchIDs))
    for row in present.rows where row.content.origin.definition == definition {
      let others = row.content.origin.batches.filter { !batches.contains($0) }
      if let school = row.content.key.schools.first(where: { known.contains(StoredRows.school($0)) }), !others.isEmpty {
        throw ArchiveError.rowsElsewhere(school: school, batches: others)
      }
    }
  }
}

extension Summary {
  /// With where each row comes from: the imports that hold rows of its schools.
  fileprivate func withOrigins(definition: String?, batches: [String?: Set<String>]) -> Summary {
    func origin(_ key: Key) -> Origin {
      let ids = key.schools.flatMap { batches[StoredRows.school($0)] ?? [] }
      return Origin(definition: definition, batches: Set(ids).sorted())
    }
    switch rows {
    case .sums(var sums):
      for index in sums.indices { sums[index].origin = origin(sums[index].key) }
      return Summary(.sums(sums))
    case .moves(var moves):
      for index in moves.indices { moves[index].origin = origin(moves[index].key) }
      return Summary(.moves(moves))
    case .points(var points):
      for index in points.indices { points[index].origin = origin(points[index].key) }
      return Summary(.points(points))
    }
  }
}
