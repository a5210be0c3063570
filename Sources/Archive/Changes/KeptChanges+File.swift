internal import Foundation
internal import Git
internal import Model

// The file: pieces, each with the number of its bytes, the checksum of the piece before it (nought for the first) and its own
// (8 bytes each), so that a piece follows that one only after which it was made. The first one names what it was made for (20 bytes).
extension KeptChanges {
  /// What is known of the commits that lead to one, brought up to it.
  static func of(_ workspace: Workspace, upTo head: ObjectID) throws -> KeptChanges {
    let root = workspace.inRepository(Layout.records)
    let path = workspace.keptFolder("changes") + "all"
    // What a shallow clone lacks may come later.
    let shallow = KeptBytes.bytes(of: "\(workspace.repository.commonDirectory)/shallow") ?? []
    let maker = try KeptResults.key(["1", root, String(decoding: shallow, as: UTF8.self)])
    var (known, isWhole, last) = KeptChanges.read(path, root: root, madeFor: maker)
    guard known.place(of: head) == nil else { return known }
    let (before, units) = (known.commits.count, known.unitCount)
    let newest = known.commits.last
    let found = try KeptChanges.additions(to: known, upTo: head, in: workspace, root: root)
    for addition in found.additions { known.add(addition) }
    let follows = newest == nil || found.additions.contains { $0.links.contains { $0.parent == newest } }
    if !follows { known = known.reduced(to: head) }
    // What is damaged may be mended.
    guard found.isReadable else { return known }
    if isWhole, follows, before > 0 {
      KeptChanges.append(known.bytes(from: before, units: units), to: path, after: last)
    } else {
      let first = KeptChanges.framed(maker.bytes, after: 0)
      let all = known.bytes(from: 0, units: 0)
      KeptBytes.write(first + KeptChanges.framed(all, after: Checksum.of(maker.bytes[...])), to: path)
    }
    return known
  }

  // MARK: - Reading the history

  /// The commits that are not known yet, parents before their children, with what they changed.
  private static func additions(
    to known: KeptChanges, upTo head: ObjectID, in workspace: Workspace, root: String
  ) throws -> (additions: [Addition], isReadable: Bool) {
    let places = CommitPlaces(workspace.repository)
    var order: [ObjectID] = []
    var seen: Set<ObjectID> = []
    var open = [(id: head, isDone: false)]
    while let (id, isDone) = open.popLast() {
      if isDone {
        order.append(id)
        continue
      }
      // Only now: one that waits deeper in the pile must still come before its other children.
      guard seen.insert(id).inserted else { continue }
      open.append((id, true))
      for parent in try places.find(id)?.parents ?? [] where known.place(of: parent) == nil && !seen.contains(parent) {
        if try places.find(parent) != nil { open.append((parent, false)) }
      }
    }
    let tasks = try order.flatMap { id -> [Task] in
      guard let commit = try places.find(id) else { return [] }
      let ids = commit.parents.count > 1 ? commit.parents.unique : commit.parents
      let parents = try ids.compactMap { parent in try places.find(parent).map { (parent, $0.tree) } }
      if parents.isEmpty { return [Task(commit: id, tree: commit.tree, parent: nil, before: nil)] }
      return parents.map { Task(commit: id, tree: commit.tree, parent: $0.0, before: $0.1) }
    }
    let changes = try differences(tasks, in: workspace, root: root)
    var links: [ObjectID: [(parent: ObjectID?, changes: [String])]] = [:]
    for (task, changed) in zip(tasks, changes) {
      links[task.commit, default: []].append((task.parent, changed ?? [""]))
    }
    let additions = try order.compactMap { id in
      try places.find(id).map { commit in
        let here = links[id] ?? []
        return Addition(
          commit: id, time: commit.time, links: here,
          isCut: here.count { $0.parent != nil } < commit.parents.unique.count)
      }
    }
    return (additions, !changes.contains(nil))
  }

  /// Commits as they were read, each once.
  private final class CommitPlaces {
    private let repository: Repository
    private let isShallow: Bool
    private var known: [ObjectID: CommitPlace] = [:]

