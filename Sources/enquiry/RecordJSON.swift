internal import Model

// Records as JSON: the keys of the files, with what stands in the file's name.

extension School {
  var json: [String: JSON] {
    var keys: [String: JSON] = ["name": .text(name)]
    keys["phase"] = .maybe(phase)
    keys["part"] = .maybe(part)
    return keys
  }
}

extension Enquiry {
  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "slug": .text(name.slug.text), "alliance": .text(name.alliance.text), "title": .text(title),
      "success": .texts(success), "schools": .list(schools.map { .object($0.json) }),
      "interventions": .list(interventions.map(\.json)),
    ]
    for (key, value) in [
      ("id", id?.text), ("question", question), ("practice", practice), ("for_whom", forWhom), ("outcome", outcome),
      ("period", period), ("focus", focus), ("source", source), ("attribution", attribution),
    ] {
      keys[key] = .maybe(value)
    }
    if let dose {
      keys["dose"] = .object([
        "minutes_per_day": .number(dose.minutesPerDay.double), "days_per_week": .number(dose.daysPerWeek.double),
      ])
    }
    keys["text"] = .object(prose.json)
    return keys
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
      ("decision", decision?.rawValue), ("source", source), ("attribution", attribution),
    ] {
      keys[key] = .maybe(value)
    }
    return keys
  }
}

extension LogNote {
  var json: [String: JSON] {
    var keys: [String: JSON] = ["id": .text(id.text), "share": .text(share.rawValue), "text": .text(text)]
    for (key, value) in [
      ("date", date?.description), ("school", school), ("role", role), ("source", source), ("attribution", attribution),
    ] {
      keys[key] = .maybe(value)
    }
    return keys
  }
}

extension EvidenceEntry {
  var json: [String: JSON] { note.json.merging(["kind": .text(kind.rawValue)]) { old, _ in old } }
}

extension LeadershipEntry {
  var json: [String: JSON] {
    note.json.merging(["key_messages": .texts(codes.ids(of: .keyMessages))]) { old, _ in old }
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
    for mark in measure.marks { keys[mark.rawValue] = .truth(true) }
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
