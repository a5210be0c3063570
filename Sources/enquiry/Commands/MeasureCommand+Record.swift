internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

extension MeasureCommand {
  struct Record: Writing {
    static let configuration = CommandConfiguration(
      commandName: "record", abstract: "Record a figure: whatever you really have.",
      discussion: """
        A mean with its spread (--n --mean --sd), how many said yes (--count --of), only a change (--change, with \
        --elapsed-months for reading ages), or only a direction (--moved up). The same figure recorded again changes \
        what you give and leaves the rest.
        """)

    @Argument(help: "The measure, by its short name; else the only one there is.")
    var id: String?

    @Option(help: ArgumentHelp("When: before, after, or another point of measurement.", valueName: "id"))
    var occasion: String?

    @Option(help: ArgumentHelp("The group, where there are several.", valueName: "name"))
    var group: String?

    @Option(help: ArgumentHelp("What tells the pupil group apart, as pupil_premium.", valueName: "name"))
    var subgroupBy: String?

    @Option(help: ArgumentHelp("The pupil group, as yes.", valueName: "name"))
    var subgroup: String?

    @Option(help: ArgumentHelp("The school, where figures are per school.", valueName: "name"))
    var school: String?

    @Option(
      help: ArgumentHelp(
        "The definition it was taken by, 1 for the first; else the one that holds now.", valueName: "name"))
    var definition: String?

    @Option(
      name: .customLong("n"), parsing: .unconditional, help: ArgumentHelp("How many people.", valueName: "count"))
    var people: String?

    @Option(
      parsing: .unconditional, help: ArgumentHelp("The mean.", valueName: "number"))
    var mean: String?

    @Option(
      parsing: .unconditional, help: ArgumentHelp("The standard deviation.", valueName: "number"))
    var sd: String?

    @Option(
      parsing: .unconditional, help: ArgumentHelp("How many said yes.", valueName: "count"))
    var count: String?

    @Option(
      parsing: .unconditional, help: ArgumentHelp("Of how many.", valueName: "count"))
    var of: String?

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp(
        "The change, when the values are not known; percentage points for yes or no.", valueName: "number"))
    var change: String?

    @Option(
      parsing: .unconditional, help: ArgumentHelp("The months it took.", valueName: "number"))
    var elapsedMonths: String?

    @Option(help: "up, down or same, when that is all that is known.")
    var moved: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Where the figure comes from.", valueName: "text"))
    var source: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Anything a reader must know.", valueName: "text"))
    var note: String?

