internal import Model
internal import Records

/// What records that go to the cluster may not say: names of what does not go along.
struct SharingRules {
  /// Of the enquiry that the record belongs to; nil for what belongs to none.
  let names: SharedNames?
  /// The published files that go.
  var files: Set<String> = []

  /// The rule for a kind of record.
  func rule(for kind: RecordKind) -> SharedText.Rule {
    { place, value, map in
      if value.isVacant { return .goes }
      switch kind {
      // Where rows about people are kept, a picture that does not go along, and where others are read.
      case .programme: return ["private_store", "logo", "sources"].contains(place) ? .stays : .goes
      case .enquiry: return ofPlan(place, value, map)
      case .lock: return ofLock(place, value, map)
      case .evidence, .leadership, .participation: return ofEntry(place, value)
      case .alliance, .cluster, .cycle, .coding, .measure, .framework, .toolkit, .meeting, .checkIn, .action:
        return .goes
      // What was issued stays with who issued it, and so does the list of who goes by which letter.
      case .pack, .pseudonyms: return .stays
      }
    }
  }

  private func goes(_ isNamed: Bool?) -> SharedText.Verdict { isNamed == true ? .goes : .stays }

  private func ofEntry(_ place: String, _ value: Node) -> SharedText.Verdict {
    switch place {
    case "measures.*": goes(value.text.map { names?.names(measure: $0) ?? false })
    case "cycle": goes(value.text.map { names?.names(cycle: $0) ?? false })
    case "files.*": goes(value.text.map(files.contains))
    default: .goes
    }
  }

  private func ofPlan(_ place: String, _ value: Node, _ map: Node) -> SharedText.Verdict {
    let parts = place.split(separator: ".").map(String.init)
    if parts.first == "success" { return ofCriterion(parts, map) }
    guard parts.first == "theory_of_change", parts.count == 5 else { return .goes }
    switch parts[3] {
    case "measures": return goes(value.text.map { names?.names(measure: $0) ?? false })
    case "evidence_for", "evidence_against": return goes(value.text.map { names?.names(entry: $0) ?? false })
    default: return .goes
    }
  }

  /// Of a criterion that is about a measure which does not go, its words alone do.
  private func ofCriterion(_ parts: [String], _ map: Node) -> SharedText.Verdict {
    guard parts.count == 3, parts[2] == "measure" || SuccessCriterion.Aim(rawValue: parts[2]) != nil,
      let measure = map["measure"], !measure.isVacant
    else { return .goes }
    return goes(measure.text.map { names?.names(measure: $0) ?? false })
  }

  // MARK: - A plan that was fixed

  private func ofLock(_ place: String, _ value: Node, _ map: Node) -> SharedText.Verdict {
    let earlier = "earlier.*."
    let place = place.hasPrefix(earlier) ? String(place.dropFirst(earlier.count)) : place
    let parts = place.split(separator: ".").map(String.init)
    switch parts.first {
    case "success": return ofCriterion(parts, map)
    case "measures" where parts.count == 2: return goes(value["id"]?.text.map { names?.names(measure: $0) ?? false })
    case "amendments": return ofAmendment(parts.dropFirst(2).joined(separator: "."), value, map)
    default: return .goes
    }
  }

  private func ofAmendment(_ place: String, _ value: Node, _ map: Node) -> SharedText.Verdict {
    switch place {
    case "":
      let changes = value["changes"]?.items ?? []
      return changes.isEmpty || changes.contains { told($0) != nil } ? .goes : .stays
    // A reason that is given for several changes may speak of each.
    case "reason":
      let isWhole = (map["changes"]?.items ?? []).allSatisfy { change($0) == told($0) && change($0) != nil }
      return isWhole ? .goes : .says(SharedNames.keptReason)
    case "changes.*": return goes(told(value) != nil)
    case "changes.*.from": return told(map)?.from.map { $0 == value.text ? .goes : .says($0) } ?? .stays
    case "changes.*.to": return told(map)?.to.map { $0 == value.text ? .goes : .says($0) } ?? .stays
    default: return .goes
    }
  }

  private func change(_ node: Node) -> PlanChange? {
    guard let subject = node["what"]?.text.flatMap({ PlanChange.Subject(rawValue: $0) }) else { return nil }
    // What is no word may still be a name.
    if let measure = node["measure"], !measure.isVacant, measure.text == nil { return nil }
    return PlanChange(
      subject, measure: node["measure"]?.text, key: node["key"]?.text, from: node["from"]?.text, to: node["to"]?.text)
  }

  private func told(_ node: Node) -> PlanChange? { change(node).flatMap { names?.told($0) } }
}

extension Node {
  fileprivate var items: [Node] { if case .list(let items, _) = content { items } else { [] } }
}
