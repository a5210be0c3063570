internal import Archive
internal import Model
internal import Records

/// The sheet to fill in: one row a person, one column a point of measurement.
struct FillInSheet {
  /// Somebody with what is known already.
  struct Person {
    let code: String
    var school: String?
    var group: String?
    var subgroups: [String: String] = [:]
  }

  private(set) var people: [Person]
  private let measure: Measure
  private let hasSchools: Bool

  /// - Parameters:
  ///   - people: how many new codes; nil for the people who were measured before, else one empty row.
  init(
    for place: RowPlace, people count: Int?, school: String?, using generator: inout any RandomNumberGenerator
  ) throws {
    measure = place.measure
    let schools = Schools(place, given: school, hasColumn: false)
    let named = try schools.named([ParticipantRow(participant: "", occasion: "", value: nil)]).first?.school
    let rows = try place.store.rows(of: place.name, measure.id).rows(of: measure.definition)
    if let count {
      let taken = Set(rows.map(\.participant))
      var book = try place.store.codeBook(of: place.name)
      people = (0..<count).map { _ in
        var code: String
        repeat { code = book.newCode(using: &generator) } while taken.contains(code)
        return Person(code: code, school: named)
      }
    } else {
      people = FillInSheet.known(rows.filter { named == nil || $0.school == named })
    }
    hasSchools = people.contains { $0.school != nil }
    if people.isEmpty {
      throw Failure(
        "Nobody was measured yet, so no codes are known.", hint: "Say how many people there are: --people 30")
    }
  }

  private static func known(_ rows: [ParticipantRow]) -> [Person] {
    var places: [ParticipantRow.Person: Int] = [:]
    var people: [Person] = []
    for row in rows where !row.participant.isEmpty {
      if let place = places[row.person] {
        people[place].group = row.group ?? people[place].group
        people[place].subgroups.merge(row.subgroups) { $1 }
      } else {
        places[row.person] = people.count
        people.append(Person(code: row.participant, school: row.school, group: row.group, subgroups: row.subgroups))
      }
    }
    return people
  }

  private var occasions: [String] {
    measure.occasions.isEmpty ? ["before", "after"] : measure.occasions.map(\.id)
  }

  private var hasGroups: Bool { measure.controlGroup != nil || !measure.treatmentGroups.isEmpty }

  private var subgroups: [String] {
    if !measure.subgroupColumns.isEmpty { return measure.subgroupColumns }
    return measure.focusSubgroup == nil ? [] : ["subgroup"]
  }

  /// UTF-8 with a byte order mark and CRLF: Excel opens it right, and so does everything else.
  var bytes: [UInt8] {
    let header = ["participant"] + (hasSchools ? ["school"] : []) + (hasGroups ? ["group"] : []) + subgroups + occasions
    let rows = people.map { person in
      [person.code] + (hasSchools ? [person.school ?? ""] : []) + (hasGroups ? [person.group ?? ""] : [])
        + subgroups.map { person.subgroups[$0] ?? "" } + occasions.map { _ in "" }
    }
    let lines = ([header, help] + rows).map { $0.map(CSVTable.quoted).joined(separator: ",") + "\r\n" }
    return [0xEF, 0xBB, 0xBF] + Array(lines.joined().utf8)
  }

  /// The line of explanations: import passes over rows whose first cell begins with `# `.
  private var help: [String] {
    let groups = (measure.treatmentGroups + [measure.controlGroup].compactMap(\.self)).spokenOr
    let values = [measure.focusSubgroup, measure.referenceSubgroup].compactMap(\.self).spokenOr
    let cells = subgroups.map { _ in values.isEmpty ? "which pupil group" : values }
    return ["# Leave this line. A code a row, never a name."] + (hasSchools ? ["the school"] : [])
      + (hasGroups ? [groups] : []) + cells + occasions.map { _ in valueHelp }
  }

  private var valueHelp: String {
    switch measure.scale {
    case .binary: return "yes or no; empty if not measured"
    case .likert:
      guard let first = measure.likertLevels.first, let last = measure.likertLevels.last else {
        return "the number of the level; empty if not answered"
      }
      return "\(first) to \(last); empty if not answered"
    case .continuous, .series:
      let range = measure.scaleMin.flatMap { least in measure.scaleMax.map { "\(least) to \($0); " } } ?? "a number; "
      return range + "empty if not measured"
    }
  }
}
