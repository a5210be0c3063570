/// The results of one family, stratum by stratum, in the order in which they were added.
package struct Strata<Result: Tabulated>: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let stratum: Stratum
    package let result: Result
  }

  package private(set) var entries: [Entry] = []
  private var places: [Stratum: Int] = [:]

  init() {}

  /// The result of one stratum; nil when it has none of this family.
  package internal(set) subscript(_ stratum: Stratum) -> Result? {
    get { places[stratum].map { entries[$0].result } }
    set {
      guard let newValue else { return }
      if let place = places[stratum] {
        entries[place] = Entry(stratum: stratum, result: newValue)
      } else {
        places[stratum] = entries.count
        entries.append(Entry(stratum: stratum, result: newValue))
      }
    }
  }
}
