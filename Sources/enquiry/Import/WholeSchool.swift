internal import Archive
internal import Model

/// A series that counts a school as a whole, as detentions a week: it has one row a time, and is about nobody.
enum WholeSchool {
  /// How to say so; nil where the measure is no series, or says it already.
  static func hint(_ measure: Measure) -> String? {
    guard measure.scale == .series, measure.level != .school, measure.level != .alliance else { return nil }
    return
      "If each value is one number for a whole school, say so: enquiry edit \(measure.id) --set level=school. Then import "
      + "the file again."
  }

  /// The same where rows are of one code in each school.
  static func hint(_ measure: Measure, rows: [ParticipantRow]) -> String? {
    let (people, schools) = (Set(rows.map(\.person)), Set(rows.map(\.school)))
    return people.isEmpty || people.count > schools.count ? nil : hint(measure)
  }
}
