/// How many gave each answer of a scale, in bars that part at its middle: before and after, or group by group.
struct LevelsPicture: Hashable {
  struct Row: Hashable {
    /// As `before`, or `the target group, after`.
    let label: String
    /// How many gave each level, the lowest first.
    let counts: [Int]

    var people: Int { counts.reduce(0, +) }
  }

  /// The answers as numbers of the scale, the lowest first.
  let levels: [String]
  /// Which of them count as the top answers; neighbours at one end, or none.
  let isTop: [Bool]
  /// As `top answers`, `lowest answers`.
  let topWords: String
  let rows: [Row]
  /// As `teachers`.
  let people: String

  var isDrawable: Bool {
    levels.count > 1 && isTop.count == levels.count && !rows.isEmpty
      && rows.allSatisfy { $0.counts.count == levels.count && $0.people > 0 && $0.counts.allSatisfy { $0 >= 0 } }
  }

  func layout(width: Double) -> ChartLayout {
    var plan = LevelsLayout(self, width: width)
    plan.addScale()
    for row in rows { plan.add(row) }
    plan.canvas.y += 2
    return plan.canvas.layout
  }

  /// The top answers of a row.
  func top(of row: Row) -> Int { zip(row.counts, isTop).reduce(0) { $0 + ($1.1 ? $1.0 : 0) } }

  /// Where the levels part: all of those before it, and half of the middle one where there is one.
  fileprivate func share(belowMiddleOf row: Row) -> Double {
    let half = levels.count / 2
    let below = row.counts.prefix(half).reduce(0, +)
    let middle = levels.count % 2 == 1 ? Double(row.counts[half]) / 2 : 0
    return (Double(below) + middle) / Double(row.people)
  }

  fileprivate func fill(_ level: Int) -> ChartFill {
    let half = levels.count / 2
    let isOdd = levels.count % 2 == 1
    if isOdd && level == half { return .middle }
    let steps = level < half ? half - level : level - half + (isOdd ? 0 : 1)
    let share = Double(steps) / Double(half)
    let shade: ChartShade = share > 0.7 ? .full : share > 0.4 ? .medium : .light
    // Where lower is better, the top answers stand first.
    let isTopFirst = isTop.first == true
    return (level < half) == isTopFirst ? .towardsTop(shade) : .awayFromTop(shade)
  }
}

private struct LevelsLayout {
  let picture: LevelsPicture
  var canvas: ChartCanvas
  /// Where the middle of the scale stands, and how long all people of a row are.
  private let middle: Double
  private let length: Double

  private static let bar = 24.0

  init(_ picture: LevelsPicture, width: Double) {
    self.picture = picture
    canvas = ChartCanvas(width: width)
    let left = picture.rows.map { picture.share(belowMiddleOf: $0) }.max() ?? 0
    let right = picture.rows.map { 1 - picture.share(belowMiddleOf: $0) }.max() ?? 1
    length = (width - 2) / max(left + right, 0.1)
    middle = 1 + left * length
  }

  // MARK: - The scale

  /// The answers in their shades, with a bracket over those that are counted together.
  mutating func addScale() {
    let count = Double(picture.levels.count)
    let cell = min(44, (canvas.width * 0.6) / count)
    let left = max(0, min(canvas.width - cell * count, middle - cell * count / 2))
    addTopWords(cell: cell, left: left)
    let (top, height) = (canvas.y, 20.0)
    for (index, level) in picture.levels.enumerated() {
      let box = ChartBox(x: left + Double(index) * cell, y: top, width: cell, height: height)
      canvas.draw(.box(box, picture.fill(index)))
      write(level, in: box, over: picture.fill(index))
    }
    let ends = ChartText("lowest", x: left - 6, y: top + 1.5, within: max(0, left - 6), weight: .light, anchor: .end)
    let right = left + cell * count
    let high = ChartText("highest answer", x: right + 6, y: top + 1.5, within: canvas.width - right - 6, weight: .light)
    if let ends, let high, ends.lines.count == 1, high.lines.count == 1 {
      canvas.write(ends)
      canvas.write(high)
      canvas.y = top + height + 6
    } else {
      canvas.y = top + height + 2
      canvas.writeLine("from the lowest to the highest answer", weight: .light)
      canvas.y += 4
    }
  }

