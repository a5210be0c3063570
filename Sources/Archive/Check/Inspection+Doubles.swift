internal import Git
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
    let ofClusters = try clusters.flatMap { cluster in
      try snapshot.locations(ofCluster: cluster.slug).compactMap { location in location.id.map { ($0, location.path) } }
    }
    var first: [EntryID: String] = [:]
    return (try entryPaths() + cycles + coded + ofClusters).compactMap { id, path in
      guard let other = first[id] else {
        first[id] = path
        return nil
      }
      return problem(
        .error, "doubled_id", of: path, "“\(id)” is also the id of \(other).",
        remedy: "If both are the same record, delete one; else give one another id in the name of its file.")
    }
  }

  /// Enquiries that carry the same `id:`: said of the copy, as far as history tells which it is.
  func doubledEnquiryIDs() throws -> [Problem] {
    let named = dossiers.compactMap { dossier in dossier.enquiry.id.map { (id: $0, dossier: dossier) } }
    let groups = Dictionary(grouping: named, by: \.id).values.filter { $0.count > 1 }
    return try groups.flatMap { group -> [Problem] in
      let ages = try savedFor(group.map(\.dossier.enquiryPath))
      let oldest = ages.max { ($0 ?? -1) < ($1 ?? -1) } ?? nil
      let isKnown = oldest != nil && ages.count { $0 == oldest } == 1
      let original = isKnown ? ages.firstIndex(of: oldest) ?? 0 : 0
      return try group.indices.filter { $0 != original }.map { index in
        try problem(
          .error, "doubled_id", in: group[index].dossier.enquiryPath, at: .value("id"),
          "“\(group[index].id)” is also the id of \(group[original].dossier.enquiry.name)"
            + (isKnown ? ", which is older." : "."),
          remedy: isKnown
            ? "If this is a copy, take this line away here." : "Take the line id: out of the one that is the copy.")
      }
    }
  }

  /// For how many of the commits that touched some files each has been there; nil for one that is not committed.
  private func savedFor(_ paths: [String]) throws -> [Int?] {
    var ages: [Int?] = paths.map { _ in nil }
    guard let head = snapshot.commit else { return ages }
    let repository = snapshot.workspace.repository
    let places = paths.map(snapshot.workspace.inRepository)
    var age = 0
    try repository.history(from: head, firstParentOnly: true, touching: places) { commit in
      for (index, place) in places.enumerated() where try repository.entry(at: place, in: commit.tree) != nil {
        ages[index] = age
      }
      age += 1
      return .next
    }
    return ages
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
