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
    return try (try entryPaths() + cycles + coded + ofClusters).compactMap { id, path in
      guard let other = first[id] else {
        first[id] = path
        return nil
      }
      // Of an enquiry that is there twice one problem is enough.
      if try areOfTwins(path, other) { return nil }
      return try doubledEntry(id, path, other)
    }
  }

  private func doubledEntry(_ id: EntryID, _ path: String, _ other: String) throws -> Problem {
    let isOne = Snapshot.split(path).folder == Snapshot.split(other).folder
    guard isOne else {
      return problem(
        .error, "doubled_id", of: path, "“\(id)” is also the id of \(other).",
        remedy: "If both are the same record, delete one; else give one another id in the name of its file.")
    }
    let isSame = try source(path)?.bytes == source(other)?.bytes
    return problem(
      .error, "doubled_id", of: path,
      "“\(id)” is also the id of \(other)\(isSame ? ", and both say the same" : "").",
      remedy: "Keep the file with the right \(path.contains("/cycles/") ? "period" : "day") in its name"
        + "\(isSame ? "" : ", with what is right of both texts,") and delete the other. A merge leaves this where two people "
        + "changed one record, and one of them the name of its file. If they are two records, give one another id.")
  }

  /// Whether two files stand at one place in two enquiries that are one under two names.
  private func areOfTwins(_ path: String, _ other: String) throws -> Bool {
    guard let one = Layout.location(of: path)?.enquiry, let two = Layout.location(of: other)?.enquiry, one != two,
      path.dropFirst(Layout.enquiry(one).count) == other.dropFirst(Layout.enquiry(two).count),
      let id = try snapshot.enquiry(one).value?.id, try snapshot.enquiry(two).value?.id == id
    else { return false }
    if case .copied = try twins(one, two) { return false }
    return true
  }

  /// Enquiries that carry the same `id:`: said of the copy, as far as history tells which it is.
  func doubledEnquiryIDs() throws -> [Problem] {
    let named = dossiers.compactMap { dossier in dossier.enquiry.id.map { (id: $0, dossier: dossier) } }
    let groups = Dictionary(grouping: named, by: \.id).values.filter { $0.count > 1 }
    return try groups.flatMap { group -> [Problem] in
      let names = group.map(\.dossier.enquiry.name)
      if names.count == 2, let twin = try doubledByMerge(names, group[0].id) { return [twin] }
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

  /// One enquiry that a merge left under two names; nil where one may be a copy of the other.
  private func doubledByMerge(_ names: [EnquiryName], _ id: EntryID) throws -> Problem? {
    let (former, now, why): (EnquiryName, EnquiryName, String)
    switch try twins(names[0], names[1]) {
    case .copied: return nil
    case .renamed(let old, let new): (former, now, why) = (old, new, "one side renamed it and the other changed it")
    case .apart: (former, now, why) = (names[1], names[0], "both sides renamed it")
    }
    return try problem(
      .error, "doubled_id", in: Layout.enquiryFile(former), at: .value("id"),
      "“\(id)” is also the id of \(now): one enquiry under two names, as a merge leaves it where \(why).",
      remedy: "Bring what is right here into \(Layout.enquiry(now)), then take this folder away: git rm -r "
        + Layout.enquiry(former))
  }

  /// For how many of the commits that touched some files each has been there; nil for one that is not committed.
  private func savedFor(_ paths: [String]) throws -> [Int?] {
    var ages: [Int?] = paths.map { _ in nil }
    guard let head else { return ages }
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
