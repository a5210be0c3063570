internal import Model

/// What the pieces of a table call schools, groups, pupil groups and occasions, given one meaning.
struct RowNames {
  /// Of each column of names: the names, in byte order.
  let columns: [[String]]
  /// In the order of time.
  let occasions: [String]
  /// Of each piece.
  let meanings: [PeopleShard.Meaning]

  /// - Parameter occasions: empty; where each occasion has a column, `mapping` names them.
  init(
    _ pieces: [RowSifter], _ columns: RowColumns, _ mapping: RowMapping, _ measure: Measure,
    _ occasions: OccasionTable, _ bytes: Span<UInt8>
  ) {
    var occasions = occasions
    if case .wide(let wide) = mapping.shape { for column in wide { _ = occasions.number(of: column.name) } }
    let numbers = pieces.map { piece in piece.occasions.occasions.map { occasions.number(of: $0) } }
    let (names, places) = occasions.inOrder
    self.occasions = names
    var meanings = numbers.map { numbers in
      PeopleShard.Meaning(names: [], occasions: columns.occasion < 0 ? places : numbers.map { places[Int($0)] })
    }
    self.columns = columns.names.indices.map { column in
      var table = NameTable()
      let spellings = pieces.map { table.absorb($0.names[column], bytes) }
      let (names, indexes) = table.named(known: columns.known(column, measure))
      for (piece, spellings) in spellings.enumerated() {
        meanings[piece].names.append(spellings.map { $0 < 0 ? -1 : indexes[Int($0)] })
      }
      return names
    }
    self.meanings = meanings
  }
}

extension RowColumns {
  /// The names that the definition has for one of the columns of names.
  fileprivate func known(_ column: Int, _ measure: Measure) -> [String] {
    if column == school { return [] }
    if column == group { return measure.treatmentGroups + [measure.controlGroup].compactMap(\.self) }
    return [measure.focusSubgroup, measure.referenceSubgroup].compactMap(\.self)
  }
}
