package import Model

// The plan of an enquiry, and its measures with their figures: names of groups stay the same in a definition and in its figures.
extension Pseudonyms {
  func applied(to enquiry: Enquiry) -> Enquiry {
    var told = enquiry
    told.title = applied(to: enquiry.title)
    (told.ownQuestion, told.practice) = (applied(to: enquiry.ownQuestion), applied(to: enquiry.practice))
    (told.forWhom, told.outcome) = (applied(to: enquiry.forWhom), applied(to: enquiry.outcome))
    (told.period, told.focus) = (applied(to: enquiry.period), applied(to: enquiry.focus))
    told.success = enquiry.success.map(applied)
    told.priorities = enquiry.priorities.map(applied)
    told.strands = enquiry.strands.map(applied)
    told.sponsor = applied(to: enquiry.sponsor)
    told.champions = enquiry.champions.map(applied)
    told.risks = enquiry.risks.map { Risk(risk: applied(to: $0.risk), response: applied(to: $0.response)) }
    told.costs = enquiry.costs.map { cost in
      var told = cost
      (told.item, told.note) = (applied(to: cost.item), applied(to: cost.note))
      return told
    }
    told.concurrent = enquiry.concurrent.map(applied)
    told.theory = applied(to: enquiry.theory)
    told.interventions = enquiry.interventions.map(applied)
    told.schools = enquiry.schools.map(applied)
    (told.source, told.attribution) = (applied(to: enquiry.source), applied(to: enquiry.attribution))
    told.prose = applied(to: enquiry.prose)
    return told
  }

  private func applied(to theory: TheoryOfChange) -> TheoryOfChange {
    var told = TheoryOfChange()
    for stage in TheoryOfChange.Stage.allCases {
      told[stage] = theory[stage].map { statement in
        var told = statement
        told.text = applied(to: statement.text)
        told.measures = statement.measures.map(renamed)
        return told
      }
    }
    return told
  }

  private func applied(to choice: InterventionChoice) -> InterventionChoice {
    switch choice {
    case .toolkit: choice
    case .own(let title, let support): .own(title: applied(to: title), support: applied(to: support))
    }
  }

  package func applied(to measured: MeasuredFigures) -> MeasuredFigures {
    var told = measured
    told.measure = applied(to: measured.measure)
    told.figures = measured.figures.map { figure in
      var told = figure
      (told.group, told.school) = (applied(to: figure.group), applied(to: figure.school))
      (told.subgroup, told.definition) = (applied(to: figure.subgroup), applied(to: figure.definition))
      (told.source, told.note) = (applied(to: figure.source), applied(to: figure.note))
      return told
    }
    told.summary = measured.summary.map(applied)
    told.rows = nil
    return told
  }

  private func applied(to measure: Measure) -> Measure {
    var told = measure
    told.id = shortName(measure.id)
    told.title = applied(to: measure.title)
    (told.unit, told.people, told.verb) = (
      applied(to: measure.unit), applied(to: measure.people), applied(to: measure.verb)
    )
    (told.instrument, told.ratedBy) = (applied(to: measure.instrument), applied(to: measure.ratedBy))
    told.definition = applied(to: measure.definition)
    told.occasions = measure.occasions.map { occasion in
      var told = occasion
      told.label = applied(to: occasion.label)
      return told
    }
    told.treatmentGroups = measure.treatmentGroups.map(applied)
    told.controlGroup = applied(to: measure.controlGroup)
    (told.focusSubgroup, told.referenceSubgroup) = (
      applied(to: measure.focusSubgroup), applied(to: measure.referenceSubgroup)
    )
    (told.source, told.note) = (applied(to: measure.source), applied(to: measure.note))
    told.revisions = measure.revisions.map { revision in
      var told = revision
      told.definition = applied(to: revision.definition)
      told.reason = applied(to: revision.reason)
      return told
    }
    return told
  }

  private func applied(to summary: Summary) -> Summary {
    func named(_ key: Summary.Key) -> Summary.Key {
      var told = key
      told.school = SchoolsTogether.name(of: key.schools.map { school in applied(to: school) })
      (told.group, told.subgroup) = (applied(to: key.group), applied(to: key.subgroup))
      return told
    }
    func named<Row>(_ rows: [Row], _ key: WritableKeyPath<Row, Summary.Key>) -> [Row] {
      rows.map { row in
        var told = row
        told[keyPath: key] = named(row[keyPath: key])
        return told
      }
    }
    switch summary.rows {
    case .sums(let rows): return Summary(.sums(named(rows, \.key)))
    case .moves(let rows): return Summary(.moves(named(rows, \.key)))
    case .points(let rows): return Summary(.points(named(rows, \.key)))
    }
  }
}
