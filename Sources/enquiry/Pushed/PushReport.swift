internal import Archive
internal import Git
internal import Model

/// What is wrong with a push, for whoever pushed it: they read it behind `remote: `, a few lines of it.
struct PushReport: Report {
  let verdict: PushVerdict
  /// Whether it is a push that is refused now, and no look at commits by hand.
  let isPush: Bool
  let kind = "pushed"

  /// How many are told in full.
  private static let most = 10

  private var findings: [PushFinding] { verdict.findings }

  func text(_ page: Page) -> String {
    if findings.isEmpty { return "" }
    let page = PushPage()
    let count = findings.count.counted("thing is wrong", "things are wrong")
    var parts = [
      page.wrapped(
        isPush ? "This push is refused, and nothing of it is kept: \(count)." : "\(NewName.capitalised(count)).")
    ]
    parts += findings.prefix(Self.most).map { told($0, page) }
    if findings.count > Self.most { parts.append("And \(findings.count - Self.most) more.") }
    parts += [advice(page)].filter { !$0.isEmpty }
    return parts.joined(separator: "\n\n")
  }

  private func told(_ finding: PushFinding, _ page: PushPage) -> String {
    let problem = finding.problem
    let place = problem.place
    let line = (place.line, place.column) == (1, 1) && problem.excerpt == nil ? "" : ", line \(place.line)"
    var lines = [page.broken(place.path + line)]
    lines += [problem.message, problem.remedy].map { page.indented($0) }
    if let commit = finding.commits.first {
      let others = finding.commits.count - 1
      lines.append(page.indented("In commit \(commit.short)" + (others > 0 ? ", and \(others) later." : ".")))
    }
    return lines.joined(separator: "\n")
  }

  /// How to go on.
  private func advice(_ page: PushPage) -> String {
    let inHistory = findings.filter { !$0.commits.isEmpty }.map(\.ref)
    guard !inHistory.isEmpty else {
      let isOfRecords = findings.contains { $0.problem.place.path != $0.ref.shortName }
      return isOfRecords ? page.wrapped("Put it right, save (enquiry save), and push again.") : ""
    }
    var lines = [
      page.wrapped(
        "Git forgets nothing, so that taking it out in a later commit is not enough. Take the commits back, which "
          + "leaves all files as they are; put right what is named above, save it, and push again:")
    ]
    for ref in Set(inHistory).sorted(by: { $0.name < $1.name }).prefix(Self.most) {
      let back = verdict.bases[ref].map { "git reset --soft \($0.short)" } ?? "git update-ref -d HEAD"
      lines.append("  " + back + (Set(inHistory).count > 1 ? "  (on \(ref.shortName))" : ""))
    }
    return lines.map(page.fitted).joined(separator: "\n")
  }

  var json: [String: JSON] {
    [
      "refused": .truth(!findings.isEmpty), "commits": .count(verdict.commitCount),
      "findings": .list(findings.map(Self.json)),
    ]
  }

  private static func json(_ finding: PushFinding) -> JSON {
    var keys: [String: JSON] = [
      "code": .text(finding.problem.code), "path": .text(finding.problem.place.path),
      "line": .count(finding.problem.place.line), "column": .count(finding.problem.place.column),
      "message": .text(finding.problem.message), "remedy": .text(finding.problem.remedy),
      "private": .truth(finding.isPrivate), "commits": .texts(finding.commits.map(\.hex)),
    ]
    if !finding.ref.name.isEmpty { keys["ref"] = .text(finding.ref.name) }
    return .object(keys)
  }

  var exitCode: Int32 {
    if findings.isEmpty { return 0 }
    return (findings.contains(where: \.isPrivate) ? Failure.Code.refusedForPrivacy : .checkFoundErrors).rawValue
  }
}

/// Why a push could not be looked through, so that it is refused.
struct PushTrouble: Report {
  let failure: Failure
  let kind = "pushed"

  func talk(_ page: Page) -> String {
    let page = PushPage()
    return (["Error: " + failure.message] + [failure.hint].compactMap { $0 }).map(page.wrapped).joined(separator: "\n")
  }

  var json: [String: JSON] { ["refused": .truth(true), "error": .text(failure.message)] }
  var exitCode: Int32 { failure.code.rawValue }
}
