import Model
import Records
import Testing

/// The law of the surgical editor for tables of figures.
@Suite struct `A figure that is recorded` {
  @Test(arguments: 0..<600)
  func `leaves every other cell and row as it was`(seed: Int) throws {
    var dice = Dice(seed)
    let before = try SourceText(path: "a.figures.csv", text: Self.table(&dice))
    let old = try CSVTable(before)
    let row = old.rows.isEmpty || dice.once(in: 3) ? nil : dice.roll(old.rows.count)
    // A row of nothing is no row, so that when it was measured is always given.
    let others = dice.shuffled(Figure.columns.filter { $0 != "occasion" }).prefix(dice.roll(4))
    let columns = dice.shuffled(["occasion"] + others)
    let values = columns.map { (column: $0, text: $0 == "occasion" ? "1, later" : dice.pick(Self.cells)) }
    let after = try old.putting(values, inPlaceOf: row.map { old.rows[$0] })
    let new = try CSVTable(after)
    let told: Comment = "seed \(seed), row \(String(describing: row)), \(values)\n\(before.text)\n=>\n\(after.text)"
    // What was given reads back.
    let changed = row ?? new.rows.count - 1
    for (column, text) in values {
      let cell = try #require(new.column(column), told)
      #expect(new.rows[changed][cell].text.utf8.elementsEqual(text.utf8), told)
    }
    // Every other cell is written as it was, and so is what stands around the cells.
    for (number, cells) in old.rows.enumerated() {
      for (column, field) in cells.enumerated() {
        if number == row, column < old.header.count, columns.contains(old.header[column].text.trimmingBlanks) {
          continue
        }
        #expect(after.string(new.rows[number][column].range) == before.string(field.range), told)
      }
      if number != row { #expect(new.rows[number].count == cells.count, told) }
    }
    #expect(Self.frame(of: before, old) == Self.frame(of: after, new, without: row == nil ? changed : nil), told)
    #expect(try new.putting(values, inPlaceOf: new.rows[changed]).bytes == after.bytes, told)
  }

  @Test func `is refused a new column beside cells that stand in none`() throws {
    let table = try CSVTable(SourceText(path: "a.csv", text: "occasion,n\nbefore,1,stray\n"))
    let error = #expect(throws: RecordError.self) {
      try table.putting([(column: "mean", text: "3")], inPlaceOf: table.rows[0])
    }
    #expect(error?.problem.code == "too_many_cells")
  }

  private static let cells = [
    "", "12", "a, b", "say \"so\"", "two\nlines", "Élan — شجرة", " padded ", "e\u{301}", "\r\nends", "👩🏽‍🏫", "'", ";",
  ]

  /// A table as spreadsheets and people leave it.
  private static func table(_ dice: inout Dice) -> String {
    let columns =
      ["occasion"] + dice.shuffled(Figure.columns.filter { $0 != "occasion" }).prefix(dice.roll(7)) + ["my own"]
    let end = dice.once(in: 3) ? "\r\n" : "\n"
    var lines = [columns.map { dice.pick([$0, $0, "\"\($0)\"", " \($0) "]) }.joined(separator: ",")]
    for _ in 0..<dice.roll(5) {
      if dice.once(in: 6) { lines.append(dice.pick(["", "  ", ",,"])) }
      let count = dice.once(in: 4) ? 1 + dice.roll(columns.count) : columns.count
      let cells = (0..<count).map { _ in
        dice.pick(["x", "\"q, \"\"r\"\"\"", "", " 3 ", "\"é\nf\"", "\"\"", "1.10", "漢"])
      }
      lines.append((["after"] + cells.dropFirst()).joined(separator: ","))
    }
    return (dice.once(in: 4) ? "\u{FEFF}" : "") + lines.joined(separator: end) + (dice.once(in: 3) ? "" : end)
  }

  /// What stands outside of cells, commas, and one line end: the byte order mark, blank lines, line ends.
  private static func frame(of source: SourceText, _ table: CSVTable, without row: Int? = nil) -> [[UInt8]] {
    var frame: [[UInt8]] = []
    var at = 0
    for (number, cells) in ([table.header] + table.rows).enumerated() {
      guard let first = cells.first, let last = cells.last else { continue }
      if number - 1 == row {
        // Of a row that was put below the others only its line end is new.
        let between = source.bytes[at..<first.range.lowerBound]
        let after = source.bytes[last.range.upperBound...]
        frame.append(Array(between + after).dropLast(source.lineEnd.count))
        return frame
      }
      frame.append(Array(source.bytes[at..<first.range.lowerBound]))
      at = last.range.upperBound
    }
    return frame + [Array(source.bytes[at...])]
  }
}
