internal import Archive
internal import Model
internal import Packs

/// A question of a merge, on a page and in JSON.
enum QuestionText {
  /// How many lines of a text are shown.
  private static let most = 6

  /// What it is about, then what each side says, with who said it when.
  ///
  /// - Parameter first: what stands before it, as its id.
  static func lines(_ question: OpenQuestion, _ page: Page, first: String) -> String {
    let words = QuestionWords(question)
    let title = page.wrapped(NewName.capitalised(words.title), first: first, indent: 2)
    var lines = [title]
    if case .together(let collision) = question.topic, case .problem(_, _, let remedy) = collision.kind {
      lines.append(page.wrapped(remedy, first: "  ", indent: 2))
    } else if case .sameName = question.topic {
      lines += [side("here", "", question.ours, page), side("there", "", question.theirs, page)]
    } else {
      lines += [
        side("ours", words.says(.ours), question.ours, page),
        side("theirs", words.says(.theirs), question.theirs, page),
      ]
    }
    if let before = words.before { lines.append(side("before", before, nil, page)) }
    return lines.joined(separator: "\n")
  }

  private static func side(_ label: String, _ text: String, _ teller: OpenQuestion.Teller?, _ page: Page) -> String {
    let who = teller.map { [$0.role, $0.day.spoken].compactMap { $0 }.joined(separator: ", ") }
    let margin = "  " + label.padding(to: 8)
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if rows.count > 1 {
      let shown = rows.prefix(most).map { page.wrapped($0, first: "    | ", indent: 6) }
      let rest = rows.count > most ? ["    | … (\(rows.count) lines)"] : []
      return ([(margin + (who ?? "")).trimmingEnd] + shown + rest).joined(separator: "\n")
    }
    let line = [text.isEmpty ? nil : text, who.map { text.isEmpty ? $0 : "(\($0))" }].compactMap { $0 }.joined(
      separator: "  ")
    return page.wrapped(line, first: margin, indent: margin.count)
  }

  /// The shortest beginnings by which some ids are told apart, 4 characters at least.
  static func short(_ ids: [String]) -> [String: String] {
    var short: [String: String] = [:]
    for id in ids {
      let length = (4...id.count).first { length in ids.count { $0.hasPrefix(id.prefix(length)) } == 1 }
      short[id] = String(id.prefix(length ?? id.count))
    }
    return short
  }

  static func json(_ question: OpenQuestion) -> [String: JSON] {
    let words = QuestionWords(question)
    func side(_ side: QuestionWords.Side, _ teller: OpenQuestion.Teller?) -> JSON {
      var keys: [String: JSON] = ["says": .text(words.says(side))]
      keys["signed"] = .maybe(teller?.role)
      keys["date"] = .maybe(teller?.day.description)
      return .object(keys)
    }
    var keys: [String: JSON] = [
      "id": .text(question.id), "about": .text(words.title), "record": .text(question.record.kind.rawValue),
      "name": .text(question.record.name), "ours": side(.ours, question.ours), "theirs": side(.theirs, question.theirs),
      "choices": .texts(question.choices.map(\.word)), "takes_value": .truth(question.allowsValue),
    ]
    keys["enquiry"] = .maybe(question.record.enquiry?.description)
    keys["before"] = .maybe(words.before)
    if case .together(let collision) = question.topic, case .problem(let code, _, let remedy) = collision.kind {
      keys["code"] = .text(code)
      keys["remedy"] = .text(remedy)
    }
    return keys
  }
}

extension String {
  /// With blanks after it, up to a width.
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
