internal import Archive
internal import Git
internal import Model

/// Everything that is wrong: errors first, then by file; what repeats is told once.
struct CheckReport: Report {
  let problems: [Problem]
  let kind = "check"

  func text(_ page: Page) -> String {
    let groups = Problem.Severity.allCases.flatMap { severity in
      ProblemGroup.groups(of: problems.filter { $0.severity == severity })
    }
    return groups.map { $0.text(page) }.joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String { problems.isEmpty ? "" : "\n" + counts + "." }

  /// `2 errors, 1 hint`.
  var counts: String {
    let counts = Problem.Severity.allCases.compactMap { severity -> String? in
      let count = problems.count { $0.severity == severity }
      return count == 0 ? nil : count.counted(severity.rawValue)
    }
    return counts.joined(separator: ", ")
  }

  var json: [String: JSON] { ["problems": .list(problems.map(ProblemText.json))] }

  var exitCode: Int32 {
    problems.contains { $0.severity == .error } ? Failure.Code.checkFoundErrors.rawValue : 0
  }
}

/// Problems that say the same of different places.
struct ProblemGroup {
  /// More than these, and the others are named by their places alone.
  private static let shownInFull = 3
  /// More than these, and even that is too long.
  private static let places = 30

  let problems: [Problem]

  /// In the order of the first of each.
  static func groups(of problems: [Problem]) -> [ProblemGroup] {
    var order: [[String]] = []
    var groups: [[String]: [Problem]] = [:]
    for problem in problems {
      let shape = [problem.code, shape(problem.message)]
      if groups[shape] == nil { order.append(shape) }
      groups[shape, default: []].append(problem)
    }
    return order.map { ProblemGroup(problems: groups[$0] ?? []) }
  }

  /// The message without what it quotes and counts.
  private static func shape(_ message: String) -> String {
    var isQuoted = false
    return String(
      message.filter { character in
        if character == "“" { isQuoted = true }
        defer { if character == "”" { isQuoted = false } }
        return !isQuoted && !character.isNumber
      })
  }

  func text(_ page: Page) -> String {
    // One more takes no more room in full than in short.
    let count = problems.count <= Self.shownInFull + 1 ? problems.count : Self.shownInFull
    var parts = problems.prefix(count).map(ProblemText.text)
    let rest = problems.dropFirst(count)
    if !rest.isEmpty {
      let more = rest.count > Self.places ? " … (--json lists them all)" : ""
      let places = Self.inShort(rest.prefix(Self.places)) + more
      parts.append(page.wrapped("and \(rest.count) more like this: \(places)", first: "  ", indent: 2))
    }
    return parts.joined(separator: "\n\n")
  }

  /// `a/b.md:3:5, 4:1; c.md:2:1`.
  private static func inShort(_ problems: ArraySlice<Problem>) -> String {
    var files: [(path: String, places: [String])] = []
    for problem in problems {
      let place = "\(problem.place.line):\(problem.place.column)"
      if files.last?.path == problem.place.path {
        files[files.count - 1].places.append(place)
      } else {
        files.append((problem.place.path, [place]))
      }
    }
    return files.map { "\($0.path):\($0.places.joined(separator: ", "))" }.joined(separator: "; ")
  }
}

/// What was mended, line by line, and what is left.
struct FixReport: Report {
  /// Nil when there was nothing to mend.
  let saved: Saved?
  /// What was mended in edits that are not saved yet.
  let unsaved: [Saved.File]
  let isDryRun: Bool
  let left: CheckReport
  let kind = "check"

  func text(_ page: Page) -> String {
    let files = ((saved?.files ?? []) + unsaved).map(DryRun.text)
    return (files + (isDryRun ? [] : [left.text(page)])).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String {
    let count = saved?.files.count ?? 0
    let files = count.counted("file")
    var lines: [String] = []
    if count == 0, unsaved.isEmpty {
      lines.append("There is nothing that can safely be mended.")
    }
    if count > 0 {
      lines.append(isDryRun ? "This would be mended in \(files) (nothing was)." : "Mended and saved \(files).")
    }
    if !unsaved.isEmpty {
      let paths = unsaved.map(\.path).joined(separator: ", ")
      let verb = isDryRun ? "This would be mended (nothing was)" : "Mended"
      lines.append("\(verb) in files that you have not saved yet: \(paths)")
      if !isDryRun { lines.append("Save them: enquiry save") }
    }
    if !isDryRun, !left.problems.isEmpty { lines.append("Left for you: \(left.counts).") }
    return "\n" + lines.map { page.wrapped($0) }.joined(separator: "\n")
  }

  var json: [String: JSON] {
    var keys = left.json
    keys["changed"] = .texts(saved?.files.map(\.path) ?? [])
    keys["dry_run"] = .truth(isDryRun)
    keys["changed_unsaved"] = .texts(unsaved.map(\.path))
    if let commit = saved?.commit { keys["commit"] = .text(commit.hex) }
    return keys
  }

  var exitCode: Int32 { isDryRun ? 0 : left.exitCode }
}
