internal import ArgumentParser
internal import Archive
internal import Impact
internal import Model
internal import Packs
internal import Records

struct DetectCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "detect", abstract: "Say what a design could show, before anybody is measured twice.",
    discussion: """
      The smallest effect that would be found four times in five. For a measure of the enquiry it takes the design, the \
      people so far and how far their results spread from the record; what you give takes its place. Without a measure \
      say what you plan: --treatment 30 --control 30, --before-after 24, --yes-no 40 --start 50%, or \
      --before-after 40 --start 50% for yes and no of the same people.
      """)

  @Argument(help: ArgumentHelp("The measure, by its short name.", valueName: "measure"))
  var measure: String?

  @OptionGroup(title: "What you plan") var design: DetectOptions
  @OptionGroup var enquiry: EnquiryOption
  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    guard let word = measure else {
      let plan = try design.plan(after: nil, nil)
      return DetectReport(detection: Detection(of: plan, sd: try design.spread()), measure: nil)
    }
    let snapshot = try read.snapshot(of: context.workspace(), in: context)
    let name = try enquiry.name(in: snapshot)
    let id = try snapshot.find(measure: word, of: name)
    let loaded = try snapshot.measures(of: name)
    guard let measured = loaded.value.first(where: { $0.measure.id == id }) else {
      throw ArchiveError.notReadable(loaded.problems)
    }
    let known = PlanSoFar(of: measured)
    let plan = try design.plan(after: known, measured.measure)
    return DetectReport(detection: Detection(of: plan, sd: try design.spread() ?? known.sd), measure: measured.measure)
  }
}

/// A design as it is given on the command line.
struct DetectOptions: ParsableArguments {
  @Option(help: ArgumentHelp("People who get it.", valueName: "number"))
  var treatment: String?

  @Option(help: ArgumentHelp("People to compare them with.", valueName: "number"))
  var control: String?

  @Option(
    help: ArgumentHelp(
      "There is an earlier test, and results follow it so closely: a correlation, 0.7.", valueName: "r"))
  var preTest: String?

  @Option(help: ArgumentHelp("Whole classes or schools in each group.", valueName: "number"))
  var clusters: String?

  @Option(help: ArgumentHelp("How alike people in one class or school are, 0 to 1, as 0.15.", valueName: "icc"))
  var icc: String?

  @Option(help: ArgumentHelp("How far results spread among people, in the measure's unit.", valueName: "number"))
  var sd: String?

  @Option(
    help: ArgumentHelp("People who are measured before and after, without a comparison group.", valueName: "number"))
  var beforeAfter: String?

  @Option(help: ArgumentHelp("People in each of two groups who say yes or no.", valueName: "number"))
  var yesNo: String?

  @Option(help: ArgumentHelp("How many say yes at the start, as 50%.", valueName: "share"))
  var start: String?

  @Option(
    help: ArgumentHelp(
      "Of the same people's yes or no: how many you expect to move the wrong way, away from yes, as 5%.",
      valueName: "share"))
  var movingAway: String?

  func spread() throws -> Double? {
    guard let sd = try NumberInput.number(sd, "--sd")?.double else { return nil }
    if sd > 0 { return sd }
    throw Failure("A spread is more than nought.", hint: "Give --sd as in --sd 12.", code: .usage)
  }

  /// The design: as given, else as a measure's own figures have it.
  func plan(after known: PlanSoFar?, _ measure: Measure?) throws -> Detection.Plan {
    let given = (try people(treatment, "--treatment"), try people(control, "--control"))
    if let each = try people(yesNo, "--yes-no") {
      return .shares(try groups(each, each, correlation: nil), start: try begin(known, measure))
    }
    if let n = try people(beforeAfter, "--before-after") {
      return start != nil || measure?.scale == .binary
        ? try answers(n, known, measure) : .change(n: n, correlation: try correlation())
    }
    let isAlone = given.1 == nil && known != nil && measure?.controlGroup == nil
    if measure?.scale == .series {
      throw Failure("A series is judged point by point, so no number of people can be given.", code: .usage)
    }
    if isAlone, measure?.scale == .binary {
      return try answers(try counted(given.0 ?? known?.treatment, measure), known, measure)
    }
    if isAlone {
      return .change(
        n: try counted(given.0 ?? known?.treatment, measure), correlation: try correlation() ?? known?.correlation)
    }
    let both = (try counted(given.0 ?? known?.treatment, measure), try counted(given.1 ?? known?.control, measure))
    if measure?.scale == .binary || start != nil {
      return .shares(try groups(both.0, both.1, correlation: nil), start: try begin(known, measure))
    }
    return .groups(try groups(both.0, both.1, correlation: try correlation() ?? known?.correlation))
  }

  // MARK: - What is given

  private func groups(_ treatment: Int, _ control: Int, correlation: Double?) throws -> PlannedGroups {
    guard treatment >= 2, control >= 2 else {
      throw Failure("Each group needs two people or more.", hint: "Give --treatment and --control.", code: .usage)
    }
    guard let count = try people(clusters, "--clusters") else {
      if icc != nil { throw Failure("How many classes or schools are there?", hint: "Give --clusters.", code: .usage) }
      return PlannedGroups(treatment: treatment, control: control, correlation: correlation)
    }
    guard let alike = try NumberInput.number(icc, "--icc")?.double, (0...1).contains(alike) else {
      throw Failure(
        "How alike are people in one class or school?", hint: "Give --icc, a number from 0 to 1, as 0.15.", code: .usage
      )
    }
    guard count >= 2, count <= min(treatment, control) else {
      throw Failure(
        "Each group needs two classes or schools or more, and people in each of them.",
        hint: "Give --clusters as the number in each group.", code: .usage)
    }
    return PlannedGroups(
      treatment: treatment, control: control, correlation: correlation,
      clusters: PlannedClusters(treatment: count, control: count, alikeness: alike))
  }

