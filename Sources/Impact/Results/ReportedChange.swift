package import Model

/// A change that was given as such, or only its direction: where it started is not known.
package struct ReportedChange: Tabulated {
  /// What the change counts in: `change`, or `change_pp` for yes/no and answers.
  package enum Kind: Hashable, Sendable { case unit, points }

  package let kind: Kind
  package let n: Computed<Int>
  /// In the measure's unit, or in percentage points.
  package let change: Computed<Double>
  /// Where it started, if that is known: in the unit, or a share.
  package let start: Computed<Double>
  package let direction: Computed<Figure.Moved>

  init(_ pair: BeforeAfter, measure: Measure) {
    let isShare = pair.countsAnswers(measure)
    kind = isShare ? .points : .unit
    start = isShare ? pair.before.answers.map(\.share) : pair.before.mean
    n = pair.after.people
    change = pair.after.change
    direction = pair.after.moved
  }

  /// Whether nothing but up, down or the same is known.
  package var isDirectionOnly: Bool { change.value == nil && direction.value != nil }

  package var fields: [Field] {
    let name = kind == .points ? "change_pp" : "change"
    var fields = [Field("n", n), Field(name, change)]
    switch direction {
    case .value(let moved): fields.append(Field("direction", .text(moved.rawValue)))
    case .notComputed: break
    }
    return fields + [
      Field("\(name)_ci", .missing(.needsIndividualData)),
      Field("before", start),
    ]
  }
}
