internal import Foundation
package import Git
package import Model
internal import Records

/// A file that goes with an entry and in no commit.
package struct KeptFile: Hashable, Sendable {
  /// Its own name, without folders.
  package var name: String
  package var bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension PrivateStore {
  /// The folder of an entry's files, from the root.
  package static func files(of name: EnquiryName, _ entry: EntryID) -> String {
    "files/\(name.alliance)/\(name.slug)/\(entry)"
  }

  /// Where files come to stand, from the root: each under its own name, a second one of that name with a number.
  package static func places(of files: [KeptFile], with entry: EntryID, of name: EnquiryName) -> [String] {
    var taken: Set<String> = []
    return files.map { file in
      let parts = file.name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      let ending = parts.count == 2 ? ".\(parts[1])" : ""
      var free = file.name
      var number = 2
      // Disks that know no capitals take both for one.
      while !taken.insert(free.lowercased()).inserted {
        free = "\(parts[0])-\(number)\(ending)"
        number += 1
      }
      return "\(PrivateStore.files(of: name, entry))/\(free)"
    }
  }
}

extension Workspace {
  /// Keeps an entry's files in the private store, then saves the entry; where that fails, they are taken away again.
  package func keep(
    _ files: [KeptFile], with entry: EntryID, of name: EnquiryName, in store: PrivateStore, now: Moment,
    save: () throws -> Saved
  ) throws -> Saved {
    try refuseUnwritable(now: now)
    do {
      for (file, place) in zip(files, PrivateStore.places(of: files, with: entry, of: name)) {
        try store.write(file.bytes, to: place)
      }
      return try save()
    } catch {
      try store.remove(PrivateStore.files(of: name, entry))
      throw error
    }
  }

  /// The files of an entry that is to be forgotten: those in commits, from the enquiry folder, and those in the store.
  func files(of found: FoundRecord) throws -> (published: [String], kept: [String]) {
    guard let name = found.location.enquiry, let id = found.location.id else { return ([], []) }
    let snapshot = try snapshot()
    let folder = Layout.files(name)
    let named = Workspace.named(in: try snapshot.source(of: found), at: found.location)
    let published = try snapshot.names(in: folder).filter { $0.hasPrefix("\(id)-") || named.contains($0) }
    let place = PrivateStore.files(of: name, id)
    return (published.map { "\(folder)/\($0)" }, try privateStore().names(in: place).map { "\(place)/\($0)" })
  }

  /// The files that an entry names; none where it cannot be read, which must not keep it from being forgotten.
  private static func named(in source: SourceText, at location: Layout.Location) -> [String] {
    do {
      switch location {
      case .evidence(_, let date, let kind, let id):
        return try RecordReader.evidence(source, id: id, date: date, kind: kind).value?.note.files ?? []
      case .leadership(_, let date, let id):
        return try RecordReader.leadership(source, id: id, date: date).value?.note.files ?? []
      default: return []
      }
    } catch {
      return []
    }
  }
}
