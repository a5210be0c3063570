internal import Clibgit2

extension Repository {
  /// Every damaged file that can be found without walking through the history: HEAD and the branches, the index, the packs
  /// and the loose objects, each as a file, and what of the newest commit is missing.
  package func damages() -> [Damage] {
    var found: Set<String> = []
    var all: [Damage] = []
    func add(_ damages: [Damage]) {
      for damage in damages where found.insert(damage.path).inserted { all.append(damage) }
    }
    var commit: ObjectID?
    do throws(GitError) {
      let head = try head()
      commit = head.commit
      if case .branch(let name, _) = head { add(damagedReferences(except: name)) }
    } catch {
      add([error.damage].compactMap { $0 })
    }
    let index = gitDirectory + "/index"
    if !isBare, !Self.isIndexWhole(index) { add([.index(index)]) }
    add(damagedPacks(isThorough: true))
    for folder in ["commit-graph", "commit-graphs"] { add(damagedGraphs(folder)) }
    if let commit { damages(of: commit, add) }
    add(damagedLooseObjects())
    return all
  }

  private func damagedLooseObjects() -> [Damage] {
    var found: [Damage] = []
    for folder in Self.names(in: objectFolder) where folder.utf8.count == 2 {
      for name in Self.names(in: "\(objectFolder)/\(folder)") {
        if let id = ObjectID(hex: folder + name), let damage = damageOfObject(id) { found.append(damage) }
      }
    }
    return found
  }

  private func damagedGraphs(_ name: String) -> [Damage] {
    let path = "\(objectFolder)/info/\(name)"
    guard Self.isFolder(path) else { return damagedShortcut(path) }
    return Self.names(in: path).filter { $0.hasSuffix(".graph") }.flatMap { damagedShortcut("\(path)/\($0)") }
  }

  /// Branches and tags that cannot be read.
  private func damagedReferences(except known: String) -> [Damage] {
    var found: [Damage] = []
    Self.forEachFile(of: "refs", in: commonDirectory, until: { found.count >= 100 }) { path in
      guard path != known, !path.hasSuffix(".lock") else { return }
      do throws(GitError) { _ = try reference(path) } catch { found += [error.damage].compactMap { $0 } }
    }
    return found
  }

  /// The commit, its folders and its files, each id once.
  private func damages(of commit: ObjectID, _ add: ([Damage]) -> Void) {
    var waiting: [(id: ObjectID, mode: FileMode)] = []
    var seen: Set<ObjectID> = []
    func note(_ work: () throws(GitError) -> Void) {
      do throws(GitError) { try work() } catch { add([error.damage].compactMap { $0 }) }
    }
    note { () throws(GitError) in waiting.append((try self.commit(commit).tree, .directory)) }
    while let (id, mode) = waiting.popLast() {
      guard seen.insert(id).inserted else { continue }
      note { () throws(GitError) in
        if mode == .directory {
          waiting += try tree(id).map { ($0.id, $0.mode) }
        } else if mode != .submodule {
          _ = try object(id, "blob")
        }
      }
    }
  }
}
