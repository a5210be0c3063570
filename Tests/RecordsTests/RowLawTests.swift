import Model
import Testing

@testable import Records

/// Tables made by dice, with their truth.
struct MadeTable {
  var rows: [ParticipantRow] = []
  let occasions: [String]

  init(_ dice: inout Dice) {
    occasions = dice.pick([["before", "after"], ["2014-09-05", "2015-03-13", "2015-07-01"], ["Mock", "Final"]])
    let groups = ["CBT", "Cont", "Élan"]
    let hasSchools = dice.once(in: 2)
    let hasOdd = dice.once(in: 2)
    for person in 0..<dice.roll(60) + 1 {
      let group = dice.once(in: 5) ? nil : dice.pick(groups)
      let subgroup = dice.once(in: 3) ? nil : dice.pick(["pp", "other", hasOdd ? "the \"rest\", all" : "rest"])
      let school = hasSchools ? dice.pick(["Elm", "Oak Hill"]) : nil
      for occasion in occasions where !dice.once(in: 6) {
        let places = dice.roll(4)
        let value = ExactNumber(mantissa: Int128(dice.roll(100_000) - 20_000), places: places)
        rows.append(
          ParticipantRow(
            participant: dice.once(in: 2) ? "Pupil-number-\(person)" : "PUPIL-number-\(person)", school: school,
            group: group, subgroups: subgroup.map { ["subgroup": $0] } ?? [:], occasion: occasion,
            value: dice.once(in: 12) ? nil : value))
      }
    }
  }

  /// The table as a text, a row a value.
  func long(_ separator: String, _ dice: inout Dice, plainly: Bool = false) -> String {
    func cell(_ text: String) -> String {
      let needs = text.contains(separator) || text.contains("\"")
      return needs || (!plainly && dice.once(in: 8)) ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
    let hasSchools = rows.contains { $0.school != nil }
    let heading = ["participant", "group", "subgroup", "occasion", "value", "notes"] + (hasSchools ? ["school"] : [])
    let lines = rows.map { row in
      let value = row.value?.description ?? dice.pick(["", "NA", "n/a"])
      let padded =
        plainly || !dice.once(in: 7) ? row.participant : dice.pick([" \(row.participant)", "\(row.participant)\u{A0}"])
      let cells =
        [padded, row.group ?? "", row.subgroups["subgroup"] ?? "", row.occasion, value, "x"]
        + (hasSchools ? [row.school ?? ""] : [])
      return cells.map(cell).joined(separator: separator)
    }
    return ([heading.joined(separator: separator)] + lines).joined(separator: "\n") + "\n"
  }
}

extension [ParticipantRow] {
  /// Without what a file adds or a program may spell otherwise.
  var compared: [ParticipantRow] {
    map { row in
      var row = row
      row.participant = row.participant.lowercased()
      row.line = 0
      row.value = row.value?.reduced
      return row
    }
  }
}

@Suite struct `Laws of reading rows` {
  @Test(arguments: 0..<60) func `every dialect of a made table says what was meant`(seed: Int) throws {
    var dice = Dice(seed)
    let table = MadeTable(&dice)
    guard !table.rows.isEmpty else { return }
    let separator = dice.pick([",", ";", "\t", "|"])
    let text = table.long(separator, &dice).replacing("\n", with: dice.pick(["\n", "\r\n", "\r"]))
    let read = try ReadRows(bytes(text, &dice))
    #expect(read.complaints.isEmpty)
    #expect(read.rows.value?.compared == table.rows.compared)
    #expect(read.observations.value == Observations(try #require(read.rows.value), of: .score))
    let whole = try #require(read.observations.value)
    let inPieces = try #require(read.inPieces.value)
    #expect(withoutPeople(inPieces) == withoutPeople(whole))
    #expect(people(inPieces) == people(whole))
  }

  private func bytes(_ text: String, _ dice: inout Dice) -> [UInt8] {
    switch dice.roll(5) {
    case 0: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case 1: `A table of rows`.utf16(text, bigEndian: false, mark: true)
    case 2: `A table of rows`.utf16(text, bigEndian: true, mark: true)
    case 3: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    default: Array(text.utf8)
    }
  }

