internal import Foundation
package import Model

/// Whose rows are others than those that the committed sums of a measure were made of, while they are too few to be told.
///
/// Kept beside the rows, `waiting/<alliance>/<enquiry>/<measure>.txt`, somebody a line: school and code, or that somebody was
/// forgotten. While anybody is in it, imports hold the sums back.
package struct WaitingPeople: Hashable, Sendable {
  private var lines: Set<String> = []

  package init() {}

  fileprivate init(_ bytes: [UInt8]) {
    lines = Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init))
  }

  package var count: Int { lines.count }
  package var isEmpty: Bool { lines.isEmpty }

  /// Whether somebody is among them who was forgotten: what they had must not be told by a difference, whoever wants it.
  var hasForgotten: Bool { lines.contains { $0.hasPrefix(WaitingPeople.forgotten) } }

  private static let forgotten = "forgotten "

  /// Adds whom some rows are about.
  package mutating func add(_ rows: [ParticipantRow]) { lines.formUnion(rows.map(WaitingPeople.line)) }

  /// Puts somebody who is forgotten in the place of their code.
  mutating func forget(_ rows: [ParticipantRow]) {
    lines.subtract(rows.map(WaitingPeople.line))
    lines.insert(WaitingPeople.forgotten + UUID().uuidString)
  }

  private static func line(_ row: ParticipantRow) -> String {
    [row.person.school ?? "", row.person.code].joined(separator: ",")
  }

  fileprivate var bytes: [UInt8] { Array(lines.sorted().map { $0 + "\n" }.joined().utf8) }
}

extension PrivateStore {
  private static func waiting(_ name: EnquiryName, _ measure: Slug) -> String {
    "waiting/\(name.alliance)/\(name.slug)/\(measure).txt"
  }

  package func waiting(of name: EnquiryName, _ measure: Slug) throws(ArchiveError) -> WaitingPeople {
    try bytes(PrivateStore.waiting(name, measure)).map(WaitingPeople.init) ?? WaitingPeople()
  }

  func write(_ waiting: WaitingPeople, of name: EnquiryName, _ measure: Slug) throws(ArchiveError) {
    let path = PrivateStore.waiting(name, measure)
    if waiting.isEmpty { try remove(path) } else { try write(waiting.bytes, to: path) }
  }
}
