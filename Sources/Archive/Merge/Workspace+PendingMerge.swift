internal import Foundation
internal import Git

extension Workspace {
  private var pendingMergePath: String { repository.gitDirectory + "/enquiry.merge" }

  /// The merge that waits here; nil where none does.
  ///
  /// - Throws: ``ArchiveError/mergeUnreadable(path:)`` for a file that is none.
  package func pendingMerge() throws -> PendingMerge? {
    guard FileManager.default.fileExists(atPath: pendingMergePath) else { return nil }
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: pendingMergePath)))
    guard let pending = PendingMerge(bytes) else { throw ArchiveError.mergeUnreadable(path: pendingMergePath) }
    return pending
  }

  /// Keeps a merge for later, in the place of what was kept.
  package func keep(_ pending: PendingMerge) throws {
    do { try PrivateFile.write(pending.bytes, to: pendingMergePath) } catch {
      throw ArchiveError.cannotMake(folder: pendingMergePath, reason: error.localizedDescription)
    }
  }

  /// Nothing waits any longer.
  package func dropPendingMerge() throws {
    guard FileManager.default.fileExists(atPath: pendingMergePath) else { return }
    do { try FileManager.default.removeItem(atPath: pendingMergePath) } catch {
      throw ArchiveError.cannotMake(folder: pendingMergePath, reason: error.localizedDescription)
    }
  }
}