  @Test(arguments: 0..<40) func `the order of rows changes no name, no group and no value`(seed: Int) throws {
    var dice = Dice(seed + 1000)
    var table = MadeTable(&dice)
    guard table.occasions != ["Mock", "Final"], !table.rows.isEmpty else { return }
    let text = table.long(",", &dice, plainly: true)
    let first = try #require(try ReadRows(text).observations.value)
    let fast = try fast(text)
    #expect(fast.map(people) == people(first) && fast.map(withoutPeople) == withoutPeople(first) || text.contains("\""))
    table.rows = dice.shuffled(table.rows)
    #expect(try self.fast(table.long(",", &dice, plainly: true)) != nil || text.contains("\""))
    let second = try #require(try ReadRows(table.long(",", &dice, plainly: true)).observations.value)
    #expect(first.occasions == second.occasions && first.groups == second.groups && first.schools == second.schools)
    #expect(people(first) == people(second))
  }

  @Test(arguments: 0..<20) func `codes of any length are told apart in every piece`(seed: Int) throws {
    var dice = Dice(seed + 2000)
    // Alike in their first and last eight bytes, or in all of them but the school.
    let codes = ["P1", "NAB", "Pupil 12", "exactly-16-bytes", "pupil-no-AAAA-of-school", "pupil-no-BBBB-of-school"]
    var lines = codes.flatMap { code in
      ["Elm", "Oak"].flatMap { school in ["before", "after"].map { "\(code),\(school),\($0),\(dice.roll(50))" } }
    }
    lines = dice.shuffled(lines)
    for ending in ["\n", "\r\n"] {
      let text = (["participant,school,occasion,value"] + lines).joined(separator: ending)
      let observations = try #require(try fast(text))
      #expect(observations.participants == 2 * codes.count)
      #expect(people(observations) == people(Observations(try #require(try ReadRows(text).rows.value), of: .score)))
    }
  }

  @Test(arguments: ["N/A", "P1  2", "Zoë"])
  func `a code that may be spelt in several ways is left to the slow way`(code: String) throws {
    let text = "participant,occasion,value\nP1,before,3\n\(code),before,4\nP2,before,3\nP3,before,3\nP4,before,3\n"
    #expect(try fast(text) == nil)
  }

  @Test func `two values or two groups of a person are found in whatever pieces they stand`() throws {
    let rows = (0..<40).map { "P\($0),\($0 % 2 == 0 ? "A" : "B"),before,\($0)" }
    let header = ["participant,group,occasion,value"]
    #expect(try fast((header + rows).joined(separator: "\n"))?.participants == 40)
    #expect(try fast((header + rows + ["p7,B,before,9"]).joined(separator: "\n")) == nil)
    #expect(try fast((header + rows + ["p7,A,after,9"]).joined(separator: "\n")) == nil)
    #expect(try fast((header + rows + ["p7,,after,9"]).joined(separator: "\n"))?.participants == 40)
  }

  /// Made in pieces from the bytes alone, without the slow way to fall back upon.
  private func fast(_ text: String) throws -> Observations? {
    let table = try RowTable(path: "plain.csv", bytes: Array(text.utf8))
    let mapping = try #require(table.proposal(for: .score).mapping)
    let pieces = table.pieces(of: 40)
    #expect(pieces.count > 1 || text.utf8.count < 120 || !table.isPlain)
    let gatherer = RowGatherer(table, mapping, .score, RowConventions(table, mapping))
    let outcome = gatherer.gathered(pieces, shards: 4)
    guard case .done(let observations, _, _) = outcome else { return nil }
    return observations
  }

  /// The names alone: the order of people means nothing.
  private func withoutPeople(_ observations: Observations) -> Observations {
    Observations(
      occasions: observations.occasions, groups: observations.groups, schools: observations.schools, group: [],
      school: [],
      subgroups: observations.subgroups.map { Observations.Column(name: $0.name, values: $0.values, member: []) },
      values: [])
  }

  /// One line a person, sorted.
  private func people(_ observations: Observations) -> [String] {
    (0..<observations.participants).map { person in
      let values = observations.values.map { $0[person].number?.reduced.description ?? "–" }
      let parts =
        [observations.group[person], observations.school[person]] + observations.subgroups.map { $0.member[person] }
      return (values + parts.map(String.init)).joined(separator: " ")
    }.sorted()
  }
}
