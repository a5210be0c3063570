internal import Git
package import Model
internal import Records

/// What is different between two states of an enquiry folder: folder by folder from the top, going into those only that
/// differ, so that two states far apart cost what changed and no more.
package struct StateComparison {
  /// A file that differs, by its path in each state; nil where it is not there.
  package struct FilePair: Hashable, Sendable {
    package let old: String?
    package let new: String?
  }

  /// An enquiry that differs, or what stands beside the enquiries.
  struct Part {
    /// Its name in each state; nil where it is not there, and for what is of no enquiry.
    var old: EnquiryName?
    var new: EnquiryName?
    var files: [FilePair] = []

    /// The name by which its changes are told.
    var name: EnquiryName? { new ?? old }
    var isRenamed: Bool { old != nil && new != nil && old != new }
  }

  let before: FolderState
  let after: FolderState

  package init(from before: FolderState, to after: FolderState) {
    self.before = before
    self.after = after
  }

  // MARK: - Which enquiries

  /// The enquiries that differ and what else does, in order of their names.
  ///
  /// An enquiry is the same by its `id`, whatever its folder is called.
  ///
  /// - Parameter isWanted: asked by the names of an enquiry in both states, nil for what is of none; what is not wanted is
  ///   not looked into.
  func parts(where isWanted: (EnquiryName?, EnquiryName?) throws -> Bool) throws -> [Part] {
    var search = Search(of: self)
    try search.look(at: Layout.records, try before.records(), try after.records())
    var parts: [Part] = []
    if try isWanted(nil, nil), !search.others.isEmpty { parts.append(Part(files: search.others)) }
    for slot in try search.paired() where try isWanted(slot.old?.name, slot.new?.name) {
      let name = (slot.new ?? slot.old).map { Layout.enquiry($0.name) } ?? ""
      var part = Part(old: slot.old?.name, new: slot.new?.name)
      part.files = try files(
        slot.old.map { (Layout.enquiry($0.name), $0.folder) }, slot.new.map { (Layout.enquiry($0.name), $0.folder) },
        depth: 0, name)
      if !part.files.isEmpty || part.isRenamed { parts.append(part) }
    }
    return parts.sorted { one, other in
      guard let first = one.name, let second = other.name else { return one.name == nil }
      return first < second
    }
  }

  typealias Spot = (path: String, folder: FolderState.Folder)

  /// The files below a folder that differ, in order of their names.
  func files(_ old: Spot?, _ new: Spot?, depth: Int, _ name: String) throws -> [FilePair] {
    if let one = old?.folder, let other = new?.folder, one.isSame(as: other) { return [] }
    // A tree that somebody else made may nest without end.
    guard depth < 8 else {
      throw GitError("read the folder \(name)", .tooDeep, message: "folders are nested deeper than 8")
    }
    let (earlier, later) = try children(old, new)
    return try Set(earlier.keys).union(later.keys).sorted().flatMap { name -> [FilePair] in
      let (one, other) = (earlier[name], later[name])
      let paths = (old: old.map { "\($0.path)/\(name)" }, new: new.map { "\($0.path)/\(name)" })
      var found = try files(
        paths.old.flatMap { path in one?.folder.map { (path, $0) } },
        paths.new.flatMap { path in other?.folder.map { (path, $0) } }, depth: depth + 1, name)
      let (oldFile, newFile) = (one?.isFolder == false ? one : nil, other?.isFolder == false ? other : nil)
      if oldFile != newFile {
        found.append(FilePair(old: oldFile == nil ? nil : paths.old, new: newFile == nil ? nil : paths.new))
      }
      return found
    }
  }
}

extension StateComparison {
  /// What stands in two folders, as far as it may differ.
  fileprivate func children(
    _ old: Spot?, _ new: Spot?
  ) throws -> (old: [String: FolderState.Child], new: [String: FolderState.Child]) {
    if !after.isForeign, let one = old?.folder, let other = new?.folder, !one.isEdited, !other.isEdited,
      let id = one.id, let otherID = other.id
    {
      return try after.children(between: id, and: otherID)
    }
    return (
      try old.map { try before.children(of: $0.folder, at: $0.path) } ?? [:],
      try new.map { try after.children(of: $0.folder, at: $0.path) } ?? [:]
    )
  }
}

extension FolderState.Child {
  fileprivate var folder: FolderState.Folder? { if case .folder(let folder) = self { folder } else { nil } }
  fileprivate var isFolder: Bool { folder != nil }
}

/// Looks through the alliances of two states for enquiries that differ.
private struct Search {
  /// An enquiry of one state.
  struct Slot {
    let name: EnquiryName
    let folder: FolderState.Folder
    let state: FolderState

