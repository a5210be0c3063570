internal import Model

/// Something that a file leaves open and a person can say: which of two numbers is the day, what a comma means.
struct OpenConvention {
  private let problem: Problem
  private let role: String
  private let choices: [Question.Choice]

  private static let known: [String: (role: String, choices: [Question.Choice])] = [
    "dates_open": (
      "dates",
      [
        .init(value: "day-first", label: "the day stands first, as in 31/12/2024"),
        .init(value: "month-first", label: "the month stands first, as in 12/31/2024"),
      ]
    ),
    "decimals_open": (
      "decimal",
      [
        .init(value: "comma", label: "the comma stands before the decimals, as in 3,5"),
        .init(value: "point", label: "the comma parts the thousands, as in 1,204"),
      ]
    ),
  ]

  /// Nil where anything else is wrong, too.
  init?(_ problems: [Problem]) {
    guard problems.count == 1, let problem = problems.first, let known = OpenConvention.known[problem.code] else {
      return nil
    }
    (self.problem, role, choices) = (problem, known.role, known.choices)
  }

  /// What the person says, as `dates=day-first`.
  func asked(in context: Context) throws -> String {
    "\(role)=\(try context.choose("\(problem.message) What is meant?", choices))"
  }
}
