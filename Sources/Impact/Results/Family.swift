/// One family of results by its name in JSON, its strata by their keys: every result as its fields, or as missing.
package struct Family: Hashable, Sendable {
  package let name: String
  /// One a stratum: nested fields, or missing as a whole where it was asked for and cannot be computed.
  package let entries: [Field]

  /// `absences` are written behind the results; those of other families are left out.
  init(_ name: String, _ strata: Strata<some Tabulated>, _ absences: [Results.Absence]) {
    self.init(
      name: name,
      entries: strata.entries.map { Field($0.stratum.key, .nested($0.result.fields)) }
        + absences.filter { $0.family == name }.map { Field($0.stratum.key, .missing($0.reason)) })
  }

  /// Keys are made unique, since names that people choose can look alike: `yes`, `yes#2`.
  private init(name: String, entries: [Field]) {
    var seen: [String: Int] = [:]
    self.name = name
    self.entries = entries.map { entry in
      let count = seen[entry.key, default: 0] + 1
      seen[entry.key] = count
      return count == 1 ? entry : Field("\(entry.key)#\(count)", entry.value)
    }
  }

  /// Two kinds of results under one name.
  static func + (one: Family, other: Family) -> Family {
    Family(name: one.name, entries: one.entries + other.entries)
  }
}
