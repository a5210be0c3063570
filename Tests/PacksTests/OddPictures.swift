import Model
import TestSupport

@testable import Packs

/// Pictures of every kind from labels and values as nobody expects them, the same for the same round.
enum OddPictures {
  enum Kind: CaseIterable { case changes, shares, slopes, dumbbells, levels, run, timeline, grid }

  static let rounds = 60

  static let labels = [
    "all pupils", "pupil premium pupils", String(repeating: "W", count: 60), String(repeating: "m", count: 60),
    "pupils with special educational needs and disabilities in all of the schools of the alliance and beyond",
    "Ysgol Gynradd Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "Ŵŷ Ŵŷ", "Ll", "−",
    "Szkoła Podstawowa im. Żółtej Łodzi w Szczebrzeszynie", "مدرسة الزيتون الابتدائية", "בית ספר", "🌳👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿 trees",
    "", "\u{202E}\u{200F}", "<b>&\"'</b>", "a b c d e f g h i j k l m n o p q r s t u v w x y z",
  ]

  static let numbers: [Double] = [
    0, 1, -1, 0.4, 1e-9, 2e-9, -1e-9, 6.25, 100, 27, -12.5, 1e15, -1e15, 9.99e14, 101, 104, 3, 3, 3,
  ]

  static func picture(_ kind: Kind, round: Int) -> ChartPicture {
    var maker = Maker(dice: SplitMix(seed: UInt64(round) &* 7919 &+ 17))
    return switch kind {
    case .changes: .intervals(maker.intervals(isChange: true))
    case .shares: .intervals(maker.intervals(isChange: false))
    case .slopes: .slopes(maker.slopes())
    case .dumbbells: .dumbbells(maker.dumbbells())
    case .levels: .levels(maker.levels())
    case .run: .run(maker.run())
    case .timeline: .timeline(maker.timeline())
    case .grid: .grid(maker.grid())
    }
  }

  private struct Maker {
    var dice: SplitMix

    mutating func label() -> String { OddPictures.labels.randomElement(using: &dice) ?? "" }
    mutating func upTo(_ most: Int) -> Int { Int.random(in: 1...most, using: &dice) }
    mutating func chance() -> Bool { Bool.random(using: &dice) }

    /// So many values that may all be equal, or of one size.
    mutating func values(_ count: Int) -> [Double] {
      let scale = OddPictures.numbers.randomElement(using: &dice) ?? 1
      switch upTo(4) {
      case 1: return Array(repeating: scale, count: count)
      case 2: return (0..<count).map { _ in OddPictures.numbers.randomElement(using: &dice) ?? 0 }
      default: return (0..<count).map { _ in scale * Double.random(in: -1...1, using: &dice) }
      }
    }

    mutating func text(_ value: Double) -> String {
      chance() ? NumberText.fixed(value, places: 2) : "\(label()) \(upTo(200)) of 200 (12.5%)"
    }

    mutating func intervals(isChange: Bool) -> IntervalPicture {
      let panels = (0..<upTo(6)).map { _ in
        IntervalPicture.Panel(
          heading: chance() ? label() : nil,
          rows: values(upTo(4)).map { value in
            let width = abs(value) * Double.random(in: 0...2, using: &dice)
            return IntervalPicture.Row(
              label: label(), text: text(value), value: upTo(20) == 1 ? .nan : value,
              low: chance() ? value - width : nil, high: chance() ? value + width : nil,
              role: chance() ? .focus : .other)
          })
      }
      var picture = IntervalPicture(panels: panels, unit: label(), nought: isChange ? label() : nil)
      if isChange, chance() { picture.sides = IntervalPicture.Sides(below: label(), above: label()) }
      if isChange, chance() { picture.expected = IntervalPicture.Expected(value: values(1)[0], label: label()) }
      if !isChange, chance() { picture.ends = ChartEnds(low: 0, high: 100) }
      return picture
    }

    mutating func slopes() -> SlopePicture {
      let points = 1 + upTo(5)
      let groups = (0..<upTo(12)).map { _ -> SlopePicture.Group in
        let own = values(points)
        let known = own.enumerated().map { $0 > 0 && $0 < points - 1 && chance() ? nil : Optional($1) }
        return SlopePicture.Group(
          label: label(), values: known, start: text(own[0]), end: text(own[points - 1]), between: own.map { "\($0)" },
          isFocus: chance())
      }
      return SlopePicture(points: (0..<points).map { _ in label() }, groups: groups, unit: label())
    }

    mutating func dumbbells() -> DumbbellPicture {
      let rows = (0..<upTo(4)).map { _ -> DumbbellPicture.Row in
        let own = values(2)
        return DumbbellPicture.Row(
          label: label(), gap: label(), focus: DumbbellPicture.End(value: own[0], text: text(own[0])),
          reference: DumbbellPicture.End(value: own[1], text: text(own[1])))
      }
      return DumbbellPicture(focus: label(), reference: label(), rows: rows, unit: label())
    }

    mutating func levels() -> LevelsPicture {
      let count = 1 + upTo(10)
      let most = [1, 3, 40, 5000].randomElement(using: &dice) ?? 1
      let rows = (0..<upTo(12)).map { _ in
        LevelsPicture.Row(label: label(), counts: (0..<count).map { $0 == 0 ? 1 : upTo(most) - 1 })
      }
      let top = chance() ? upTo(count) : 0
      return LevelsPicture(
        levels: (1...count).map(String.init), isTop: (0..<count).map { $0 >= count - top }, topWords: label(),
        rows: rows, people: label())
    }

    mutating func run() -> RunPicture {
      let count = 1 + upTo(80)
      let own = values(count)
      let points = own.enumerated().map { index, value in
        RunPicture.Point(
          position: Double(index * upTo(3)), value: index > 1 && upTo(9) == 1 ? nil : value, isSignal: chance())
      }.sorted { $0.position < $1.position }
      let moments = [upTo(count), upTo(count)].sorted().map { RunPicture.Moment(position: Double($0), label: label()) }
      return RunPicture(
        points: points, centre: own[0], centreLabel: label(), lastLabel: text(own[count - 1]), firstDay: label(),
        lastDay: label(), start: chance() ? moments[0] : nil, end: chance() ? moments[1] : nil, unit: label())
    }

    mutating func timeline() -> TimelinePicture {
      func day(_ days: Int) -> Day { Day(daysSince1970: 15_000 + days) ?? .first }
      let span = [10, 200, 4000].randomElement(using: &dice) ?? 10
      let rows = (0..<upTo(9)).map { index -> TimelinePicture.Row in
        let first = upTo(span)
        return TimelinePicture.Row(
          label: label(), outcome: label(), planned: index == 0 || chance() ? day(first)...day(first + upTo(90)) : nil,
          worked: chance() ? day(first + 3)...day(first + 3 + upTo(60)) : nil, decided: chance() ? day(first + 70) : nil
        )
      }
      let today = chance() ? day(upTo(span)) : nil
      let terms = (0..<upTo(40)).map { index in
        TimelinePicture.Stretch(label: label(), days: day(index * 110)...day(index * 110 + 100))
      }
      return TimelinePicture(rows: rows, terms: terms, years: Array(terms.prefix(4)), today: today, todayLabel: label())
    }

    mutating func grid() -> GridPicture {
      GridPicture(
        columns: (0..<4).map { _ in label() },
        rows: (0..<upTo(12)).map { _ in
          GridPicture.Row(label: label(), cells: (0..<4).map { _ in chance() ? label() : "" })
        }, remark: label())
    }
  }
}
