internal import Archive
internal import Model
internal import Records

/// One record, whatever its kind.
struct RecordReport: Report {
  let found: FoundRecord
  let fields: RecordFields
  /// The number of a cycle; nil for other records.
  let number: Int?
  /// Of a measure.
  let figures: [Figure]
  let problems: [Problem]

  var kind: String { fields.kind.rawValue }

  init(_ found: FoundRecord, in snapshot: Snapshot) throws {
    let source = try snapshot.source(of: found)
    guard let kind = found.location.kind else {
      throw ArchiveError.notFound(.record, name: found.path, nearest: nil, choices: [])
    }
    self.found = found
    fields = try RecordFields(kind, source, of: found.location.enquiry?.alliance, in: snapshot)
    problems = found.isPrivate ? [] : snapshot.errors(in: source, at: found.location)
    switch found.location {
    case .cycle(let name, _, let id):
      number = try snapshot.cycles(of: name).value.firstIndex { $0.id == id }.map { $0 + 1 }
      figures = []
    case .measure(let name, let id):
      number = nil
      figures = try snapshot.measures(of: name).value.first { $0.measure.id == id }?.figures ?? []
    default: (number, figures) = (nil, [])
    }
  }

  // MARK: - Text

  func text(_ page: Page) -> String {
    var parts = [page.wrapped(heading.joined(separator: " · "), indent: 2)]
    let rows = fields.text(without: ["share"]).map { page.field($0.label, $0.value, labelWidth: labelWidth) }
    if !rows.isEmpty { parts.append(rows.joined(separator: "\n")) }
    for section in fields.matter.prose.sections where !section.text.isEmpty {
      let heading = section.heading.map { $0 + "\n" } ?? ""
      parts.append(heading + page.prose(section.text, indent: section.heading == nil ? 0 : 2))
    }
    if !figures.isEmpty { parts.append(table(page)) }
    parts.append("File: \(found.path)")
    return parts.joined(separator: "\n\n")
  }

  /// Wide enough for the longest label, within reason.
  private var labelWidth: Int {
    min(24, max(16, (fields.text(without: ["share"]).map { Plain.columns($0.label) + 2 }.max() ?? 0)))
  }

  private var heading: [String] {
    let location = found.location
    let share = (fields.matter.root?["share"]?.text).flatMap(Share.init(rawValue:)) ?? usualShare
    var words = [
      [fields.kind == .checkIn ? "Check-in" : RecordFields.label(kind), number.map(String.init), location.id?.text]
        .compactMap { $0 }.joined(separator: " ")
    ]
    switch location {
    case .evidence(_, let date, let kind, _): words += [kind.spoken, date?.spoken ?? "not dated"]
    case .participation(_, let date, let kind, _): words += [kind.spoken, date?.spoken ?? "not dated"]
    case .leadership(_, let date, _), .coding(let date, _, _): words.append(date?.spoken ?? "not dated")
    case .cycle(_, let period, _): words.append(period.spoken)
    case .measure(_, let id): words.append(id.text)
    case .meeting(let cluster, let day): words += [cluster.text, day.spoken]
    case .checkIn(let cluster, let day, let alliance, _):
      words += [alliance.text, day?.spoken ?? "not dated", cluster.text]
    case .action(let cluster, _), .pseudonyms(let cluster): words.append(cluster.text)
    case .pack(let cluster, let day, let edition): words += [cluster.text, day.spoken, edition.description]
    default: break
    }
    if let share { words.append("for \(LogList.readers(share))") }
    if let enquiry = location.enquiry { words.append(enquiry.description) }
    return words
  }

  /// Who may read a record that does not say; nil for kinds that are for everybody who has the folder.
  private var usualShare: Share? {
    switch fields.kind {
    case .evidence, .leadership, .participation, .coding, .checkIn: .team
    case .cycle, .measure: .cluster
    default: nil
    }
  }

  /// The figures with the columns that any of them fills.
  private func table(_ page: Page) -> String {
    let cells = figures.map {
      Dictionary($0.cells.map { ($0.column, $0.text) }, uniquingKeysWith: { first, _ in first })
    }
    let columns = Figure.columns.filter { column in
      !["source", "note"].contains(column) && cells.contains { $0[column] != nil }
    }
    let heads = columns.map { $0.split(separator: "_").joined(separator: " ").uppercased() }
    let rows = cells.map { row in columns.map { row[$0] ?? "" } }
    // Where they come from, and what must be known of them, would not fit beside them.
    let words = zip(1..., figures).flatMap { number, figure in
      [figure.source.map { ("Source", $0) }, figure.note.map { ("Note", $0) }].compactMap { $0 }.map { label, text in
        page.wrapped(text, first: "Row \(number), \(label.lowercased()): ", indent: 2)
      }
    }
    return ([page.table([heads] + rows)] + words).joined(separator: "\n")
  }

  func talk(_ page: Page) -> String { problems.map(ProblemText.text).joined(separator: "\n") }

  // MARK: - JSON

  var json: [String: JSON] {
    var keys = fields.json
    let prose = fields.matter.prose
    // Entries are one text; other records have headings.
    keys["text"] =
      prose.sections.contains { $0.heading != nil } ? .object(prose.json) : .maybe(prose.opening)
    keys["path"] = .text(found.path)
    keys["enquiry"] = .maybe(found.location.enquiry?.description)
    keys["date"] = .maybe(found.location.date?.description)
    if let id = found.location.id { keys["id"] = .text(id.text) }
    if keys["share"] == nil { keys["share"] = .maybe(usualShare?.rawValue) }
    if let number { keys["number"] = .count(number) }
    switch found.location {
    case .evidence(_, _, let kind, _): keys["kind"] = .text(kind.rawValue)
    case .participation(_, _, let kind, _): keys["kind"] = .text(kind.rawValue)
    case .coding(_, let entry, _): keys["entry"] = .text(entry.text)
    case .cycle(_, let period, _): keys["period"] = .text(period.id)
    case .meeting(let cluster, _), .action(let cluster, _), .pack(let cluster, _, _), .pseudonyms(let cluster):
      keys["cluster"] = .text(cluster.text)
    case .checkIn(let cluster, _, let alliance, _):
      keys["cluster"] = .text(cluster.text)
      keys["alliance"] = .text(alliance.text)
    case .measure(_, let id):
      keys["id"] = .text(id.text)
      keys["figures"] = .list(figures.map { .object($0.json) })
    default: break
    }
    keys["problems"] = .list(problems.map(ProblemText.json))
    return keys
  }
}

extension Failure {
  /// What was asked for cannot be shown, since its own file cannot be read.
  init(unreadable problems: [Problem]) {
    self.init(
      problems.filter { $0.severity == .error }.map(ProblemText.text).joined(separator: "\n\n"),
      hint: "Mend the file, then look again.")
  }
}
