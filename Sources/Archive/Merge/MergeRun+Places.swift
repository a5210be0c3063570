internal import Git
internal import Model

// Where files go: enquiries and alliances under the name that they have after the merge, entries by what their names say.
extension MergeRun {
  /// What both sides agree on, one way or the other; nil where each wants something else.
  static func agreed<Value: Equatable>(_ bases: [Value?], _ ours: Value, _ theirs: Value) -> Value? {
    if ours == theirs { return ours }
    guard let base = bases.first, bases.allSatisfy({ $0 == base }) else { return nil }
    if ours == base { return theirs }
    return theirs == base ? ours : nil
  }

  /// A part of a name, by what both sides say or a person decides.
  ///
  /// - Parameter make: the part that a person's own words give; nil for words that give none.
  private func part<Value: Equatable & CustomStringConvertible>(
    _ part: OpenQuestion.NamePart, _ bases: [Value?], _ ours: Value?, _ theirs: Value?, _ slot: MergeSlot,
    _ make: (String) -> Value?
  ) -> Value? {
    guard let ours, let theirs else { return ours ?? theirs ?? bases.lazy.compactMap { $0 }.first }
    if let agreed = Self.agreed(bases, ours, theirs) { return agreed }
    let topic = OpenQuestion.Topic.name(
      part, base: bases.first.flatMap { $0 }?.description, ours: ours.description, theirs: theirs.description)
    switch ask(topic, about: slot, key: slot.key.order) {
    case .ours?: return ours
    case .theirs?: return theirs
    case .value(let words)?: return make(words) ?? ours
    case .both?, nil: return ours.description < theirs.description ? ours : theirs
    }
  }

  // MARK: - Folders

  /// Decides what alliances and enquiries are called.
  func placeFolders(_ sorted: [MergeSlot]) throws {
    for slot in sorted {
      guard case .ofAlliance(let former, "alliance.yaml") = slot.key else { continue }
      func slug(_ file: MergeFile?) -> String? { file.flatMap { name(of: $0, part: 1) } }
      alliances[former] = part(.alliance, slot.bases.map(slug), slug(slot.ours), slug(slot.theirs), slot) { _ in nil }
    }
    for slot in sorted {
      guard case .ofEnquiry(let key, "enquiry.md") = slot.key else { continue }
      folders[key] = folder(slot)
    }
    try tellApart()
  }

  private func folder(_ slot: MergeSlot) -> EnquiryName? {
    let others = zip(slot.bases, versions.bases).map { file, version in file.flatMap { name(of: $0, in: version) } }
    let ours = slot.ours.flatMap { name(of: $0, in: versions.ours) }
    let theirs = slot.theirs.flatMap { name(of: $0, in: versions.theirs) }
    let alliance = part(.alliance, others.map { $0?.alliance }, ours?.alliance, theirs?.alliance, slot) { _ in nil }
    let slug = part(.shortName, others.map { $0?.slug }, ours?.slug, theirs?.slug, slot) { _ in nil }
    guard let alliance, let slug else { return nil }
    return EnquiryName(alliance: Slug(known: alliances[alliance.text] ?? alliance.text), slug: slug)
  }

  /// The name of an enquiry in a version, with its alliance by the name that it had before.
  private func name(of file: MergeFile, in version: MergeVersion) -> EnquiryName? {
    guard let alliance = name(of: file, part: 1), let slug = name(of: file, part: 2) else { return nil }
    let former = slots.names.alliance(alliance, in: version)
    return EnquiryName(alliance: Slug(known: former), slug: Slug(known: slug))
  }

  private func name(of file: MergeFile, part: Int) -> String? {
    let parts = workspace.inFolder(file.path)?.split(separator: "/").map(String.init) ?? []
    return parts.indices.contains(part) ? parts[part] : nil
  }

  /// Two enquiries that were begun apart under one name: theirs gets another one.
  private func tellApart() throws {
    let groups = Dictionary(
      grouping: folders.keys, by: { folders[$0] ?? EnquiryName(alliance: Slug(known: ""), slug: Slug(known: "")) })
    for (name, keys) in groups.sorted(by: { $0.key < $1.key }) where keys.count > 1 {
      let keys = keys.sorted { $0.order < $1.order }
      let owners = keys.compactMap { key in slots.all[.ofEnquiry(key, "enquiry.md")].map { (key, $0) } }
      guard let (_, ours) = owners.first(where: { $0.1.ours != nil }),
        let (theirs, other) = owners.first(where: { $0.1.ours == nil })
      else { continue }
      let answer = ask(
        .sameName(name.description), about: ours, key: keys.map(\.order).joined(separator: " "),
        sides: [.theirs: other])
      guard case .value(let words)? = answer, let slug = Slug(words) else { continue }
      folders[theirs] = EnquiryName(alliance: name.alliance, slug: slug)
    }
  }

