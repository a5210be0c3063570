/// How far the texts of a left page are shortened, so that it stays one page: as little as it takes.
struct LeftRoom: Hashable {
  /// Lines of the question, in its larger type.
  let question: Int
  let practice: Int
  /// How many interventions are named, and how wide each may be, in points.
  let interventions: Int
  let interventionWidth: Double
  let schools: Int
  /// How many adaptations are told.
  let adaptations: Int
  /// Lines of each success criterion and of what was predicted, beside the chart.
  let beside: Int
  let why: Int
  /// Lines of what went well, what was not effective, and where there were problems.
  let thirds: Int

  /// From the usual one down to the least.
  static let steps = [
    LeftRoom(
      question: 5, practice: 4, interventions: 12, interventionWidth: 1000, schools: 2, adaptations: 2, beside: 4,
      why: 2, thirds: 8),
    LeftRoom(
      question: 4, practice: 3, interventions: 6, interventionWidth: 400, schools: 2, adaptations: 2, beside: 3, why: 2,
      thirds: 6),
    LeftRoom(
      question: 3, practice: 2, interventions: 4, interventionWidth: 250, schools: 1, adaptations: 1, beside: 2, why: 2,
      thirds: 5),
    LeftRoom(
      question: 2, practice: 1, interventions: 3, interventionWidth: 160, schools: 1, adaptations: 1, beside: 1, why: 1,
      thirds: 4),
  ]

  static let usual = steps[0]
}
