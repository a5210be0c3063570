internal import Model

// Records as JSON: the keys of the files, with what stands in the file's name.

extension School {
  var json: [String: JSON] {
    var keys: [String: JSON] = ["name": .text(name)]
    keys["phase"] = .maybe(phase)
    keys["part"] = .maybe(part)
    keys["link"] = .maybe(link)
    return keys
  }
}

extension Enquiry {
  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "slug": .text(name.slug.text), "alliance": .text(name.alliance.text), "title": .text(title),
      "success": .list(success.map(\.json)), "schools": .list(schools.map { .object($0.json) }),
      "interventions": .list(interventions.map(\.json)),
    ]
    for (key, value) in [
      ("id", id?.text), ("question", question), ("practice", practice), ("for_whom", forWhom), ("outcome", outcome),
      ("period", period), ("focus", focus), ("source", source), ("attribution", attribution),
    ] {
      keys[key] = .maybe(value)
    }
    for (key, texts) in [
      ("priorities", priorities), ("strands", strands), ("champions", champions), ("concurrent", concurrent),
    ]
    where !texts.isEmpty {
      keys[key] = .texts(texts)
    }
    keys["sponsor"] = .maybe(sponsor)
    if !risks.isEmpty { keys["risks"] = .list(risks.map { .object($0.json) }) }
    if !costs.isEmpty { keys["costs"] = .list(costs.map { .object($0.json) }) }
    if !theory.isEmpty { keys["theory_of_change"] = .object(theory.json) }
    if let dose {
      keys["dose"] = .object([
        "minutes_per_day": .number(dose.minutesPerDay.double), "days_per_week": .number(dose.daysPerWeek.double),
      ])
    }
    keys["text"] = .object(prose.json)
    return keys
  }
}

extension Risk {
  var json: [String: JSON] {
    ["risk": .text(risk)].merging(response.map { ["response": .text($0)] } ?? [:]) { old, _ in old }
  }
}

extension Cost {
  var json: [String: JSON] {
    var keys: [String: JSON] = ["item": .text(item)]
    keys["cover_days"] = coverDays.map { .number($0.double) }
    keys["money"] = money.map { .number($0.double) }
    keys["note"] = .maybe(note)
    return keys
  }
}

extension TheoryOfChange {
  /// The statements of each stage that has any.
  var json: [String: JSON] {
    let stages = Stage.allCases.filter { !self[$0].isEmpty }
    return Dictionary(
      uniqueKeysWithValues: stages.map { stage in
        (stage.rawValue, JSON.list(self[stage].map { .object($0.json) }))
      })
  }
}

extension TheoryOfChange.Statement {
  var json: [String: JSON] {
    var keys: [String: JSON] = ["text": .text(text)]
    for (key, ids) in [
      ("measures", measures), ("evidence_for", evidenceFor), ("evidence_against", evidenceAgainst),
    ] where !ids.isEmpty {
      keys[key] = .texts(ids)
    }
    return keys
  }
}

extension SuccessCriterion {
  var json: JSON {
    var keys: [String: JSON] = ["text": .text(text)]
    keys["measure"] = .maybe(measure)
    if let threshold {
      keys[threshold.aim.rawValue] = .text(threshold.amount.description)
      keys["claim"] = .text(claim.rawValue)
    }
    return .object(keys)
  }
}

extension InterventionChoice {
  var json: JSON {
    switch self {
    case .toolkit(let id): .object(["id": .text(id)])
    case .own(let title, let support):
      .object(["own": .text(title)].merging(support.map { ["support": .text($0)] } ?? [:]) { old, _ in old })
    }
  }
}

extension Prose {
  /// What is written, by heading; the text before the first heading under an empty one.
  var json: [String: JSON] {
    let written = sections.filter { !$0.text.isEmpty }.map { ($0.heading ?? "", JSON.text($0.text)) }
    return Dictionary(written, uniquingKeysWith: { first, _ in first })
  }
}

extension Cycle {
  func json(number: Int) -> [String: JSON] {
    var keys: [String: JSON] = [
      "number": .count(number), "id": .text(id.text), "period": .text(period.id), "open": .truth(isOpen),
      "interventions": .texts(interventions), "share": .text(share.rawValue), "text": .object(prose.json),
    ]
    for (key, value) in [
      ("opened", opened?.description), ("reviewed", reviewed?.description), ("closed", closed?.description),
      ("decision", decision?.rawValue), ("turned_out", turnedOut?.rawValue), ("source", source),
      ("attribution", attribution),
    ] {
      keys[key] = .maybe(value)
    }
    if !sustainability.isEmpty { keys["sustainability"] = .list(sustainability.map { .object($0.json) }) }
    return keys
  }
}

