/// Puts the headings that people wrote inside a record below the heading they stand under, without a gap.
struct Outline {
  /// The level of the outermost heading of the text.
  let base: Int
  private var open: [Int] = []

  init(base: Int) { self.base = base }

  /// The level for the next heading, which its author gave `written`: at most one deeper than the last, 6 at most.
  mutating func level(for written: Int) -> Int {
    open.removeAll { $0 >= written }
    let level = min(6, base + open.count)
    open.append(written)
    return level
  }
}
