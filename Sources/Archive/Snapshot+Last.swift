internal import Foundation
package import Model

extension Snapshot {
  /// The entry that was written last: of the newest day's, the one whose file was modified last.
  ///
  /// Files of the same second were checked out together, as by a clone, and do not tell; then it is the one that the
  /// fewest may read.
  package func writtenLast<Entry>(
    of entries: [Entry], note: (Entry) -> LogNote, at place: (Entry) -> Layout.Location
  ) throws -> Entry? {
    let newest = entries.map { note($0).date?.daysSince1970 ?? .min }.max()
    let dated = try entries.filter { (note($0).date?.daysSince1970 ?? .min) == newest }
      .map { (entry: $0, written: try modified(place($0).path, isForOneself: note($0).share == .me)) }
    guard let last = dated.map(\.written).max() else { return nil }
    return dated.filter { last.timeIntervalSince($0.written) < 1 }
      .min { (note($0.entry).share, note($1.entry).id) < (note($1.entry).share, note($0.entry).id) }?.entry
  }

  /// When a record's file was modified; long ago where it is not in the folder.
  private func modified(_ path: String, isForOneself: Bool) throws -> Date {
    guard let root = workspace.root else { return .distantPast }
    let place = isForOneself ? Layout.privatePath(of: path) : path
    return try FileTime.modified("\(root)/\(place)") ?? .distantPast
  }
}

enum FileTime {
  /// When the file at a place on the disk was modified; nil where there is none.
  static func modified(_ place: String) throws -> Date? {
    guard FileManager.default.fileExists(atPath: place) else { return nil }
    return try FileManager.default.attributesOfItem(atPath: place)[.modificationDate] as? Date
  }
}
