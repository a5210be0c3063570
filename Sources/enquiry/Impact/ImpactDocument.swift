internal import Impact
internal import Model
internal import Packs
internal import Parallel

/// What `impact --json` says of an enquiry.
struct ImpactDocument: Report {
  let name: EnquiryName
  /// What was computed of each measure, written already.
  let measures: [String: JSON]
  let verdicts: [SuccessVerdict]
  /// Nil where the plan was never fixed.
  let changes: PlanChanges?
  let problems: [Problem]
  let kind = "impact"

  /// Each measure as it stands in “measures”: some ten kilobytes, by all processors.
  static func written(_ impacts: [MeasureImpact]) -> [[UInt8]] {
    Together.map(impacts.count, inChunksOf: 8) { JSON(impacts[$0]).written(at: 2) }
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "enquiry": .text(name.description), "measures": .object(measures),
      "problems": .list(problems.map(ProblemText.json)),
    ]
    if !verdicts.isEmpty { keys["success"] = .list(verdicts.map { .object($0.json) }) }
    return keys.merging(changes.map { ChangesText(of: $0).json } ?? [:]) { old, _ in old }
  }
}

extension SuccessVerdict {
  /// `{"text": …, "measure": …, "standing": "met", "words": "met: 16 of 16"}`
  fileprivate var json: [String: JSON] {
    let name =
      switch standing {
      case .met: "met"
      case .notMet: "not_met"
      case .cannotTell: "cannot_tell"
      case .notMeasured: "not_measured"
      case .left: "for_people_to_judge"
      case .withheld: "not_shown"
      }
    var keys: [String: JSON] = ["text": .text(criterion.text), "standing": .text(name), "words": .text(words)]
    keys["measure"] = .maybe(criterion.measure)
    keys["remark"] = .maybe(remark)
    return keys
  }
}
