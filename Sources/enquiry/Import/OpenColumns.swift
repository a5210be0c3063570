internal import Archive
internal import Model
internal import Records

// Columns that the headings do not tell: which they are a person can say, or an option.

extension ImportSteps {
  /// What a person says of what a file leaves open; nothing where something else is wrong with it, too.
  mutating func answers(
    to failure: Failure, _ table: RowTable, _ wishes: [RowMappingWish]
  ) throws -> [RowMappingWish] {
    if let open = OpenConvention(failure.problems) {
      return [RowMappingWish(try open.asked(in: context))].compactMap(\.self)
    }
    guard !failure.problems.isEmpty, failure.problems.allSatisfy({ $0.code == "missing_column" }) else { return [] }
    let gaps = table.proposal(for: place.measure, wishes: wishes).gaps
    guard let gap = gaps.first(where: { $0.kind == .participant }) ?? gaps.first, !gap.headings.isEmpty else {
      return []
    }
    let asking = AskingColumns(file: asked.file, gap: gap, context: context)
    switch gap.kind {
    case .participant:
      let heading = try asking.column("Which column holds the code of each person?", gap.headings)
      try askForCodes(heading, table)
      return asking.wishes(["participant": heading])
    case .occasion:
      return asking.wishes([
        "occasion": try asking.column("Which column says when each value was measured?", gap.headings)
      ])
    case .value: return asking.wishes(["value": try asking.column("Which column holds the values?", gap.headings)])
    case .values: return try asking.values(ColumnOption.points(of: place.measure))
    }
  }

  /// Offers random codes where the column that was chosen tells who somebody is.
  private mutating func askForCodes(_ heading: String, _ table: RowTable) throws {
    guard let column = table.column(named: heading), let terminal = context.terminal else { return }
    var tally = Identifiers.Tally(heading: heading, column: column + 1, role: .participant)
    table.forEachCell(in: [column]) { _, cell in tally.add(cell) }
    guard let finding = tally.findings.first(where: \.isRefused) else { return }
    context.talk(context.page.wrapped("“\(heading)” tells who somebody is: \(finding.words)."))
    if try terminal.agrees("Keep random codes in its place? [Y/n] > ", say: context.talk) {
      asked.codeColumns = [heading]
    }
  }
}

/// Asks which column is what.
private struct AskingColumns {
  let file: String
  let gap: RowProposal.Gap
  let context: Context

  private static let none = "none of these"

  func wishes(_ columns: KeyValuePairs<String, String>) -> [RowMappingWish] {
    columns.compactMap { RowMappingWish("\($0.key)=\($0.value)") }
  }

  /// The heading that is chosen.
  ///
  /// - Throws: ``Failure`` where it is none of them.
  func column(_ words: String, _ headings: [String]) throws -> String {
    if let heading = try chosen(words, headings) { return heading }
    throw Failure(
      "Then nothing of \(file) can be read. Nothing was written.",
      hint: "Add the column to the file, with a heading of its own.")
  }

  private func chosen(_ words: String, _ headings: [String]) throws -> String? {
    let choice = try context.choose(words, (headings + [Self.none]).map { .init(value: $0, label: $0) })
    return choice == Self.none ? nil : choice
  }

  /// Either a column for each of these points of measurement, or one of times and one of values.
  func values(_ points: [String]) throws -> [RowMappingWish] {
    let form = try context.choose(
      "How does \(file) say when something was measured?",
      [
        .init(value: "columns", label: "each time has a column of its own, as before and after"),
        .init(value: "rows", label: "one column says when, another holds the values"),
      ])
    if form == "rows" {
      let occasion = try column("Which column says when each value was measured?", gap.headings)
      let value = try column("Which column holds the values?", gap.headings.filter { $0 != occasion })
      return wishes(["occasion": occasion, "value": value])
    }
    var found: [RowMappingWish] = []
    var free = gap.headings
    for point in points where !free.isEmpty {
      guard let heading = try chosen("Which column holds the values at \(point)?", free) else { continue }
      found += wishes([point: heading])
      free.removeAll { $0 == heading }
    }
    if found.isEmpty { _ = try column("Which column holds values at all?", []) }
    return found
  }
}

/// What says which column is what, where no heading tells.
enum ColumnOption {
  /// The points of measurement that columns of values may be of.
  static func points(of measure: Measure) -> [String] {
    measure.occasions.isEmpty ? ["before", "after"] : measure.occasions.map(\.id)
  }

  /// What fills a gap.
  static func hint(_ gap: RowProposal.Gap, _ measure: Measure, _ command: RowFile.Command) -> String {
    guard let first = gap.headings.first else { return missing(gap.kind) }
    switch gap.kind {
    case .participant:
      let code = RowMappingWish.option("participant", first)
      guard command == .import else { return "Say which column holds the code of each person, as \(code)" }
      return
        "Where a column tells who somebody is: \(CodeColumns(headings: [first]).options) keeps random codes in its "
        + "place.\nWhere it holds codes already: \(code)"
    case .occasion: return "Say which column tells the time, as \(RowMappingWish.option("occasion", first))"
    case .value: return "Say which column holds the values, as \(RowMappingWish.option("value", first))"
    case .values:
      let options = zip(points(of: measure).prefix(2), gap.headings).map { RowMappingWish.option($0, $1) }
      return "Say which column is what, as \(options.joined(separator: " "))"
    }
  }

  /// What the file needs where it has no column that could be meant.
  private static func missing(_ kind: RowProposal.Gap.Kind) -> String {
    switch kind {
    case .participant: "Give each row a code, in a column called participant."
    case .occasion: "Say in each row when it was measured, in a column called occasion."
    case .value: "Give each row its value, in a column called value."
    case .values: "Give each point of measurement a column, as before and after."
    }
  }
}
