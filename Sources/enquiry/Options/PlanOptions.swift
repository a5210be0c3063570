internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

/// The answers that an enquiry begins with.
struct AnswerOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp("What you will try.", valueName: "text"))
  var practice: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("With whom.", valueName: "text"))
  var forWhom: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("What should improve.", valueName: "text"))
  var outcome: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("By when.", valueName: "text"))
  var period: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("What would be success; give it again for more.", valueName: "text"))
  var success: [String] = []

  @Option(help: ArgumentHelp("A school that takes part; give it again for more.", valueName: "name"))
  var school: [String] = []

  @Option(
    help: ArgumentHelp(
      "From the toolkit, as men.5, or “own: a title” for one of your own; give it again for more.", valueName: "id"))
  var intervention: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What earlier practice says for an intervention of your own.", valueName: "text"))
  var support: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("A title; else what you will try.", valueName: "text"))
  var title: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The question in your own words; else it is put together.", valueName: "text"))
  var question: String?

  /// What was given besides the criteria of success; lists grow by what is not in them.
  ///
  /// - Parameter enquiry: which has some of it already.
  func edits(_ snapshot: Snapshot, besides enquiry: Enquiry? = nil) throws -> [RecordEdit] {
    let words = [
      ("title", title), ("question", question), ("practice", practice), ("for_whom", forWhom), ("outcome", outcome),
      ("period", period),
    ]
    var edits = words.compactMap { key, value in NewName.plain(value).map { RecordEdit.set(key, .text($0)) } }
    let choices = try Interventions.values(intervention, support: support, toolkit: try snapshot.toolkit().value)
    edits += choices.map { .add($0, to: "interventions") }
    let known = Set((enquiry?.schools ?? []).map { SpokenName($0.name).key })
    edits += NewName.unique(school).filter { !known.contains(SpokenName($0).key) }.map {
      .add(.text($0), to: "schools")
    }
    return edits
  }
}

/// What a plan may hold besides; its absence is never an error.
struct PlanOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The area of focus: see “framework show focus-areas”; or your own words.", valueName: "id"))
  var focus: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A priority of the schools that it serves; again for more.", valueName: "text"))
  var priority: [String] = []

  @Option(help: ArgumentHelp("A strand of improvement: see “framework show strands”.", valueName: "id"))
  var strand: [String] = []

  @Option(help: ArgumentHelp("The role of the head who stands behind it.", valueName: "role"))
  var sponsor: String?

  @Option(help: ArgumentHelp("The role of a senior leader who carries it; again for more.", valueName: "role"))
  var champion: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("What could go wrong, as “rooms are full=book ahead”; again for more.", valueName: "risk"))
  var risk: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What is paid for, with --cover-days, --money or both.", valueName: "item"))
  var cost: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Days of cover to release teachers.", valueName: "days"))
  var coverDays: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("In pounds.", valueName: "pounds"))
  var money: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("What else goes on at the same time; again for more.", valueName: "text"))
  var concurrent: [String] = []

  func edits(_ snapshot: Snapshot) throws -> [RecordEdit] {
    let frameworks = try snapshot.frameworks().value
    var edits: [RecordEdit] = []
    if let focus = NewName.plain(focus) { edits.append(.set("focus", try PlanOptions.focus(focus, frameworks))) }
    edits += NewName.unique(priority).map { .add(.text($0), to: "priorities") }
    edits += try Codes.ids(strand, of: .strands, in: frameworks).map { .add(.token($0), to: "strands") }
    if let sponsor = NewName.plain(sponsor) { edits.append(.set("sponsor", .text(sponsor))) }
    edits += NewName.unique(champion).map { .add(.text($0), to: "champions") }
    edits += NewName.unique(risk).map { .add(PlanOptions.risk($0), to: "risks") }
    edits += try costEdits()
    edits += NewName.unique(concurrent).map { .add(.text($0), to: "concurrent") }
    return edits
  }

  /// An id of the framework when it is one, or was probably meant to be; else words of one's own.
  static func focus(_ word: String, _ frameworks: Frameworks) throws -> YAMLValue {
    do {
      return .token(try Codes.id(word, of: .focusAreas, in: frameworks))
    } catch let failure as Failure {
      if !word.contains(" "), failure.hint?.hasPrefix("Did you mean") == true { throw failure }
      return .text(word)
    }
  }

  private static func risk(_ text: String) -> YAMLValue {
    let parts = text.split(separator: "=", maxSplits: 1).map { String($0).trimmingBlanks }
    guard parts.count == 2, !parts[1].isEmpty else { return .text(text) }
    return .map([YAMLValue.Pair("risk", .text(parts[0])), YAMLValue.Pair("response", .text(parts[1]))])
  }

  private func costEdits() throws -> [RecordEdit] {
    let days = try amount(coverDays, "--cover-days")
    let pounds = try amount(money, "--money")
    guard let item = NewName.plain(cost) ?? (days == nil && pounds == nil ? nil : days == nil ? "money" : "cover")
    else {
      return []
    }
    let pairs = [("cover_days", days), ("money", pounds)].compactMap { key, number in
      number.map { YAMLValue.Pair(key, .token($0.description)) }
    }
    return [.add(pairs.isEmpty ? .text(item) : .map([YAMLValue.Pair("item", .text(item))] + pairs), to: "costs")]
  }

  private func amount(_ text: String?, _ option: String) throws -> ExactNumber? {
    guard let number = try NumberInput.number(text, option) else { return nil }
    if number.mantissa >= 0 { return number }
    throw Failure("“\(number)” is no amount for \(option).", hint: "Write a number from 0 up.", code: .usage)
  }
}
