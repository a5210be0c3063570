package import Model

extension CodeBook {
  /// Whose code it is, whatever capitals it is written with.
  ///
  /// - Parameter school: nil for any; "no school" for lines that name none.
  func people(coded code: String, at school: String?) -> [NameBook.Person] {
    let code = ParticipantRow.Person.folded(SpokenName(code).text)
    return people.filter { ParticipantRow.Person.folded($0.code) == code && CodeBook.isThere($0, school) }
  }

  /// Who is called so: the whole name in either order, with or without middle names; or a forename or surname alone.
  package func people(called name: String, at school: String?) -> [NameBook.Person] {
    let asked = CodeBook.words(name)
    if asked.isEmpty { return [] }
    let there = people.filter { CodeBook.isThere($0, school) }
    let whole = there.filter { CodeBook.words($0.name).sorted() == asked.sorted() }
    return whole.isEmpty ? there.filter { Set(CodeBook.words($0.name)).isSuperset(of: asked) } : whole
  }

  private static func isThere(_ person: NameBook.Person, _ school: String?) -> Bool {
    guard let school else { return true }
    return SchoolsTogether.isNone(school)
      ? person.school.isEmpty : SpokenName(person.school).key == SpokenName(school).key
  }

  private static func words(_ name: String) -> [String] {
    name.folded.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "-" }.map(String.init)
  }
}
