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

  /// How many people's rows of a measure are kept here, by the definition that holds now.
  package func peopleKept(of name: EnquiryName, _ measure: Measure) throws -> Int {
    guard let rows = try storeAtHand()?.rows(of: name, measure.id).rows(of: measure.definition) else { return 0 }
    return Set(rows.filter { $0.value != nil }.map(\.person)).count
  }

  /// How many people's rows have changed or gone here since the sums of a measure were committed.
  package func peopleWaiting(of name: EnquiryName, _ measure: Slug) throws -> Int {
    try storeAtHand()?.waiting(of: name, measure).count ?? 0
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
