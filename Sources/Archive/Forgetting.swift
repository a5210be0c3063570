internal import Foundation
internal import Model
internal import Records

/// Somebody who is to be forgotten: a code in all its spellings, at one school.
struct Forgetting {
  /// One measure's part of it.
  struct Part {
    let measure: Slug
    let former: StoredRows
    let kept: StoredRows
    /// The rows that go.
    let gone: [ParticipantRow]
    /// Who is not in the sums when it is done.
    var waiting: WaitingPeople
  }

  private let code: String
  /// Nil where the code stands at one school alone; else the school, inner nil for rows that name none.
  private let school: String??

  /// - Parameter rows: all of the enquiry.
  init(_ written: String, at school: String?, in rows: [ParticipantRow]) throws(ArchiveError) {
    code = ParticipantRow.Person.folded(SpokenName(written).text)
    let code = code
    var names: [String?: String?] = [:]
    for row in rows where row.person.code == code { names[row.person.school] = .some(row.school) }
    if let school {
      self.school = .some(SchoolsTogether.isNone(school) ? nil : SpokenName(school).key)
      return
    }
    self.school = nil
    if names.count > 1 {
      let schools = names.values.map { $0 ?? SchoolsTogether.none }.sorted()
      throw .severalSchools(participant: written, schools: schools)
    }
  }

  func isMeant(_ row: ParticipantRow) -> Bool {
    row.person.code == code && (school.map { $0 == row.person.school } ?? true)
  }

  /// Nil where they have no row.
  func part(
    of former: StoredRows, of name: EnquiryName, _ measure: Slug, in store: PrivateStore
  ) throws -> Part? {
    let gone = former.imports.flatMap(\.contents.rows).filter(isMeant)
    if gone.isEmpty { return nil }
    let kept = former.imports.map { one in
      var contents = one.contents
      contents.rows.removeAll(where: isMeant)
      return StoredRows.Import(batch: one.batch, contents: contents)
    }
    var waiting = try store.waiting(of: name, measure)
    waiting.forget(gone)
    return Part(measure: measure, former: former, kept: StoredRows(kept), gone: gone, waiting: waiting)
  }
}

extension Forgetting.Part {
  /// Of all definitions by which they were measured.
  func update(in snapshot: Snapshot, of name: EnquiryName, _ measure: Measure) -> SummaryUpdate {
    let definitions = zip(former.imports, kept.imports).filter { $0.contents != $1.contents }.map(
      \.0.contents.definition)
    return SummaryUpdate(
      in: snapshot, of: name, measure, definitions: former.definitions.filter(definitions.contains), from: former,
      to: kept, holdsBack: true, changed: waiting.count)
  }

  func remove(from store: PrivateStore, of name: EnquiryName) throws {
    for (before, after) in zip(former.imports, kept.imports) where before.contents != after.contents {
      if after.contents.rows.isEmpty {
        try store.remove(after.batch)
      } else {
        try store.replace(after.batch, with: after.contents)
      }
    }
    try store.write(waiting, of: name, measure)
  }
}

extension StoredRows {
  /// By which the rows were taken, each once.
  var definitions: [String?] { imports.map(\.contents.definition).unique }
}

extension PrivateStore {
  /// The measures of an enquiry that rows are kept of, whether the record still has them or not.
  func measures(of name: EnquiryName) throws(ArchiveError) -> [Slug] {
    try names(in: "rows/\(name.alliance)/\(name.slug)").compactMap { Slug($0) }
  }
}

extension CodeBook {
  /// Takes somebody's line out, whatever capitals their code is written with.
  ///
  /// - Returns: whether there was one.
  mutating func forget(_ code: String, at school: String?) -> Bool {
    let code = ParticipantRow.Person.folded(SpokenName(code).text)
    return removeAll { line in
      let isThere = school.map { SchoolsTogether.isNone($0) ? line.school.isEmpty : SpokenName($0).key == line.school }
      return ParticipantRow.Person.folded(line.code) == code && (isThere ?? true)
    } > 0
  }

  /// Takes out whose codes are not wanted any more.
  ///
  /// - Parameter codes: in the spelling of ``ParticipantRow/Person``.
  /// - Returns: how many went.
  mutating func keep(_ codes: Set<String>) -> Int {
    removeAll { !codes.contains(ParticipantRow.Person.folded($0.code)) }
  }
}