  /// Yes or no of the same people before and after.
  private func answers(_ n: Int, _ known: PlanSoFar?, _ measure: Measure?) throws -> Detection.Plan {
    let start = try begin(known, measure)
    let leaving = try share(movingAway, "--moving-away", as: "no share of people")
    if let leaving, leaving > start {
      let isFall = measure?.seeksFewer ?? false
      throw Failure(
        isFall
          ? "More would move to yes than say no at the start."
          : "More would move away from yes than say yes at the start.",
        hint: "Give --moving-away below \(isFall ? "what is left of 100% after --start" : "--start").", code: .usage)
    }
    return .answers(n: n, start: start, leaving: leaving)
  }

  /// The share of the wanted answer at the start: a fall of yes is found as the rise of no is.
  private func begin(_ known: PlanSoFar?, _ measure: Measure?) throws -> Double {
    let yes = try share() ?? known?.start ?? failStart()
    return measure?.seeksFewer == true ? 1 - yes : yes
  }

  private func people(_ text: String?, _ option: String) throws -> Int? {
    guard let count = try NumberInput.people(text, option) else { return nil }
    if (2...1_000_000).contains(count) { return count }
    throw Failure("\(count) people cannot be planned for with \(option).", hint: "Give 2 to 1000000.", code: .usage)
  }

  private func correlation() throws -> Double? {
    guard let r = try NumberInput.number(preTest, "--pre-test")?.double else { return nil }
    if r > -1, r < 1 { return r }
    throw Failure("A correlation lies between −1 and 1.", hint: "Give --pre-test as in --pre-test 0.7.", code: .usage)
  }

  private func share() throws -> Double? { try share(start, "--start", as: "no share to start from") }

  /// - Parameter what: what other texts are not.
  private func share(_ text: String?, _ option: String, as what: String) throws -> Double? {
    guard let text else { return nil }
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    guard let number = ExactNumber(digits)?.double, text.hasSuffix("%"), (0...100).contains(number) else {
      throw Failure(
        "“\(text)” is \(what).", hint: "Write it with its sign, as \(option) 50%.", code: .usage)
    }
    return number / 100
  }

  private func failStart() throws -> Double {
    throw Failure("How many say yes at the start?", hint: "Give --start 50%.", code: .usage)
  }

  private func counted(_ people: Int?, _ measure: Measure?) throws -> Int {
    if let people { return people }
    guard let measure else {
      throw Failure(
        "What do you plan?",
        hint: "Name a measure; or give --treatment 30 --control 30, --before-after 24, or --yes-no 40 --start 50%.",
        code: .usage)
    }
    throw Failure(
      "Of \(measure.title) nothing is known yet of how many people there are in each group.",
      hint: "Say how many you expect: enquiry detect \(measure.id) --treatment 30"
        + (measure.controlGroup == nil ? "" : " --control 30"), code: .usage)
  }
}

extension Measure {
  /// Whether fewer who say yes are what is wanted.
  fileprivate var seeksFewer: Bool { scale == .binary && direction == .lowerIsBetter }
}

/// What a design could show.
struct DetectReport: Report {
  let detection: Detection
  let measure: Measure?
  let kind = "detect"

  private var story: DetectStory {
    DetectStory(
      of: detection, unit: measure?.unit, people: measure?.people,
      isClustered: measure?.marks.contains(.clustered) ?? false, isFall: measure?.seeksFewer ?? false)
  }

  func text(_ page: Page) -> String {
    let story = story
    var lines = [
      measure.map { "WHAT \($0.title.uppercased()) COULD SHOW  (\($0.id))" } ?? "WHAT THIS DESIGN COULD SHOW"
    ]
    lines += story.headlines.map { page.wrapped($0) }
    if !story.needed.isEmpty {
      lines.append("To find, four times in five:")
      lines += story.needed.map(page.bullet)
    }
    lines += (story.yardstick + story.notes).map { page.wrapped($0) }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    var keys = DetectReport.json(detection)
    keys["doubled"] = .object(DetectReport.json(detection.doubled))
    keys["usual_effect"] = .number(Detection.usualEffect)
    keys["likely_to_miss"] = .truth(detection.isLikelyToMiss)
    keys["measure"] = .maybe(measure?.id.text)
    keys["sentences"] = .texts(story.headlines + story.needed + story.yardstick + story.notes)
    return keys
  }

  private static func json(_ detection: Detection) -> [String: JSON] {
    var keys: [String: JSON] = [:]
    keys["smallest"] = .list(
      detection.smallest.map { smallest in
        var fields = FieldsJSON.keys(smallest.effect)
        fields["correlation"] = smallest.correlation.map { .number($0) }
        return .object(fields)
      })
    if !detection.riseOfSame.isEmpty {
      keys["rise_of_same_people"] = .list(
        detection.riseOfSame.map { rise in
          var fields: [String: JSON] = [:]
          fields["rise_pp"] = rise.points.value.map { .number($0) }
          fields["not_computed"] = .maybe(rise.points.reason?.rawValue)
          fields["moving_away"] = rise.leaving.map { .number($0) }
          return .object(fields)
        })
    }
    keys["share"] = detection.share.map { .object(FieldsJSON.keys($0)) }
    keys["needed"] = .list(
      detection.needed.map { needed in
        .object(FieldsJSON.keys(needed.people).merging(["for": .number(needed.effect)]) { old, _ in old })
      })
    return keys
  }
}