    /// Read only where it is asked for: a first commit may bring thousands.
    var id: EntryID? { state.enquiryID(of: name) }
  }

  private let comparison: StateComparison
  private var same: [(old: Slot?, new: Slot?)] = []
  private var gone: [Slot] = []
  private var come: [Slot] = []
  private(set) var others: [StateComparison.FilePair] = []

  init(of comparison: StateComparison) { self.comparison = comparison }

  /// Looks at the folder of records.
  mutating func look(at path: String, _ old: FolderState.Folder, _ new: FolderState.Folder) throws {
    if old.isSame(as: new) { return }
    let (earlier, later) = try comparison.children((path, old), (path, new))
    for name in Set(earlier.keys).union(later.keys).sorted() {
      let inner = "\(path)/\(name)"
      if let alliance = Layout.allianceSlug(name), earlier[name]?.isFolder ?? true, later[name]?.isFolder ?? true {
        try look(in: alliance, at: inner, earlier[name]?.folder, later[name]?.folder)
      } else {
        try take(inner, earlier[name], later[name])
      }
    }
  }

  private mutating func look(
    in alliance: Slug, at path: String, _ old: FolderState.Folder?, _ new: FolderState.Folder?
  ) throws {
    if let old, let new, old.isSame(as: new) { return }
    let (earlier, later) = try comparison.children(old.map { (path, $0) }, new.map { (path, $0) })
    for name in Set(earlier.keys).union(later.keys).sorted() {
      let (one, other) = (earlier[name], later[name])
      if let one = one?.folder, let other = other?.folder, one.isSame(as: other) { continue }
      let enquiry = Slug(name).map { EnquiryName(alliance: alliance, slug: $0) }
      let slots = try enquiry.map { name in
        (try slot(name, one?.folder, comparison.before), try slot(name, other?.folder, comparison.after))
      }
      guard let slots, slots.0 != nil || slots.1 != nil else {
        try take("\(path)/\(name)", one, other)
        continue
      }
      add(slots.0, slots.1)
    }
  }

  private mutating func add(_ old: Slot?, _ new: Slot?) {
    if let old, let new, old.id == new.id || old.id == nil || new.id == nil {
      same.append((old, new))
    } else {
      // Another enquiry took the name over.
      if let old { gone.append(old) }
      if let new { come.append(new) }
    }
  }

  /// A folder of an enquiry; nil for one that holds no `enquiry.md`.
  private func slot(_ name: EnquiryName, _ folder: FolderState.Folder?, _ state: FolderState) throws -> Slot? {
    guard let folder else { return nil }
    let children = try state.children(of: folder, at: Layout.enquiry(name))
    guard children["enquiry.md"] != nil else { return nil }
    return Slot(name: name, folder: folder, state: state)
  }

  private mutating func take(_ path: String, _ old: FolderState.Child?, _ new: FolderState.Child?) throws {
    let inner = try comparison.files(
      old?.folder.map { (path, $0) }, new?.folder.map { (path, $0) }, depth: 0, path)
    others += inner
    let (oldFile, newFile) = (old?.isFolder == false ? old : nil, new?.isFolder == false ? new : nil)
    if oldFile != newFile {
      others.append(
        StateComparison.FilePair(old: oldFile == nil ? nil : path, new: newFile == nil ? nil : path))
    }
  }

  /// The enquiries of both states, those that got another name with it.
  func paired() throws -> [(old: Slot?, new: Slot?)] {
    var come = come
    var pairs = same
    for old in gone {
      if !come.isEmpty, let id = old.id, let place = come.firstIndex(where: { $0.id == id }) {
        pairs.append((old, come.remove(at: place)))
      } else {
        pairs.append((old, nil))
      }
    }
    return pairs + come.map { (nil, $0) }
  }
}

extension StateComparison {
  /// The enquiry that a person names, in either state: also one that is gone since.
  package func find(enquiry word: String) throws -> EnquiryName {
    try Snapshot.find(enquiry: word, among: (after.enquiryNames() + before.enquiryNames()).unique)
  }
}

extension FolderState {
  fileprivate func enquiryNames() throws -> [EnquiryName] {
    let alliances = try children(of: records(), at: Layout.records)
    return try alliances.keys.sorted().flatMap { alliance -> [EnquiryName] in
      guard let slug = Layout.allianceSlug(alliance), let folder = alliances[alliance]?.folder else { return [] }
      let inner = try children(of: folder, at: Layout.alliance(slug))
      return inner.keys.sorted().compactMap { name in
        inner[name]?.isFolder == true ? Slug(name).map { EnquiryName(alliance: slug, slug: $0) } : nil
      }
    }
  }
}
