package import Model
package import Records

/// All rows of one measure that this machine keeps, import by import.
package struct StoredRows: Sendable {
  package struct Import: Sendable {
    package let batch: PrivateStore.Batch
    package let contents: RowBatch

    package init(batch: PrivateStore.Batch, contents: RowBatch) {
      self.batch = batch
      self.contents = contents
    }
  }

  /// In their order.
  package let imports: [Import]

  package init(_ imports: [Import]) { self.imports = imports }

  /// With the rows of an import that is about to be kept.
  package func adding(_ rows: RowBatch, id: EntryID) -> StoredRows {
    let number = (imports.last?.batch.number ?? 0) + 1
    return StoredRows(imports + [Import(batch: PrivateStore.Batch(number: number, id: id, path: ""), contents: rows)])
  }

  /// What one person's value at one occasion is known by.
  package struct Place: Hashable, Sendable {
    package let person: ParticipantRow.Person
    package let occasion: String

    package init(_ row: ParticipantRow) {
      person = row.person
      occasion = SpokenName(row.occasion).key
    }
  }

  /// The rows as they hold now: a later one takes the place of an earlier one of the same person and occasion.
  ///
  /// - Parameter definition: only rows taken by it; nil for the first.
  package func rows(of definition: String?) -> [ParticipantRow] {
    var places: [Place: Int] = [:]
    var rows: [ParticipantRow] = []
    for row in imports.lazy.filter({ $0.contents.definition == definition }).flatMap(\.contents.rows) {
      let place = Place(row)
      if let known = places[place] {
        rows[known] = rows[known].superseded(by: row)
      } else {
        places[place] = rows.count
        rows.append(row)
      }
    }
    return rows
  }

  /// The ids of the imports that hold rows of each school, by definition, under ``school(_:)``.
  func batches(of definition: String?) -> [String?: Set<String>] {
    var batches: [String?: Set<String>] = [:]
    for one in imports where one.contents.definition == definition {
      for school in Set(one.contents.rows.map(\.school)) {
        batches[StoredRows.school(school), default: []].insert(one.batch.id.text)
      }
    }
    return batches
  }

  /// What a school is known by, however it was spelt; nil for rows that name none.
  static func school(_ name: String?) -> String? { name.map { SpokenName($0).key } }

  /// The ids of all imports.
  var batchIDs: Set<String> { Set(imports.map(\.batch.id.text)) }
}

extension ParticipantRow {
  /// A later row of the same person and occasion: what it leaves empty stays as it was.
  package func superseded(by later: ParticipantRow) -> ParticipantRow {
    ParticipantRow(
      participant: participant, school: later.school ?? school, group: later.group ?? group,
      subgroups: subgroups.merging(later.subgroups) { $1 }, occasion: occasion, value: later.value ?? value,
      line: later.line)
  }
}
