/// The results of one family, stratum by stratum, in the order of the figures.
package struct Strata<Result: Tabulated>: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let stratum: Stratum
    package let result: Result
  }

  package private(set) var entries: [Entry] = []

  init() {}

  /// The result of one stratum; nil when it has none of this family.
  package internal(set) subscript(_ stratum: Stratum) -> Result? {
    get { entries.first { $0.stratum == stratum }?.result }
    set {
      entries.removeAll { $0.stratum == stratum }
      if let newValue { entries.append(Entry(stratum: stratum, result: newValue)) }
    }
  }
}
