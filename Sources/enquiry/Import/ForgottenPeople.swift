internal import Archive
internal import Model

/// Who of a file was forgotten: a file that is imported again must not undo it.
struct ForgottenPeople {
  private var names: ForgottenNames?
  /// Of each name met: the code under which its rows are read, to be left out.
  private var codes: [String: String?] = [:]

  init() {}

  /// - Parameter isAsked: false where the rows of all are kept.
  init(_ place: RowPlace, isAsked: Bool) throws {
    names = isAsked ? try place.store.forgottenNames(of: place.name.alliance) : nil
  }

  /// A code that stands in no code book; nil for somebody who was not forgotten, or has a code as another of the same name.
  mutating func code(
    insteadOf name: String, at school: String?, _ book: inout CodeBook,
    using generator: inout any RandomNumberGenerator
  ) -> String? {
    guard let names else { return nil }
    let key = "\(SpokenName(school ?? "").key)\n\(SpokenName(name).key)"
    if let known = codes[key] { return known }
    let isGone = names.holds(person: name) && !book.knows(name, at: school)
    let code = isGone ? book.newCode(using: &generator) : nil
    codes[key] = .some(code)
    return code
  }

  /// The rows of everybody else, and how many people are left out.
  func leavingOut(_ rows: [ParticipantRow]) -> (rows: [ParticipantRow], people: Int) {
    guard let names else { return (rows, 0) }
    let given = Set(codes.values.compactMap(\.self))
    var known: [String: Bool] = [:]
    func isGone(_ row: ParticipantRow) -> Bool {
      if let known = known[row.participant] { return known }
      let isGone = given.contains(row.participant) || names.holds(code: row.participant)
      known[row.participant] = isGone
      return isGone
    }
    let gone = rows.filter(isGone)
    if gone.isEmpty { return (rows, 0) }
    return (rows.filter { !isGone($0) }, Set(gone.map(\.person)).count)
  }
}

extension ImportSteps {
  /// The rows without those of people who were forgotten; how many those are is said, and not who.
  mutating func withoutForgotten(_ rows: [ParticipantRow]) -> [ParticipantRow] {
    let (others, people) = forgotten.leavingOut(rows)
    if people == 0 { return rows }
    notes.append(
      "\(people.counted("person", "people")) of this file \(people == 1 ? "was" : "were") forgotten; their rows are left out. "
        + "If they are others, or their rows may be kept: --forgotten-too")
    return others
  }
}
