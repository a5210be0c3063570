internal import ArgumentParser
internal import Archive
internal import Foundation
internal import Model
internal import Records

extension MeasureCommand {
  struct Sheet: Act {
    static let configuration = CommandConfiguration(
      commandName: "sheet", abstract: "Write the sheet to fill in: a row a person, a column for each time.",
      discussion: """
        The file opens in any spreadsheet program. It has the codes of those who were measured before, or new random ones; \
        keep the list of whose code is whose yourself, outside of this folder. “measure import” reads it as it is, and \
        passes over its line of explanations.
        """)

    @Argument(help: "The measure, by its short name.")
    var id: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("How many new codes.", valueName: "count"))
    var people: Int?

    @Option(help: ArgumentHelp("The school of these people: the sheet gets a column that says so.", valueName: "name"))
    var school: String?

    @Flag(help: "Say what would be written, and write nothing.")
    var dryRun = false

    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let name = try enquiry.name(in: snapshot)
      let id = try MeasureCommand.measure(id, of: name, in: snapshot)
      let loaded = try snapshot.measures(of: name)
      guard let measured = loaded.value.first(where: { $0.measure.id == id }) else {
        throw ArchiveError.notReadable(loaded.problems)
      }
      if let people, !(1...100_000).contains(people) {
        throw Failure("--people says how many codes to make.", hint: "Give a number from 1 up.", code: .usage)
      }
      guard let output else {
        throw Failure(
          "Which file shall be written?", hint: "Say it with --output: enquiry measure sheet \(id) -o \(id).csv",
          code: .usage)
      }
      try Self.refuseExisting(output, in: context)
      try workspace.refuseSheet(at: context.absolute(output))
      let place = RowPlace(
        workspace: workspace, snapshot: snapshot, name: name, measured: measured, store: try workspace.privateStore())
      var generator = context.random(snapshot.commit)
      let sheet = try FillInSheet(for: place, people: people, school: NewName.plain(school), using: &generator)
      var isLeftAlone = false
      if !dryRun {
        // Before there is anything that git could take in.
        isLeftAlone = try workspace.leaveAlone(context.absolute(output))
        try save(sheet.bytes, as: output, in: context)
      }
      return Written(
        file: output, measure: id, name: name, rows: sheet.people.count, isDryRun: dryRun, isLeftAlone: isLeftAlone)
    }

    static func refuseExisting(_ output: String, in context: Context) throws {
      guard FileManager.default.fileExists(atPath: context.absolute(output)) else { return }
      throw Failure(
        "There is a file at \(output) already, and what is filled in there would be lost.", hint: "Give another name.")
    }

    private func save(_ bytes: [UInt8], as output: String, in context: Context) throws {
      do {
        try Data(bytes).write(to: URL(fileURLWithPath: context.absolute(output)), options: .withoutOverwriting)
      } catch {
        throw Failure("\(output) could not be written: \(FileTrouble.sentence(error, output, in: context))")
      }
    }

    struct Written: Report {
      let file: String
      let measure: Slug
      let name: EnquiryName
      let rows: Int
      let isDryRun: Bool
      /// Whether it lies in the folder, and git was told not to take it in.
      let isLeftAlone: Bool
      let kind = "sheet"

      func talk(_ page: Page) -> String {
        if isDryRun { return "\(file) would be written, with \(rows.counted("code"))." }
        let next = "fill it in, then: enquiry measure import \(measure) \(Failure.quoted(file)) -e \(name)"
        let alone = isLeftAlone ? " It lies in this folder; git is told to leave it alone." : ""
        return page.wrapped(
          "Wrote \(file), with \(rows.counted("code")).\(alone) Write down outside of this folder whose code is whose.")
          + "\n"
          + page.next(next)
      }

      var json: [String: JSON] {
        [
          "file": .text(file), "people": .count(rows), "measure": .text(measure.text), "dry_run": .truth(isDryRun),
          "ignored": .truth(isLeftAlone),
        ]
      }
    }
  }
}
