import Model
import TestSupport

@testable import Packs

/// Somebody who keeps every pack, knows who stands in which group, and has all sums that a pack shows: what can be added up and taken
/// away of them. It knows no rule by which packs leave anything out.
struct PackReader {
  let people: MadePeople
  let occasion: String
  private(set) var known: Set<[Bool]> = []

  init(of people: MadePeople, at occasion: String) {
    self.people = people
    self.occasion = occasion
  }

  /// - Parameter isThere: who was there when the pack was made.
  mutating func read(_ shown: SmallGroups, isThere: (MadePeople.Person) -> Bool = { _ in true }) {
    for figure in shown.shown where figure.occasion == occasion && (figure.mean != nil || figure.count != nil) {
      known.insert(people.people.map { isThere($0) && figure.isAbout($0) && $0.values[occasion] != nil })
    }
    switch shown.summary?.rows {
    case .sums(let rows)?:
      for (key, own) in byPeople(rows, \.key) {
        note(key, own.map(\.key), isThere, isStartKnown: own.allSatisfy { $0.sumFromAll != nil }) {
          own.allSatisfy { $0.sumToAll != nil }
        }
      }
    case .moves(let rows)?:
      for (key, own) in byPeople(rows, \.key) {
        note(key, own.map(\.key), isThere, isStartKnown: own.allSatisfy { $0.from != .withheld }) {
          own.allSatisfy { $0.to != .withheld }
        }
      }
    case .points(let rows)?:
      for (key, own) in byPeople(rows, \.key) { note(key, own.map(\.key), isThere, isStartKnown: true) { false } }
    case nil: break
    }
  }

  private func byPeople<Row>(_ rows: [Row], _ key: (Row) -> Summary.Key) -> [Summary.Key: [Row]] {
    Dictionary(grouping: rows) { row in
      var key = key(row)
      key.school = nil
      return key
    }
  }

  /// Everybody at the occasion where that is told, and those measured both times.
  private mutating func note(
    _ key: Summary.Key, _ keys: [Summary.Key], _ isThere: (MadePeople.Person) -> Bool, isStartKnown: Bool,
    isEndKnown: () -> Bool
  ) {
    let members = Set(Set(keys).flatMap { people.members(of: $0) })
    func note(_ isKnown: (Int) -> Bool) {
      known.insert(people.people.indices.map { members.contains($0) && isKnown($0) && isThere(people.people[$0]) })
    }
    guard key.from == occasion || key.to == occasion else { return }
    if key.from == occasion && isStartKnown || key.to == occasion && isEndKnown() {
      note { people.hasValue($0, occasion) }
    }
    if key.to != nil { note { people.hasValue($0, key.from) && people.hasValue($0, key.to) } }
  }

  /// People, fewer than that, whose sum can be had; nil where there are none.
  func few(under least: Int) -> [Int]? { SumsAttack(known: known, least: least).few() }
}
