internal import Model
internal import Records

// Ids of frameworks.
extension Inspection {
  /// An id of a framework where a record has it.
  private struct PlacedCode {
    let code: Code
    let path: String
    let key: String
    let reading: String
  }

  /// Ids that no framework has, in the records of one enquiry.
  func unknownCodes(_ dossier: Dossier) throws -> [Problem] {
    let name = dossier.enquiry.name
    var placed = dossier.enquiry.strands.map { id in
      PlacedCode(code: Code(.strands, id), path: dossier.enquiryPath, key: CodedKey.strands.key, reading: id)
    }
    for cycle in dossier.cycles {
      placed += cycle.sustainability.map { factor in
        PlacedCode(
          code: Code(.sustainability, factor.factor), path: dossier.path(of: cycle), key: "sustainability",
          reading: factor.factor)
      }
    }
    for entry in dossier.evidence { placed += self.placed(entry.codes, CodedKey.evidence, entry.path(in: name)) }
    for entry in dossier.leadership { placed += self.placed(entry.codes, CodedKey.leadership, entry.path(in: name)) }
    for measured in dossier.measures {
      placed += self.placed(measured.measure.codes, CodedKey.measure, dossier.path(of: measured.measure))
    }
    return try placed.compactMap(unknown)
  }

  /// Ids that no framework has, in the codings of researchers.
  func unknownCodesOfCodings() throws -> [Problem] {
    try codings.flatMap { coding in
      let path = Layout.Location.coding(coding.note.date, entry: coding.entry, coding.note.id).path
      return try placed(coding.codes, [], path).compactMap(unknown)
    }
  }

  private func placed(_ codes: [Code], _ keys: [CodedKey], _ path: String) -> [PlacedCode] {
    codes.map { code in
      // What stands under `codes` has its framework before it, whether or not the framework has a key of its own.
      let key = keys.first { $0.framework == code.framework }?.key
      return PlacedCode(code: code, path: path, key: key ?? "codes", reading: key == nil ? "\(code)" : code.id)
    }
  }

  private func unknown(_ placed: PlacedCode) throws -> Problem? {
    let code = placed.code
    guard frameworks[code] == nil else { return nil }
    let isOwn = frameworks[code.framework] == nil
    let choices = isOwn ? frameworks.all.map(\.id.text) : frameworks[code.framework]?.entries.map(\.id) ?? []
    let meant = Nearest.question(for: isOwn ? code.framework.text : code.id, among: choices)
    return try problem(
      .error, "unknown_code", in: placed.path, at: .value(placed.key, reading: placed.reading),
      isOwn ? "There is no framework “\(code.framework)”." : "“\(code.id)” is no id of \(code.framework).",
      remedy: meant ?? (isOwn ? "See them: enquiry framework" : "See them: enquiry framework show \(code.framework)"))
  }

  /// Responses that the framework lists under another challenge than the entry's.
  func responsesToOtherChallenges(_ dossier: Dossier) throws -> [Problem] {
    let challenges = frameworks[.challenges]?.entries ?? []
    return try dossier.leadership.compactMap { entry in
      guard let response = entry.response, let id = entry.codes.ids(of: .challenges).first,
        let challenge = challenges.first(where: { $0.id == id }),
        !challenge.responses.contains(where: { $0.id == response }),
        let other = challenges.first(where: { $0.responses.contains { $0.id == response } })
      else { return nil }
      return try problem(
        .hint, "other_response", in: entry.path(in: dossier.enquiry.name), at: .value("response"),
        "“\(response)” is a response to “\(other.id)”, and this entry is about “\(id)”.",
        remedy: "Change one of the two, or write in your own words what was done.")
    }
  }
}
