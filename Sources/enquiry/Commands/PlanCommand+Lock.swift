internal import ArgumentParser
internal import Archive
internal import Model
internal import Packs
internal import Records

extension PlanCommand {
  struct LockIt: Writing {
    static let configuration = CommandConfiguration(
      commandName: "lock",
      abstract: "Fix the plan before results come in, so that everybody can see what was said first.",
      discussion: """
        It writes down the question, what counts as success and how each outcome is measured and compared. Everything may \
        still be changed; what is changed is then shown with its reason: enquiry plan amend.
        """)

    @Flag(help: "Fix it although results are in already; the record says so.")
    var afterResults = false

    @OptionGroup var day: DateOption
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let present = try PresentPlan(of: try enquiry.name(in: try workspace.snapshot()), in: try workspace.snapshot())
      try present.refuseToLock()
      let results = present.results
      if !results.isEmpty, !afterResults {
        throw Failure(
          "Results are in already: \(results.spokenAnd).",
          hint: "Fix the plan all the same; the record will say that results were in: enquiry plan lock -e "
            + "\(present.name.slug) --after-results", code: .usage)
      }
      var plan = FixedPlan(
        of: present.enquiry, measures: present.measures.map(\.measure), locked: try day.day(in: context))
      plan.isAfterResults = !results.isEmpty
      let record = try present.snapshot.newRecord(.lock, at: Layout.lockFile(present.name), plan.edits)
      let saved = try workspace.save(
        Save(
          "Fix the plan of \(present.name.slug)", action: "plan lock", enquiry: present.name,
          changes: [.create(record)]), now: context.now, isDryRun: write.dryRun)
      let count = plan.measures.count.counted("outcome")
      return SavedReport(
        done: "Fixed the plan of \(present.name.slug)\(day.echo(plan.locked)): the question, "
          + "\(plan.success.isEmpty ? "no criterion of success" : "what counts as success") and \(count).",
        saved: saved, isDryRun: write.dryRun,
        next: [
          "when something of it must change, change it and say why: enquiry plan amend -e \(present.name) -m \"…\""
        ],
        notes: plan.isAfterResults ? ["The record says that results were in already."] : [])
    }
  }

  struct AmendIt: Writing {
    static let configuration = CommandConfiguration(
      commandName: "amend", abstract: "Record why the plan was changed since it was fixed.",
      discussion: """
        First change what must change: enquiry plan edit, enquiry measure revise, or the files by hand. Then say why. With \
        --switch the plan as it is now opens as a new one, and the one before is kept beside it.
        """)

    @OptionGroup var text: WordsOptions

    @Flag(name: .customLong("switch"), help: "You decided to switch: a new plan begins.")
    var isSwitch = false

    @OptionGroup var day: DateOption
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let present = try PresentPlan(of: try enquiry.name(in: snapshot), in: snapshot)
      let lock = try present.lockToAmend()
      guard let reason = try text.text(in: context) else {
        throw Failure("Why was the plan changed?", hint: "Say it with -m \"…\".", code: .usage)
      }
      let date = try day.day(in: context)
      let changes = try present.changes(since: lock)
      if changes.isEmpty, !isSwitch {
        throw Failure(
          "The plan is as it was fixed: there is no change to record.",
          hint: "Change it first: enquiry plan edit, enquiry measure revise, or edit the files and enquiry save.")
      }
      let edits = isSwitch ? try switched(present, lock, reason, date) : amended(present, lock, reason, date, changes)
      let what = isSwitch ? "Switch to another plan" : "Change the plan"
      let saved = try workspace.save(
        Save(
          "\(what) of \(present.name.slug): \(reason)", action: "plan amend", enquiry: present.name,
          changes: [.edit(Layout.lockFile(present.name), .lock, edits)]), now: context.now, isDryRun: write.dryRun)
      let count = changes.count.counted("change")
      return SavedReport(
        done: isSwitch
          ? "A new plan of \(present.name.slug) begins; the one before is kept beside it."
          : "Recorded \(count) to the plan of \(present.name.slug), with the reason.", saved: saved,
        isDryRun: write.dryRun, next: ["see it: enquiry plan -e \(present.name)"])
    }

    private func amended(
      _ present: PresentPlan, _ lock: PlanLock, _ reason: String, _ date: Day?, _ changes: [PlanChange]
    ) -> [RecordEdit] {
      var plan = present.plan(locked: lock.plan.locked)
      plan.isAfterResults = lock.plan.isAfterResults
      plan.amendments = lock.plan.amendments
      let amendment = FixedPlan.Amendment(date: date, reason: reason, changes: changes)
      // The list grows by one item: what stands in it stays, byte for byte.
      let others = plan.edits.filter { $0.field != .key("amendments") }
      return others + [.add(amendment.value, to: "amendments")]
    }

    private func switched(
      _ present: PresentPlan, _ lock: PlanLock, _ reason: String, _ date: Day?
    ) throws -> [RecordEdit] {
      let missing = present.missing
      if !missing.isEmpty { throw present.failure(missing) }
      var plan = present.plan(locked: date)
      plan.isAfterResults = !present.results.isEmpty
      let ended = PlanLock.EndedPlan(plan: lock.plan, ended: date, reason: reason)
      return plan.edits + [.add(ended.value, to: "earlier")]
    }
  }
}