  private mutating func addTopWords(cell: Double, left: Double) {
    guard let first = picture.isTop.firstIndex(of: true), let last = picture.isTop.lastIndex(of: true) else { return }
    let (start, end) = (left + Double(first) * cell + 2, left + Double(last + 1) * cell - 2)
    guard let text = canvas.label(picture.topWords, about: (start + end) / 2, y: canvas.y) else { return }
    canvas.write(text)
    addBracket(from: start, to: end, y: text.bottom + 1)
    canvas.y = text.bottom + 6
  }

  private mutating func addBracket(from start: Double, to end: Double, y: Double) {
    canvas.draw(
      .line([(start, y + 4), (start, y), (end, y), (end, y + 4)].map { ChartPoint(x: $0.0, y: $0.1) }, .bracket))
  }

  // MARK: - A bar

  mutating func add(_ row: LevelsPicture.Row) {
    canvas.y += 6
    let top = picture.top(of: row)
    let counted = picture.isTop.contains(true) ? "\(top) of \(row.people)" : "\(row.people) \(picture.people)"
    canvas.writeEnds(row.label, counted, weights: (.usual, .strong))
    let boxes = boxes(row)
    addOutside(row, boxes)
    addTopBracket(row, boxes)
    for (index, box) in boxes.enumerated() where row.counts[index] > 0 {
      let box = ChartBox(x: box.x, y: canvas.y, width: box.width, height: LevelsLayout.bar)
      canvas.draw(.box(box, picture.fill(index)))
      if fits(row.counts[index], box) { write("\(row.counts[index])", in: box, over: picture.fill(index)) }
    }
    // Upon a middle answer the line would cross its number.
    if picture.levels.count % 2 == 0 {
      canvas.line(.zero, middle, canvas.y - 2, middle, canvas.y + LevelsLayout.bar + 2)
    }
    canvas.y += LevelsLayout.bar + 4
  }

  private func boxes(_ row: LevelsPicture.Row) -> [ChartBox] {
    var x = middle - picture.share(belowMiddleOf: row) * length
    return row.counts.map { count in
      let width = Double(count) / Double(row.people) * length
      defer { x += width }
      return ChartBox(x: x, y: 0, width: width, height: LevelsLayout.bar)
    }
  }

  private func fits(_ count: Int, _ box: ChartBox) -> Bool {
    ChartText.width(of: "\(count)", weight: .strong) + 6 <= box.width
  }

  /// Counts of parts too narrow for them stand above, side by side; with their answers, where even that is too narrow.
  private mutating func addOutside(_ row: LevelsPicture.Row, _ boxes: [ChartBox]) {
    var floor = 0.0
    var texts: [ChartText] = []
    for (index, box) in boxes.enumerated() where row.counts[index] > 0 && !fits(row.counts[index], box) {
      let centre = box.x + box.width / 2
      guard let text = canvas.label("\(row.counts[index])", about: centre, y: canvas.y) else { continue }
      let x = max(text.x, floor + text.width / 2)
      texts.append(text.moved(x: x, y: canvas.y))
      floor = x + text.width / 2 + 6
    }
    guard let last = texts.last else { return }
    let shift = max(0, last.right - canvas.width)
    if let first = texts.first, first.left < shift {
      let narrow = row.counts.indices.filter { row.counts[$0] > 0 && !fits(row.counts[$0], boxes[$0]) }
      return canvas.writeLine(narrow.map { "\(picture.levels[$0]): \(row.counts[$0])" }.joined(separator: ", "))
    }
    for text in texts { canvas.write(text.moved(x: text.x - shift, y: text.y)) }
    canvas.y = last.bottom
  }

  private mutating func addTopBracket(_ row: LevelsPicture.Row, _ boxes: [ChartBox]) {
    let tops = zip(boxes, zip(picture.isTop, row.counts)).filter { $0.1.0 && $0.1.1 > 0 }.map(\.0)
    guard let first = tops.first, let last = tops.last else { return }
    addBracket(from: first.x + 1, to: last.right - 1, y: canvas.y)
    canvas.y += 6
  }

  /// A number in the middle of an area, in white upon a dark one.
  private mutating func write(_ words: String, in box: ChartBox, over fill: ChartFill) {
    let isDark = fill == .towardsTop(.full)
    guard
      let text = ChartText(
        words, x: box.x + box.width / 2, y: box.y + (box.height - ChartText.lineHeight) / 2, within: box.width + 1,
        weight: isDark ? .inverse : .usual, anchor: .middle, mostLines: 1)
    else { return }
    canvas.write(text)
  }
}
