package import Model

/// Made-up people with their schools, groups and values, and what is added up of them.
package struct MadePeople {
  package struct Person {
    package var school: String
    package var group: String?
    /// By column.
    package var subgroups: [String: String]
    /// By occasion.
    package var values: [String: Int]

    package init(school: String, group: String?, subgroups: [String: String], values: [String: Int]) {
      self.school = school
      self.group = group
      self.subgroups = subgroups
      self.values = values
    }
  }

  package var people: [Person]
  package var columns: [String]
  package var spans: [Summary.Span]

  /// Which of the people a key of a summary is about, wherever they were there.
  package func members(of key: Summary.Key) -> [Int] {
    let schools = key.school?.split(separator: "+").map { $0.filter { $0 != " " } } ?? []
    return people.indices.filter { index in
      let person = people[index]
      return schools.contains(person.school) && (key.group == nil || person.group == key.group)
        && (key.subgroup == nil || person.subgroups[key.subgroupBy ?? "subgroup"] == key.subgroup)
    }
  }

  package func hasValue(_ person: Int, _ occasion: String?) -> Bool {
    occasion.map { people[person].values[$0] != nil } ?? false
  }

  /// Every margin that a summary has, one row a school.
  package var keys: [Summary.Key] {
    let schools = Set(people.map(\.school)).sorted()
    let groups = [nil] + Set(people.compactMap(\.group)).sorted().map { Optional($0) }
    var keys: [Summary.Key] = []
    for span in spans {
      for school in schools {
        for group in groups {
          keys.append(Summary.Key(school: school, group: group, from: span.from, to: span.to))
          for column in columns {
            for value in Set(people.compactMap { $0.subgroups[column] }).sorted() {
              keys.append(
                Summary.Key(
                  school: school, group: group, subgroupBy: column == "subgroup" ? nil : column, subgroup: value,
                  from: span.from, to: span.to))
            }
          }
        }
      }
    }
    return keys
  }

  package var sums: [Summary.Sums] {
    keys.compactMap { key in
      let members = members(of: key)
      let from = members.filter { hasValue($0, key.from) }
      let to = members.filter { hasValue($0, key.to) }
      guard !from.isEmpty || !to.isEmpty else { return nil }
      let start = { (person: Int) in people[person].values[key.from] ?? 0 }
      let end = { (person: Int) in key.to.flatMap { people[person].values[$0] } ?? 0 }
      let both = from.filter { hasValue($0, key.to) }
      func sum(_ people: [Int], _ value: (Int) -> Int) -> ExactNumber {
        ExactNumber(people.reduce(0) { $0 + value($1) })
      }
      var row = Summary.Sums(key: key)
      (row.nFrom, row.nTo, row.n) = (from.count, to.count, both.count)
      (row.sumFromAll, row.sumsqFromAll) = (sum(from, start), sum(from) { start($0) * start($0) })
      (row.sumToAll, row.sumsqToAll) = (sum(to, end), sum(to) { end($0) * end($0) })
      (row.sumFrom, row.sumsqFrom) = (sum(both, start), sum(both) { start($0) * start($0) })
      (row.sumTo, row.sumsqTo) = (sum(both, end), sum(both) { end($0) * end($0) })
      row.sumProduct = sum(both) { start($0) * end($0) }
      row.up = both.count { end($0) > start($0) }
      row.same = both.count { end($0) == start($0) }
      row.down = both.count { end($0) < start($0) }
      (row.atMinFrom, row.atMaxFrom, row.atMinTo, row.atMaxTo) = (0, 0, 0, 0)
      return row
    }
  }

  package var summary: Summary { Summary(.sums(sums)) }

  /// The same people as rows give them.
  package var observations: Observations {
    let occasions = Set(people.flatMap(\.values.keys)).sorted()
    let groups = Set(people.compactMap(\.group)).sorted()
    let schools = Set(people.map(\.school)).sorted()
    func place(_ name: String?, _ names: [String]) -> Int32 {
      name.flatMap { names.firstIndex(of: $0) }.map(Int32.init) ?? -1
    }
    return Observations(
      occasions: occasions, groups: groups, schools: schools, group: people.map { place($0.group, groups) },
      school: people.map { place($0.school, schools) },
      subgroups: columns.map { column in
        let values = Set(people.compactMap { $0.subgroups[column] }).sorted()
        return Observations.Column(
          name: column, values: values, member: people.map { place($0.subgroups[column], values) })
      },
      values: occasions.map { occasion in
        people.map { person in
          person.values[occasion].map { Observations.Value(mantissa: Int64($0), places: 0) } ?? .missing
        }
      })
  }

  package var overlaps: ColumnOverlaps { ColumnOverlaps(of: observations, spans: spans) }
}

extension MadePeople {
  /// Some people: schools that take one part only, columns within others, leavers, joiners, empty cells.
  package init(seed: Int) {
    var chance = SplitMix(seed: UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1)
    let schools = ["Ash", "Elm", "Oak", "Yew"].prefix(Int.random(in: 1...4, using: &chance))
    let groups: [String?] = [[nil], ["A", "B"], ["A", "B", nil], ["A", "B", "C"]][Int.random(in: 0...3, using: &chance)]
    let occasions = Array(["before", "mid", "after"].prefix(Int.random(in: 2...3, using: &chance)))
    let bySchool = Bool.random(using: &chance)
    let isNested = Bool.random(using: &chance)
    let here = [0.7, 0.9, 0.97][Int.random(in: 0...2, using: &chance)]
    let known = [1.0, 0.9][Int.random(in: 0...1, using: &chance)]
    columns = ["subgroup", "fsm"].prefix(Int.random(in: 0...2, using: &chance)).map { $0 }
    spans = occasions.dropFirst().map { Summary.Span(from: occasions[0], to: $0) }
    if occasions.count == 3, Bool.random(using: &chance) { spans.append(Summary.Span(from: "mid", to: "after")) }
    people = []
    for (place, school) in schools.enumerated() {
      for _ in 0..<Int.random(in: 2...26, using: &chance) {
        var person = Person(
          school: school, group: groups.randomElement(using: &chance) ?? nil, subgroups: [:], values: [:])
        if bySchool, Double.random(in: 0..<1, using: &chance) < 0.9 { person.group = groups[place % groups.count] }
        let isPoor = Double.random(in: 0..<1, using: &chance) < 0.6
        for column in columns where Double.random(in: 0..<1, using: &chance) < known {
          let isIn = column == "fsm" && isNested ? isPoor && Int.random(in: 0...5, using: &chance) > 0 : isPoor
          person.subgroups[column] = (isNested ? isIn : Bool.random(using: &chance)) ? "yes" : "no"
        }
        for occasion in occasions where Double.random(in: 0..<1, using: &chance) < here {
          person.values[occasion] = Int.random(in: 60...140, using: &chance)
        }
        people.append(person)
      }
    }
  }
}
