internal import Model

extension MeasureCommand.Record {
  /// The figure of one pupil is that pupil's score, whatever the group is called.
  ///
  /// - Throws: ``Failure`` where nobody says why it tells of nobody, or where it was published.
  func refuseOnePerson(_ figure: Figure, _ measure: Measure?, in context: Context) throws {
    guard figure.isOfFewPeople(measure), figure.people == 1, context.notIdentifiers == nil else { return }
    throw Failure(
      "A figure of one person is that person's score, and would stand in the record for good. Nothing was saved.",
      hint:
        "Record the figure of a larger group. Published elsewhere? Say where: --source \"…\". If it tells of nobody, say "
        + "why: --not-identifiers \"…\"", code: .refusedForPrivacy)
  }

  /// What is said of a figure of fewer than six people.
  func fewPeople(_ figure: Figure, _ measure: Measure?) -> [String] {
    guard figure.isOfFewPeople(measure) else { return [] }
    return [
      "These are fewer than \(Summary.leastPeople) people: who knows them knows about what they scored. Record a larger group "
        + "where you can; packs for others leave small groups out."
    ]
  }
}

extension Figure {
  /// How many people it is of, where it says so.
  fileprivate var people: Int? { n ?? of }

  /// Whether it is of one to five people and was published nowhere.
  func isOfFewPeople(_ measure: Measure?) -> Bool {
    guard let people, (1..<Summary.leastPeople).contains(people), source == nil else { return false }
    return measure?.level != .school && measure?.level != .alliance
  }
}
