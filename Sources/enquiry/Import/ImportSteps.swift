internal import Archive
internal import Foundation
internal import Git
internal import Model
internal import Records

/// The steps of an import, each of which may end it with nothing written: read, agree, look for identifiers, compare, keep.
struct ImportSteps {
  enum Side: String, CaseIterable { case file, stored }

  /// What was said on the command line.
  struct Asked {
    let file: String
    let sheet: String?
    let wishes: [RowMappingWish]
    var school: String?
    /// The columns of which codes are made.
    var codeColumns: [String]
    /// Why what looks like identifiers is none.
    let reason: String?
    let side: Side?
    let skipsRejected: Bool
    let isDryRun: Bool
    /// Whether sums are written that only a few people change.
    let publishesFew: Bool
    /// Whether people with the codes and values of those of another school are others.
    let areOthers: Bool
    /// Whether rows of people who were forgotten are kept again.
    let takesForgotten: Bool

    var isCoded: Bool { !codeColumns.isEmpty }
  }

  var asked: Asked
  let place: RowPlace
  let context: Context
  let bar: ProgressBar
  var notes: [String] = []
  /// Whether something was taken in that looks like identifiers, with a reason.
  var looksLikeIdentifiers = false
  /// Who of this file was forgotten.
  var forgotten = ForgottenPeople()
  /// Codes that were given in this import.
  var book: CodeBook?

  init(asked: Asked, place: RowPlace, context: Context, bar: ProgressBar) {
    self.asked = asked
    self.place = place
    self.context = context
    self.bar = bar
  }

  mutating func report() throws -> any Report {
    let source = try agreed()
    var generator = context.random(place.snapshot.commit)
    let table = try coded(source, using: &generator)
    bar.reach(0.5)
    let reading = table.rows(source.mapping, of: place.measure)
    let rows = try named(reading, source)
    bar.reach(0.7)
    let stored = try place.store.rows(of: place.name, place.measure.id)
    let kept = stored.rows(of: place.measure.definition)
    let comparison = RowComparison(of: rows, with: kept, isSeries: place.measure.scale == .series)
    bar.end()
    try refuseSameClass(comparison, kept)
    var outcome = ImportOutcome(
      asked: asked, measure: place.measure.id, name: place.name, comparison: comparison,
      rejected: reading, description: source.description(context.page, rows: table.rowCount, isCoded: asked.isCoded))
    outcome.notes = notes + reading.remarks + warnings(comparison) + (try doubt(source, comparison))
    let id = EntryID(using: &generator)
    let chosen = try chosen(comparison, reading)
    let keeping = Keeping(
      place: place, asked: asked, context: context, comparison: comparison, corrected: chosen, stored: stored, id: id)
    if asked.isDryRun {
      try keeping.foresee(&outcome)
      return outcome
    }
    if (comparison.new + chosen + comparison.valueless).isEmpty {
      try keeping.catchUp(&outcome)
    } else {
      try keeping.save(&outcome, book: book, looksLikeIdentifiers: looksLikeIdentifiers)
    }
    outcome.leftFile = leftFile
    return outcome
  }

  /// The file, once its columns are agreed upon and nothing in it tells who somebody is.
  private mutating func agreed() throws -> RowFile {
    let source = try source()
    bar.reach(0.1)
    try refuseIdentifiers(source)
    try refuseNamedOccasions(source)
    if asked.isCoded { try CodeColumns(headings: asked.codeColumns).refuseNamesakes(source.table, source.mapping) }
    bar.reach(0.3)
    try agree(source)
    try askSchool(source)
    return source
  }

  /// The rows of the file that take the place of stored ones, once nothing is rejected that should not be.
  private func chosen<Rows>(_ comparison: RowComparison, _ reading: RowReading<Rows>) throws -> [ParticipantRow] {
    var chosen = asked.side == .stored ? [] : comparison.differing.map(\.row)
    if !asked.isDryRun {
      try refuseRejected(reading)
      chosen = try Differences(asked: asked, context: context).chosen(comparison)
    }
    return chosen + comparison.filled.missing(in: chosen)
  }

