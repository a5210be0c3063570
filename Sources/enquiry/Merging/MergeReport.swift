internal import Archive
internal import Git
internal import Model
internal import Packs

/// What a merge came to.
struct MergeReport: Report {
  let name: String
  let outcome: MergeOutcome
  /// What is recorded otherwise than before.
  let changes: MergeChanges
  let isDryRun: Bool
  let kind = "merge"

  var exitCode: Int32 { questions.isEmpty ? 0 : Failure.Code.mergeNeedsAPerson.rawValue }

  private var questions: [OpenQuestion] { if case .open(let questions) = outcome.ending { questions } else { [] } }

  func text(_ page: Page) -> String {
    let short = QuestionText.short(questions.map(\.id))
    return questions.map { QuestionText.lines($0, page, first: "\(short[$0.id] ?? $0.id)  ") }
      .joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String {
    switch outcome.ending {
    case .upToDate: page.wrapped("Nothing to merge: all of “\(name)” is here already.")
    case .open: open(page)
    case .fastForward, .merged: merged(page)
    }
  }

  private func open(_ page: Page) -> String {
    let short = QuestionText.short(questions.map(\.id))
    let first = questions.first.map { short[$0.id] ?? $0.id } ?? "ID"
    let count = questions.count == 1 ? "1 question is" : "\(questions.count) questions are"
    let decided = outcome.decisions.isEmpty ? "" : " \(outcome.decisions.count) answered so far."
    let takes =
      (questions.first?.choices.map(\.word) ?? [])
      + (questions.first?.allowsValue == true
        ? [questions.first?.choices.isEmpty == true ? "SHORT-NAME" : "VALUE"] : [])
    return [
      "\n" + page.wrapped("\(count) open before “\(name)” can be merged.\(decided) Nothing has changed here."),
      page.next("answer one: enquiry resolve \(first) --take \(takes.joined(separator: "|"))"),
      page.next("give it up: enquiry resolve --abort"),
    ].joined(separator: "\n")
  }

  private func merged(_ page: Page) -> String {
    let count = outcome.paths.count.counted("file")
    if isDryRun {
      return
        ([page.wrapped("“\(name)” can be merged without a question. \(count) would change (nothing did):")]
        + outcome.paths).joined(separator: "\n")
    }
    var lines = [
      page.wrapped(
        outcome.paths.isEmpty
          ? "Merged “\(name)”; nothing is recorded otherwise here than before." : "Merged “\(name)”:")
    ]
    lines += changes.lines(page, decided: outcome.decisions)
    if let before = outcome.before, let after = outcome.after, changes.isCut {
      lines.append(page.next("see all: enquiry diff \(before.short) \(after.short)"))
    }
    lines.append(page.next("see how things stand: enquiry status"))
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    let state =
      switch outcome.ending {
      case .upToDate: "up_to_date"
      case .fastForward: "fast_forward"
      case .merged: "merged"
      case .open: "open"
      }
    var keys: [String: JSON] = [
      "state": .text(state), "branch": .text(name), "dry_run": .truth(isDryRun),
      "questions": .list(questions.map { .object(QuestionText.json($0)) }), "changed": .texts(outcome.paths),
      "changes": .list(changes.told.map { .object($0.json) }),
      "decided": .list(
        outcome.decisions.map {
          .object([
            "id": .text($0.question.id), "answer": .text($0.answer.word),
            "about": .text(QuestionWords($0.question).title),
          ])
        }),
    ]
    keys["commit"] = .maybe(outcome.after?.hex)
    return keys
  }
}

/// One open question.
struct QuestionReport: Report {
  let question: OpenQuestion
  let name: String
  let kind = "merge-question"

  func text(_ page: Page) -> String { QuestionText.lines(question, page, first: "\(question.id)  ") }

  func talk(_ page: Page) -> String {
    let takes = question.choices.map(\.word) + (question.allowsValue ? ["VALUE"] : [])
    return page.next("answer it: enquiry resolve \(question.id) --take \(takes.joined(separator: "|"))")
  }

  var json: [String: JSON] { QuestionText.json(question).merging(["branch": .text(name)]) { one, _ in one } }
}
