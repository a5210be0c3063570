package import Model
package import Records

/// A record that was found by its name, with the place where it stands.
package struct FoundRecord: Hashable, Sendable {
  package let location: Layout.Location
  /// Whether it is kept in `private/`, on this machine alone.
  package let isPrivate: Bool

  package init(location: Layout.Location, isPrivate: Bool = false) {
    self.location = location
    self.isPrivate = isPrivate
  }

  /// From the enquiry folder.
  package var path: String { isPrivate ? Layout.privatePath(of: location.path) : location.path }
}

extension Snapshot {
  /// The record that a person names: by the beginning of its id, by the id of a measure, or as `cycle 2`.
  ///
  /// By names of files alone, nothing is parsed. The enquiry's own records come first; only when none of them is meant
  /// are the others looked at: by their ids, and where no enquiry is named by the short names of measures, too.
  ///
  /// - Parameters:
  ///   - enquiry: whose measures and cycles are meant; nil when none was named and none is chosen.
  ///   - kind: what sort of record it is; nil for any.
  /// - Throws: ``ArchiveError/notFound(_:name:nearest:choices:)``, ``ArchiveError/ambiguous(_:name:choices:)``.
  package func find(record word: String, of enquiry: EnquiryName?, kind: RecordKind? = nil) throws -> FoundRecord {
    let plain = word.lowercased()
    if let enquiry {
      if let number = Snapshot.cycleNumber(plain) { return try find(cycle: number, of: enquiry) }
      let own = try records(of: enquiry)
      if let found = try only(own.filter { Snapshot.isMeant($0, by: plain, kind) }, plain) { return found }
    }
    let others =
      try enquiryNames().filter { $0 != enquiry }.flatMap { try records(of: $0) } + codingRecords()
      + clusterRecords()
    let matches = others.filter { ($0.location.id != nil || enquiry == nil) && Snapshot.isMeant($0, by: plain, kind) }
    if let found = try only(matches, plain) { return found }
    let known = try enquiry.map { try records(of: $0) } ?? []
    let names = known.filter { kind == nil || $0.location.kind == kind }.map(Snapshot.name)
    let thing = kind.flatMap { ArchiveError.Thing(rawValue: $0.rawValue) } ?? .record
    throw ArchiveError.notFound(
      thing, name: word, nearest: Nearest.match(for: plain, among: names),
      choices: Array(names.prefix(8)))
  }

  /// An entry of a log of an enquiry that others can read, by the beginning of its id: for records that name it.
  package func find(entry word: String, of enquiry: EnquiryName) throws -> EntryID {
    let plain = word.lowercased()
    let entries = try records(of: enquiry).filter { found in
      if found.isPrivate { return false }
      switch found.location {
      case .evidence, .leadership, .participation: return found.location.id?.text.hasPrefix(plain) == true
      default: return false
      }
    }
    if !plain.isEmpty, let id = try only(entries, plain)?.location.id { return id }
    throw ArchiveError.notFound(.entry, name: word, nearest: nil, choices: [])
  }

  /// A cycle by its number, counted from 1 in the order of the cycles.
  package func find(cycle number: Int, of enquiry: EnquiryName) throws -> FoundRecord {
    let cycles = try cycles(of: enquiry).value
    guard number > 0, cycles.indices.contains(number - 1) else {
      throw ArchiveError.notFound(
        .cycle, name: String(number), nearest: nil, choices: (0..<cycles.count).map { String($0 + 1) })
    }
    let cycle = cycles[number - 1]
    return FoundRecord(location: .cycle(enquiry, cycle.period, cycle.id))
  }

  /// Everything of an enquiry that has an id or a short name, private entries too.
  package func records(of enquiry: EnquiryName) throws -> [FoundRecord] {
    var found: [FoundRecord] = []
    for folder in Layout.recordFolders {
      let shared = try locations(of: enquiry, in: folder).filter { $0.kind != nil }
      found += shared.map { FoundRecord(location: $0) }
      guard readsOwn else { continue }
      let own = workspace.privateNames(in: Layout.privatePath(of: "\(Layout.enquiry(enquiry))/\(folder)"))
      found += try dated(own.compactMap { Layout.location(of: $0, in: folder, of: enquiry) })
        .map { FoundRecord(location: $0, isPrivate: true) }
    }
    return found
  }

  private func codingRecords() throws -> [FoundRecord] {
    try codingLocations().map { FoundRecord(location: $0) }
  }

  /// What clusters have that has an id.
  private func clusterRecords() throws -> [FoundRecord] {
    try clusterSlugs().flatMap { try locations(ofCluster: $0) }.filter { $0.id != nil }
      .map { FoundRecord(location: $0) }
  }

  private func only(_ matches: [FoundRecord], _ word: String) throws -> FoundRecord? {
    if let first = matches.first, matches.count == 1 { return first }
    let exact = matches.filter { Snapshot.name($0) == word }
    if let only = exact.first, exact.count == 1 { return only }
    guard matches.isEmpty else {
      throw ArchiveError.ambiguous(.record, name: word, choices: matches.map(Snapshot.description))
    }
    return nil
  }

  private static func isMeant(_ found: FoundRecord, by word: String, _ kind: RecordKind?) -> Bool {
    if word.isEmpty || kind != nil && kind != found.location.kind { return false }
    if let id = found.location.id { return id.text.hasPrefix(word) }
    return name(found) == word
  }

  /// The id or short name by which a record is called.
  private static func name(_ found: FoundRecord) -> String {
    if case .measure(_, let id) = found.location { return id.text }
    return found.location.id?.text ?? found.path
  }

  /// What a record is, with its name: `evidence 7k3m9q2x of elm/reading`.
  private static func description(_ found: FoundRecord) -> String {
    let kind = found.location.kind.map { $0.rawValue + " " } ?? ""
    return kind + name(found) + (found.location.enquiry.map { " of \($0)" } ?? "")
  }

  /// `cycle 2` and `cycle-2` are 2.
  private static func cycleNumber(_ word: String) -> Int? {
    guard word.hasPrefix("cycle") else { return nil }
    return Int(word.dropFirst(5).drop { $0 == " " || $0 == "-" })
  }
}
