internal import Git
package import Model

/// A look through all that a source holds in one commit, before anything of it is read.
package struct SourceVetting: Sendable {
  /// What is not read, and why.
  package struct Rejected: Hashable, Sendable {
    /// From the enquiry folder, as it is called there, but for bytes that are not UTF-8 (as U+FFFD) and what cannot be seen (as
    /// `<U+200C>`).
    package let path: String
    /// The end of a sentence that begins with the path.
    package let reason: String
  }

  /// At most so many.
  package static let most = 200
  package private(set) var rejected: [Rejected] = []
  /// How many there are, told or not.
  package private(set) var rejectedCount = 0
  package private(set) var enquiries = 0
  package private(set) var alliances: Set<Slug> = []
  private var names = 0

  /// - Throws: ``ArchiveError/sourceUnfit(_:reason:)`` for what is not read at all; ``GitError`` where objects are missing or damaged.
  init(of state: SourceState, in repository: Repository) throws {
    guard let programme = try repository.entry(at: Layout.programme, in: state.tree), programme.mode.isPlainFile else {
      let place = state.prefix.isEmpty ? "at its top" : "in \(state.prefix)"
      throw ArchiveError.sourceUnfit(state.name, reason: "it has no \(Layout.programme) \(place)")
    }
    var open = [(folder: state.tree, path: "", depth: 0)]
    while let next = open.popLast() {
      let entries: [StoredEntry]
      do { entries = try repository.storedEntries(of: next.folder, largest: SourceRules.largestFolder) } catch {
        guard error.code == .tooLarge else { throw error }
        reject(next.path, "has more names than a folder of records ever has")
        continue
      }
      names += entries.count
      guard names <= SourceRules.mostNames else {
        throw ArchiveError.sourceUnfit(
          state.name, reason: "it has more than \(SourceRules.mostNames) files and folders")
      }
      // Also é and e with an accent, which nobody can tell apart, are one name.
      var seen: Set<String> = []
      for entry in entries where try isRead(entry, in: next.path, repository) {
        let name = String(decoding: entry.name, as: UTF8.self)
        let path = next.path + name
        guard seen.insert(name).inserted else {
          reject(path, "stands twice in its folder: the first is read")
          continue
        }
        if entry.mode != .directory {
          count(path)
        } else if next.depth >= SourceRules.deepest {
          reject(path, "stands deeper than records ever do")
        } else {
          open.append((entry.id, path + "/", next.depth + 1))
        }
      }
    }
  }

  private mutating func isRead(_ entry: StoredEntry, in folder: String, _ repository: Repository) throws -> Bool {
    let path = folder + String(decoding: entry.name, as: UTF8.self)
    if let fault = SourceRules.fault(of: entry) {
      reject(path, fault)
      return false
    }
    guard entry.mode.isPlainFile else { return true }
    let (kind, size) = try repository.header(of: entry.id)
    if kind != .file {
      reject(path, "is no file, whatever its folder says")
    } else if size > SourceRules.largestFile {
      reject(path, "has \(size >> 20) MB, and \(SourceRules.largestFile >> 20) are the most")
    } else {
      return true
    }
    return false
  }

  private mutating func count(_ path: String) {
    switch Layout.location(of: path) {
    case .enquiry(let name):
      enquiries += 1
      alliances.insert(name.alliance)
    case .alliance(let slug): alliances.insert(slug)
    default: break
    }
  }

  private mutating func reject(_ path: String, _ reason: String) {
    rejectedCount += 1
    if rejected.count < Self.most { rejected.append(Rejected(path: NameFault.visible(path), reason: reason)) }
  }
}
