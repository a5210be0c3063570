internal import Cguard
internal import Clibgit2

extension Repository {
  /// Finds the damaged file behind a failure to read from the history; the failure itself where none is found.
  ///
  /// Looks at files only now that something has failed. A missing object keeps its code, `.notFound`.
  ///
  /// - Parameters:
  ///   - id: what was read; nil where libgit2 alone knows.
  ///   - kind: what it is, as "blob", where that is known.
  func explained(_ error: GitError, _ id: ObjectID? = nil, _ kind: String = "") -> GitError {
    if error.damage != nil { return error }
    if error.code == .damaged, case .path(let path)? = error.detail {
      guard let id = ObjectID(objectFile: path), let damage = damageOfObject(id, at: path, kind) else { return error }
      return error.caused(by: damage)
    }
    guard Self.mayBeDamage(error) else { return error }
    let id = id ?? ObjectID(firstIn: error.message)
    if error.code == .notFound { return explainedAbsence(error, of: id, kind) }
    if let id, let damage = damageOfObject(id, kind) { return error.caused(by: damage) }
    if let damage = damagedPacks(isThorough: true).first { return error.caused(by: damage) }
    return error
  }

  /// Runs something that reads from the history.
  func explaining<Result: ~Copyable>(
    _ id: ObjectID? = nil, _ kind: String = "", _ body: () throws(GitError) -> Result
  ) throws(GitError) -> Result {
    do throws(GitError) { return try body() } catch { throw explained(error, id, kind) }
  }

  private static func mayBeDamage(_ error: GitError) -> Bool {
    guard let category = error.category else { return false }
    if error.code == .mismatch { return true }
    let kinds = [
      GIT_ERROR_ODB, GIT_ERROR_ZLIB, GIT_ERROR_OBJECT, GIT_ERROR_TREE, GIT_ERROR_NOMEMORY, GIT_ERROR_OS,
      GIT_ERROR_INVALID,
    ]
    return kinds.contains { Int($0.rawValue) == category }
  }

  /// Something refers to an object that is nowhere: by mistake, or because what held it cannot be read.
  private func explainedAbsence(_ error: GitError, of id: ObjectID?, _ kind: String) -> GitError {
    guard let id, error.category == Int(GIT_ERROR_ODB.rawValue) else { return error }
    if let damage = damagedPacks(isThorough: false).first { return error.caused(by: damage) }
    // There the rest of the history is missing on purpose.
    if isShallow { return error }
    if let damage = damagedReference(to: id) { return error.caused(by: damage) }
    if let damage = lostAlternate() { return error.caused(by: damage) }
    let path = objectFile(id)
    return error.caused(
      by: Damage(
        path: path, reason: "it is not there", kind: .missingObject(id, cure: cure(for: id, kind: kind)),
        hasRemote: hasRemote),
      .notFound)
  }

  // MARK: - Loose objects

  func objectFile(_ id: ObjectID, in folder: String? = nil) -> String {
    let hex = id.hex
    return "\(folder ?? objectFolder)/\(hex.prefix(2))/\(hex.dropFirst(2))"
  }

  /// What is wrong with the file of an object; nil where nothing is, or where there is none.
  func damageOfObject(_ id: ObjectID, _ kind: String = "") -> Damage? {
    for folder in knownObjectFolders {
      if let damage = damageOfObject(id, at: objectFile(id, in: folder), kind) { return damage }
    }
    return nil
  }

  private func damageOfObject(_ id: ObjectID, at path: String, _ kind: String) -> Damage? {
    guard let (reason, told) = Self.flaw(in: path, of: id) else { return nil }
    let cure = cure(for: id, kind: kind.isEmpty ? told : kind)
    return Damage(path: path, reason: reason, kind: .object(id, cure: cure), hasRemote: hasRemote)
  }

  /// Why the file of an object cannot be what was written, and the kind of object where that can be told; nil for a sound
  /// one, and where there is none.
  static func flaw(in path: String, of id: ObjectID) -> (reason: String, kind: String)? {
    var reason: UnsafePointer<CChar>?
    var kind = [CChar](repeating: 0, count: 8)
    guard enquiry_check_loose(path, id.bytes, &reason, &kind) == ENQUIRY_DAMAGED else { return nil }
    let letters = kind.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return (reason.map { String(cString: $0) } ?? "", String(decoding: letters, as: UTF8.self))
  }