/// The plan of an enquiry as it stands, to be fixed or amended.
struct PresentPlan {
  let name: EnquiryName
  let snapshot: Snapshot
  let enquiry: Enquiry
  let measures: [MeasuredFigures]

  /// - Throws: ``ArchiveError/notReadable(_:)`` where a part of it cannot be read: it would be left out in silence.
  init(of name: EnquiryName, in snapshot: Snapshot) throws {
    let enquiry = try snapshot.enquiry(name)
    let measures = try snapshot.measures(of: name)
    let errors = (enquiry.problems + measures.problems).filter { $0.severity == .error }
    guard let plan = enquiry.value, errors.isEmpty else { throw ArchiveError.notReadable(errors) }
    (self.name, self.snapshot, self.enquiry, self.measures) = (name, snapshot, plan, measures.value)
  }

  func plan(locked: Day?) -> FixedPlan { FixedPlan(of: enquiry, measures: measures.map(\.measure), locked: locked) }

  var outcomes: [MeasuredFigures] { measures.filter { $0.measure.purpose == .outcome } }

  /// The titles of the outcomes that have results.
  var results: [String] { outcomes.filter(\.hasResults).map(\.measure.title) }

  /// What a plan needs before it can be fixed, each with the command that gives it.
  var missing: [(what: String, command: String)] {
    var missing: [(String, String)] = []
    if enquiry.question == nil {
      missing.append(("a research question", "enquiry plan edit -e \(name.slug) --practice \"…\" --outcome \"…\""))
    }
    if outcomes.isEmpty {
      missing.append(("an outcome to measure", "enquiry measure new ID -e \(name.slug) --title \"…\""))
    }
    return missing
  }

  func failure(_ missing: [(what: String, command: String)]) -> Failure {
    Failure(
      "The plan of \(name.slug) cannot be fixed yet: it needs \(missing.map(\.what).spokenAnd).",
      hint: missing.map { "Say it: \($0.command)" }.joined(separator: "\n"))
  }

  /// Refuses where a plan is fixed already, where something is missing, and where what would be fixed is not saved.
  func refuseToLock() throws {
    if try snapshot.exists(Layout.lockFile(name)) {
      let day = try snapshot.planChanges(of: name)?.locked.map { " on \($0.spoken)" } ?? ""
      throw Failure(
        "The plan of \(name.slug) was fixed already\(day); it stays as it is.",
        hint: "Record a change with its reason: enquiry plan amend -e \(name.slug) -m \"…\"")
    }
    let missing = missing
    if !missing.isEmpty { throw failure(missing) }
    try refuseUnsaved()
  }

  func lockToAmend() throws -> PlanLock {
    let loaded = try snapshot.lock(of: name)
    guard let lock = loaded.value else {
      if try snapshot.exists(Layout.lockFile(name)) { throw ArchiveError.notReadable(loaded.problems) }
      throw Failure(
        "The plan of \(name.slug) is not fixed, so there is nothing to amend.",
        hint: "Change it as you like: enquiry plan edit. Or fix it: enquiry plan lock -e \(name.slug)")
    }
    try refuseUnsaved()
    return lock
  }

  /// All that is different from what was fixed, and what was edited in the file of the plan itself.
  func changes(since lock: PlanLock) throws -> [PlanChange] {
    lock.plan.changes(to: enquiry, measures: measures.map(\.measure)) + (try snapshot.handEditsOfLock(of: name))
  }

  /// What is fixed must stand in a commit, so that history can tell when it was so.
  private func refuseUnsaved() throws {
    let folder = Layout.enquiry(name)
    let unsaved = try snapshot.unsaved(below: [folder]).first { path in
      switch Layout.location(of: path) {
      case .enquiry?, .measure?, .lock?: true
      default: false
      }
    }
    if let unsaved { throw ArchiveError.editedByHand(path: unsaved, field: "Something") }
  }
}
