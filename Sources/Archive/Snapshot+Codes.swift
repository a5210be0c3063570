internal import Model

extension Snapshot {
  /// Ids of frameworks that no framework has, in the records of one enquiry.
  func unknownCodes(in dossier: Dossier, _ frameworks: Frameworks) throws -> [Problem] {
    let name = dossier.enquiry.name
    var coded: [(path: String, codes: [Code])] = [
      (Layout.enquiryFile(name), dossier.enquiry.strands.map { Code(.strands, $0) })
    ]
    for cycle in dossier.cycles {
      let factors = cycle.sustainability.map { Code(.sustainability, $0.factor) }
      coded.append((Layout.cycle(name, cycle.period, cycle.id), factors))
    }
    for entry in dossier.evidence {
      let place = Layout.Location.evidence(name, entry.note.date, entry.kind, entry.note.id)
      coded.append((place.path, entry.codes))
    }
    for entry in dossier.leadership {
      coded.append((Layout.Location.leadership(name, entry.note.date, entry.note.id).path, entry.codes))
    }
    for measured in dossier.measures {
      coded.append((Layout.measure(name, measured.measure.id), measured.measure.codes))
    }
    return try coded.flatMap { try unknownCodes($0.codes, in: $0.path, frameworks) }
  }

  /// Ids that no framework has, at their places in a file.
  func unknownCodes(_ codes: [Code], in path: String, _ frameworks: Frameworks) throws -> [Problem] {
    try codes.filter { frameworks[$0] == nil }.map { code in
      let isOwn = frameworks[code.framework] == nil
      let choices = isOwn ? frameworks.all.map(\.id.text) : frameworks[code.framework]?.entries.map(\.id) ?? []
      let meant = Nearest.question(for: isOwn ? code.framework.text : code.id, among: choices)
      let word = try bytes(path).map { String(decoding: $0, as: UTF8.self).contains("\(code)") } == true
      return try problem(
        .error, "unknown_code", in: path, at: word ? "\(code)" : code.id,
        isOwn ? "There is no framework “\(code.framework)”." : "“\(code.id)” is no id of \(code.framework).",
        remedy: meant ?? (isOwn ? "See them: enquiry framework" : "See them: enquiry framework show \(code.framework)"))
    }
  }
}
