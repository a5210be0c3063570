internal import Archive
internal import Git
internal import Model
internal import Records

/// What an import found and did.
struct ImportOutcome: Report {
  let asked: ImportSteps.Asked
  let measure: Slug
  let name: EnquiryName
  let comparison: RowComparison
  let rejected: RowReading<[ParticipantRow]>
  /// What the columns were taken for.
  let description: String
  var notes: [String] = []
  /// Nil where nothing was written.
  var saved: Saved?
  var done = ""
  /// Where the rows are kept, as people are told it.
  var kept: String?
  /// Whether the sums stay as they were, since a few people would be told by the difference.
  var isHeld = false
  /// What to do with the file, where it lies in the folder.
  var leftFile: String?

  let kind = "import"

  func talk(_ page: Page) -> String {
    var lines = asked.isDryRun ? [description] : []
    if kept == nil { lines.append(page.wrapped(counts + (filled.map { "; \($0)." } ?? "."))) }
    if asked.isDryRun, !comparison.differing.isEmpty { lines.append(Differences.lines(comparison.differing, on: page)) }
    if !rejected.rejected.isEmpty {
      lines.append("\(rejected.rejected.count.counted("row")) rejected:")
      lines += ImportOutcome.lines(of: rejected, on: page)
    }
    lines += (notes + (kept == nil ? [] : [filled.map { $0 + "." }].compactMap(\.self))).map { page.wrapped($0) }
    if asked.isDryRun {
      lines.append("Nothing was written.")
    } else if let kept {
      lines.append(page.wrapped(done))
      let sums =
        isHeld
        ? "the sums in the record wait until more people have changed"
        : hasSums ? "their sums are in the record" : "there are too few people for sums in the record"
      lines.append(page.wrapped("The rows are kept in \(kept), on this machine only; \(sums)."))
    } else if saved != nil {
      lines.append(page.wrapped(done))
    } else {
      lines.append("Nothing to do.")
    }
    lines += [leftFile].compactMap { $0.map { page.wrapped($0) } }
    lines += next.map { page.next($0) }
    return lines.joined(separator: "\n")
  }

  /// Whether anything stands in the record for others to read.
  private var hasSums: Bool {
    saved?.files.contains { $0.path == Layout.summary(name, measure) && $0.after != nil } ?? false
  }

  /// `7 empty cells are filled in (subgroup)`; nil for none.
  private var filled: String? {
    let cells = comparison.filledCells
    if cells.isEmpty { return nil }
    return "\(cells.count.counted("empty cell")) \(cells.count == 1 ? "is" : "are") filled in "
      + "(\(cells.map(\.part).unique.sorted().joined(separator: ", ")))"
  }

  /// `24 values: 22 new, 1 as stored, 1 differing`
  private var counts: String {
    let (new, same, other) = (comparison.new.count, comparison.unchanged, comparison.differing.count)
    if new == 0, other == 0, same > 0 {
      return same == 1 ? "The one value is stored already" : "All \(same) values are stored already"
    }
    if new + same + other == 0 { return "There are no values in \(asked.file)" }
    let parts = [(new, "new"), (same, "stored already"), (other, "differing from what is stored")].filter { $0.0 > 0 }
    return "\((new + same + other).counted("value")): \(parts.map { "\($0.0) \($0.1)" }.joined(separator: ", "))"
  }

  private var next: [String] {
    if asked.isDryRun { return [] }
    return ["see what changed: enquiry impact \(name) --measure \(measure)"]
  }

  /// The rejected rows, line by line with the reasons, and how many more there are.
  static func lines<Rows>(of reading: RowReading<Rows>, on page: Page) -> [String] {
    let told = reading.problems.map { problem in
      page.wrapped("\(problem.message) \(problem.remedy)", first: "  line \(problem.place.line): ", indent: 4)
    }
    return told + (reading.more > 0 ? ["  and \(reading.more) more"] : [])
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "measure": .text(measure.text), "enquiry": .text(name.description), "new": .count(comparison.new.count),
      "unchanged": .count(comparison.unchanged), "differing": .count(comparison.differing.count),
      "filled": .count(comparison.filledCells.count), "rejected": .list(rejected.rejected.map(JSON.count)),
      "dry_run": .truth(asked.isDryRun),
      "changed": .texts(saved?.files.map(\.path) ?? []), "notes": .texts(notes),
      "problems": .list(rejected.problems.map { ProblemText.json($0.withoutExcerpt) }),
    ]
    if let commit = saved?.commit { keys["commit"] = .text(commit.hex) }
    if let leftFile { keys["file_left"] = .text(leftFile) }
    if saved != nil { keys["done"] = .text(done) }
    return keys
  }
}