    init(_ repository: Repository) { (self.repository, isShallow) = (repository, repository.isShallow) }

    /// Nil for one that a shallow clone lacks.
    func find(_ id: ObjectID) throws(GitError) -> CommitPlace? {
      if let place = known[id] { return place }
      do throws(GitError) {
        let place = try repository.place(of: id)
        known[id] = place
        return place
      } catch {
        guard error.code == .notFound, isShallow else { throw error }
        return nil
      }
    }
  }

  /// Two folders of commits to be compared.
  private struct Task: Sendable {
    let commit: ObjectID
    let tree: ObjectID
    let parent: ObjectID?
    let before: ObjectID?
  }

  /// What differs in each pair; nil for one that cannot be read.
  private static func differences(_ tasks: [Task], in workspace: Workspace, root: String) throws -> [[String]?] {
    try workspace.together(tasks.count, inStretchesOf: 256) { workspace, range in
      tasks[range].map { task in
        do throws(GitError) {
          return try workspace.repository.changes(below: root, from: task.before, to: task.tree)
        } catch {
          return nil
        }
      }
    }
  }

  // MARK: - The file

  private static func read(
    _ path: String, root: String, madeFor maker: ObjectID
  ) -> (known: KeptChanges, isWhole: Bool, last: UInt64) {
    let nothing = (KeptChanges(root: root), false, 0 as UInt64)
    guard let bytes = KeptBytes.bytes(of: path) else { return nothing }
    var reader = KeptReader(bytes[...])
    var last: UInt64 = 0
    do throws(KeptReader.Damaged) {
      guard try piece(&reader, after: &last).elementsEqual(maker.bytes) else { return nothing }
    } catch {
      return nothing
    }
    var known = KeptChanges(root: root)
    while !reader.isAtEnd {
      let next: ArraySlice<UInt8>
      do throws(KeptReader.Damaged) { next = try piece(&reader, after: &last) } catch {
        // Somebody was killed while appending: what came before is good.
        return (known, false, 0)
      }
      do throws(KeptReader.Damaged) { try known.add(next) } catch { return nothing }
    }
    return (known, true, last)
  }

  /// The next piece; `last` becomes its checksum.
  private static func piece(
    _ reader: inout KeptReader, after last: inout UInt64
  ) throws(KeptReader.Damaged) -> ArraySlice<UInt8> {
    let size = try reader.number(UInt64.self)
    let before = try reader.number(UInt64.self)
    let sum = try reader.number(UInt64.self)
    guard let count = Int(exactly: size), before == last else { throw KeptReader.Damaged() }
    let piece = try reader.take(count)
    guard Checksum.of(piece) == sum else { throw KeptReader.Damaged() }
    last = sum
    return piece
  }

  private static func framed(_ piece: [UInt8], after last: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(number: UInt64(piece.count))
    bytes.append(number: last)
    bytes.append(number: Checksum.of(piece[...]))
    return bytes + piece
  }

  /// Appends a piece; where somebody else did so meanwhile it follows none, and with it the file is made anew.
  private static func append(_ piece: [UInt8], to path: String, after last: UInt64) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
    let bytes = framed(piece, after: last)
    _ = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
  }
}

extension Repository {
  /// What differs between two states two levels below a folder: `camden/maths-fluency`, `programme.yaml`.
  fileprivate func changes(
    below root: String, from old: ObjectID?, to new: ObjectID
  ) throws(GitError) -> [String] {
    let before = try old.flatMap { old throws(GitError) in try entry(at: root, in: old) }
    let after = try entry(at: root, in: new)
    let (one, other) = (before?.folder, after?.folder)
    // A file in the folder's place.
    if before != after, one == nil, other == nil { return [""] }
    var found: [String] = []
    for outer in try differences(from: one, to: other) {
      let isFile = [outer.old, outer.new].contains { $0 != nil && $0?.folder == nil }
      if isFile { found.append(outer.name) }
      found += try differences(from: outer.old?.folder, to: outer.new?.folder).map { "\(outer.name)/\($0.name)" }
    }
    return found
  }
}

extension TreeEntry {
  fileprivate var folder: ObjectID? { mode == .directory ? id : nil }
}
