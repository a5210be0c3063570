internal import Archive
internal import Model
internal import Records

/// People of a file who are stored already with the same codes and values, under another school or none.
struct SameClass {
  /// How many.
  let people: Int
  /// The school that they are stored under; nil for none.
  let school: String?

  /// So few prove nothing.
  private static let least = 3

  /// Nil where fewer than half of the people of the file are such.
  ///
  /// - Parameters:
  ///   - new: the rows of the file that are not stored.
  ///   - stored: as they hold now.
  init?(_ new: [ParticipantRow], with stored: [ParticipantRow]) {
    var known: [Key: [ParticipantRow]] = [:]
    for row in stored where !row.participant.isEmpty { known[Key(row), default: []].append(row) }
    var same: [String: Bool] = [:]
    var schools: [String?: Int] = [:]
    for row in new where row.value != nil && !row.participant.isEmpty {
      let twin = (known[Key(row)] ?? []).first { $0.person != row.person && $0.value?.reduced == row.value?.reduced }
      let code = ParticipantRow.Person.folded(row.participant)
      same[code] = (same[code] ?? true) && twin != nil
      if let twin { schools[twin.school, default: 0] += 1 }
    }
    let people = same.values.count { $0 }
    guard people >= Self.least, people * 2 >= same.count else { return nil }
    self.people = people
    school = schools.max { ($0.value, $1.key ?? "") < ($1.value, $0.key ?? "") }?.key ?? nil
  }

  /// One code at one point of measurement, of whatever school.
  private struct Key: Hashable {
    let code: String
    let occasion: String

    init(_ row: ParticipantRow) {
      code = ParticipantRow.Person.folded(row.participant)
      occasion = SpokenName(row.occasion).key
    }
  }

  /// - Parameter now: the school that the file is of.
  func sentence(now: String?) -> String {
    "\(people) codes of the file are stored already with the same values, \(SameClass.under(school)); here they would "
      + "be counted again \(SameClass.under(now))."
  }

  /// How the file is imported as what it was.
  var remedy: String {
    school.map { "give the school that they are stored under: --school \(Failure.quoted($0))" } ?? "leave out --school"
  }

  private static func under(_ school: String?) -> String { school.map { "under \($0)" } ?? "without a school" }
}

extension ImportSteps {
  /// Keeps one class from being counted twice.
  func refuseSameClass(_ comparison: RowComparison, _ stored: [ParticipantRow]) throws {
    guard !asked.areOthers, let same = SameClass(comparison.new, with: stored) else { return }
    let words = same.sentence(now: comparison.new.first?.school)
    guard let terminal = context.terminal, !asked.isDryRun else {
      throw Failure(
        words + " Nothing was written.",
        hint: "If it is the same class, \(same.remedy). If these are other pupils: --other-pupils")
    }
    context.talk(context.page.wrapped(words))
    if try terminal.agrees("Is this the same class? [Y/n] > ", say: context.talk) {
      throw Failure("Nothing was written.", hint: "To import the file as that class, \(same.remedy).")
    }
  }

  /// Which school a file is of that does not say so, where the enquiry has several.
  mutating func askSchool(_ source: RowFile) throws {
    guard asked.school == nil, source.mapping.school == nil, source.mapping.participant != nil else { return }
    let schools = try place.snapshot.enquiry(place.name).value?.schools.map(\.name) ?? []
    guard schools.count > 1 else { return }
    guard context.terminal != nil, !asked.isDryRun else {
      notes.append(
        "The file does not say which school it is of, and \(place.name) has several: \(schools.spokenAnd). The same "
          + "pupils with a school would be counted again. Say it with --school.")
      return
    }
    let none = Question.Choice(value: "none", label: "none of these, or not one school alone")
    let school = try context.choose(
      "Which school is this file of?", schools.map { .init(value: $0, label: $0) } + [none])
    asked.school = school == none.value ? nil : school
  }
}
