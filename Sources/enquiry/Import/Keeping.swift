internal import Archive
internal import Git
internal import Model
internal import Records

/// The end of an import: rows go into the store, their sums and new points of measurement into the record; sums that only a few
/// people change wait, unless the person wants them now.
struct Keeping {
  let place: RowPlace
  let asked: ImportSteps.Asked
  let context: Context
  let comparison: RowComparison
  /// Rows of the file that take the place of stored ones.
  let corrected: [ParticipantRow]
  let stored: StoredRows
  let id: EntryID

  private var kept: [ParticipantRow] { comparison.new + corrected + comparison.valueless }
  private var rows: RowKeeping { RowKeeping(kept, beside: stored, in: place, id: id) }

  /// What would be said of the sums, with nothing written.
  func foresee(_ outcome: inout ImportOutcome) throws {
    outcome.notes += [warning(try rows.plan(publishesFew: asked.publishesFew)), wholeSchool].compactMap(\.self)
  }

  func save(_ outcome: inout ImportOutcome, book: CodeBook?, looksLikeIdentifiers: Bool) throws {
    let plan = try chosen()
    outcome.saved = try rows.save(
      plan, title: "Import \(what)", book: book, looksLikeIdentifiers: looksLikeIdentifiers, now: context.now)
    outcome.done = "Imported \(what)."
    outcome.kept = place.store.told(PrivateStore.rows(of: place.name, plan.measure.id))
    outcome.isHeld = plan.sums.isHeld
    outcome.notes += SmallCells.sentences(plan.sums.notes) + [warning(plan), wholeSchool].compactMap(\.self)
  }

  private var wholeSchool: String? {
    WholeSchool.hint(place.measure, rows: stored.rows(of: place.measure.definition) + kept)
  }

  /// Where everything is stored already: what a crash has left undone, or sums that waited and are wanted now.
  func catchUp(_ outcome: inout ImportOutcome) throws {
    if stored.rows(of: place.measure.definition).isEmpty { return }
    let plan = try rows.plan(publishesFew: asked.publishesFew)
    outcome.notes += [warning(plan)].compactMap(\.self)
    guard let saved = try rows.catchUp(plan, now: context.now) else { return }
    outcome.saved = saved
    outcome.done = "The sums of rows stored earlier were not in the record yet; they are now."
    outcome.notes += SmallCells.sentences(plan.sums.notes)
  }

  /// The plan, as the person wants it where sums would tell of a few people.
  private func chosen() throws -> RowKeeping.Plan {
    let plan = try rows.plan(publishesFew: asked.publishesFew)
    guard plan.sums.isHeld, !plan.mustWait, context.terminal != nil else { return plan }
    context.talk(
      context.page.wrapped(
        "The sums would differ from those in the record by fewer than \(Summary.leastPeople) people: who compares two "
          + "versions in git's history could work out what those have."))
    let choices: [Question.Choice] = [
      .init(value: "wait", label: "the sums wait until \(Summary.leastPeople) people have changed"),
      .init(value: "publish", label: "write them now"),
    ]
    let choice = try context.choose("The rows are kept on this machine. And their sums?", choices)
    return choice == "publish" ? try rows.plan(publishesFew: true) : plan
  }

  /// What somebody who has both versions could tell, or why they cannot; nil where that is nothing.
  private func warning(_ plan: RowKeeping.Plan) -> String? {
    let least = Summary.leastPeople
    if plan.sums.isHeld {
      let end =
        plan.mustWait
        ? "changed: somebody was forgotten since." : "changed; to write them now, import the file again with --publish."
      return
        "These sums stay as they were committed, since they differ by fewer than \(least) people: who compares two "
        + "versions in git's history could work out what those have. They are added up anew when \(least) have " + end
    }
    guard plan.tellsOfFew else { return nil }
    return
      "This import changes the sums by \(plan.changed.counted("person", "people")): who compares the two versions in "
      + "git's history can work out their values."
  }

  /// `reading of talk-partners: 24 new values (before, after), 2 schools`
  private var what: String {
    let differing = Set(comparison.differing.map(\.row))
    let new = comparison.new.count, changed = corrected.count(where: differing.contains)
    let filled = changed < corrected.count ? comparison.filledCells.count : 0
    var counts: [String] = []
    if new > 0 { counts.append(new.counted("new value")) }
    if changed > 0 { counts.append(changed.counted("corrected value")) }
    if filled > 0 { counts.append(filled.counted("filled-in cell")) }
    let valueless = NewName.unique(comparison.valueless.map(\.occasion)).count
    if valueless > 0 { counts.append(valueless.counted("point without a value", "points without a value")) }
    let order = OccasionNames(of: place.measure)
    let names = NewName.unique(kept.map(\.occasion))
    let occasions = order.order(of: names).map { names[$0] }
    let when =
      occasions.count > 4
      ? occasions.count.counted("point of measurement", "points of measurement")
      : occasions.joined(separator: ", ")
    let schools = Set(kept.compactMap(\.school)).count
    return "\(place.measure.id) of \(place.name.slug): \(counts.spokenAnd) (\(when))"
      + (schools > 0 ? ", \(schools.counted("school"))" : "")
  }
}
