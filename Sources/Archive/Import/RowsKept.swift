package import Model

/// What this machine alone keeps of an enquiry: rows about people, and whose codes are whose.
package struct RowsKept: Hashable, Sendable {
  package var rows = 0
  package var measures: [Slug] = []
  /// People in the code book.
  package var codes = 0
  /// Where they stand, as people are told it.
  package var places: [String] = []

  package init() {}
}

extension Workspace {
  /// Nil where there is no place for rows here, or none that can be reached now.
  package func rowsKept(of name: EnquiryName) throws -> RowsKept? {
    guard let store = try storeAtHand() else { return nil }
    var kept = RowsKept()
    for measure in try store.measures(of: name) {
      let rows = try store.rows(of: name, measure).count
      if rows == 0 { continue }
      kept.rows += rows
      kept.measures.append(measure)
      kept.places.append(store.told(PrivateStore.rows(of: name, measure)))
    }
    kept.codes = try store.codeBook(of: name).count
    if kept.codes > 0 { kept.places.append(store.told(PrivateStore.codes(of: name))) }
    return kept
  }

  /// How many people's rows of some measures are kept here, by the definitions that hold now; those of nobody are left out.
  package func peopleKept(of name: EnquiryName, _ measures: [Measure]) throws -> [Slug: Int] {
    try counted(measures, by: \.id) { store, measure in
      let rows = try store.rows(of: name, measure.id).rows(of: measure.definition)
      return Set(rows.filter { $0.value != nil }.map(\.person)).count
    }
  }

  /// How many people's rows have changed or gone here since the sums of some measures were committed; without those of nobody.
  package func peopleWaiting(of name: EnquiryName, _ measures: [Slug]) throws -> [Slug: Int] {
    try counted(measures, by: \.self) { store, id in try store.waiting(of: name, id).count }
  }

  /// One look for the store, however many measures there are.
  private func counted<Thing>(
    _ things: [Thing], by id: (Thing) -> Slug, _ count: (PrivateStore, Thing) throws -> Int
  ) throws -> [Slug: Int] {
    guard !things.isEmpty, let store = try storeAtHand() else { return [:] }
    return try things.reduce(into: [:]) { counts, thing in
      let people = try count(store, thing)
      if people > 0 { counts[id(thing)] = people }
    }
  }

  private func storeAtHand() throws -> PrivateStore? {
    do { return try privateStore() } catch let error as ArchiveError {
      switch error {
      case .storeMissing, .storeInFolder, .storeNowhere, .noPrivateFolder: return nil
      default: throw error
      }
    }
  }
}
