internal import ArgumentParser
internal import Archive
internal import Model

struct Check: Writing {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read every record and say all that is wrong.",
    discussion: """
      Errors are what cannot be used, warnings what weakens the evidence, hints what is probably a slip. Silent when \
      all is well. Exits with 0 when there is no error, with 3 when there is one. docs/checks.md tells what each \
      problem means.
      """)

  @Argument(help: ArgumentHelp("Only this enquiry.", valueName: "short-name"))
  var words: [String] = []

  @Flag(
    help:
      "Look through what somebody pushes, as a server's pre-receive hook: OLD and NEW (the two commits) come after it, or “OLD NEW REF” lines on standard input. docs/servers.md tells more."
  )
  var pushed = false

  @Flag(
    help:
      "Mend slips that can only be meant one way, and save that; in what you have not saved yet, mend the file alone. --dry-run shows all first."
  )
  var fix = false

  @OptionGroup var only: OnlyEnquiryOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  private var slug: String? { words.first }

  func validate() throws {
    if pushed { return try validatePushed() }
    if words.count > 1 { throw ValidationError("check takes one short name: leave out “\(words[1])”.") }
    if write.dryRun, !fix { throw ValidationError("--dry-run goes with --fix: check alone writes nothing.") }
    if read.datedTo != nil {
      throw ValidationError("check looks at all records whatever their dates: leave out --dated-to.")
    }
    if !read.isCurrent, fix {
      let flag = read.committed ? "--committed" : "--as-of"
      throw ValidationError("--fix mends the files as they are now, so \(flag) cannot go with it.")
    }
  }

  private func validatePushed() throws {
    if fix || write.dryRun || only.slug != nil || !read.isCurrent {
      throw ValidationError("--pushed looks at commits alone: leave out the other options.")
    }
    guard [0, 2, 3].contains(words.count) else {
      throw ValidationError("--pushed takes the old commit and the new one, or nothing and lines on standard input.")
    }
  }

  func perform(in context: Context) throws -> any Report {
    if pushed { return PushWork(words: words).report(in: context) }
    let workspace = try context.workspace()
    let snapshot = try read.snapshot(of: workspace, in: context)
    let name = try (slug ?? only.slug).map(snapshot.find(enquiry:))
    guard fix else { return try CheckReport(problems: problems(in: snapshot, name, context)) }
    if let name, let source = try snapshot.source(of: name.alliance) {
      throw ArchiveError.ofSource(alliance: name.alliance, source: source.name)
    }
    let own = try workspace.snapshot(reach: .own)
    let fixes = try own.fixes(of: name.map { [$0] })
    var saved: Saved?
    if !fixes.changes.isEmpty {
      let count = fixes.changes.count
      let save = Save(
        "Mend slips in \(count.counted("file"))", action: "check --fix", enquiry: name,
        changes: fixes.changes)
      saved = try workspace.save(save, now: context.now, isDryRun: write.dryRun)
    }
    if !write.dryRun { try workspace.mend(fixes.unsaved) }
    return FixReport(
      saved: saved, unsaved: fixes.unsaved, isDryRun: write.dryRun,
      left: CheckReport(problems: try problems(in: workspace.snapshot(reach: .own), name, context)))
  }

  /// All problems, or those in one enquiry's folder; those of sources as they stand there.
  private func problems(in snapshot: Snapshot, _ name: EnquiryName?, _ context: Context) throws -> [Problem] {
    let today = snapshot.today(or: context.today)
    if let name {
      if let home = try snapshot.home(of: name), let source = home.workspace.source {
        let theirs = try snapshot.snapshot(of: source)
        let problems = try theirs.check(of: [home.name], today: today)
        return Check.problems(problems, below: Layout.enquiry(home.name)).map { $0.placed(in: source.name) }
      }
      return Check.problems(try snapshot.check(of: [name], today: today), below: Layout.enquiry(name))
    }
    var problems: [Problem] = []
    if case .only = snapshot.reach {} else { problems = try snapshot.check(today: today) }
    for source in try snapshot.mounts().sources {
      let theirs = try snapshot.vettedProblems(of: source) + snapshot.snapshot(of: source).check(today: today)
      problems += theirs.map { $0.placed(in: source.name) }
    }
    return problems
  }

  private static func problems(_ problems: [Problem], below folder: String) -> [Problem] {
    problems.filter { $0.place.path == folder || $0.place.path.hasPrefix(folder + "/") }
  }
}

extension Problem {
  /// Of a file of a source: `elm:enquiries/elm/alliance.yaml`, as git names files of a branch.
  fileprivate func placed(in source: Slug) -> Problem {
    var problem = self
    problem.place.path = "\(source):\(place.path)"
    return problem
  }
}