  // MARK: - Files

  /// The path of a file after the merge, from the top of the repository.
  func place(of slot: MergeSlot) throws -> String {
    switch slot.key {
    case .path(let path): return path
    case .ofAlliance(let former, let rest):
      return workspace.inRepository("\(Layout.records)/\(alliances[former] ?? former)/\(rest)")
    case .ofEnquiry(let key, let rest): return workspace.inRepository("\(folderPath(key))/\(rest)")
    case .entry: return try placeOfEntry(slot)
    }
  }

  func folderPath(_ key: MergeKey.EnquiryKey) -> String {
    if let name = folders[key] { return Layout.enquiry(name) }
    guard case .named(let name) = key else { return Layout.records }
    let alliance = alliances[name.alliance.text] ?? name.alliance.text
    return Layout.enquiry(EnquiryName(alliance: Slug(known: alliance), slug: name.slug))
  }

  /// An entry whose day was set right on one side and whose enquiry was renamed on the other gets both.
  private func placeOfEntry(_ slot: MergeSlot) throws -> String {
    func place(_ file: MergeFile?, _ version: MergeVersion) throws -> EntryPlace? {
      try file.flatMap { try EntryPlace($0, in: version, slots.names) }
    }
    let bases = try zip(slot.bases, versions.bases).map { try place($0, $1) }
    let (ours, theirs) = (try place(slot.ours, versions.ours), try place(slot.theirs, versions.theirs))
    guard let any = ours ?? theirs else { return slot.anywhere?.path ?? "" }
    let folder = part(.enquiry, bases.map { $0?.folder }, ours?.folder, theirs?.folder, slot) { _ in nil }
    var words: [String] = []
    for number in any.parts.indices {
      let label = any.parts[number].label
      func word(_ place: EntryPlace?) -> String? {
        place.flatMap { $0.parts.indices.contains(number) ? $0.parts[number].word : nil }
      }
      words.append(
        part(label, bases.map(word), word(ours), word(theirs), slot) {
          label == .date ? Day(iso: $0)?.description : nil
        }
          ?? any.parts[number].word)
    }
    let top: String
    switch folder ?? any.folder {
    case .ofEnquiry(let key, let inner): top = workspace.inRepository("\(folderPath(key))/\(inner)")
    case .path(let path): top = path
    }
    return top + "/" + (words + [any.id.text]).joined(separator: "-") + ".md"
  }
}

/// What the path of an entry says: whose it is, and its name in parts.
private struct EntryPlace {
  enum Folder: Hashable, CustomStringConvertible {
    case ofEnquiry(MergeKey.EnquiryKey, String)
    case path(String)

    var description: String {
      switch self {
      case .ofEnquiry(.named(let name), _): "\(name)"
      case .ofEnquiry(.id(let id), _): "\(id)"
      case .path(let path): path
      }
    }
  }

  let folder: Folder
  let parts: [(label: OpenQuestion.NamePart, word: String)]
  let id: EntryID

  init?(_ file: MergeFile, in version: MergeVersion, _ names: MergeNames) throws {
    guard let place = version.workspace.inFolder(file.path), let location = Layout.location(of: place),
      let id = location.id, let parts = location.nameParts
    else { return nil }
    self.id = id
    self.parts = parts
    let above = place.split(separator: "/").dropLast().map(String.init)
    if let name = location.enquiry, let inner = above.last {
      folder = .ofEnquiry(try names.enquiry(name, in: version), inner)
    } else {
      folder = .path(file.path.split(separator: "/").dropLast().joined(separator: "/"))
    }
  }
}

extension Layout.Location {
  /// What stands before the id in the name of an entry's file, part by part; nil for what has none.
  fileprivate var nameParts: [(label: OpenQuestion.NamePart, word: String)]? {
    switch self {
    case .cycle(_, let period, _): [(.period, period.id)]
    case .evidence(_, let date, let kind, _): [(.date, Layout.word(date)), (.kind, kind.rawValue)]
    case .participation(_, let date, let kind, _): [(.date, Layout.word(date)), (.kind, kind.rawValue)]
    case .leadership(_, let date, _): [(.date, Layout.word(date))]
    case .coding(let date, let entry, _): [(.date, Layout.word(date)), (.entry, entry.text)]
    case .checkIn(_, let date, let alliance, _): [(.date, Layout.word(date)), (.alliance, alliance.text)]
    case .action: []
    default: nil
    }
  }
}
