internal import Git
internal import Model
internal import Records

/// Knows which enquiry and which alliance of one version is which of the others, whatever they are called there.
final class MergeNames {
  private let base: MergeVersion
  private let sides: [MergeVersion]
  /// Where the enquiries and alliances that a version has under another name were, by version.
  private var formerEnquiries: [ObjectIdentifier: [EntryID: EnquiryName]] = [:]
  private var formerAlliances: [ObjectIdentifier: [String: String]] = [:]

  /// - Parameters:
  ///   - base: the version that the others are compared with.
  ///   - sides: ours and theirs.
  ///   - others: further bases.
  init(base: MergeVersion, sides: [MergeVersion], others: [MergeVersion]) throws {
    self.base = base
    self.sides = sides
    for version in sides + others {
      formerEnquiries[ObjectIdentifier(version)] = try gone(from: version)
      formerAlliances[ObjectIdentifier(version)] = try renamedAlliances(in: version)
    }
  }

  // MARK: - Keys

  /// What makes a file of a version the same as in the others.
  func key(of path: String, in version: MergeVersion) throws -> MergeKey {
    guard let place = version.workspace.inFolder(path) else { return .path(path) }
    if let id = Layout.location(of: place)?.id { return .entry(id) }
    let parts = place.split(separator: "/").map(String.init)
    guard parts.count > 2, parts[0] == Layout.records, let alliance = Layout.allianceSlug(parts[1]) else {
      return .path(path)
    }
    if parts.count > 3, parts[2] != Layout.reviews, let slug = Slug(parts[2]) {
      let name = EnquiryName(alliance: alliance, slug: slug)
      return .ofEnquiry(try enquiry(name, in: version), parts.dropFirst(3).joined(separator: "/"))
    }
    return .ofAlliance(self.alliance(parts[1], in: version), parts.dropFirst(2).joined(separator: "/"))
  }

  /// Which enquiry one of a version is.
  func enquiry(_ name: EnquiryName, in version: MergeVersion) throws -> MergeKey.EnquiryKey {
    if version === base { return .named(name) }
    let id = try version.enquiryID(of: name)
    if try base.has(name) {
      let former = try base.enquiryID(of: name)
      if id == nil || former == nil || id == former { return .named(name) }
    }
    guard let id else { return .named(name) }
    if let former = formerEnquiries[ObjectIdentifier(version)]?[id] { return .named(former) }
    // Begun on both sides under one name: one without an id cannot be told from the other.
    for other in sides where other !== version {
      if try other.has(name), try other.enquiryID(of: name) == nil { return .named(name) }
    }
    return .id(id)
  }

  /// What an alliance of a version was called before.
  func alliance(_ slug: String, in version: MergeVersion) -> String {
    formerAlliances[ObjectIdentifier(version)]?[slug] ?? slug
  }

  // MARK: - What has another name

  /// The enquiries of the base that are no longer where they were, by their ids.
  private func gone(from version: MergeVersion) throws -> [EntryID: EnquiryName] {
    var found: [EntryID: EnquiryName] = [:]
    var doubled: Set<EntryID> = []
    for change in version.changes where change.old != nil {
      guard case .enquiry(let name)? = version.workspace.inFolder(change.path).flatMap({ Layout.location(of: $0) }),
        let id = try base.enquiryID(of: name), try version.enquiryID(of: name) != id
      else { continue }
      if found.updateValue(name, forKey: id) != nil { doubled.insert(id) }
    }
    // Of two with one id nobody can tell which one it was.
    return found.filter { !doubled.contains($0.key) }
  }

  /// Alliances have no ids: one is the same when enquiries of it moved there with it, or when it carries the same name.
  private func renamedAlliances(in version: MergeVersion) throws -> [String: String] {
    func slugs(gone: Bool) -> [Slug] {
      version.locations(gone: gone).compactMap { if case .alliance(let slug) = $0 { slug } else { nil } }.sorted()
    }
    var come = slugs(gone: false)
    if come.isEmpty { return [:] }
    let moved = try version.locations(gone: false).compactMap { location -> (from: Slug, to: Slug)? in
      guard case .enquiry(let name) = location, let id = try version.enquiryID(of: name),
        let former = formerEnquiries[ObjectIdentifier(version)]?[id]
      else { return nil }
      return (former.alliance, name.alliance)
    }
    var found: [String: String] = [:]
    for former in slugs(gone: true) {
      let name = try allianceName(former, in: base)
      let place = try come.firstIndex { new in
        let isMoved = moved.contains { $0.from == former && $0.to == new }
        return try isMoved || (name != nil && name == allianceName(new, in: version))
      }
      if let place { found[come.remove(at: place).text] = former.text }
    }
    return found
  }

  private func allianceName(_ slug: Slug, in version: MergeVersion) throws -> String? {
    let path = Layout.allianceFile(slug)
    guard let file = try version.file(at: version.workspace.inRepository(path)) else { return nil }
    let bytes = try version.workspace.repository.blob(file.id, limit: SourceText.limit)
    do { return try FrontMatter(SourceText(path: path, bytes: bytes)).root?["name"]?.text } catch {
      // One that cannot be read is told with the merge of its file.
      return nil
    }
  }
}