  /// The rows with their schools as the record spells them.
  private mutating func named(_ reading: RowReading<[ParticipantRow]>, _ source: RowFile) throws -> [ParticipantRow] {
    try refuseNamedGroups(source)
    guard let rows = reading.value else { throw RowFile.failure(reading.problems, more: reading.more, .import) }
    return try Schools(place, given: asked.school, hasColumn: source.mapping.school != nil).named(
      withoutForgotten(rows))
  }

  /// What to do with a file that lies where git would take it in; nil for one that lies elsewhere.
  private var leftFile: String? {
    guard asked.file != "-", let top = place.workspace.repository.workDirectory else { return nil }
    func whole(_ url: URL) -> String { url.resolvingSymlinksInPath().standardizedFileURL.path }
    let folder = URL(fileURLWithPath: context.directory, isDirectory: true)
    let file = whole(URL(fileURLWithPath: asked.file, relativeTo: folder))
    let own = place.workspace.root.map { whole(URL(fileURLWithPath: "\($0)/\(Layout.privateFolder)")) }
    guard file.hasPrefix(whole(URL(fileURLWithPath: top)) + "/"), !(own.map { file.hasPrefix($0 + "/") } ?? false)
    else { return nil }
    let what = asked.isCoded ? "names and what they scored" : "rows about people"
    return "Now delete or move away \(asked.file): it holds \(what), and nothing here needs it."
  }

  // MARK: - The columns

  /// The file, with what it leaves open asked on a terminal.
  private mutating func source() throws -> RowFile {
    let read = try RowFile.table(asked.file, sheet: asked.sheet, for: .import, in: context)
    let (table, who) = try CodeColumns(headings: asked.codeColumns).joined(read)
    var wishes = asked.wishes + who
    while true {
      do { return try RowFile(asked.file, table, wishes: wishes, of: place.measure, for: .import) } catch let failure
        as Failure
      {
        guard context.terminal != nil, !asked.isDryRun else { throw failure }
        let said = try answers(to: failure, table, wishes).filter { !wishes.contains($0) }
        if said.isEmpty { throw failure }
        wishes += said
      }
    }
  }

  /// Lets a person look at what the columns are taken for; without one only an exact table is read.
  private mutating func agree(_ source: RowFile) throws {
    let proposal = source.description(context.page, rows: source.table.rowCount, isCoded: asked.isCoded)
    let question = source.question(isCoded: asked.isCoded)
    guard let terminal = context.terminal, !asked.isDryRun else {
      // What a person would have seen in the proposal.
      notes +=
        [question].compactMap(\.self) + (asked.isDryRun ? [] : [source.notRead].compactMap(\.self) + source.remarks)
      if source.proposal.isExact || asked.isDryRun { return }
      throw Failure(
        "The columns of \(asked.file) are not named as the program names them. Nothing was written.\n"
          + (proposal.split(separator: "\n").dropFirst().map(String.init) + [question].compactMap(\.self)).joined(
            separator: "\n"),
        hint: "Say which column is what: \(source.suggestion(asked.codeColumns))")
    }
    context.talk(([proposal] + [question.map { context.page.wrapped($0) }].compactMap(\.self)).joined(separator: "\n"))
    guard try terminal.agrees("Read it like this? [Y/n] > ", say: context.talk) else {
      throw Failure(
        "Nothing was read.",
        hint: "Say which column is what, as --column participant=Code --column after='Summer score'.")
    }
  }

  /// The table with codes in place of what tells who somebody is, where that was asked for.
  private mutating func coded(
    _ source: RowFile, using generator: inout any RandomNumberGenerator
  ) throws -> RowTable {
    forgotten = try ForgottenPeople(place, isAsked: !asked.takesForgotten)
    guard asked.isCoded, let column = source.mapping.participant else { return source.table }
    var codes = try place.store.codeBook(of: place.name)
    let schools = Schools(place, given: asked.school, hasColumn: source.mapping.school != nil)
    let before = codes.count
    var sums = SumLines(source.mapping)
    let given = asked.school.map(schools.spelling)
    let table: RowTable
    do {
      table = try source.table.replacing(column, beside: source.mapping.school) { name, school in
        // A line of totals gets no code: it is rejected by its name.
        if SpokenName(name).isMissing || sums.take(name) { return name }
        let known = given ?? (SpokenName(school).isMissing ? nil : schools.spelling(school))
        return forgotten.code(insteadOf: name, at: known, &codes, using: &generator)
          ?? codes.code(for: name, at: known, using: &generator)
      }
    } catch { throw Failure([error.problem.withoutExcerpt]) }
    book = codes
    let new = codes.count - before
    if new > 0 {
      let path = place.store.told(PrivateStore.codes(of: place.name))
      notes.append("\(new.counted("new code")) instead of names; whose they are stands in \(path) alone.")
    }
    return table
  }

