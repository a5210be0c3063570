internal import Model

// Where an enquiry stands, in words.
extension Standing {
  /// The cycle in which things stand, in a few words.
  var spokenStage: String {
    guard let (number, cycle) = current else { return "no cycle yet" }
    return "cycle \(number) (\(cycle.period.spoken)): \(cycle.standing)"
  }

  var spokenLogs: String {
    if logs.count == 0 { return "nothing in the logs yet" }
    let newest = logs.newest.map { ", the newest of \($0.spoken)" } ?? ""
    return "\(logs.evidence) in the evidence log, \(logs.leadership) in the leadership log\(newest)"
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "slug": .text(name.slug.text), "alliance": .text(name.alliance.text), "cycles": .count(cycles),
      "status": .text(stage.rawValue), "stage": .text(spokenStage), "evidence": .count(logs.evidence),
      "leadership": .count(logs.leadership),
    ]
    keys["title"] = .maybe(plan?.title)
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
