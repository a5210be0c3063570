import Model

/// From how many people on figures are shown to an audience: the same for figures entered by hand and for sums of rows.
struct SmallLimit: Hashable {
  /// 6 for the cluster, 10 for the public.
  let fewest: Int
  /// Whether the measure is marked sensitive, so that answers of everybody tell as much as those of a pupil group.
  let isSensitive: Bool

  init(_ measure: Measure, audience: Share) {
    fewest = audience == .public ? 10 : 6
    isSensitive = measure.marks.contains(.sensitive)
  }

  /// So many out of so many.
  struct Part: Hashable {
    var count: Int
    var of: Int
  }

  func hides(people: Int) -> Bool { 0 < people && people < fewest }

  /// An answer of pupil groups and sensitive measures: a few, nobody, everybody and all but a few tell of single people.
  func hides(answer: Part) -> Bool { answer.count < fewest || answer.of - answer.count < fewest }

  /// Who went up or down, or stood at a level or an end of the scale: that nobody did is no news of anybody, since most do not.
  func hides(standing: Part) -> Bool { standing.count > 0 && hides(answer: standing) }

  /// Who stayed, or took a path between yes and no: that all did is what the answers themselves tell.
  func hides(move: Part) -> Bool { hides(standing: move) && move.count < move.of }
}
