internal import Model
internal import Parallel

/// Makes columns of a table straight from its bytes, as long as nothing in it is out of the ordinary.
///
/// Two steps, each shared by all processors: each piece of the table is walked once and its rows dealt out by the codes of
/// their people (``RowSifter``); then the rows of each shard, from all pieces, are put together person by person
/// (``PeopleShard``). Between the two, what the pieces call groups and occasions is given one meaning.
struct RowGatherer {
  enum Outcome {
    /// - Parameter isOdd: whether there are values of which somebody should hear.
    case done(Observations, newOccasions: [String], isOdd: Bool)
    /// A comma or a date that only the whole column can decide about.
    case undecided
    case troubled
  }

  private let table: RowTable
  private let mapping: RowMapping
  private let measure: Measure
  private let conventions: RowConventions

  init(_ table: RowTable, _ mapping: RowMapping, _ measure: Measure, _ conventions: RowConventions) {
    self.table = table
    self.mapping = mapping
    self.measure = measure
    self.conventions = conventions
  }

  /// - Parameters:
  ///   - pieces: of the table, in order; ``RowTable/pieces(of:)``.
  ///   - shards: a power of two.
  func gathered(_ pieces: [Range<Int>], shards: Int) -> Outcome {
    guard let columns = RowColumns(table, mapping), CodeKey.canHold(table.bytes.count) else { return .troubled }
    let reader = RowValueReader(measure, decimalMark: conventions.decimalMark)
    let occasions = OccasionTable(measure, conventions)
    let sifted = Together.map(pieces.count) { piece in
      var sifter = RowSifter(table, pieces[piece], columns, reader, occasions, shards: shards)
      let verdict = sifter.sift()
      return (sifter, verdict)
    }
    for (_, verdict) in sifted {
      switch verdict {
      case .fine: continue
      case .undecided: return .undecided
      case .troubled: return .troubled
      }
    }
    let sifters = sifted.map(\.0)
    let names = RowNames(
      sifters, columns, mapping, measure, OccasionTable(measure, conventions), table.bytes.buffer.span)
    // The number of a school is a part of who a person is.
    guard names.columns.allSatisfy({ $0.count < CodeKey.longest }) else { return .troubled }
    let people = Together.map(shards) { shard -> PeopleShard.Known? in
      let rows = sifters.reduce(0) { $0 + $1.rows.count(shard) }
      var people = PeopleShard(columns, mapping, occasions: names.occasions.count, rows: rows)
      let bytes = table.bytes.buffer.span
      for (sifter, meaning) in zip(sifters, names.meanings) {
        guard people.gather(shard, of: sifter.rows, meaning, bytes) else { return nil }
      }
      return people.known
    }
    let whole = people.compactMap(\.self)
    guard whole.count == shards else { return .troubled }
    let new = names.occasions.filter { name in !measure.occasions.contains { $0.id == name } }
    return .done(
      observations(whole, columns, names), newOccasions: new, isOdd: sifters.contains(where: \.isOdd))
  }

  private func observations(_ people: [PeopleShard.Known], _ columns: RowColumns, _ names: RowNames) -> Observations {
    let count = people.reduce(0) { $0 + $1.count }
    let members = Together.map(columns.names.count) { column in
      var whole: [Int32] = []
      whole.reserveLarge(count)
      for shard in people { shard.add(names: column, to: &whole) }
      return whole
    }
    let values = Together.map(names.occasions.count) { occasion in
      var whole: [Observations.Value] = []
      whole.reserveLarge(count)
      for shard in people { shard.add(values: occasion, to: &whole) }
      return whole
    }
    let nobody = [Int32](repeating: -1, count: count)
    let subgroups = zip(mapping.subgroups, columns.subgroups).map { subgroup, column in
      Observations.Column(name: subgroup.name, values: names.columns[column], member: members[column])
    }
    let (hasGroups, hasSchools) = (columns.group >= 0, columns.school >= 0)
    return Observations(
      occasions: names.occasions, groups: hasGroups ? names.columns[columns.group] : [],
      schools: hasSchools ? names.columns[columns.school] : [], group: hasGroups ? members[columns.group] : nobody,
      school: hasSchools ? members[columns.school] : nobody,
      subgroups: subgroups.filter { !$0.values.isEmpty }.sorted {
        $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
      },
      values: values)
  }
}