  // MARK: - What must not be

  private mutating func refuseIdentifiers(_ source: RowFile) throws {
    let findings = source.identifiers(isCoded: asked.isCoded)
    let refused = findings.filter(\.isRefused)
    looksLikeIdentifiers = !refused.isEmpty
    for finding in findings where !finding.isRefused || asked.reason != nil { notes.append(finding.sentence) }
    guard let first = refused.first, asked.reason == nil else { return }
    let isWho = first.column - 1 == source.mapping.participant
    let heading = first.heading ?? String(first.column)
    throw Failure(
      refused.map(\.sentence).joined(separator: " ") + " Nothing was written.",
      hint: (isWho
        ? "To keep random codes instead: --code-column \(Failure.quoted(heading))."
        : "Take the column out of the file, or give it another heading than one that is read.")
        + " If they are none, say why: --not-identifiers \"…\"", code: .refusedForPrivacy)
  }

  /// Points of measurement go into the record: a table that is turned on its side would bring its people there.
  private mutating func refuseNamedOccasions(_ source: RowFile) throws {
    let new = source.newOccasions(of: place.measure)
    let book = try place.store.codeBook(of: place.name).names
    let telling = new.filter { id in
      Identifiers.kind(ofOccasion: id) != nil
        || Identifiers.sureSighting(in: id, book: book) != nil
    }
    if telling.isEmpty { return }
    let words =
      "\(telling.count) of \(new.count.counted("new point", "new points")) of measurement "
      + "\(telling.count == 1 ? "looks like somebody" : "look like people"), and would stand in the record."
    looksLikeIdentifiers = true
    notes.append(words)
    if asked.reason != nil { return }
    throw Failure(
      words + " Nothing was written.",
      hint: "The program wants a row a person and a column a time; turn the table round. If these are none, say why: "
        + "--not-identifiers \"…\"", code: .refusedForPrivacy)
  }

  private func refuseRejected<Rows>(_ reading: RowReading<Rows>) throws {
    guard !reading.rejected.isEmpty, !asked.skipsRejected else { return }
    let lines = ImportOutcome.lines(of: reading, on: context.page)
    throw Failure(
      "\(reading.rejected.count.counted("row")) of \(asked.file) cannot be read, so nothing was written.\n"
        + lines.joined(separator: "\n"),
      hint: "Correct the file and import it again; or take the others now with --skip-rejected.")
  }

  /// What speaks against which column was taken for which time; a person is asked, and nothing is kept where they say no.
  private func doubt(_ source: RowFile, _ comparison: RowComparison) throws -> [String] {
    guard let fall = TurnedValues(comparison.new, of: place.measure) else { return [] }
    let remedy = source.otherWayRound(fall.from, fall.to)
    if asked.isDryRun { return [fall.sentence, remedy] }
    guard let terminal = context.terminal else { return [fall.sentence, remedy + " --take file"] }
    context.talk(context.page.wrapped(fall.sentence))
    guard try terminal.agrees("Is that right? [Y/n] > ", say: context.talk) else {
      throw Failure("Nothing was written.", hint: remedy)
    }
    return []
  }

  private func warnings(_ comparison: RowComparison) -> [String] {
    var warnings: [String] = []
    if comparison.isOfOthers {
      warnings.append(
        "Nobody of this file was measured before. If these are the same people, their codes have changed.")
    }
    return warnings + [comparison.swapSentence, comparison.emptiedSentence].compactMap(\.self)
  }
}

extension Identifiers.Finding {
  /// `Column 3, “UPN”: 24 of 24 cells look like UPNs.`
  fileprivate var sentence: String {
    "Column \(column)\(heading.map { ", “\($0)”" } ?? ""): \(words)."
  }
}
