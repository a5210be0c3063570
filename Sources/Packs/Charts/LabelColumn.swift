/// Labels below each other, each as near to its place as the others let it.
enum LabelColumn {
  /// A label that wants to stand about a place.
  struct Label {
    let centre: Double
    let height: Double
  }

  /// The tops of the labels, in their order: none lies on another, and all between `top` and `bottom` where they have room.
  static func tops(_ labels: [Label], from top: Double, to bottom: Double) -> [Double] {
    let order = labels.indices.sorted { (labels[$0].centre, $0) < (labels[$1].centre, $1) }
    var tops = settled(order.map { labels[$0] })
    var floor = top
    for index in tops.indices {
      tops[index] = max(tops[index], floor)
      floor = tops[index] + labels[order[index]].height
    }
    var ceiling = max(bottom, top + order.reduce(0) { $0 + labels[$1].height })
    for index in tops.indices.reversed() {
      tops[index] = min(tops[index], ceiling - labels[order[index]].height)
      ceiling = tops[index]
    }
    var placed = tops
    for (index, label) in order.enumerated() { placed[label] = tops[index] }
    return placed
  }

  /// Neighbours that would touch become a block about the middle of their places.
  private static func settled(_ labels: [Label]) -> [Double] {
    var blocks: [(count: Int, height: Double, top: Double)] = []
    for label in labels {
      blocks.append((1, label.height, label.centre - label.height / 2))
      while blocks.count > 1, let last = blocks.last {
        let before = blocks[blocks.count - 2]
        guard before.top + before.height > last.top else { break }
        let wanted = last.top - before.height
        let top = (before.top * Double(before.count) + wanted * Double(last.count)) / Double(before.count + last.count)
        blocks.removeLast(2)
        blocks.append((before.count + last.count, before.height + last.height, top))
      }
    }
    var tops: [Double] = []
    for block in blocks {
      var top = block.top
      for _ in 0..<block.count {
        tops.append(top)
        top += labels[tops.count - 1].height
      }
    }
    return tops
  }
}
