internal import Clibgit2

extension Repository {
  /// HEAD, or the branch it names, cannot be read.
  func damagedReference(_ name: String) -> Damage {
    if name == "HEAD" { return damagedHead("it names no branch and no commit") }
    let loose = "\(commonDirectory)/\(name)"
    if Self.isThere(loose) {
      return Damage(
        path: loose, reason: "it names no commit", kind: .reference(name, last: lastCommit(of: name)),
        hasRemote: hasRemote)
    }
    return damagedPackedReferences()
  }

  static func isOfReferences(_ error: GitError) -> Bool {
    error.category == Int(GIT_ERROR_REFERENCE.rawValue) && error.code == .unknown
  }

  /// The ref on account of which a phrase such as `HEAD~3` could not be resolved; nil where HEAD and it are sound.
  func damagedReference(behind error: GitError, named phrase: String) -> Damage? {
    guard Self.isOfReferences(error) || phrase.hasPrefix("HEAD") || phrase.hasPrefix("@") else { return nil }
    let name = String(phrase.prefix { !"^~:@".contains($0) })
    do throws(GitError) {
      _ = try head()
      if Self.isOfReferences(error) { for place in Self.places(of: name) { _ = try reference(place) } }
    } catch {
      return error.damage
    }
    return Self.isOfReferences(error) ? damagedPackedReferences() : nil
  }

  /// Where git looks for a ref that is named in short.
  private static func places(of name: String) -> [String] {
    name.isEmpty ? [] : ["refs/\(name)", "refs/tags/\(name)", "refs/heads/\(name)", "refs/remotes/\(name)"]
  }

  /// A failure to move a ref, because of a damaged file where it is.
  func explainedMove(_ error: GitError, of name: String) -> GitError {
    guard Self.isOfReferences(error) else { return error }
    do throws(GitError) { _ = try reference(name) } catch { return error }
    return error.caused(by: damagedPackedReferences())
  }

  /// Runs something that lists refs: a loose one that cannot be read is left out by libgit2, a damaged list fails.
  @discardableResult
  func listing<Result: ~Copyable>(_ body: () throws(GitError) -> Result) throws(GitError) -> Result {
    do throws(GitError) { return try body() } catch {
      throw Self.isOfReferences(error) ? error.caused(by: damagedPackedReferences()) : error
    }
  }

  /// The ref that names a commit which is not there, although its log says otherwise; nil where the log agrees.
  func damagedReference(to missing: ObjectID) -> Damage? {
    do throws(GitError) {
      var name = "HEAD"
      for _ in 0..<5 {
        switch try reference(name) {
        case .symbolic(let target)?: name = target
        case .commit(missing)?: return damaged(name, insteadOf: missing)
        default: return nil
        }
      }
      return nil
    } catch {
      return nil
    }
  }

  private func damaged(_ name: String, insteadOf missing: ObjectID) -> Damage? {
    let ids = loggedCommits(of: name)
    guard ids.last != missing, let last = ids.last(where: isReadable) else { return nil }
    let reason = "it names a commit that is not there"
    if name == "HEAD" { return damagedHead(reason) }
    return damagedBranch(name, last, reason)
  }

  /// HEAD names a branch without a commit although something was saved here; nil for a new repository.
  func damageOfUnborn(_ name: String) -> Damage? {
    if let last = lastCommit(of: name) {
      return damagedBranch(name, last, "it is not there")
    }
    // Who begins a branch without a past has an empty index; who took the first commit back has no branch left.
    guard let last = loggedCommits(of: "HEAD").last, isBare || isAnythingStaged,
      loggedBranches().contains(where: { loggedCommits(of: $0).last == last })
    else { return nil }
    return damagedHead("the branch that it names, \(name), has no commit, although something was saved here")
  }

  /// Where a branch has no file of its own the list should have it; what else stands there stays.
  private func damagedBranch(_ name: String, _ last: ObjectID, _ reason: String) -> Damage {
    let isPacked = !Self.isThere("\(commonDirectory)/\(name)") && Self.isThere(commonDirectory + "/packed-refs")
    if isPacked { return damagedPackedReferences(reason, isList: true) }
    return Damage(
      path: "\(commonDirectory)/\(name)", reason: reason, kind: .reference(name, last: last), hasRemote: hasRemote)
  }

  /// Whether the index lists any file.
  private var isAnythingStaged: Bool {
    do throws(GitError) {
      return try smallFile(gitDirectory + "/index")?.dropFirst(8).prefix(4).contains { $0 != 0 } ?? false
    } catch {
      return false
    }
  }

  func damagedHead(_ reason: String) -> Damage {
    Damage(
      path: gitDirectory + "/HEAD", reason: reason, kind: .head(branches: branchesOfHead()), hasRemote: hasRemote)
  }

  /// - Parameter isList: whether it can be read: then only the branches that it lacks are to be set.
  private func damagedPackedReferences(
    _ reason: String = "it is no list of branches", isList: Bool = false
  ) -> Damage {
    let branches = loggedBranches().filter { !isList || !isWhole($0) }.compactMap { name in
      lastCommit(of: name).map { Damage.Branch(name: name, commit: $0) }
    }
    return Damage(
      path: commonDirectory + "/packed-refs", reason: reason, kind: .packedReferences(branches, isList: isList),
      hasRemote: hasRemote)
  }

  /// Whether a branch names a commit that is there.
  private func isWhole(_ name: String) -> Bool {
    do throws(GitError) {
      if case .commit(let id)? = try reference(name) { return isReadable(id) }
      return false
    } catch {
      return false
    }
  }

  // MARK: - Logs

  /// The branches that stand where HEAD stood last, by the logs; all that have a log where none does.
  private func branchesOfHead() -> [String] {
    let all = loggedBranches()
    guard let last = loggedCommits(of: "HEAD").last else { return all }
    let here = all.filter { loggedCommits(of: $0).last == last }
    return here.isEmpty ? all : here
  }

  private func loggedBranches() -> [String] {
    var found: [String] = []
    Self.forEachFile(of: "refs/heads", in: commonDirectory + "/logs", until: { found.count >= 100 }) {
      found.append($0)
    }
    return found.sorted()
  }

  /// The newest commit of a log that can be read.
  private func lastCommit(of name: String) -> ObjectID? { loggedCommits(of: name).last(where: isReadable) }

  /// What a ref was moved to, the newest last.
  private func loggedCommits(of name: String) -> [ObjectID] {
    let path = (name == "HEAD" ? gitDirectory : commonDirectory) + "/logs/\(name)"
    do throws(GitError) {
      let lines = try smallFile(path)?.split(separator: UInt8(ascii: "\n")) ?? []
      return lines.compactMap { line in
        let words = line.prefix(82).split(separator: UInt8(ascii: " "))
        guard words.count > 1, let id = ObjectID(hex: String(decoding: words[1], as: UTF8.self)) else { return nil }
        return words[1].allSatisfy { $0 == UInt8(ascii: "0") } ? nil : id
      }
    } catch {
      return []
    }
  }

  private func isReadable(_ commit: ObjectID) -> Bool {
    var oid = commit.oid
    var made: OpaquePointer?
    defer { git_commit_free(made) }
    return git_commit_lookup(&made, pointer, &oid) == 0
  }
}
