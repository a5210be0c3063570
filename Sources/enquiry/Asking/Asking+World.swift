internal import Archive
internal import Foundation
internal import Model
internal import Records

extension Context {
  /// The records of the folder, when something can be saved there at all: nobody is asked in vain.
  func snapshotToWriteTo() throws -> Snapshot {
    let workspace = try workspace()
    try workspace.refuseUnwritable(now: now)
    return try workspace.snapshot()
  }

  /// Lets a person choose one of several things before the questions: with one keystroke, so that nothing can be lost.
  func choose(_ words: String, _ choices: [Question.Choice]) throws -> String {
    guard let terminal else { return choices.first?.value ?? "" }
    talk(page.wrapped(words))
    talk(page.table(choices.enumerated().map { ["  \($0.offset + 1)", $0.element.label] }))
    while true {
      guard case .line(let line) = terminal.ask("> ", prefilled: "") else { throw Stopped(isKept: false) }
      do {
        let chosen = try Question.choice(line.trimmingBlanks, among: choices)
        talk("")
        return chosen
      } catch {
        let failure = Failure(error)
        talk(page.wrapped([failure.message, failure.hint].compactMap { $0 }.joined(separator: " ")))
      }
    }
  }
}

extension Context {
  /// Lets a person type one thing before an act that keeps no draft.
  ///
  /// - Parameters:
  ///   - usual: what Enter takes; nil where something must be typed.
  ///   - check: tidies an answer, or refuses it with a ``Failure`` whose message is shown.
  func ask(_ words: String, usual: String? = nil, check: (String) throws -> String) throws -> String {
    guard let terminal else { return usual ?? "" }
    talk(page.wrapped(words))
    while true {
      guard case .line(let line) = terminal.ask(usual.map { "[\($0)] > " } ?? "> ", prefilled: "") else {
        throw Stopped(isKept: false)
      }
      let typed = line.trimmingBlanks
      guard let answer = typed.isEmpty ? usual : typed else {
        talk("An answer is needed here.")
        continue
      }
      do {
        let taken = try check(answer)
        talk("")
        return taken
      } catch {
        let failure = Failure(error)
        talk(page.wrapped([failure.message, failure.hint].compactMap { $0 }.joined(separator: " ")))
      }
    }
  }
}

extension Context {
  /// The id of the measure that is meant, where there are several; nil where nobody needs to be asked.
  func choose(among measures: [Measure]) throws -> String? {
    guard measures.count > 1 else { return nil }
    return try choose("Which measure?", measures.map { .init(value: $0.id.text, label: "\($0.title) (\($0.id))") })
  }
}

extension EnquiryOption {
  /// The enquiry that is meant; where several could be, the person says which.
  mutating func asked(in snapshot: Snapshot, _ context: Context) throws -> EnquiryName {
    do { return try name(in: snapshot) } catch ArchiveError.noneChosen(let choices) where !choices.isEmpty {
      let known = try snapshot.enquiryNames().map { name in
        let title = try snapshot.enquiry(name).value?.title
        return Question.Choice(value: name.description, label: title.map { "\($0) (\(name))" } ?? name.description)
      }
      slug = try context.choose("Which enquiry?", known)
      return try name(in: snapshot)
    }
  }
}

extension EnquiryName {
  /// As the name of a draft has it.
  var forDraft: String { "\(alliance)-\(slug)" }
}

extension NewName {
  /// A short name for a thing of this title: its first words, 24 letters at most, since it is typed often.
  ///
  /// - Parameter endings: what such titles often end with and nobody says, as `-alliance`.
  /// - Returns: nil when the title has no letter.
  static func short(_ title: String?, without endings: [String] = []) -> String? {
    // The first words will do, also of a title that is too long to be a short name.
    let beginning = title?.split(separator: " ").prefix(6).joined(separator: " ")
    guard var slug = beginning.flatMap({ Slug(from: $0) }) else { return nil }
    for ending in endings where slug.text.hasSuffix(ending) { slug = Slug(slug.text.dropLast(ending.count)) ?? slug }
    var words: [Substring] = []
    for word in slug.text.split(separator: "-") {
      if (words + [word]).joined(separator: "-").count > 24 { break }
      words.append(word)
    }
    while let last = words.last, words.count > 1, small.contains(last) { words.removeLast() }
    return Slug(words.joined(separator: "-"))?.text ?? slug.text
  }

  /// Words that a short name does not end with.
  private static let small: Set<Substring> = [
    "a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with",
  ]
}

extension Question {
  /// The short name of a new thing: proposed, and shown before it is saved.
  ///
  /// - Parameters:
  ///   - taken: names that it cannot have.
  ///   - proposal: a name from the answers; it gets a number where it is taken.
  static func shortName(
    for thing: ArchiveError.Thing, taken: Set<String>, proposal: @escaping (Answers) -> String?
  ) -> Question {
    var question = Question(
      "slug", "What is its short name?", label: "Short name",
      help: "The name that you type in commands: lower-case letters, digits and hyphens.", example: "paired-reading")
    question.isQuiet = true
    question.isNeeded = { _ in true }
    question.usual = { answers in
      let name = proposal(answers) ?? thing.rawValue
      let numbered = (2...).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) }
      return taken.contains(name) ? numbered : name
    }
    question.check = { text, _ in
      let slug = try NewName.slug(text, for: thing)
      if taken.contains(slug.text) { throw ArchiveError.exists(thing, name: slug.text) }
      return slug.text
    }
    return question
  }

  /// Who may read an entry, as the last one.
  static func readers(usual: Share) -> Question {
    var question = Question(
      "share", "Who may read it?", label: "Who may read it",
      help: "“Only you” keeps it on this machine. The team is whoever has this folder; the cluster reads it in its "
        + "pack; everybody means that it may be published.")
    question.choices = { _ in Share.allCases.map { Choice(value: $0.rawValue, label: LogList.readers($0)) } }
    question.usual = { _ in usual.rawValue }
    return question
  }

  /// The day of an entry: as the flag gave it, else the day on which it was begun; shown before it is saved.
  ///
  /// - Throws: ``Failure`` where the flag's cannot be.
  static func day(_ given: DateOption, in context: Context) throws -> Question {
    let spoken = { (option: DateOption) in try option.day(in: context)?.spoken ?? "undated" }
    let usual = try spoken(given)
    var question = Question(
      "when", "When was it?", label: "When",
      help: "The day on which it happened: 5 march, yesterday, last friday; or undated when it is not known.",
      example: "last friday")
    question.isQuiet = true
    question.held = given.date == nil ? .fromTheBeginning : .asGiven
    question.usual = { _ in usual }
    question.check = { text, _ in
      var option = given
      option.date = text
      return try spoken(option)
    }
    return question
  }

  /// A question for a text in the person's own words.
  static func text(
    _ key: String, _ words: String, label: String, help: String, example: String? = nil, isNeeded: Bool = false
  ) -> Question {
    var question = Question(key, words, label: label, help: help, example: example)
    question.isNeeded = { _ in isNeeded }
    return question
  }
}
