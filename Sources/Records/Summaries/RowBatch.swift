package import Model

/// The rows of one import, as a file of the private store keeps them: `0001-7k3m9q2x.csv`.
///
/// Columns: `participant,school,group`, one for each column of pupil groups, `occasion,value,definition`.
package struct RowBatch: Hashable, Sendable {
  package var rows: [ParticipantRow]
  /// The definition that held when the rows came; nil while it was never changed.
  package var definition: String?

  package init(rows: [ParticipantRow], definition: String?) {
    self.rows = rows
    self.definition = definition
  }

  private static let first = ["participant", "school", "group"]
  private static let last = ["occasion", "value", "definition"]

  /// The file, as it is written once and never changed.
  package var bytes: [UInt8] {
    let columns = Set(rows.flatMap(\.subgroups.keys)).sorted()
    var bytes = RowBatch.line(RowBatch.first + columns + RowBatch.last)
    for row in rows {
      let people = [row.participant, row.school ?? "", row.group ?? ""]
      let value = [row.occasion, row.value?.description ?? "", definition ?? ""]
      bytes += RowBatch.line(people + columns.map { row.subgroups[$0] ?? "" } + value)
    }
    return bytes
  }

  private static func line(_ cells: [String]) -> [UInt8] {
    Array((cells.map(CSVTable.quoted).joined(separator: ",") + "\n").utf8)
  }

  /// - Throws: ``RecordError`` for a file that is not as it was written, with the place: nothing of it is used.
  package init(path: String, bytes: [UInt8]) throws(RecordError) {
    var lines = BatchLines(path: path, bytes: bytes)
    let header = try lines.next() ?? []
    let columns = header.dropFirst(RowBatch.first.count).dropLast(RowBatch.last.count)
    guard header == RowBatch.first + columns + RowBatch.last else {
      throw lines.refused("The first line does not name the columns of a file of rows.")
    }
    rows = []
    while let cells = try lines.next() {
      guard cells.count == header.count else {
        throw lines.refused("This row has \(cells.count) cells, and the first line \(header.count).")
      }
      let (occasion, value, name) = (cells[cells.count - 3], cells[cells.count - 2], cells[cells.count - 1])
      let number = ExactNumber(value)
      if occasion.isEmpty { throw lines.refused("This row does not say when it was measured.") }
      if number == nil, !value.isEmpty { throw lines.refused("The value of this row is no number.") }
      if !rows.isEmpty, name != definition ?? "" { throw lines.refused("The rows are of two definitions.") }
      definition = name.isEmpty ? nil : name
      let subgroups = zip(columns, cells.dropFirst(RowBatch.first.count)).filter { !$0.1.isEmpty }
      rows.append(
        ParticipantRow(
          participant: cells[0], school: cells[1].isEmpty ? nil : cells[1], group: cells[2].isEmpty ? nil : cells[2],
          subgroups: Dictionary(subgroups) { first, _ in first }, occasion: occasion, value: number, line: lines.line))
    }
  }
}

/// The lines of a file that the program itself wrote, cut into cells.
private struct BatchLines {
  let path: String
  let bytes: [UInt8]
  private var at = 0
  /// Of the line read last, from 1.
  private(set) var line = 0
  private var following = 1

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Nil after the last line.
  mutating func next() throws(RecordError) -> [String]? {
    line = following
    guard at < bytes.count else { return nil }
    var cells: [String] = []
    while true {
      cells.append(try cell())
      let isComma = at < bytes.count && bytes[at] == UInt8(ascii: ",")
      at += 1
      if !isComma { break }
    }
    following += 1
    return cells
  }

  private mutating func cell() throws(RecordError) -> String {
    let begin = at
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
      while at < bytes.count, bytes[at] != UInt8(ascii: ","), bytes[at] != UInt8(ascii: "\n") { at += 1 }
      // A spreadsheet that saved the file anew ends its lines like this.
      let end = at < bytes.count && at > begin && bytes[at - 1] == UInt8(ascii: "\r") ? at - 1 : at
      return try text(Array(bytes[begin..<end]))
    }
    var content: [UInt8] = []
    at += 1
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\n") { following += 1 }
      if bytes[at] == UInt8(ascii: "\"") {
        at += 1
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return try text(content) }
      }
      content.append(bytes[at])
      at += 1
    }
    throw refused("A quotation mark opens in this row and is never closed.")
  }

  private func text(_ bytes: [UInt8]) throws(RecordError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw refused("A cell of this row is no text in UTF-8.")
    }
    return text
  }

  /// Without an excerpt: a row may tell of somebody what nobody else may read.
  func refused(_ message: String) -> RecordError {
    RecordError(
      problem: Problem(
        .error, "batch_spoiled", at: Place(path: path, line: line), message,
        remedy:
          "The program writes this file once and never changes it. Put back the copy from your backup; without one, "
          + "take the file away and import the rows again."))
  }
}
