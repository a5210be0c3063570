internal import Git
internal import Model
internal import Records

/// What was shared last beside what goes now: records by what they are, wherever they stand and whatever their enquiry is called.
struct SharingComparison {
  /// The files of each record, by their endings.
  private typealias Records = [SharedRecord: [String: ObjectID]]

  /// By path.
  typealias Files = [String: ObjectID]

  private let old: Files
  private let new: Files
  /// The ids of enquiries as they go, and as they were shared last.
  private let ids: [EnquiryName: EntryID]
  private let formerIDs: [EnquiryName: EntryID]

  /// - Parameter text: the contents of a file that was shared last.
  init(
    old: Files, new: Files, ids: [EnquiryName: EntryID], text: (ObjectID) throws(GitError) -> [UInt8]
  ) throws(GitError) {
    (self.old, self.new, self.ids) = (old, new, ids)
    var former: [EnquiryName: EntryID] = [:]
    for (path, id) in old {
      guard case .enquiry(let name)? = Layout.location(of: path) else { continue }
      // Most say what they said last; the others are looked into.
      former[name] = new[path] == id ? ids[name] : FolderState.enquiryID(in: try text(id))
    }
    formerIDs = former
  }

  /// The parts with what is new, changed and withdrawn, and a part for each enquiry that is gone as a whole.
  func parts(_ parts: [Sharing.Part]) -> [Sharing.Part] {
    let (ids, former) = (Self.known(ids), Self.known(formerIDs))
    let (before, after) = (records(old, former), records(new, ids))
    var told = parts.map { part in
      var part = part
      let key = part.name.map { ids[$0] ?? $0.description }
      part.former = old.isEmpty ? nil : former.first { $0.value == key && $0.key != part.name }?.key
      if !old.isEmpty { Self.compare(before[key] ?? [:], after[key] ?? [:], &part) }
      return part
    }
    let here = Set(parts.map { $0.name.map { ids[$0] ?? $0.description } })
    for (key, records) in before where !here.contains(key) {
      let name = former.first { $0.value == key }?.key ?? key.flatMap { EnquiryName($0) }
      var part = Sharing.Part(name: name)
      for record in records.keys { part.withdrawn[record.kind, default: 0] += 1 }
      told.append(part)
    }
    return told.sorted { one, other in
      guard let first = one.name, let second = other.name else { return one.name != nil }
      return first < second
    }
  }

  /// An id that two enquiries have, as a copied folder and its original, names none of them.
  private static func known(_ ids: [EnquiryName: EntryID]) -> [EnquiryName: String] {
    let counts = Dictionary(ids.values.map { ($0, 1) }, uniquingKeysWith: +)
    return ids.filter { counts[$0.value] == 1 }.mapValues(\.text)
  }

  /// By the enquiry that they belong to.
  private func records(_ files: Files, _ known: [EnquiryName: String]) -> [String?: Records] {
    var records: [String?: Records] = [:]
    for (path, id) in files {
      guard let record = SharedRecord(path: path, known: { known[$0] ?? $0.description }) else { continue }
      let ending = path.split(separator: "/").last.map { String($0.drop { $0 != "." }) } ?? ""
      records[record.enquiry, default: [:]][record, default: [:]][ending] = id
    }
    return records
  }

  private static func compare(_ before: Records, _ after: Records, _ part: inout Sharing.Part) {
    for (record, contents) in after {
      if let known = before[record] {
        if known != contents { part.changed[record.kind, default: 0] += 1 }
      } else {
        part.isNew[record.kind, default: 0] += 1
      }
    }
    for record in before.keys where after[record] == nil { part.withdrawn[record.kind, default: 0] += 1 }
  }
}
