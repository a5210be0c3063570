internal import Foundation
package import Model
package import Records

extension Workspace {
  /// Keeps an entry for oneself: in `private/`, which is never committed and which nobody else on the machine can read.
  ///
  /// - Parameter source: its path is the one that it would have as a shared entry.
  /// - Returns: the path from the enquiry folder.
  package func keepPrivate(_ source: SourceText) throws -> String {
    try refuseSample()
    let path = Layout.privatePath(of: source.path)
    guard let root else { throw ArchiveError.noPrivateFolder }
    do { try PrivateFile.write(source.bytes, to: "\(root)/\(path)") } catch {
      throw ArchiveError.cannotMake(folder: path, reason: error.localizedDescription)
    }
    return path
  }

  /// A record for oneself as the person wants it; as it is where nobody wants to change it.
  package func revisedForOneself(_ source: SourceText) throws -> SourceText {
    try revision?(source) { RecordCheck.errors($0.path, $0.bytes) } ?? source
  }

  /// The text of a record that is kept in `private/`; nil when there is none.
  ///
  /// - Parameter path: the one that it would have as a shared record.
  package func privateText(_ path: String) throws -> SourceText? {
    let place = Layout.privatePath(of: path)
    guard let root, let data = FileManager.default.contents(atPath: root + "/" + place) else { return nil }
    return try SourceText(path: path, bytes: Array(data))
  }

  /// Takes a record out of `private/`, as after it was shared.
  ///
  /// - Parameter path: the one that it has as a shared record.
  package func removePrivate(_ path: String) throws {
    let place = Layout.privatePath(of: path)
    guard let root else { throw ArchiveError.noPrivateFolder }
    do { try FileManager.default.removeItem(atPath: root + "/" + place) } catch {
      throw ArchiveError.cannotMake(folder: place, reason: error.localizedDescription)
    }
  }

  /// The entries of an enquiry that are kept on this machine alone: where they stand decides, whatever they say.
  package func privateEntries(of name: EnquiryName) throws -> Loaded<PrivateEntries> {
    var loaded = Loaded(PrivateEntries())
    for folder in Layout.entryFolders {
      let place = "\(Layout.enquiry(name))/\(folder)"
      for file in privateNames(in: Layout.privatePath(of: place)) {
        do { try read("\(place)/\(file)", into: &loaded) } catch let error as RecordError {
          loaded.problems.append(error.problem)
        }
      }
    }
    return loaded
  }

  func privateNames(in folder: String) -> [String] {
    guard let root else { return [] }
    // A folder that is not there holds no entries; that is how it is before the first one.
    let names = FileManager.default.enumerator(atPath: root + "/" + folder)?.compactMap { $0 as? String }
    return (names ?? []).sorted()
  }

  private func read(_ path: String, into loaded: inout Loaded<PrivateEntries>) throws {
    let place = Layout.privatePath(of: path)
    guard let root, let data = FileManager.default.contents(atPath: root + "/" + place) else { return }
    let source = try SourceText(path: place, bytes: Array(data))
    switch Layout.location(of: path) {
    case .evidence(_, let date, let kind, let id):
      let reading = try RecordReader.evidence(source, id: id, date: date, kind: kind)
      loaded.problems += reading.problems
      if var entry = reading.value {
        entry.note.share = .me
        loaded.value.evidence.append(entry)
      }
    case .leadership(_, let date, let id):
      let reading = try RecordReader.leadership(source, id: id, date: date)
      loaded.problems += reading.problems
      if var entry = reading.value {
        entry.note.share = .me
        loaded.value.leadership.append(entry)
      }
    case .participation(_, let date, let kind, let id):
      let reading = try RecordReader.participation(source, id: id, date: date, kind: kind)
      loaded.problems += reading.problems
      if var entry = reading.value {
        entry.note.share = .me
        loaded.value.participation.append(entry)
      }
    default: break
    }
  }
}

/// Entries that are kept on this machine alone.
package struct PrivateEntries: Sendable {
  package var evidence: [EvidenceEntry] = []
  package var leadership: [LeadershipEntry] = []
  package var participation: [ParticipationEntry] = []

  package init() {}
}

extension Layout {
  /// Where a record stands that is kept for oneself: `private/` in place of `enquiries/`.
  package static func privatePath(of path: String) -> String {
    privateFolder + path.dropFirst(records.count)
  }
}
