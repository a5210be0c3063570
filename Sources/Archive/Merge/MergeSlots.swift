internal import Git
internal import Model

/// One file in all versions of a merge.
struct MergeSlot {
  let key: MergeKey
  /// As the bases have it; nil in those that do not.
  var bases: [MergeFile?]
  var ours: MergeFile?
  var theirs: MergeFile?

  /// Where it was before, as far as all bases agree that it was there.
  var base: MergeFile? { bases.first ?? nil }

  /// Any of its places, for words about it.
  var anywhere: MergeFile? { ours ?? theirs ?? bases.lazy.compactMap { $0 }.first }

  subscript(_ side: MergeSide) -> MergeFile? {
    get { side == .ours ? ours : theirs }
    set { if side == .ours { ours = newValue } else { theirs = newValue } }
  }
}

enum MergeSide: Hashable, CaseIterable {
  case ours, theirs

  var other: MergeSide { self == .ours ? .theirs : .ours }
}

/// The files that at least one side changed, each in all versions.
struct MergeSlots {
  private(set) var all: [MergeKey: MergeSlot] = [:]
  let names: MergeNames
  private let base: MergeVersion
  private let versions: [MergeVersion]

  /// - Parameter bases: the first one is what the others, and the sides, were compared with.
  init(bases: [MergeVersion], ours: MergeVersion, theirs: MergeVersion) throws {
    base = bases[0]
    versions = [ours, theirs] + bases.dropFirst()
    try base.workspace.enquiryIDs.readAhead(Set(versions.flatMap(\.enquiryFiles)), base.workspace)
    names = try MergeNames(base: base, sides: [ours, theirs], others: Array(bases.dropFirst()))
    for version in versions {
      for case let old? in version.changes.map(\.old) { try putBase(old) }
    }
    for number in versions.indices {
      for case let new? in versions[number].changes.map(\.new) { try put(new, number) }
    }
    for key in Array(all.keys) { try complete(key) }
  }

  /// In an order that does not depend on sides.
  var sorted: [MergeSlot] { all.values.map { ($0.key.order, $0) }.sorted { $0.0 < $1.0 }.map(\.1) }

  private func emptySlot(_ key: MergeKey) -> MergeSlot {
    MergeSlot(key: key, bases: [MergeFile?](repeating: nil, count: versions.count - 1))
  }

  private mutating func putBase(_ file: MergeFile) throws {
    var key = try names.key(of: file.path, in: base)
    // A second record of one id is another file.
    if let other = all[key]?.base, other.path != file.path { key = .path(file.path) }
    let empty = emptySlot(key)
    all[key, default: empty].bases[0] = file
  }

  private mutating func put(_ file: MergeFile, _ number: Int) throws {
    var key = try names.key(of: file.path, in: versions[number])
    if let slot = all[key], let other = self[slot, number], other.path != file.path {
      if slot.base?.path == file.path {
        // The one in the old place is the record, the other one its copy.
        set(nil, key, number)
        set(other, .path(other.path), number)
      } else {
        key = .path(file.path)
      }
    }
    if let base = all[key]?.base, base.path != file.path, try isStillThere(base, key, number) {
      return set(file, .path(file.path), number)
    }
    set(file, key, number)
  }

  /// Whether a version has a file in the place where it was, so that one elsewhere is a copy of it: a file of its own.
  private func isStillThere(_ base: MergeFile, _ key: MergeKey, _ number: Int) throws -> Bool {
    try versions[number].file(at: base.path) != nil && names.key(of: base.path, in: versions[number]) == key
  }

  /// Where a version did not change a file, it has it as it was.
  private mutating func complete(_ key: MergeKey) throws {
    guard let slot = all[key], let base = slot.base else { return }
    for number in versions.indices where self[slot, number] == nil {
      if versions[number].change(at: base.path) == nil { set(base, key, number) }
    }
  }

  /// - Parameter number: of a version: 0 is ours, 1 theirs, then come the further bases.
  private subscript(_ slot: MergeSlot, _ number: Int) -> MergeFile? {
    number == 0 ? slot.ours : number == 1 ? slot.theirs : slot.bases[number - 1]
  }

  private mutating func set(_ file: MergeFile?, _ key: MergeKey, _ number: Int) {
    var slot = all[key] ?? emptySlot(key)
    switch number {
    case 0: slot.ours = file
    case 1: slot.theirs = file
    default: slot.bases[number - 1] = file
    }
    all[key] = slot
  }
}
