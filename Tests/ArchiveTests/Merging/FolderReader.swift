import Git
import Model

@testable import Archive

/// Reads versions of a folder, each file and each check once.
final class FolderReader {
  private var blobs: [ObjectID: [UInt8]] = [:]
  private var files: [String: SaidInFile] = [:]
  private var folders: [ObjectID: SaidInFolder] = [:]
  private var errors: [ObjectID: Set<String>] = [:]

  /// The files of a tree, by their paths.
  private func ids(_ tree: ObjectID, in repository: Repository, below folder: String = "") throws -> [String: ObjectID]
  {
    var ids: [String: ObjectID] = [:]
    for entry in try repository.tree(tree) {
      if entry.mode == .directory {
        ids.merge(try self.ids(entry.id, in: repository, below: folder + entry.name + "/")) { $1 }
      } else {
        ids[folder + entry.name] = entry.id
      }
    }
    return ids
  }

  private func blob(_ id: ObjectID, in repository: Repository) throws -> [UInt8] {
    if let known = blobs[id] { return known }
    let bytes = try repository.blob(id)
    blobs[id] = bytes
    return bytes
  }

  /// The bytes of all files of a commit, by their paths.
  func contents(_ commit: ObjectID, in clone: Clone) throws -> [String: [UInt8]] {
    try ids(clone.tree(commit), in: clone.repository).mapValues { try blob($0, in: clone.repository) }
  }

  func said(_ commit: ObjectID, in clone: Clone) throws -> SaidInFolder {
    let tree = try clone.tree(commit)
    if let known = folders[tree] { return known }
    let said = try ids(tree, in: clone.repository).map { path, id in
      let name = "\(path) \(id)"
      if let known = files[name] { return known }
      let file = SaidInFile(path, try blob(id, in: clone.repository))
      files[name] = file
      return file
    }
    let folder = SaidInFolder(said)
    folders[tree] = folder
    return folder
  }

  /// What the check of a commit says is wrong.
  func errors(_ commit: ObjectID, in clone: Clone) throws -> Set<String> {
    let tree = try clone.tree(commit)
    if let known = errors[tree] { return known }
    let snapshot = try Snapshot(of: clone.workspace, .known(commit, on: clone.today))
    let problems = try snapshot.check(today: clone.today, history: .none)
    let found = Set(problems.filter { $0.severity == .error }.map { "\($0.code) \($0.message)" })
    errors[tree] = found
    return found
  }
}
