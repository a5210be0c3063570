internal import Git
internal import Model
internal import Records

// Records that the push breaks: what a check finds in the newest state, and did not find in the state before.
extension PushCheck {
  /// What is told of every commit, and so not once more.
  private static let toldOfCommits: Set<String> = [
    "rows_about_people", "people_in_git", "private_in_git", "identifier_in_text", Problem.keptForOneself,
    "picture_tells",
    "sealed_file",
  ]

  func tellBrokenRecords(_ ref: PushedRef, _ state: PushedState, since base: ObjectID?) throws {
    let old = try base.map { id throws(GitError) in try repository.commit(id) }
    let changes = try repository.fileDifferences(from: old?.tree, to: state.new.tree)
    var byFolder: [String: [FileDifference]] = [:]
    for change in changes {
      guard let folder = try state.folder(above: change.path, in: state.new.tree) else { continue }
      byFolder[folder, default: []].append(change)
    }
    for (folder, changes) in byFolder.sorted(by: { $0.key < $1.key }) {
      let workspace = Workspace(repository: repository, prefix: folder)
      let after = try problems(in: state.new, changes, workspace, ref)
      if after.isEmpty { continue }
      let before = Set(try old.map { try problems(in: $0, changes, workspace, ref) }?.map(Self.known) ?? [])
      for problem in after where !before.contains(Self.known(problem)) {
        let place = Place(
          path: folder + problem.place.path, line: problem.place.line, column: problem.place.column)
        add(
          ref,
          Problem(.error, problem.code, at: place, problem.message, remedy: problem.remedy, excerpt: problem.excerpt))
      }
    }
  }

  private static func known(_ problem: Problem) -> [String] { [problem.code, problem.place.path, problem.message] }

  /// The errors of a state, as far as some changes bear on it.
  private func problems(
    in commit: Commit, _ changes: [FileDifference], _ workspace: Workspace, _ ref: PushedRef
  ) throws -> [Problem] {
    let paths = changes.compactMap { workspace.inFolder($0.path) }
    let snapshot = try Workspace.git { () throws(GitError) in
      try Snapshot(of: workspace, .known(commit.id, on: today), reach: .own)
    }
    // A branch that holds no records any more, or not yet, has none that are broken.
    guard try !snapshot.names(in: Layout.records).isEmpty else { return [] }
    // What is shared with others may name what is not.
    let found = try ref.isShared ? alone(paths, in: snapshot) : together(paths, in: snapshot)
    return found.filter { $0.severity == .error && !Self.toldOfCommits.contains($0.code) }
  }

  /// What each file says by itself.
  private func alone(_ paths: [String], in snapshot: Snapshot) throws -> [Problem] {
    try paths.filter { Layout.location(of: $0) != nil }.flatMap { path in
      try snapshot.bytes(path).map { RecordCheck.errors(path, $0) } ?? []
    }
  }

  private func together(_ paths: [String], in snapshot: Snapshot) throws -> [Problem] {
    let there = Set(try snapshot.enquiryNames())
    var names: Set<EnquiryName> = []
    for path in paths {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.first == Layout.records, parts.count > 1 else { continue }
      switch Layout.location(of: path) {
      case .programme, .toolkit, .framework: return try snapshot.check(of: there, today: today, history: .none)
      case .alliance(let slug): names.formUnion(there.filter { $0.alliance == slug })
      case let location?:
        if let name = location.enquiry { names.insert(name) }
      case nil:
        guard parts.count > 3, let alliance = Slug(parts[1]), let slug = Slug(parts[2]) else { continue }
        names.insert(EnquiryName(alliance: alliance, slug: slug))
      }
    }
    return try snapshot.check(of: names.intersection(there), today: today, history: .none)
  }
}
