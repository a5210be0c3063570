internal import Model
internal import Records

/// One thing that a person is asked.
struct Question {
  /// One of the answers to choose from.
  struct Choice: Equatable {
    /// As the record has it.
    let value: String
    /// As people say it.
    let label: String
  }

  /// Whether a usual answer is held, and what becomes of the one that a draft holds.
  enum Held {
    case no
    /// The draft's stays.
    case fromTheBeginning
    /// It was said with the command this time, and takes the place of the draft's.
    case asGiven
  }

  /// A question that is asked after some answers and not after others.
  struct Condition {
    /// The questions whose answers decide.
    let keys: [String]
    let holds: (Answers) -> Bool
  }

  /// What answers are kept under, also in drafts: it stays the same when the words change.
  let key: String
  let words: String
  /// What stands beside the answer in the summary.
  let label: String
  let help: String
  var example: String?
  /// What Enter answers, from what was answered before.
  var usual: (Answers) -> String? = { _ in nil }
  /// Whether there must be an answer, after what was answered before.
  var isNeeded: (Answers) -> Bool = { _ in false }
  var choices: (Answers) -> [Choice] = { _ in [] }
  /// Several answers, one a line or with `;` between them.
  var takesSeveral = false
  /// What decides whether it is asked; nil for always.
  private(set) var condition: Condition?
  /// It belongs to the question before it and has no number of its own.
  var isPart = false
  /// It is not asked: its usual answer stands in the summary, where it can be changed.
  var isQuiet = false
  /// Whether its usual answer is in the draft from the beginning, so that it is the same on another day.
  var held = Held.no
  /// What stands above it, after what was answered before.
  var note: (Answers) -> String? = { _ in nil }
  /// Tidies an answer, or refuses it with a ``Failure`` whose message is shown; the others are those given before.
  var check: (String, Answers) throws -> String = { answer, _ in answer }

  init(_ key: String, _ words: String, label: String, help: String, example: String? = nil) {
    (self.key, self.words, self.label, self.help, self.example) = (key, words, label, help, example)
  }
}

extension Question {
  /// Has it asked after some answers only.
  ///
  /// - Parameter keys: of the questions whose answers decide: until they are answered nobody can say how many are to come.
  mutating func ask(after keys: String..., when holds: @escaping (Answers) -> Bool) {
    condition = Condition(keys: keys, holds: holds)
  }

  /// Whether it is asked, after what was answered before.
  func isAsked(_ answers: Answers) -> Bool { condition?.holds(answers) ?? true }

  /// The choice that a person means: by its number, its value, what it is called, or the beginning of either.
  static func choice(_ text: String, among choices: [Choice]) throws -> String {
    if text.isEmpty, !choices.contains(where: { $0.value.isEmpty }) {
      throw Failure("Nothing was typed.", hint: "Type \(Question.numbers(choices.count)).")
    }
    if let number = Int(text), choices.indices.contains(number - 1) { return choices[number - 1].value }
    let plain = text.lowercased()
    let whole = choices.filter { $0.value.lowercased() == plain || $0.label.lowercased() == plain }
    if let only = whole.first { return only.value }
    let begun = choices.filter { choice in
      [choice.value, choice.label].contains { words in
        words.lowercased().hasPrefix(plain) || words.lowercased().split(separator: " ").contains { $0.hasPrefix(plain) }
      }
    }
    if let only = begun.first, begun.count == 1 { return only.value }
    if begun.count > 1 {
      throw Failure("“\(text)” could be \(begun.map { "“\($0.label)”" }.spokenOr).", hint: "Type the number.")
    }
    let names = choices.map(\.value) + choices.map(\.label)
    throw Failure(
      "“\(text)” is none of these.",
      hint: (Nearest.question(for: text, among: names).map { $0 + " " } ?? "")
        + "Type \(Question.numbers(choices.count))."
    )
  }

  /// The numbers of so many choices, in words: `1`, `1 or 2`, `a number, 1 to 5`.
  static func numbers(_ count: Int) -> String {
    switch count {
    case ...1: "1"
    case 2: "1 or 2"
    default: "a number, 1 to \(count)"
    }
  }

  /// The several answers in one line.
  static func items(in line: String) -> [String] {
    line.split { $0 == ";" || $0.isNewline }.map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
  }

  /// What an answer is called: a choice by its label, all else as it is.
  func spoken(_ answer: String, _ answers: Answers) -> String {
    choices(answers).first { $0.value == answer }?.label ?? answer
  }
}
