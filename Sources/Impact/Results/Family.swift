/// One family of results by its name in JSON, its strata by their keys, every result as its fields.
package struct Family: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let key: String
    package let fields: [Field]
  }

  package let name: String
  package let entries: [Entry]

  init(_ name: String, _ strata: Strata<some Tabulated>) {
    self.init(name: name, entries: strata.entries.map { Entry(key: $0.stratum.key, fields: $0.result.fields) })
  }

  /// Keys are made unique, since names that people choose can look alike: `yes`, `yes#2`.
  private init(name: String, entries: [Entry]) {
    var seen: [String: Int] = [:]
    self.name = name
    self.entries = entries.map { entry in
      let count = seen[entry.key, default: 0] + 1
      seen[entry.key] = count
      return count == 1 ? entry : Entry(key: "\(entry.key)#\(count)", fields: entry.fields)
    }
  }

  /// Two kinds of results under one name.
  static func + (one: Family, other: Family) -> Family {
    Family(name: one.name, entries: one.entries + other.entries)
  }
}
