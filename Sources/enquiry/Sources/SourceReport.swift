internal import Archive
internal import Git
internal import Model

/// What became of sources that were fetched, each on its own: one that cannot be reached hides no other.
struct SourceReport: Report {
  struct Row {
    let name: Slug
    /// Nil where nothing came of it.
    let taken: TakenSource?
    let failure: Failure?
    /// What became of its alliances.
    var moves: [NamesOfAlliances.Move] = []
  }

  let rows: [Row]
  /// What became of alliances of other sources.
  var movesElsewhere: [Slug: [NamesOfAlliances.Move]] = [:]
  /// What was saved, where a source was added.
  var saved: Saved?
  var isDryRun = false
  let kind = "source-fetch"

  /// How many things that are not read are told of a source.
  private static let most = 10

  func talk(_ page: Page) -> String {
    if rows.isEmpty { return "No source is named yet. Name one: enquiry source add NAME ADDRESS" }
    var lines = rows.flatMap { self.lines($0, page) }
    for (name, moves) in movesElsewhere.sorted(by: { $0.key < $1.key }) {
      lines += moves.map { page.wrapped($0.spoken, first: "\(name): ", indent: 2) }
    }
    if isDryRun {
      lines.append("This would be written (nothing was):")
      lines += saved?.files.map { DryRun.text($0) } ?? []
    } else if let first = rows.first(where: { $0.taken?.isNew == true }) {
      let which = rows.count == 1 ? " --source \(first.name)" : ""
      lines.append(page.next("see how things stand: enquiry status\(which)"))
    }
    return lines.joined(separator: "\n")
  }

  private func lines(_ row: Row, _ page: Page) -> [String] {
    let first = "\(row.name): "
    if let failure = row.failure {
      let words = [failure.message, failure.hint].compactMap(\.self)
      // What a server said keeps its lines.
      return words.enumerated().map { page.wrapped($0.element, first: $0.offset == 0 ? first : "  ", indent: 2) }
    }
    guard let taken = row.taken else { return [] }
    let vetting = taken.vetting
    let what = vetting.enquiries.counted("enquiry", "enquiries")
    let day = taken.state.day.spoken
    var lines = [
      page.wrapped(
        taken.isNew ? "as of \(day), \(what)." : "nothing new since \(day) (\(what)).", first: first, indent: 2)
    ]
    if let kept = taken.kept {
      lines.append(
        page.wrapped(
          "WARNING: its history was written anew. What was there before is kept as \(kept). Ask the alliance why.",
          first: "  ", indent: 2))
    }
    lines += row.moves.map { page.wrapped($0.spoken, first: "  ", indent: 2) }
    return lines + rejected(vetting, page)
  }

  private func rejected(_ vetting: SourceVetting, _ page: Page) -> [String] {
    if vetting.rejectedCount == 0 { return [] }
    let shown = vetting.rejected.prefix(Self.most)
    let more = vetting.rejectedCount - shown.count
    return ["  Not read: \(vetting.rejectedCount.counted("file or folder", "files and folders"))."]
      + shown.map { page.wrapped("\(Plain.short($0.path)) \($0.reason)", first: "  - ", indent: 4) }
      + (more > 0 ? ["  and \(more) more (--json lists up to \(SourceVetting.most))"] : [])
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = ["sources": .list(rows.map { .object($0.json) }), "dry_run": .truth(isDryRun)]
    if let commit = saved?.commit { keys["commit"] = .text(commit.hex) }
    return keys
  }

  var exitCode: Int32 { rows.contains { $0.failure != nil } ? Failure.Code.failed.rawValue : 0 }
}

extension SourceReport.Row {
  fileprivate var json: [String: JSON] {
    var keys: [String: JSON] = ["name": .text(name.text)]
    keys["error"] = .maybe(failure?.message)
    keys["hint"] = .maybe(failure?.hint)
    guard let taken else { return keys }
    keys["commit"] = .text(taken.state.commit.hex)
    keys["date"] = .text(taken.state.day.description)
    keys["new"] = .truth(taken.isNew)
    keys["kept"] = .maybe(taken.kept)
    let renamed = moves.compactMap { move in
      if case .renamed(let there, let here) = move { (there.text, JSON.text(here.text)) } else { nil }
    }
    if !renamed.isEmpty { keys["renamed"] = .object(Dictionary(uniqueKeysWithValues: renamed)) }
    keys["enquiries"] = .count(taken.vetting.enquiries)
    keys["rejected"] = .count(taken.vetting.rejectedCount)
    keys["not_read"] = .list(
      taken.vetting.rejected.map { .object(["path": .text(Plain.safe($0.path)), "reason": .text($0.reason)]) })
    return keys
  }
}

extension NamesOfAlliances.Move {
  var spoken: String {
    switch self {
    case .renamed(let there, let here):
      "Its alliance “\(there)” is called “\(here)” here, since another one is “\(there)”."
    case .isNew(let alliance): "The alliance “\(alliance)” is new there."
    case .isGone(let alliance):
      "WARNING: the alliance “\(alliance)” is there no longer: was it named otherwise? Clusters name alliances by their short names."
    }
  }
}

extension Plain {
  /// A path of somebody else's: without what could harm a terminal, and not longer than a line or two.
  static func short(_ path: String) -> String {
    let safe = safe(path)
    return safe.count <= 120 ? safe : "\(safe.prefix(80))…\(safe.suffix(30))"
  }
}
