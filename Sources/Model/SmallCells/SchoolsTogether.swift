/// The name of several schools that stand together in one row of a summary, as `Ash + Elm`, and the schools in it.
///
/// Nil is the rows that name no school. No school may have a name that reads as several, or as none: see ``isName(_:)``.
package enum SchoolsTogether {
  private static let joint = " + "
  /// What rows that name no school are told as.
  package static let none = "no school"

  /// One name for some schools; nil for the rows without a school alone.
  package static func name(of schools: [String?]) -> String? {
    schools.count == 1 ? schools[0] : schools.map { $0 ?? none }.sorted().joined(separator: joint)
  }

  /// The schools in a name; one that stands alone is itself, whatever it is called.
  package static func schools(in name: String?) -> [String?] {
    guard let name else { return [nil] }
    let parts = parts(of: name)
    return parts.count == 1 ? [name] : parts.map { $0 == none ? nil : $0 }
  }

  /// Whether a school of this name can be told apart from several together and from none.
  package static func isName(_ name: String) -> Bool {
    parts(of: name).count == 1 && !isNone(name)
  }

  /// Whether it is said that there is none.
  package static func isNone(_ name: String) -> Bool { SpokenName(name).key == SpokenName(none).key }

  private static func parts(of name: String) -> [String] {
    var parts: [String] = []
    var rest = name[...]
    while let mark = rest.indices.first(where: { rest[$0...].hasPrefix(joint) }) {
      parts.append(String(rest[..<mark]))
      rest = rest[rest.index(mark, offsetBy: joint.count)...]
    }
    return parts + [String(rest)]
  }
}

extension Summary.Key {
  /// The schools that a row counts: several where one alone was too small, nil where rows name none.
  package var schools: [String?] { SchoolsTogether.schools(in: school) }
}
