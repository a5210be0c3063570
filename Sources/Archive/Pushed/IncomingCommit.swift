internal import Git
internal import Model
internal import Records

/// One of the commits that are pushed: what is new in it beside its parents.
final class IncomingCommit {
  /// A new file, or one with another content.
  struct File {
    /// From the top of the repository.
    let path: String
    let id: ObjectID
    let size: Int
    /// What stood there in the parents.
    let before: [ObjectID]
    /// The enquiry folder that it lies in, with a slash at its end, or empty; nil for none.
    let folder: String?

    /// From the enquiry folder.
    var inFolder: String { String(path.dropFirst(folder?.count ?? 0)) }
  }

  /// More than attachments have.
  static let largestFile = 20 << 20
  private static let mostNames = 500_000
  private static let deepest = 24

  let commit: Commit
  let ref: PushedRef
  let state: PushedState
  let check: PushCheck
  private(set) var files: [File] = []
  private var isSoundSoFar = true

  init(_ commit: Commit, of ref: PushedRef, _ state: PushedState, _ check: PushCheck) {
    (self.commit, self.ref, self.state, self.check) = (commit, ref, state, check)
  }

  /// Looks at names, kinds and sizes, and tells what is wrong; what is not sound is looked into no further.
  func isSound() throws -> Bool {
    let parents = try commit.parents.map { id throws(GitError) in try check.repository.place(of: id).tree }
    do {
      try check.repository.showNewEntries(of: commit.tree, besides: parents, largest: PushCheck.largestFolder, look)
    } catch TooMuch.names {
      report(
        "too_many_files", ref.shortName, "The push brings more than \(Self.mostNames) new files and folders.",
        "Push it in parts, some commits at a time.")
    } catch let error as GitError where error.code == .tooLarge {
      report("large_object", ref.shortName, "A folder has too many names.", "Spread them over several folders.")
    }
    return isSoundSoFar
  }

  private enum TooMuch: Error { case names }

  private func report(_ code: String, _ path: String, _ message: String, _ remedy: String) {
    tell(check.problem(code, at: path, message, remedy))
    isSoundSoFar = false
  }

  /// Looks at what is new in a folder; tells which of it are folders to be entered.
  private func look(at folder: NewFolder) throws -> [Int] {
    check.nameCount += folder.entries.count
    guard check.nameCount <= Self.mostNames else { throw TooMuch.names }
    guard folder.depth <= Self.deepest else {
      report(
        "too_deep", folder.path.prefix(60) + "…", "Folders are nested more than \(Self.deepest) deep.",
        "Records are never nested so deep: take them out.")
      return []
    }
    let home = try state.folder(above: folder.path, in: commit.tree)
    reportNames(in: folder, isOurs: home != nil)
    return try folder.entries.indices.filter { place in
      let entry = folder.entries[place]
      if entry.mode == .directory { return true }
      try take(entry, folder.path + String(decoding: entry.name, as: UTF8.self), home)
      return false
    }
  }

  /// Takes in what is new and no folder.
  private func take(_ entry: NewEntry, _ path: String, _ home: String?) throws {
    switch entry.mode {
    case .symbolicLink where home != nil:
      report("link_in_git", path, "This is a link to another file.", "Put the file itself there.")
    case .submodule where home != nil:
      report(
        "submodule_in_git", path, "This is another repository within this one.", "Take it out of git: git rm --cached.")
    case _ where entry.mode.isPlainFile:
      let (kind, size) = try check.repository.header(of: entry.id)
      if kind != .file {
        report("not_a_file", path, "What git has there is no file.", "Save it anew.")
      } else if size > Self.largestFile, home != nil || Self.isTable(path) {
        report(
          "large_file", path, "This file has \(size >> 20) MB, and \(Self.largestFile >> 20) are the most.",
          "Keep it elsewhere: what is pushed stays in every copy for good.")
      } else {
        files.append(File(path: path, id: entry.id, size: size, before: entry.before, folder: home))
      }
    default: break
    }
  }

  /// Tells of names that lead elsewhere, or that not every machine can write; in folders that are none of ours of the former only.
  private func reportNames(in folder: NewFolder, isOurs: Bool) {
    var seen: [String: Int] = [:]
    // Swift takes é and e with an accent for one, as macOS does.
    for name in folder.names { seen[String(decoding: name, as: UTF8.self).lowercased(), default: 0] += 1 }
    for entry in folder.entries {
      let name = String(decoding: entry.name, as: UTF8.self)
      if let fault = NameFault(of: entry.name), isOurs || fault.isHostile {
        report("hostile_name", folder.path + name, "This name \(fault.words).", "Give it a plain name: git mv.")
      } else if isOurs, seen[name.lowercased(), default: 0] > 1 {
        report(
          "doubled_name", folder.path + name,
          "Another name in this folder differs from this one in capitals alone, or not at all.",
          "Call one of the two otherwise.")
      }
    }
  }

  static func isTable(_ path: String) -> Bool {
    [".csv", ".tsv", ".tab"].contains { path.lowercased().hasSuffix($0) }
  }

  func tell(_ problem: Problem, isPrivate: Bool = false) {
    check.add(ref, problem, in: [commit.id], isPrivate: isPrivate)
  }
}