extension SustainabilityFactor {
  var json: [String: JSON] {
    ["factor": .text(factor)].merging(note.map { ["note": .text($0)] } ?? [:]) { old, _ in old }
  }
}

extension LogNote {
  var json: [String: JSON] {
    var keys: [String: JSON] = ["id": .text(id.text), "share": .text(share.rawValue), "text": .text(text)]
    for (key, value) in [
      ("date", date?.description), ("school", school), ("role", role), ("cycle", cycle), ("source", source),
      ("attribution", attribution),
    ] {
      keys[key] = .maybe(value)
    }
    if !files.isEmpty { keys["files"] = .texts(files) }
    return keys
  }
}

extension EvidenceEntry {
  var json: [String: JSON] {
    var keys = note.json.merging(codes.json(CodedKey.evidence)) { old, _ in old }
    keys["kind"] = .text(kind.rawValue)
    if !measures.isEmpty { keys["measures"] = .texts(measures) }
    keys["still_felt"] = isStillFelt.map { .truth($0) }
    return keys
  }
}

extension LeadershipEntry {
  var json: [String: JSON] {
    var keys = note.json.merging(codes.json(CodedKey.leadership)) { old, _ in old }
    keys["response"] = .maybe(response)
    return keys
  }
}

extension ParticipationEntry {
  var json: [String: JSON] {
    var keys = note.json
    keys["kind"] = .text(kind.rawValue)
    for (key, value) in [("group", group), ("part", part), ("element", element?.rawValue)] { keys[key] = .maybe(value) }
    return keys
  }
}

extension Coding {
  var json: [String: JSON] {
    note.json.merging(["entry": .text(entry.text), "codes": .texts(codes.map(\.description))]) { old, _ in old }
  }
}

extension [Code] {
  /// The ids under their keys; those of other frameworks under `codes`.
  func json(_ keys: [CodedKey]) -> [String: JSON] {
    var json: [String: JSON] = [:]
    for key in keys {
      let ids = ids(of: key.framework)
      if key.isList { json[key.key] = .texts(ids) } else if let id = ids.first { json[key.key] = .text(id) }
    }
    let others = filter { code in !keys.contains { $0.framework == code.framework } }
    if !others.isEmpty { json["codes"] = .texts(others.map(\.description)) }
    return json
  }
}

extension MeasuredFigures {
  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "id": .text(measure.id.text), "title": .text(measure.title), "scale": .text(measure.scale.rawValue),
      "direction": .text(measure.direction.rawValue), "purpose": .text(measure.purpose.rawValue),
      "share": .text(measure.share.rawValue),
      "figures": .list(figures.map { .object($0.json) }),
    ]
    for (key, value) in [
      ("unit", measure.unit), ("people", measure.people), ("verb", measure.verb), ("design", measure.design?.rawValue),
      ("level", measure.level?.rawValue), ("instrument", measure.instrument), ("source", measure.source),
      ("note", measure.note),
    ] {
      keys[key] = .maybe(value)
    }
    for key in CodedKey.measure {
      let ids = measure.codes.ids(of: key.framework)
      keys[key.key] = ids.isEmpty ? nil : .texts(ids)
    }
    keys["definition"] = .maybe(measure.definition)
    if !measure.revisions.isEmpty { keys["revisions"] = .list(measure.revisions.map { .object($0.json) }) }
    for mark in measure.marks { keys[mark.rawValue] = .truth(true) }
    return keys
  }
}

extension Measure.Revision {
  var json: [String: JSON] {
    var keys: [String: JSON] = ["definition": .text(definition)]
    keys["date"] = .maybe(date?.description)
    keys["reason"] = .maybe(reason)
    return keys
  }
}

extension Figure {
  var json: [String: JSON] {
    var keys: [String: JSON] = ["occasion": .text(occasion)]
    for (key, value) in [
      ("group", group), ("subgroup_by", subgroupBy), ("subgroup", subgroup), ("school", school),
      ("definition", definition), ("moved", moved?.rawValue), ("source", source), ("note", note),
    ] {
      keys[key] = .maybe(value)
    }
    for (key, value) in [("n", n), ("count", count), ("of", of)] { keys[key] = value.map { .count($0) } }
    for (key, value) in [("mean", mean), ("sd", sd), ("change", change), ("elapsed_months", elapsedMonths)] {
      keys[key] = value.map { .number($0.double) }
    }
    return keys
  }
}
