internal import Model

/// Makes columns of a table straight from its bytes, as long as nothing in it is out of the ordinary.
///
/// It finds out *that* something is wrong, and stops; the slow way over rows then says what.
struct RowGatherer {
  enum Outcome {
    case done(Observations, newOccasions: [String])
    /// A comma or a date that only the whole column can decide about.
    case undecided
    case troubled
  }

  private let table: RowTable
  private let mapping: RowMapping
  private let measure: Measure
  private let conventions: RowConventions
  private let reader: RowValueReader
  private let names: OccasionNames

  private var people = CodeTable(foldsCapitals: true)
  private var group = NameTally()
  private var school = NameTally()
  private var subgroups: [NameTally]
  /// The spellings of occasions, and the occasion of each.
  private var spellings = CodeTable(foldsCapitals: false)
  private var meaning: [Int] = []
  private var occasions: [String] = []
  private var values: [[Observations.Value]] = []

  init(_ table: RowTable, _ mapping: RowMapping, _ measure: Measure, _ conventions: RowConventions) {
    self.table = table
    self.mapping = mapping
    self.measure = measure
    self.conventions = conventions
    reader = RowValueReader(measure, decimalMark: conventions.decimalMark)
    names = OccasionNames(of: measure)
    subgroups = mapping.subgroups.map { _ in NameTally() }
    if case .wide(let columns) = mapping.shape {
      occasions = columns.map(\.name)
      values = columns.map { _ in [] }
    }
  }

  private enum Verdict { case fine, undecided, troubled }

  mutating func gather() -> Outcome {
    guard let participant = mapping.participant else { return .troubled }
    let table = table
    let bytes = table.bytes.span
    var scanner = table.scanner()
    var cells = [RowCell](repeating: RowCell(), count: table.header.count)
    while true {
      var isOverfull = false
      var span = cells.mutableSpan
      guard case .row = scanner.next(bytes, into: &span, isOverfull: &isOverfull) else { break }
      if isOverfull || scanner.fault != nil { return .troubled }
      let code = cells[participant]
      if code.isEmpty, cells.allSatisfy(\.isEmpty) { continue }
      if table.isRemark(cells[0]) { continue }
      guard isPlain(bytes, code), let person = person(bytes, code, cells) else { return .troubled }
      switch take(bytes, cells, person) {
      case .fine: continue
      case .undecided: return .undecided
      case .troubled: return .troubled
      }
    }
    return done()
  }

  /// Whether a code needs no second look: it is there, has no odd blanks in it, and does not mean that it is missing.
  @inline(__always)
  private func isPlain(_ bytes: Span<UInt8>, _ code: RowCell) -> Bool {
    if code.isEmpty || code.hasDoubledQuotes { return false }
    for at in code.start..<code.end where bytes[at] &- 0x21 >= 0x5E {
      // A single blank between words is plain.
      if bytes[at] != UInt8(ascii: " ") || bytes[at - 1] == UInt8(ascii: " ") { return false }
    }
    return code.end - code.start > 3 || !SpokenName(RowTable.text(of: code, in: bytes)).isMissing
  }

  /// The number of the person, with the group and the like noted; nil when they are not what another row said.
  @inline(__always)
  private mutating func person(_ bytes: Span<UInt8>, _ code: RowCell, _ cells: [RowCell]) -> Int? {
    var spelling: Int32 = -1
    if let column = mapping.school {
      spelling = school.spelling(bytes, cells[column])
      if spelling < 0 { return nil }
    }
    let person = people.number(of: bytes, code.start, code.end, part: school.name(of: spelling))
    guard school.put(spelling, at: person) else { return nil }
    let group = mapping.group.map { self.group.spelling(bytes, cells[$0]) } ?? -1
    guard self.group.put(group, at: person) else { return nil }
    for index in subgroups.indices {
      let name = subgroups[index].spelling(bytes, cells[mapping.subgroups[index].column])
      guard subgroups[index].put(name, at: person) else { return nil }
    }
    return person
  }

  @inline(__always)
  private mutating func take(_ bytes: Span<UInt8>, _ cells: [RowCell], _ person: Int) -> Verdict {
    switch mapping.shape {
    case .long(let column, let value):
      let cell = cells[column]
      guard !cell.isEmpty else { return .troubled }
      let spelling = spellings.number(of: bytes, cell.start, cell.end)
      if spelling == meaning.count, case let verdict = learn(bytes, cell), verdict != .fine { return verdict }
      return put(bytes, cells[value], person, meaning[spelling])
    case .wide(let columns):
      for (occasion, column) in columns.enumerated() {
        let verdict = put(bytes, cells[column.column], person, occasion)
        if verdict != .fine { return verdict }
      }
      return .fine
    }
  }

  /// Finds the occasion of a new spelling.
  private mutating func learn(_ bytes: Span<UInt8>, _ cell: RowCell) -> Verdict {
    let written = SpokenName(RowTable.text(of: cell, in: bytes))
    if written.isMissing { return .troubled }
    if conventions.dayOrder == nil, names.id(of: written.text) == nil, case .either? = WrittenDay(written.text) {
      return .undecided
    }
    guard let name = conventions.occasion(written.text, names, isSeries: measure.scale == .series) else {
      return .troubled
    }
    if let known = occasions.firstIndex(where: { SpokenName($0).key == SpokenName(name).key }) {
      meaning.append(known)
    } else {
      meaning.append(occasions.count)
      occasions.append(name)
      values.append([])
    }
    return .fine
  }

  @inline(__always)
  private mutating func put(_ bytes: Span<UInt8>, _ cell: RowCell, _ person: Int, _ occasion: Int) -> Verdict {
    if cell.hasDoubledQuotes { return .troubled }
    switch reader.read(bytes, cell.start, cell.end) {
    case .missing: return .fine
    case .undecided: return .undecided
    case .wrong: return .troubled
    case .value(let value):
      while values[occasion].count <= person { values[occasion].append(.missing) }
      guard values[occasion][person].isMissing else { return .troubled }
      values[occasion][person] = value
      return .fine
    }
  }

  private mutating func done() -> Outcome {
    for index in values.indices {
      values[index] += Array(repeating: .missing, count: people.count - values[index].count)
    }
    let order = names.order(of: occasions)
    let groups = group.named(known: measure.treatmentGroups + [measure.controlGroup].compactMap(\.self))
    let schools = school.named(known: [])
    let known = [measure.focusSubgroup, measure.referenceSubgroup].compactMap(\.self)
    let columns = zip(mapping.subgroups, subgroups).map { column, tally in
      let named = tally.named(known: known)
      return Observations.Column(name: column.name, values: named.names, member: named.member)
    }
    let observations = Observations(
      occasions: order.map { occasions[$0] }, groups: groups.names, schools: schools.names, group: groups.member,
      school: schools.member,
      subgroups: columns.filter { !$0.values.isEmpty }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) },
      values: order.map { values[$0] })
    let new = observations.occasions.filter { name in !measure.occasions.contains { $0.id == name } }
    return .done(observations, newOccasions: new)
  }
}