    @OptionGroup var words: WordsOptions
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let name = try enquiry.name(in: snapshot)
      let id = try measure(of: name, in: snapshot)
      let measures = try snapshot.measures(of: name).value
      let figure = try figure(for: measures.first { $0.measure.id == id }, in: context)
      let defined = measures.first { $0.measure.id == id }?.measure
      try refuseOnePerson(figure, defined, in: context)
      let before = measures.first { $0.measure.id == id }?.figures.first { $0.key == figure.key }?.spokenValues
      let path = Layout.figures(name, id)
      let what = [
        figure.occasion, figure.group, figure.subgroup.map { "\(figure.subgroupBy ?? "") \($0)" }, figure.school,
      ]
      .compactMap { $0 }.joined(separator: ", ")
      var save = Save(
        "Record \(id) of \(name.slug): \(what)", action: "measure record", enquiry: name,
        changes: [RecordChange(path, .figure(figure))])
      save.looksLikeIdentifiers = figure.isOfFewPeople(defined)
      let saved = try workspace.save(save, now: context.now, isDryRun: write.dryRun)
      return SavedReport(
        done: "Recorded \(id) of \(name.slug): \(what).", saved: saved, isDryRun: write.dryRun,
        next: ["see what can be said: enquiry impact \(name) --measure \(id)"],
        notes: (before.map { ["Before this, it was: \($0)."] } ?? []) + fewPeople(figure, defined))
    }

    /// The measure that is named, else the only one.
    func measure(of name: EnquiryName, in snapshot: Snapshot) throws -> Slug {
      try MeasureCommand.measure(id, of: name, in: snapshot)
    }

    private func figure(for measured: MeasuredFigures?, in context: Context) throws -> Figure {
      let measure = measured?.measure
      let defaultOccasion = change != nil || moved != nil ? measure?.occasions.last?.id ?? "after" : nil
      guard let occasion = NewName.plain(occasion) ?? defaultOccasion else {
        throw Failure("When was it measured?", hint: "Say it with --occasion before, or after.", code: .usage)
      }
      try refuseSlip(occasion, measured)
      var figure = Figure(occasion: occasion)
      figure.group = NewName.plain(group)
      figure.subgroupBy = NewName.plain(subgroupBy)
      figure.subgroup = NewName.plain(subgroup)
      figure.school = NewName.plain(school)
      figure.definition = try definition(of: measure)
      try read(into: &figure)
      try refuseOtherKind(figure, measure)
      try Self.refuseBeyondScale(figure, measure)
      figure.source = NewName.plain(source)
      figure.note = try words.text(after: note, in: context)
      return figure
    }

    /// The definition that a figure names; nil for the first one, which has no name.
    func definition(of measure: Measure?) throws -> String? {
      guard let word = NewName.plain(definition) else { return measure?.definition }
      let known = measure?.revisions.map(\.definition) ?? []
      if known.contains(word) { return word }
      if word == "1" { return nil }
      throw Failure(
        "The measure never had a definition “\(word)”.",
        hint: known.isEmpty ? "Its definition was never changed." : "It had \((["1"] + known).spokenAnd).",
        code: .notFound)
    }

    /// A point of measurement must be one of the definition's; without any, a near miss of a known one is a slip.
    func refuseSlip(_ occasion: String, _ measured: MeasuredFigures?) throws {
      let defined = measured?.measure.occasions.map(\.id) ?? []
      let known = defined.isEmpty ? ["before", "after"] + (measured?.figures.map(\.occasion) ?? []) : defined
      if known.contains(occasion) { return }
      let meant = Nearest.match(for: occasion, among: known)
      if defined.isEmpty, meant == nil { return }
      throw Failure(
        "The measure has no point of measurement “\(occasion)”.",
        hint: (meant.map { Nearest.question($0) + " " } ?? "") + "It has \(NewName.unique(known).spokenAnd).",
        code: .notFound)
    }

    /// A mean belongs to scores, a count to answers of yes or no.
    private func refuseOtherKind(_ figure: Figure, _ measure: Measure?) throws {
      guard let measure else { return }
      if measure.scale == .binary, figure.mean != nil {
        throw Failure("\(measure.id) is a yes or no, and has no mean.", hint: "Give --count and --of.", code: .usage)
      }
      if measure.scale == .continuous || measure.scale == .series, figure.count != nil {
        throw Failure(
          "\(measure.id) is a score, and has no count of yes.", hint: "Give --mean, with --n and --sd.", code: .usage)
      }
    }

    /// A mean lies within the scale, where that is known, and so do the values behind a standard deviation.
    static func refuseBeyondScale(_ figure: Figure, _ measure: Measure?) throws {
      guard let measure else { return }
      if let mean = figure.mean, let limits = measure.limits(passedBy: mean) {
        throw Failure(
          "A mean of \(mean) cannot be: the scale of \(measure.id) goes \(limits).",
          hint: "Check --mean; or correct the scale: enquiry measure revise \(measure.id) --help", code: .usage)
      }
      guard let sd = figure.sd, let words = measure.tooWide(figure) else { return }
      throw Failure(
        words, hint: "Check the \(sd): it may be the variance, whose square root is the standard deviation.",
        code: .usage)
    }

    /// Takes the numbers in, each as it was typed, and refuses what cannot be.
    private func read(into figure: inout Figure) throws {
      figure.n = try NumberInput.people(people, "--n")
      figure.mean = try NumberInput.number(mean, "--mean")
      figure.sd = try NumberInput.number(sd, "--sd")
      figure.count = try NumberInput.people(count, "--count")
      figure.of = try NumberInput.people(of, "--of")
      figure.change = try NumberInput.number(change, "--change")
      figure.elapsedMonths = try NumberInput.number(elapsedMonths, "--elapsed-months")
      figure.moved = try moved.map { try Word.choice(Figure.Moved.self, $0, "direction") }
        .flatMap(Figure.Moved.init(rawValue:))
      if figure.count != nil, figure.of == nil { (figure.of, figure.n) = (figure.n, nil) }
      try refuseImpossible(figure)
    }

    private func refuseImpossible(_ figure: Figure) throws {
      func refuse(_ message: String, _ hint: String) -> Failure { Failure(message, hint: hint, code: .usage) }
      if let sd = figure.sd, sd.mantissa < 0 {
        throw refuse("A standard deviation cannot be below nought.", "Check --sd.")
      }
      if let months = figure.elapsedMonths, months.mantissa <= 0 {
        throw refuse("The months between two measurements are above nought.", "Check --elapsed-months.")
      }
      if (figure.count == nil) != (figure.of == nil) {
        throw refuse("A count says how many of how many.", "Give both: --count 7 --of 28.")
      }
      if let count = figure.count, let of = figure.of, count > of {
        throw refuse("\(count) of \(of) is more than all of them.", "Check --count and --of.")
      }
      if (figure.subgroup == nil) != (figure.subgroupBy == nil) {
        throw refuse(
          "A pupil group needs to say what tells it apart.", "Give both: --subgroup-by pupil_premium --subgroup yes.")
      }
      if figure.mean == nil, figure.count == nil, figure.change == nil, figure.moved == nil {
        throw refuse(
          "There is no figure yet.", "Give --mean (with --n and --sd), --count and --of, --change, or --moved.")
      }
    }
  }
}

extension Figure {
  /// What was measured, as `n 24, mean 103.5, sd 9.8`.
  fileprivate var spokenValues: String {
    let values: [(String, String?)] = [
      ("n", n.map(String.init)), ("mean", mean?.description), ("sd", sd?.description),
      ("count", count.map(String.init)), ("of", of.map(String.init)), ("change", change?.description),
      ("months", elapsedMonths?.description), ("moved", moved?.rawValue),
    ]
    return values.compactMap { name, value in value.map { "\(name) \($0)" } }.joined(separator: ", ")
  }
}