  private var knownObjectFolders: [String] {
    do throws(GitError) { return try objectFolders() } catch { return [objectFolder] }
  }

  // MARK: - What helps

  private func cure(for id: ObjectID, kind: String) -> Damage.Cure {
    if isPacked(id) { return .packed }
    if kind.isEmpty || kind == "blob", let path = workingFile(holding: id) { return .workingFile(path) }
    return .elsewhere(kind: kind.isEmpty ? nil : kind)
  }

  /// Whether a pack has it, and sound.
  private func isPacked(_ id: ObjectID) -> Bool {
    var made: OpaquePointer?
    guard git_odb_new(&made) == 0, let made else { return false }
    defer { git_odb_free(made) }
    for folder in knownObjectFolders {
      var packs: OpaquePointer?
      guard git_odb_backend_pack(&packs, folder) == 0, let packs else { continue }
      guard git_odb_add_backend(made, packs, 1) == 0 else { return false }
    }
    var oid = id.oid
    var object: OpaquePointer?
    defer { git_odb_object_free(object) }
    return git_odb_read(&object, made, &oid) == 0
  }

  /// The file of the working folder that still says what a blob did; found by the index or the newest commit.
  private func workingFile(holding id: ObjectID) -> String? {
    guard let workDirectory else { return nil }
    for name in stagedPaths(of: id) + committedPaths(of: id) {
      do throws(GitError) {
        let path = try WorkPath(name, for: "look for a copy")
        guard let found = try WorkTree(root: workDirectory).read(path, limit: 64 << 20) else { continue }
        if try Self.blobID(found.bytes) == id { return name }
      } catch {
        // A link in the way is no copy.
        continue
      }
    }
    return nil
  }

  private func stagedPaths(of id: ObjectID) -> [String] {
    do throws(GitError) {
      let index = try Index(at: gitDirectory + "/index")
      return index.entries(modifiedSince: .min).filter { $0.id == id }.map(\.path)
    } catch {
      // A damaged index names nothing; the last commit does.
      return []
    }
  }

  /// Where the newest commit has it, as far as its folders can be read.
  private func committedPaths(of id: ObjectID) -> [String] {
    var oid = git_oid()
    guard git_reference_name_to_id(&oid, pointer, "HEAD") == 0 else { return [] }
    var found: [String] = []
    var waiting: [(path: String, id: ObjectID)] = []
    var commit: OpaquePointer?
    defer { git_commit_free(commit) }
    if git_commit_lookup(&commit, pointer, &oid) == 0, let tree = git_commit_tree_id(commit) {
      waiting = [("", ObjectID(tree.pointee))]
    }
    while let folder = waiting.popLast(), found.count < 10 {
      var tree: OpaquePointer?
      defer { git_tree_free(tree) }
      var oid = folder.id.oid
      guard git_tree_lookup(&tree, pointer, &oid) == 0 else { continue }
      for position in 0..<git_tree_entrycount(tree) {
        guard let entry = git_tree_entry_byindex(tree, position).map({ TreeEntry(borrowed: $0) }) else { continue }
        if entry.id == id { found.append(folder.path + entry.name) }
        if entry.mode == .directory { waiting.append((folder.path + entry.name + "/", entry.id)) }
      }
    }
    return found
  }

  var hasRemote: Bool {
    do throws(GitError) { return try configuration().string("remote.origin.url") != nil } catch { return false }
  }

  private func lostAlternate() -> Damage? {
    let path = objectFolder + "/info/alternates"
    guard let missing = knownObjectFolders.first(where: { !Self.isFolder($0) }) else { return nil }
    return Damage(
      path: path, reason: "the folder \(missing) that it names is not there", kind: .alternates(missing: missing),
      hasRemote: hasRemote)
  }
}

extension ObjectID {
  /// From the path of a loose object: `…/objects/ab/cdef…`.
  init?(objectFile path: String) {
    let parts = path.split(separator: "/")
    guard parts.count > 2 else { return nil }
    self.init(hex: String(parts[parts.count - 2] + parts[parts.count - 1]))
  }

  /// The first id that a sentence of libgit2's names.
  init?(firstIn message: String) {
    let words = message.split { !$0.isHexDigit }
    guard let word = words.first(where: { $0.utf8.count == 40 }) else { return nil }
    self.init(hex: word)
  }
}
