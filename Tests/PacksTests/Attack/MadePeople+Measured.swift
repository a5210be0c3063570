import Model
import TestSupport

/// What a team would record of made-up people.
extension MadePeople {
  /// Of those who are there, as rows that were imported and committed.
  func imported(_ measure: Measure, isThere: (Person) -> Bool = { _ in true }) throws -> MeasuredFigures {
    var own = self
    own.people = people.filter(isThere).map { $0.answering(measure) }
    let spans = measure.spans(of: own.observations)
    let summary = try Summary(of: own.observations, measure: measure)
    let overlaps = ColumnOverlaps(of: own.observations, spans: spans)
    return MeasuredFigures(
      measure: measure, summary: try summary.withoutSmallCells(order: spans, overlaps: overlaps).summary)
  }

  /// The same as figures that somebody added up and typed in, some of which were forgotten.
  func typed(_ measure: Measure, forgetting share: Double, seed: UInt64, isThere: (Person) -> Bool = { _ in true })
    -> MeasuredFigures
  {
    var dice = SplitMix(seed: seed)
    let here = people.filter(isThere).map { $0.answering(measure) }
    var figures: [Figure] = []
    for occasion in Set(here.flatMap(\.values.keys)).sorted() {
      for (number, figure) in margins(here).enumerated()
      where number == 0 || Double.random(in: 0..<1, using: &dice) >= share {
        let own = here.filter { figure.isAbout($0) }.compactMap { $0.values[occasion] }
        guard !own.isEmpty else { continue }
        var told = figure
        told.occasion = occasion
        told.take(own, measure)
        figures.append(told)
      }
    }
    return MeasuredFigures(measure: measure, figures: figures)
  }

  /// Everybody, each group, school and pupil group, and pupil groups by school and by group.
  private func margins(_ here: [Person]) -> [Figure] {
    func parts(_ name: (Person) -> String?, _ set: (inout Figure, String) -> Void) -> [Figure] {
      Set(here.compactMap(name)).sorted().map { name in
        var figure = Figure(occasion: "")
        set(&figure, name)
        return figure
      }
    }
    let groups = parts(\.group) { $0.group = $1 }
    let schools = parts(\.school) { $0.school = $1 }
    let pupils = columns.flatMap { column in
      parts({ $0.subgroups[column] }) {
        $0.subgroupBy = column
        $0.subgroup = $1
      }
    }
    let crossed = pupils.flatMap { part in
      (groups + schools).map { other in
        var figure = other
        (figure.subgroupBy, figure.subgroup) = (part.subgroupBy, part.subgroup)
        return figure
      }
    }
    return [Figure(occasion: "")] + groups + schools + pupils + crossed
  }
}

extension MadePeople.Person {
  /// The same person on the measure's scale: 1 for 101 and more of yes and no, one of five levels for steps.
  func answering(_ measure: Measure) -> MadePeople.Person {
    var person = self
    switch measure.scale {
    case .binary: person.values = values.mapValues { $0 > 100 ? 1 : 0 }
    case .likert: person.values = values.mapValues { 1 + ($0 - 60) / 17 }
    case .continuous, .series: break
    }
    return person
  }
}

extension Figure {
  fileprivate mutating func take(_ values: [Int], _ measure: Measure) {
    if measure.scale == .continuous {
      n = values.count
      mean = ExactNumber(mantissa: Int128(values.reduce(0, +) * 10_000 / values.count), places: 4)
    } else {
      let isYes = { (value: Int) in measure.scale == .binary ? value == 1 : value > 3 }
      (count, of) = (values.count(where: isYes), values.count)
    }
  }

  func isAbout(_ person: MadePeople.Person) -> Bool {
    (group == nil || group == person.group) && (school == nil || school == person.school)
      && (subgroup == nil || person.subgroups[subgroupBy ?? "subgroup"] == subgroup)
  }
}
