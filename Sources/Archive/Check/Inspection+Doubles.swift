internal import Model
internal import Records

// The same id or name twice, as a merge of texts or a copied folder leaves it.
extension Inspection {
  /// Ids that several records have in the names of their files.
  func doubledEntryIDs() throws -> [Problem] {
    let cycles = try enquiryNames.flatMap { name in
      try snapshot.locations(of: name, in: "cycles").compactMap { location in location.id.map { ($0, location.path) } }
    }
    let coded = codings.map { coding in
      (coding.note.id, Layout.Location.coding(coding.note.date, entry: coding.entry, coding.note.id).path)
    }
    var first: [EntryID: String] = [:]
    return (try entryPaths() + cycles + coded).compactMap { id, path in
      guard let other = first[id] else {
        first[id] = path
        return nil
      }
      return problem(
        .error, "doubled_id", of: path, "“\(id)” is also the id of \(other).",
        remedy: "If both are the same record, delete one; else give one another id in the name of its file.")
    }
  }

  /// Enquiries that carry the same `id:`.
  func doubledEnquiryIDs() throws -> [Problem] {
    var first: [EntryID: EnquiryName] = [:]
    return try dossiers.compactMap { dossier in
      guard let id = dossier.enquiry.id else { return nil }
      guard let other = first[id] else {
        first[id] = dossier.enquiry.name
        return nil
      }
      return try problem(
        .error, "doubled_id", in: dossier.enquiryPath, at: .value("id"), "“\(id)” is also the id of \(other).",
        remedy: "If one was copied from the other, take this line away here.")
    }
  }

  func doubledAllianceNames() throws -> [Problem] {
    var first: [String: Slug] = [:]
    return try alliances.compactMap { alliance in
      guard let other = first[alliance.name.lowercased()] else {
        first[alliance.name.lowercased()] = alliance.slug
        return nil
      }
      return try problem(
        .hint, "doubled_name", in: Layout.allianceFile(alliance.slug), at: .value("name"),
        "“\(alliance.name)” is also the name of the alliance “\(other)”.",
        remedy: "Give one of them another name if they are two.")
    }
  }
}
