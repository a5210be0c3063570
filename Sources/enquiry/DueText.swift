internal import Model

/// What is late or missing, in words: what it is and since when, kindly.
enum DueText {
  static func sentence(_ due: Due, of standing: Standing) -> String {
    let since = due.since?.spoken
    let cycle = standing.current.map { "cycle \($0.number)" } ?? "a cycle"
    switch due.matter {
    case .noMeasure:
      return (standing.isShared ? "No measure is shared" : "Nothing says yet what is measured")
        + opened(cycle, since)
    case .noStart(let id):
      return "Where \(standing.title(of: id).lowercasedFirst) started is not recorded" + opened(cycle, since)
    case .noReview(let number):
      return
        "Cycle \(number)\(period(standing)) \(since.map { "ended on \($0)" } ?? "is over"); nobody has looked back "
        + "on it yet."
    case .noDecision(let number):
      return "Cycle \(number) is waiting for its decision"
        + (since.map { " since \($0)." } ?? "; since when is not recorded.")
    case .noNextCycle(let number):
      return "Cycle \(number) was to be followed by another; the next term began" + (since.map { " on \($0)." } ?? ".")
    case .quietLog:
      let what = standing.isShared ? "Nothing of the logs was shared" : "Nothing was written in the logs"
      return "\(what)\(since.map { " since \($0)" } ?? "")."
    case .noFigureAfter(let id):
      let title = NewName.capitalised(standing.title(of: id))
      return "\(title) has no figure from afterwards; \(cycle) "
        + (since.map { "closed on \($0)." } ?? "is closed, the day not recorded.")
    }
  }

  private static func opened(_ cycle: String, _ since: String?) -> String {
    since.map { "; \(cycle) has been open since \($0)." } ?? ", and \(cycle) is open."
  }

  private static func period(_ standing: Standing) -> String {
    guard let period = standing.current?.cycle.period, period != .unknown else { return "" }
    return " (\(period.spoken))"
  }

  static func json(_ due: Due, of standing: Standing) -> JSON {
    let step = standing.step(for: due.matter)
    var keys: [String: JSON] = [
      "what": .text(code(due.matter)), "says": .text(sentence(due, of: standing)), "do": .text(step.words),
    ]
    if standing.source == nil { keys["command"] = .text(step.command) }
    keys["since"] = .maybe(due.since?.description)
    switch due.matter {
    case .noStart(let id), .noFigureAfter(let id): keys["measure"] = .text(id.text)
    case .noReview(let number), .noDecision(let number), .noNextCycle(let number): keys["cycle"] = .count(number)
    case .noMeasure, .quietLog: break
    }
    return .object(keys)
  }

  private static func code(_ matter: Due.Matter) -> String {
    switch matter {
    case .noMeasure: "no_measure"
    case .noStart: "no_start"
    case .noReview: "no_review"
    case .noDecision: "no_decision"
    case .noNextCycle: "no_next_cycle"
    case .quietLog: "quiet_log"
    case .noFigureAfter: "no_figure_after"
    }
  }
}
