import Model

/// From how many people on figures are shown to an audience: the same for figures entered by hand and for sums of rows.
struct SmallLimit: Hashable {
  /// 6 for the cluster, 10 for the public; 0 where everything is shown.
  let fewest: Int
  /// Whether the measure is marked sensitive, so that answers of everybody tell as much as those of a pupil group.
  let isSensitive: Bool
  /// Whether a part of the people is shown only where it is recorded how many they are, and columns that may lie within
  /// each other not both: what everybody can read cannot be called back.
  let isStrict: Bool

  init(_ measure: Measure, for audience: PackAudience) {
    fewest = audience.fewest ?? 0
    isSensitive = measure.marks.contains(.sensitive)
    isStrict = audience == .public
  }

  /// So many out of so many.
  struct Part: Hashable {
    var count: Int
    var of: Int
  }

  /// Whether an answer of a few, of nobody or of everybody tells of single people there.
  func isOpen(_ breakdown: Breakdown) -> Bool { isSensitive || breakdown.isOfPupils }

  func hides(people: Int) -> Bool { 0 < people && people < fewest }

  /// An answer of pupil groups and sensitive measures: a few, nobody, everybody and all but a few tell of single people.
  func hides(answer: Part) -> Bool { answer.count < fewest || answer.of - answer.count < fewest }

  /// Who went up or down, or stood at a level or an end of the scale: that nobody did is no news of anybody, since most do not.
  func hides(standing: Part) -> Bool { standing.count > 0 && hides(answer: standing) }

  /// Who stayed, or took a path between yes and no: that all did is what the answers themselves tell.
  func hides(move: Part) -> Bool { hides(standing: move) && move.count < move.of }
}
