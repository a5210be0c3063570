import Model
import Records

/// A made file of figures that can be edited as people and spreadsheets do.
struct MadeFigures {
  struct Line: Hashable {
    /// As they are written, by column; a row may be too short.
    var cells: [String: String]
    var width: Int
    /// Blank lines above.
    var lead: [String] = []
  }

  var columns: [String]
  /// How the names of columns are written, where not plainly.
  var headings: [String: String] = [:]
  var lines: [Line] = []
  var hasMark = false
  var lineEnd = "\n"
  var isEnded = true

  init(_ dice: inout Dice) {
    columns = ["occasion"] + dice.shuffled(["school", "n", "mean", "note"]).prefix(2 + dice.roll(3))
    hasMark = dice.once(in: 5)
    lineEnd = dice.once(in: 4) ? "\r\n" : "\n"
    isEnded = !dice.once(in: 5)
    for _ in 0..<dice.roll(6) { addLine(&dice) }
  }

  private static let occasions = ["before", "after", "later", "\"1, again\""]
  private static let schools = ["", "Ash School", "\"Elm School\"", " Élan "]
  private static let texts = ["", "x", "\"a, \"\"b\"\"\"", "\"two\nlines\"", "mean=3", "08", "1.10"]
  private static let numbers = ["", "31.4", "31.40", "\"31.4\"", "7", " 7", "-0.5", "12%"]

  private static func cell(_ column: String, _ dice: inout Dice) -> String {
    switch column {
    case "occasion": dice.pick(occasions)
    case "school": dice.pick(schools)
    case "n", "mean", "sd", "count": dice.pick(numbers)
    default: dice.pick(texts)
    }
  }

  private mutating func addLine(_ dice: inout Dice) {
    var line = Line(cells: [:], width: dice.once(in: 4) ? 1 + dice.roll(columns.count) : columns.count)
    for column in columns.prefix(line.width) { line.cells[column] = Self.cell(column, &dice) }
    if dice.once(in: 6) { line.lead = [dice.pick(["", "  ", ","])] }
    lines.insert(line, at: dice.roll(lines.count + 1))
  }

  /// Somebody works on it.
  func edited(_ dice: inout Dice, _ times: Int) -> MadeFigures {
    var made = self
    for _ in 0..<times { made.edit(&dice) }
    return made
  }

  private mutating func edit(_ dice: inout Dice) {
    switch dice.roll(lines.isEmpty ? 5 : 16) {
    case 0, 1: addLine(&dice)
    case 2: editFrame(&dice)
    case 3: addColumn(&dice)
    case 4: editColumns(&dice)
    case 5: lines.remove(at: dice.roll(lines.count))
    case 6: lines.swapAt(dice.roll(lines.count), dice.roll(lines.count))
    case 7: lines[dice.roll(lines.count)].lead = dice.pick([[], [""], ["", " "]])
    default:
      let row = dice.roll(lines.count)
      let column = dice.once(in: 5) ? "occasion" : dice.pick(columns)
      // A cell of a row that is too short stands where it can be told which one it is.
      guard let place = columns.firstIndex(of: column), place < lines[row].width else { return }
      lines[row].cells[column] = Self.cell(column, &dice)
    }
  }

  private mutating func editFrame(_ dice: inout Dice) {
    switch dice.roll(4) {
    case 0: hasMark.toggle()
    case 1: lineEnd = lineEnd == "\n" ? "\r\n" : "\n"
    case 2: isEnded.toggle()
    default: headings[dice.pick(columns)] = dice.pick(["\"#\"", " # ", "#"])
    }
  }

  private mutating func addColumn(_ dice: inout Dice) {
    let new = dice.pick(["sd", "my own", "count", "note"])
    if columns.contains(new) { return }
    let place = dice.once(in: 3) ? dice.roll(columns.count + 1) : columns.count
    columns.insert(new, at: place)
    for index in lines.indices where place < lines[index].width || place == columns.count - 1 {
      let isFull = lines[index].width == columns.count - 1
      guard place < lines[index].width || (isFull && dice.once(in: 2)) else { continue }
      lines[index].width += 1
      lines[index].cells[new] = dice.once(in: 2) ? Self.cell(new, &dice) : ""
    }
  }

  private mutating func editColumns(_ dice: inout Dice) {
    let (one, other) = (dice.roll(columns.count), dice.roll(columns.count))
    if dice.once(in: 2), columns[one] != "occasion" {
      let name = columns.remove(at: one)
      for index in lines.indices where lines[index].cells.removeValue(forKey: name) != nil { lines[index].width -= 1 }
      lines.removeAll { $0.width == 0 }
      headings[name] = nil
    } else {
      columns.swapAt(one, other)
      for index in lines.indices { lines[index].width = columns.count }
    }
  }

  var source: SourceText {
    get throws {
      var all = [columns.map { name in (headings[name] ?? "#").replacing("#", with: name) }.joined(separator: ",")]
      for line in lines {
        all += line.lead
        all.append(columns.prefix(line.width).map { line.cells[$0] ?? "" }.joined(separator: ","))
      }
      let text = all.joined(separator: lineEnd) + (isEnded ? lineEnd : "")
      return try SourceText(path: "m.figures.csv", text: (hasMark ? "\u{FEFF}" : "") + text)
    }
  }
}
