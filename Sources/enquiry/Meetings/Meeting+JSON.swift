internal import Model

// Meetings, check-ins and actions as JSON: the keys of the files, with what stands in the file's name.

extension Meeting {
  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "cluster": .text(cluster.text), "date": .text(date.description), "agenda": .list(agenda.map { .object($0.json) }),
      "attendance": .list(attendance.filter { !$0.isApology }.map { .object($0.json) }),
      "apologies": .list(attendance.filter(\.isApology).map { .object($0.json) }),
      "agreed": .list(agreed.map { .object($0.json) }), "discussed": .list(discussed.map { .object($0.json) }),
      "text": .object(prose.json),
    ]
    keys["starts"] = .maybe(starts?.description)
    keys["minutes"] = minutes.map { .count($0) }
    keys["place"] = .maybe(place)
    keys["next"] = .maybe(next?.description)
    keys["source"] = .maybe(source)
    keys["attribution"] = .maybe(attribution)
    return keys
  }
}

extension AgendaItem {
  fileprivate var json: [String: JSON] {
    var keys: [String: JSON] = ["item": .text(item), "minutes": .count(minutes)]
    keys["enquiry"] = .maybe(enquiry?.description)
    keys["about"] = .maybe(about)
    return keys
  }
}

extension Attendance {
  fileprivate var json: [String: JSON] {
    ["role": .text(role)].merging(school.map { ["school": .text($0)] } ?? [:]) { old, _ in old }
  }
}

extension AgreedPage {
  fileprivate var json: [String: JSON] {
    var keys: [String: JSON] = ["enquiry": .text(enquiry.description), "role": .text(role)]
    keys["date"] = .maybe(date?.description)
    return keys
  }
}

extension Discussion {
  fileprivate var json: [String: JSON] {
    var keys: [String: JSON] = ["enquiry": .text(enquiry.description)]
    for (key, value) in [("warm", warm), ("cool", cool), ("refinement", refinement), ("decision", decision)] {
      keys[key] = .maybe(value)
    }
    return keys
  }
}

extension CheckIn {
  var json: [String: JSON] {
    var keys = note.json
    keys["cluster"] = .text(cluster.text)
    keys["alliance"] = .text(alliance.text)
    keys["asks"] = .texts(asks)
    keys["offers"] = .texts(offers)
    return keys
  }
}

extension Action {
  /// - Parameter today: by which it is judged whether it is late.
  func json(on today: Day) -> [String: JSON] {
    var keys: [String: JSON] = [
      "id": .text(id.text), "cluster": .text(cluster.text), "what": .text(what), "open": .truth(isOpen),
      "late": .truth(isLate(on: today)),
    ]
    for (key, value) in [
      ("owner", owner), ("school", school), ("alliance", alliance?.text), ("enquiry", enquiry?.description),
      ("agreed", agreed?.description), ("due", due?.description), ("done", done?.description), ("outcome", outcome),
    ] {
      keys[key] = .maybe(value)
    }
    return keys
  }
}
