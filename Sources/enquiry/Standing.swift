internal import Model

// Where an enquiry stands, in words.
extension Standing {
  /// The cycle in which things stand, in a few words.
  var spokenStage: String {
    guard let (number, cycle) = current else { return "no cycle yet" }
    return "cycle \(number) (\(cycle.period.spoken)): \(cycle.standing)"
  }

  var spokenLogs: String {
    if logs.count == 0 { return isShared ? "nothing of the logs is shared" : "nothing in the logs yet" }
    let newest = logs.newest.map { ", the newest of \($0.spoken)" } ?? ""
    let shared = isShared ? "shared are " : ""
    return "\(shared)\(logs.evidence) in the evidence log, \(logs.leadership) in the leadership log\(newest)"
  }

  /// Whether only what is shared is known of it.
  var isShared: Bool { source?.isShared == true }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "slug": .text(name.slug.text), "alliance": .text(name.alliance.text), "cycles": .count(cycles),
      "status": .text(stage.rawValue), "stage": .text(spokenStage), "evidence": .count(logs.evidence),
      "leadership": .count(logs.leadership),
    ]
    keys["title"] = .maybe(plan?.title)
    if let source { keys.merge(source.json) { old, _ in old } }
    keys["newest_entry"] = .maybe(logs.newest?.description)
    return keys
  }
}

extension String {
  /// With a small first letter, unless the second one is large, as in CPD.
  var lowercasedFirst: String {
    dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
