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

  // Columns as bare numbers, −1 for none: asking the mapping in each row would cost more than reading it.
  private let groupColumn: Int
  private let schoolColumn: Int
  private let subgroupColumns: [Int]
  private let occasionColumn: Int
  private let valueColumns: [Int]

  private var people = CodeTable(foldsCapitals: true)
  private var group = NameTally()
  private var school = NameTally()
  private var subgroups: [NameTally]
  /// The spellings of occasions, and the occasion of each.
  private var spellings = CodeTable(foldsCapitals: false)
  private var meaning: [Int] = []
  private var occasions: [String] = []
  private var values: [[Observations.Value]] = []
  /// How many people there may be; 0 where room is not worth being made beforehand.
  private var expected = 0

  init(_ table: RowTable, _ mapping: RowMapping, _ measure: Measure, _ conventions: RowConventions) {
    self.table = table
    self.mapping = mapping
    self.measure = measure
    self.conventions = conventions
    reader = RowValueReader(measure, decimalMark: conventions.decimalMark)
    names = OccasionNames(of: measure)
    subgroups = mapping.subgroups.map { _ in NameTally() }
    groupColumn = mapping.group ?? -1
    schoolColumn = mapping.school ?? -1
    subgroupColumns = mapping.subgroups.map(\.column)
    valueColumns = mapping.valueColumns
    switch mapping.shape {
    case .long(let occasion, _): occasionColumn = occasion
    case .wide(let columns):
      occasionColumn = -1
      occasions = columns.map(\.name)
      values = columns.map { _ in [] }
    }
  }

  enum Verdict { case fine, undecided, troubled }

  /// Takes the rows of one piece of the table.
  mutating func gather(_ piece: Range<Int>) -> Verdict {
    guard let participant = mapping.participant else { return .troubled }
    let table = table
    let bytes = table.bytes.span.extracting(..<piece.upperBound)
    reserve(for: piece)
    var scanner = RowScanner(separator: table.separator, at: piece.lowerBound, line: 1)
    let width = table.header.count
    var cells = [RowCell](repeating: RowCell(), count: width * RowGatherer.atOnce)
    while true {
      var found = 0
      while found < RowGatherer.atOnce {
        var isOverfull = false
        var span = cells.mutableSpan
        let places = found * width..<(found + 1) * width
        guard case .row = scanner.next(bytes, into: &span, at: places, isOverfull: &isOverfull) else { break }
        if isOverfull || scanner.fault != nil { return .troubled }
        found += 1
      }
      if schoolColumn < 0 { touch(bytes, cells, every: width, at: participant, found) }
      for row in 0..<found {
        let verdict = take(bytes, cells, row * width, participant)
        if verdict != .fine { return verdict }
      }
      if found < RowGatherer.atOnce { return .fine }
    }
  }

  /// So many rows are scanned before they are taken, so that the memory of all their people is fetched at once.
  private static let atOnce = 32

  /// Reads where the people of some rows will be looked for; what is read is of no use, that it is near then is.
  private func touch(_ bytes: Span<UInt8>, _ cells: [RowCell], every width: Int, at participant: Int, _ rows: Int) {
    guard expected > 0 else { return }
    var seen: UInt64 = 0
    withUnsafeTemporaryAllocation(of: Int.self, capacity: RowGatherer.atOnce) { numbers in
      for row in 0..<rows {
        let code = cells[row * width + participant]
        numbers[row] = people.touch(bytes, code.start, code.end)
      }
      for row in 0..<rows where numbers[row] >= 0 {
        let number = numbers[row]
        seen &+= people.touch(number) &+ group.touch(number)
        for index in subgroups.indices { seen &+= subgroups[index].touch(number) }
        for index in values.indices where number < values[index].count {
          seen &+= UInt64(truncatingIfNeeded: values[index][number].mantissa)
        }
      }
    }
    RowGatherer.keep(seen)
  }

  /// Keeps the reading from being left out as useless.
  @inline(never)
  private static func keep(_: UInt64) {}

  /// Takes one row, whose cells stand from an offset on.
  @inline(__always)
  private mutating func take(_ bytes: Span<UInt8>, _ cells: [RowCell], _ row: Int, _ participant: Int) -> Verdict {
    let code = cells[row + participant]
    if code.isEmpty, cells[row..<row + table.header.count].allSatisfy(\.isEmpty) { return .fine }
    if table.isRemark(cells[row]) { return .fine }
    guard let person = person(bytes, code, cells, row) else { return .troubled }
    return take(bytes, cells, row, of: person)
  }

  /// Makes room for one person a row, as many as the first rows say that there will be.
  private mutating func reserve(for piece: Range<Int>) {
    let sample = table.bytes[piece.prefix(1 << 16)]
    let rows = piece.count / max(1, sample.count / max(1, sample.count { $0 == UInt8(ascii: "\n") }))
    guard rows > 50_000 else { return }
    // Of the long form most people have two rows; where rows lie in no order, more of them in each half.
    expected = occasionColumn < 0 ? rows : rows * 4 / 5
    people.reserve(expected)
    if schoolColumn >= 0 { school.reserve(expected) }
    if groupColumn >= 0 { group.reserve(expected) }
    for index in subgroups.indices { subgroups[index].reserve(expected) }
    for index in values.indices { values[index].reserveLarge(expected) }
  }

  /// Whether a new code needs no second look: it has no odd blanks in it, does not mean that it is missing, and is no line
  /// of totals.
  private func isPlain(_ bytes: Span<UInt8>, _ code: RowCell) -> Bool {
    var hasDigit = false
    var hasBlank = false
    for at in code.start..<code.end {
      if bytes[at] &- 0x30 <= 9 { hasDigit = true }
      if bytes[at] &- 0x21 < 0x5E { continue }
      // A single blank between words is plain.
      if bytes[at] != UInt8(ascii: " ") || bytes[at - 1] == UInt8(ascii: " ") { return false }
      hasBlank = true
    }
    // Nearly all codes have a figure and no blank in them, which no line of totals has.
    if !hasDigit || hasBlank, mapping.sumsUp(RowTable.text(of: code, in: bytes)) { return false }
    return code.end - code.start > 3 || !SpokenName(RowTable.text(of: code, in: bytes)).isMissing
  }

  /// The number of the person, with the group and the like noted; nil when they are not what another row said.
  @inline(__always)
  private mutating func person(_ bytes: Span<UInt8>, _ code: RowCell, _ cells: [RowCell], _ row: Int) -> Int? {
    if code.isEmpty || code.hasDoubledQuotes { return nil }
    var spelling: Int32 = -1
    if schoolColumn >= 0 {
      spelling = school.spelling(bytes, cells[row + schoolColumn])
      if spelling < 0 { return nil }
    }
    let known = people.count
    let person = people.nearNumber(of: bytes, code.start, code.end, part: school.name(of: spelling))
    if person == known, !isPlain(bytes, code) { return nil }
    guard school.put(spelling, at: person) else { return nil }
    guard group.put(groupColumn < 0 ? -1 : group.spelling(bytes, cells[row + groupColumn]), at: person) else {
      return nil
    }
    for index in subgroups.indices {
      let name = subgroups[index].spelling(bytes, cells[row + subgroupColumns[index]])
      guard subgroups[index].put(name, at: person) else { return nil }
    }
    return person
  }

  @inline(__always)
  private mutating func take(_ bytes: Span<UInt8>, _ cells: [RowCell], _ row: Int, of person: Int) -> Verdict {
    guard occasionColumn >= 0 else {
      for occasion in valueColumns.indices {
        let verdict = put(bytes, cells[row + valueColumns[occasion]], person, occasion)
        if verdict != .fine { return verdict }
      }
      return .fine
    }
    let cell = cells[row + occasionColumn]
    guard !cell.isEmpty else { return .troubled }
    let spelling = spellings.number(of: bytes, cell.start, cell.end)
    if spelling == meaning.count {
      let verdict = learn(bytes, cell)
      if verdict != .fine { return verdict }
    }
    return put(bytes, cells[row + valueColumns[0]], person, meaning[spelling])
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
      if occasions.count <= 4 { values[occasions.count - 1].reserveLarge(expected) }
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
    case .value(let value): return put(value, person, occasion) ? .fine : .troubled
    }
  }

  /// False when there is a value already.
  @inline(__always)
  private mutating func put(_ value: Observations.Value, _ person: Int, _ occasion: Int) -> Bool {
    while values[occasion].count <= person { values[occasion].append(.missing) }
    guard values[occasion][person].isMissing else { return false }
    values[occasion][person] = value
    return true
  }

  /// Takes in what another has gathered from a later piece.
  mutating func absorb(_ other: RowGatherer) -> Verdict {
    let table = table
    let bytes = table.bytes.span
    let schools = school.absorbNames(other.school, bytes)
    let people = self.people.absorb(other.people, parts: schools, bytes)
    _ = group.absorbNames(other.group, bytes)
    guard school.absorbPeople(other.school, people: people, bytes),
      group.absorbPeople(other.group, people: people, bytes)
    else { return .troubled }
    for index in subgroups.indices {
      _ = subgroups[index].absorbNames(other.subgroups[index], bytes)
      guard subgroups[index].absorbPeople(other.subgroups[index], people: people, bytes) else { return .troubled }
    }
    for (place, name) in other.occasions.enumerated() {
      let key = SpokenName(name).key
      let occasion = occasions.firstIndex { SpokenName($0).key == key } ?? occasions.count
      if occasion == occasions.count {
        occasions.append(name)
        values.append([])
      }
      for (person, value) in other.values[place].enumerated() where !value.isMissing {
        guard put(value, people[person], occasion) else { return .troubled }
      }
    }
    return .fine
  }

  mutating func observations() -> Outcome {
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
