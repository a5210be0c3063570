/// Who saw what: a row a matter, a column a kind of witness; what is there is marked, what is not stands empty.
struct GridPicture: Hashable {
  struct Row: Hashable {
    let label: String
    /// What is there, in words, a cell a column; empty where nothing is.
    let cells: [String]
  }

  let columns: [String]
  let rows: [Row]
  /// What stands in no column, a sentence; empty where nothing does.
  var remark = ""

  var isDrawable: Bool { !columns.isEmpty && !rows.isEmpty && rows.allSatisfy { $0.cells.count == columns.count } }

  func layout(width: Double) -> ChartLayout {
    var plan = GridLayout(self, width: width)
    plan.addHeads()
    for row in rows { plan.add(row) }
    plan.addRemark()
    return plan.canvas.layout
  }
}

private struct GridLayout {
  let picture: GridPicture
  var canvas: ChartCanvas
  /// Where rows have their names: beside their cells, or above them where the picture is narrow.
  private let names: Double
  private let cell: Double

  init(_ picture: GridPicture, width: Double) {
    self.picture = picture
    canvas = ChartCanvas(width: width)
    names = width >= 600 ? width * 0.36 : 0
    cell = (width - names) / Double(picture.columns.count)
  }

  private func centre(_ column: Int) -> Double { names + (Double(column) + 0.5) * cell }

  mutating func addHeads() {
    let heads = picture.columns.enumerated().compactMap { index, words in
      ChartText(words, x: centre(index), y: 0, within: cell - 4, weight: .light, anchor: .middle)
    }
    let floor = heads.map(\.bottom).max() ?? 0
    for head in heads { canvas.write(head.moved(y: floor - head.height)) }
    canvas.y = floor + 3
    canvas.line(.axis, 1, canvas.y, canvas.width - 1, canvas.y)
  }

  mutating func add(_ row: GridPicture.Row) {
    canvas.y += 5
    let name = ChartText(row.label, x: 0, y: canvas.y, within: names > 0 ? names - 12 : canvas.width)
    canvas.write(name)
    let top = names > 0 ? canvas.y : (name?.bottom ?? canvas.y) + 2
    var floor = max(top, name?.bottom ?? top)
    for (index, words) in row.cells.enumerated() {
      canvas.dot(words.isEmpty ? .absent : .present, centre(index), top + 8)
      floor = max(floor, top + 16)
      let text = ChartText(
        words, x: centre(index), y: top + 17, within: cell - 4, anchor: .middle, mostLines: 3)
      canvas.write(text)
      floor = max(floor, text?.bottom ?? floor)
    }
    canvas.y = floor + 4
    canvas.line(.grid, 1, canvas.y, canvas.width - 1, canvas.y)
  }

  mutating func addRemark() {
    canvas.y += 4
    canvas.writeLine(picture.remark, weight: .light)
    canvas.y += 2
  }
}
