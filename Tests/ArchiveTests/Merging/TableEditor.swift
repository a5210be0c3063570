import TestSupport

/// Changes a table once: figures row by row, sums school by school.
struct TableEditor {
  private let end: String
  private var lines: [String]

  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    end = text.utf8.contains(13) ? "\r\n" : "\n"
    lines = text.split(separator: end.last ?? "\n").map(String.init)
  }

  private var bytes: [UInt8] { Array(lines.map { $0 + end }.joined().utf8) }

  func figures(_ dice: inout SplitMix) -> [UInt8] {
    var table = self
    guard lines.count > 1 else { return bytes }
    let index = 1 + dice.below(lines.count - 1)
    switch dice.below(6) {
    case 0: table.lines.remove(at: index)
    case 1: table.lines.swapAt(1, index)
    case 2 where !lines[0].contains("definition"): table = table.widened()
    case 3:
      let school = dice.pick(["Ash School", "Lime School", "Elm School"])
      let row = "later,\(school),\(20 + dice.below(3)),1\(dice.below(3)).5,"
      let cells = lines[0].split(separator: ",").count
      if !lines.contains(where: { $0.hasPrefix("later,\(school),") }) {
        table.lines.append(row + String(repeating: ",", count: cells - 5))
      }
    default:
      var cells = lines[index].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells[2 + dice.below(3)] = dice.pick(["7", "8", "9"])
      table.lines[index] = cells.joined(separator: ",")
    }
    return table.bytes
  }

  /// With one more column, as a spreadsheet adds it.
  private func widened() -> TableEditor {
    var table = self
    table.lines = lines.enumerated().map { $0.element + ($0.offset == 0 ? ",definition" : ",") }
    return table
  }

  /// Another import of a school, a new school, or one taken out.
  func summary(_ dice: inout SplitMix) -> [UInt8] {
    var table = self
    let school = dice.pick(["Elm School", "Oak School", "Ash School"])
    table.lines.removeAll { $0.hasPrefix(school + ",") }
    if !dice.once(in: 5) {
      let batch = dice.pick(["cccccccc", "dddddddd", "aaaaaaaa eeeeeeee"])
      let n = 12 + dice.below(3)
      for occasion in ["after", "before"].prefix(1 + dice.below(2)) {
        table.lines.append("\(school),,,,\(occasion),,\(batch),\(n),\(n * 10)")
      }
    }
    table.lines = lines.prefix(1) + table.lines.dropFirst().sorted()
    return table.bytes
  }
}
