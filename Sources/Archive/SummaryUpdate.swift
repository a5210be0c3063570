package import Model
internal import Records

/// What becomes of a measure's committed summary when the rows that this machine keeps change.
///
/// Only rows of the schools whose imports are kept here are written; those of other schools and of other definitions stay as
/// they are, byte for byte.
package struct SummaryUpdate {
  private let snapshot: Snapshot
  private let name: EnquiryName
  private let measure: Measure
  private let definition: String?
  private let former: StoredRows
  private let rows: StoredRows
  private let holdsBack: Bool

  /// - Parameters:
  ///   - measure: as it is from now on, with all its points of measurement.
  ///   - definition: only rows taken by it are added up anew; nil for the first.
  ///   - former: what was kept before.
  ///   - rows: what is kept from now on.
  ///   - holdsBack: whether cells that differ by a few people stay as they were committed, since history has both.
  package init(
    in snapshot: Snapshot, of name: EnquiryName, _ measure: Measure, definition: String?, from former: StoredRows,
    to rows: StoredRows, holdsBack: Bool = false
  ) {
    self.snapshot = snapshot
    self.name = name
    self.measure = measure
    self.definition = definition
    self.former = former
    self.rows = rows
    self.holdsBack = holdsBack
  }

  /// The change, nil where the summary stays as it is, and what became of small cells.
  ///
  /// - Throws: ``ArchiveError`` where the summary was edited by hand, cannot be read, or holds rows of the same schools that
  ///   came from another machine.
  package func change() throws -> (change: RecordChange?, notes: [Summary.SmallCellNote]) {
    let path = Layout.summary(name, measure.id)
    guard try snapshot.unsaved(below: [path]).isEmpty else {
      throw ArchiveError.editedByHand(path: path, field: "Something")
    }
    let bytes = try snapshot.bytes(path)
    let source = try bytes.map { try SourceText(path: path, bytes: $0) }
    let present = try source.flatMap(present)
    let (whole, notes) = try made()
    var summary = whole
    if holdsBack, let present {
      let ours = SummaryTable(present.kind, rows: present.rows.filter(isOurs)).summary
      summary = whole.holdingBackFewChanges(since: ours).summary
    }
    let made = SummaryTable(summary)
    var table = made
    if let present {
      try refuseOthers(present)
      guard present.kind == made.kind || present.rows.allSatisfy(isOurs) else {
        throw ArchiveError.otherScale(measure: measure.id)
      }
      if present.kind == made.kind { table = present.keeping({ !isOurs($0) }, adding: made) }
    }
    if table.rows.isEmpty { return (bytes == nil ? nil : RecordChange(path, .remove), notes) }
    let text = table.text(lineEnd: source.map { String(decoding: $0.lineEnd, as: UTF8.self) } ?? "\n")
    let after = try SourceText(path: path, text: text)
    guard let bytes else { return (.create(after), notes) }
    return (bytes == after.bytes ? nil : RecordChange(path, .replace(after, of: bytes)), notes)
  }

  private func present(_ source: SourceText) throws -> SummaryTable? {
    let reading = try RecordReader.summary(source)
    let errors = reading.problems.filter { $0.severity == .error }
    if !errors.isEmpty { throw ArchiveError.notReadable(errors) }
    return reading.value
  }

  /// The summary of all rows that are kept here, with small cells pooled.
  private func made() throws -> (Summary, [Summary.SmallCellNote]) {
    let people = rows.rows(of: definition)
    do throws(Summary.Unsummable) {
      let whole = try Summary(of: Observations(people, of: measure), measure: measure)
      // A school or an alliance that is measured as a whole is nobody.
      let isOfPeople = measure.level != .school && measure.level != .alliance
      let (pooled, notes) = try whole.withoutSmallCells(participantsArePeople: isOfPeople)
      return (pooled.withOrigins(definition: definition, batches: rows.batches(of: definition)), notes)
    } catch {
      throw ArchiveError.notSummable(error)
    }
  }

  // MARK: - Whose rows

  /// The schools whose rows are or were kept here; nil among them is rows that name no school.
  private var schools: Set<String?> {
    Set(former.batches(of: definition).keys).union(rows.batches(of: definition).keys)
  }

  private func isOurs(_ row: SummaryTable.Row) -> Bool {
    guard row.content.origin.definition == definition else { return false }
    let known = schools
    return row.content.key.schools.allSatisfy(known.contains)
  }

  /// Rows of our schools that were added up of imports that this machine does not keep.
  private func refuseOthers(_ present: SummaryTable) throws {
    let (known, batches) = (schools, former.batchIDs.union(rows.batchIDs))
    for row in present.rows where row.content.origin.definition == definition {
      let others = row.content.origin.batches.filter { !batches.contains($0) }
      if let school = row.content.key.schools.first(where: known.contains), !others.isEmpty {
        throw ArchiveError.rowsElsewhere(school: school, batches: others)
      }
    }
  }
}

extension Summary.Key {
  /// The schools that a row counts: several where one alone was too small, nil where rows name none.
  fileprivate var schools: [String?] {
    guard let school else { return [nil] }
    return school.split(separator: " + ").map { .some(String($0)) }
  }
}

extension Summary {
  /// With where each row comes from: the imports that hold rows of its schools.
  fileprivate func withOrigins(definition: String?, batches: [String?: Set<String>]) -> Summary {
    func origin(_ key: Key) -> Origin {
      let ids = key.schools.flatMap { batches[$0] ?? [] }
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
