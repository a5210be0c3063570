internal import Archive
internal import Model
internal import Records

/// The schools that rows may name: those of the enquiry and of its alliance, as they are spelt there.
struct Schools {
  private let place: RowPlace
  private let given: String?
  private let hasColumn: Bool

  init(_ place: RowPlace, given: String?, hasColumn: Bool) {
    self.place = place
    self.given = given
    self.hasColumn = hasColumn
  }

  /// Empty where neither lists any: then every name will do.
  private func listed() throws -> [String] {
    let enquiry = try place.snapshot.enquiry(place.name).value?.schools.map(\.name) ?? []
    let alliance = try place.snapshot.alliance(place.name.alliance).value
    return NewName.unique(enquiry + [alliance?.leadSchool].compactMap(\.self) + (alliance?.schools.map(\.name) ?? []))
  }

  /// The rows with their schools as the record spells them.
  ///
  /// - Throws: ``Failure`` for a school that is not listed.
  func named(_ rows: [ParticipantRow]) throws -> [ParticipantRow] {
    let listed = try listed()
    if let given {
      if hasColumn {
        throw Failure(
          "The file says itself which school each row is of.", hint: "Leave out --school \(Failure.quoted(given)).",
          code: .usage)
      }
      let school = try listedName(of: given, listed)
      return rows.map { $0.of(school) }
    }
    var names: [String: String] = [:]
    return try rows.map { row in
      guard let written = row.school else { return row }
      let name = try names[written] ?? listedName(of: written, listed)
      names[written] = name
      return row.of(name)
    }
  }

  /// As the record spells it; as it is where nothing is listed, or where it will be refused.
  func spelling(_ written: String) -> String {
    do { return try listedName(of: written, listed()) } catch { return written }
  }

  private func listedName(of written: String, _ listed: [String]) throws -> String {
    let spoken = SpokenName(written)
    guard SchoolsTogether.isName(spoken.text) else {
      throw Failure(
        "A school cannot be called “\(spoken.text)” here: in the sums it would read as several schools, or as none. "
          + "Nothing was written.",
        hint: "Write its name without “ + ”, as “Ash and Elm”; leave the cell empty where somebody is of no school.")
    }
    if listed.isEmpty { return spoken.text }
    if let name = listed.first(where: { SpokenName($0).key == spoken.key }) { return name }
    throw Failure(
      "\(place.name) lists no school “\(spoken.text)”. Nothing was written.",
      hint: Nearest.question(for: spoken.text, among: listed) ?? "It lists \(listed.spokenAnd).", code: .notFound)
  }
}

extension ParticipantRow {
  fileprivate func of(_ school: String) -> ParticipantRow {
    var row = self
    row.school = school
    return row
  }
}
