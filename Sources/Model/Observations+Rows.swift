extension Observations {
  /// The rows of one measure, in columns.
  ///
  /// What is wrong between rows was told when they were read. Of two values of a person at one occasion the later row's
  /// holds, and a later group, subgroup or school; an empty cell takes nothing away.
  package init(_ rows: [ParticipantRow], of measure: Measure) {
    let occasionNames = OccasionNames(of: measure)
    var people: [ParticipantRow.Person: Int] = [:]
    var group = NameColumn()
    var school = NameColumn()
    let names = Set(rows.flatMap(\.subgroups.keys)).sorted { $0.isBefore($1) }
    var subgroups = names.map { _ in NameColumn() }
    var occasions: [String] = []
    var positions: [String: Int] = [:]
    var values: [[Value]] = []
    for row in rows {
      let person = people[row.person] ?? people.count
      if person == people.count { people[row.person] = person }
      group.put(row.group, at: person)
      school.put(row.school, at: person)
      for (index, name) in names.enumerated() { subgroups[index].put(row.subgroups[name], at: person) }
      let name = occasionNames.name(of: row.occasion)
      let position = positions[SpokenName(name).key] ?? occasions.count
      if position == occasions.count {
        positions[SpokenName(name).key] = position
        occasions.append(name)
        values.append([])
      } else {
        occasions[position] = OccasionNames.spelling(of: occasions[position], name)
      }
      guard let value = row.value.flatMap(Value.init) else { continue }
      values[position] += Array(repeating: .missing, count: max(0, person + 1 - values[position].count))
      values[position][person] = value
    }
    values = values.map { $0 + Array(repeating: .missing, count: people.count - $0.count) }
    let order = occasionNames.order(of: occasions)
    let groups = group.named(people: people.count, known: measure.knownGroups)
    let schools = school.named(people: people.count, known: [])
    let columns = zip(names, subgroups).map { name, column in
      let named = column.named(people: people.count, known: measure.knownSubgroups)
      return Column(name: name, values: named.names, member: named.member)
    }
    self.init(
      occasions: order.map { occasions[$0] }, groups: groups.names, schools: schools.names, group: groups.member,
      school: schools.member, subgroups: columns, values: order.map { values[$0] })
  }
}

extension Measure {
  fileprivate var knownGroups: [String] { treatmentGroups + [controlGroup].compactMap(\.self) }
  fileprivate var knownSubgroups: [String] { [focusSubgroup, referenceSubgroup].compactMap(\.self) }
}

/// One column of names, as rows give it.
private struct NameColumn {
  private var spellings: [(text: String, count: Int)] = []
  private var numbers: [String: Int32] = [:]
  /// Of each person: an index into `spellings`, −1 for none.
  private var member: [Int32] = []

  mutating func put(_ written: String?, at person: Int) {
    if member.count <= person { member += Array(repeating: -1, count: person + 1 - member.count) }
    guard let written, !SpokenName(written).isMissing else { return }
    let number = numbers[written] ?? Int32(spellings.count)
    if number == spellings.count {
      numbers[written] = number
      spellings.append((written, 0))
    }
    spellings[Int(number)].count += 1
    member[person] = number
  }

  func named(people: Int, known: [String]) -> (names: [String], member: [Int32]) {
    let index = NameIndex(spellings, known: known)
    let all = member + Array(repeating: -1, count: people - member.count)
    return (index.names, all.map { $0 < 0 ? -1 : index.indexes[Int($0)] })
  }
}
