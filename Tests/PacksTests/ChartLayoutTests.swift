import Model
import TestSupport
import Testing

@testable import Packs

/// Where things stand in every kind of picture, whatever the labels and the values are.
struct ChartLayoutTests {
  private static let kinds: [OddPictures.Kind] = OddPictures.Kind.allCases

  private static func layouts(_ kind: OddPictures.Kind) -> [(round: Int, layout: ChartLayout)] {
    (0..<OddPictures.rounds).flatMap { round in
      let picture = OddPictures.picture(kind, round: round)
      return [Chart.Width.half, .full].map { (round, picture.layout(width: $0.units)) }
    }
  }

  @Test(arguments: kinds) func `puts no text on another and none outside`(_ kind: OddPictures.Kind) {
    for (round, layout) in ChartLayoutTests.layouts(kind) {
      let outside = layout.texts.filter {
        !layout.holds(ChartBox(x: $0.left, y: $0.y, width: $0.width, height: $0.height))
      }
      #expect(outside == [], "round \(round)")
      let touching = layout.texts.indices.filter { index in
        layout.texts[(index + 1)...].contains { $0.isOn(layout.texts[index]) }
      }
      #expect(touching.map { layout.texts[$0] } == [], "round \(round)")
    }
  }

  @Test(arguments: kinds) func `draws every mark inside, and no dot on a word`(_ kind: OddPictures.Kind) {
    for (round, layout) in ChartLayoutTests.layouts(kind) {
      let outside = layout.marks.filter { !layout.holds($0.extent) }
      #expect(outside == [], "round \(round), \(layout.width) × \(layout.height)")
      let upon = layout.marks.filter { mark in
        if case .dot = mark { layout.texts.contains { $0.overlaps(mark.extent) } } else { false }
      }
      #expect(upon == [], "round \(round)")
    }
  }

  @Test(arguments: kinds) func `crosses no word with a line that means something`(_ kind: OddPictures.Kind) {
    for (round, layout) in ChartLayoutTests.layouts(kind) {
      let crossed = layout.texts.filter { text in
        layout.marks.contains { mark in
          guard case .line(let points, let stroke) = mark, stroke != .grid, stroke != .leader else { return false }
          return zip(points, points.dropFirst()).contains { text.isCrossed($0, $1) }
        }
      }
      #expect(crossed == [], "round \(round)")
    }
  }

  @Test func `prints text of nine points and more, on half a page and on a whole one`() {
    for (width, millimetres) in [(Chart.Width.half, 88.0), (.full, 180)] {
      let points = ChartText.size * millimetres / 25.4 * 72 / width.units
      #expect(points >= 9)
    }
  }

  @Test(arguments: kinds) func `is the same each time, of numbers and escaped text only`(_ kind: OddPictures.Kind) {
    for round in 0..<20 {
      let picture = OddPictures.picture(kind, round: round)
      let layouts = (0..<2).map { _ in picture.layout(width: 360) }
      #expect(layouts[0] == layouts[1])
      let svg = ChartDrawing(layout: layouts[0], title: "<b>", description: "&", id: "\"c").svg
      let check = PageCheck(svg)
      #expect(check.faults == [] && !svg.contains("nan") && !svg.contains("inf"))
      #expect(check.tags.allSatisfy { ChartLayoutTests.elements.contains($0.name) })
    }
  }

  private static let elements: Set<String> = ["svg", "title", "desc", "text", "tspan", "path", "rect", "circle"]

  @Test func `moves labels only as far as they need`() {
    typealias Label = LabelColumn.Label
    let alone = LabelColumn.tops([Label(centre: 50, height: 10)], from: 0, to: 100)
    #expect(alone == [45])
    let pair = LabelColumn.tops([Label(centre: 52, height: 10), Label(centre: 50, height: 10)], from: 0, to: 100)
    #expect(pair == [51, 41])
    let edge = LabelColumn.tops([Label(centre: 0, height: 10), Label(centre: 1, height: 10)], from: 0, to: 100)
    #expect(edge == [0, 10])
  }
}

extension ChartLayout {
  fileprivate func holds(_ box: ChartBox) -> Bool {
    let slack = 0.01
    return box.width >= 0 && box.height >= 0 && box.x >= -slack && box.right <= width + slack && box.y >= -slack
      && box.bottom <= height + slack
  }
}

extension ChartText {
  /// Whether it lies on another by more than rounding.
  fileprivate func isOn(_ other: ChartText) -> Bool {
    let slack = 0.01
    return left + slack < other.right && other.left + slack < right && y + slack < other.bottom
      && other.y + slack < bottom
  }

  /// Whether a line goes through its letters: the room above and below them is not theirs.
  fileprivate func isCrossed(_ from: ChartPoint, _ to: ChartPoint) -> Bool {
    let box = ChartBox(x: left + 1, y: y + 3, width: max(0, width - 2), height: max(0, height - 6))
    guard min(from.x, to.x) < box.right, max(from.x, to.x) > box.x, min(from.y, to.y) < box.bottom,
      max(from.y, to.y) > box.y
    else { return false }
    for step in 0...40 {
      let share = Double(step) / 40
      let (x, y) = (from.x + share * (to.x - from.x), from.y + share * (to.y - from.y))
      if x > box.x, x < box.right, y > box.y, y < box.bottom { return true }
    }
    return false
  }
}
