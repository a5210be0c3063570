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
    guard fix else { return CheckReport(problems: try problems(in: snapshot, name, context)) }
    let fixes = try snapshot.fixes(of: name.map { [$0] })
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
      left: CheckReport(problems: try problems(in: workspace.snapshot(), name, context)))
  }

  /// All problems, or those in one enquiry's folder.
  private func problems(in snapshot: Snapshot, _ name: EnquiryName?, _ context: Context) throws -> [Problem] {
    let problems = try snapshot.check(of: name.map { [$0] }, today: snapshot.today(or: context.today))
    guard let folder = name.map(Layout.enquiry) else { return problems }
    return problems.filter { $0.place.path == folder || $0.place.path.hasPrefix(folder + "/") }
  }
}
