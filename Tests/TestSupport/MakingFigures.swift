package import Model
import Testing

extension Measure {
  package static func made(_ scale: Scale, _ marks: Set<Mark> = [], _ change: (inout Measure) -> Void = { _ in }) throws
    -> Measure
  {
    var measure = Measure(id: try #require(Slug("m")), title: "A measure", scale: scale)
    measure.marks = marks
    change(&measure)
    return measure
  }
}

extension Figure {
  package static func at(_ occasion: String, _ change: (inout Figure) -> Void = { _ in }) -> Figure {
    var figure = Figure(occasion: occasion)
    change(&figure)
    return figure
  }

  /// Values at an occasion: `.mean("before", "82.4", sd: "5.2", n: 29)`.
  package static func mean(
    _ occasion: String, _ mean: String, sd: String? = nil, n: Int? = nil, group: String? = nil, school: String? = nil
  ) -> Figure {
    at(occasion) {
      $0.mean = ExactNumber(mean)
      $0.sd = sd.flatMap { ExactNumber($0) }
      $0.n = n
      $0.group = group
      $0.school = school
    }
  }

  /// Answers at an occasion: `.count("before", 1, of: 16)`.
  package static func count(_ occasion: String, _ count: Int, of: Int, group: String? = nil, school: String? = nil)
    -> Figure
  {
    at(occasion) {
      $0.count = count
      $0.of = of
      $0.group = group
      $0.school = school
    }
  }

  package static func change(_ occasion: String, _ change: String, elapsed: String? = nil, group: String? = nil)
    -> Figure
  {
    at(occasion) {
      $0.change = ExactNumber(change)
      $0.elapsedMonths = elapsed.flatMap { ExactNumber($0) }
      $0.group = group
    }
  }

  /// The same figure for a subgroup of a column.
  package func of(_ column: String, _ value: String) -> Figure {
    var figure = self
    figure.subgroupBy = column
    figure.subgroup = value
    return figure
  }
}
