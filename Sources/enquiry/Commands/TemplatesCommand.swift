internal import ArgumentParser
internal import Archive
internal import Model
internal import Packs
internal import Records

struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "List the templates of packs and records, take one over to change it, check yours.",
    discussion: """
      What stands in templates/ of your folder is used in place of what comes with the program. docs/packs.md shows \
      how to change a heading, the order of a page, the colour.
      """,
    subcommands: [ListThem.self, Eject.self, CheckThem.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the templates, what each is for, and which are your own.")

    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      TemplateList(own: try context.workspace().snapshot().ownTemplates())
    }
  }

  struct Eject: Writing {
    static let configuration = CommandConfiguration(
      commandName: "eject", abstract: "Copy shipped templates into templates/ of your folder, to change them there.",
      discussion: """
        Take as few as you need: those you do not have follow the program when it is renewed. To go back, delete the \
        file and save.
        """)

    @Argument(help: ArgumentHelp("A template, as words.txt or left.html.mustache.", valueName: "name"))
    var names: [String] = []

    @Flag(help: "All that you do not have yet.")
    var all = false

    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
      if names.isEmpty != all { throw ValidationError("Name one or more templates, or give --all.") }
    }

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let own = try workspace.snapshot().ownTemplates()
      let chosen = all ? TemplateUses.names.filter { !own.contains($0) } : try names.map(TemplateUses.find).unique
      if let mine = chosen.first(where: own.contains) {
        throw Failure(
          "\(Layout.templates)/\(mine) is there already, and nothing was copied.",
          hint: "Change it there; or delete it, and eject it anew.")
      }
      let changes = chosen.compactMap { name in
        Templates.builtIn(name).map { RecordChange("\(Layout.templates)/\(name)", .file($0)) }
      }
      let what = chosen.count == 1 ? "the template \(chosen[0])" : "\(chosen.count) templates"
      let saved =
        changes.isEmpty
        ? .nothing
        : try workspace.save(
          Save("Take over \(what) to change it here", action: "templates eject", changes: changes), now: context.now,
          isDryRun: write.dryRun)
      return SavedReport(
        done: "Copied \(what) into \(Layout.templates)/.", saved: saved, isDryRun: write.dryRun,
        next: ["change it, then look whether it fits: enquiry templates check"])
    }
  }

  struct CheckThem: Act {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Say what is wrong with your own templates, with place and remedy.",
      discussion: "Silent when all is well. Exits with 3 when something is wrong.")

    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let snapshot = try read.snapshot(of: context.workspace(), in: context)
      let ofPacks = try TemplateCheck(snapshot.templates(), shipped: Templates.texts()).problems()
      let others = try snapshot.ownTemplates().filter { !$0.hasPrefix("pack/") }.flatMap { name in
        try TemplateFlaws.problems(in: snapshot.template(name), called: name)
      }
      return TemplateFlaws(problems: others, ofPacks: ofPacks)
    }
  }
}

/// The templates, a line each.
private struct TemplateList: Report {
  let own: [String]
  let kind = "templates"

  private var further: [String] { own.filter { !TemplateUses.names.contains($0) } }

  func text(_ page: Page) -> String {
    let shipped = TemplateUses.names.map { name in
      [name, own.contains(name) ? "yours" : "", TemplateUses.use(of: name) ?? ""]
    }
    return page.table(shipped + further.map { [$0, "yours", "a part of your own"] })
  }

  func talk(_ page: Page) -> String { "\nTo change one: enquiry templates eject NAME" }

  var json: [String: JSON] {
    let all = (TemplateUses.names + further).map { ($0, TemplateUses.use(of: $0)) }
    return [
      "templates": .list(
        all.map { name, use in
          let keys: [String: JSON?] = ["name": .text(name), "own": .truth(own.contains(name)), "use": .maybe(use)]
          return .object(keys.compactMapValues { $0 })
        })
    ]
  }
}

/// What is wrong with a folder's own templates.
private struct TemplateFlaws: Report {
  let problems: [Problem]
  let ofPacks: [TemplateError]
  let kind = "templates-check"

  func text(_ page: Page) -> String {
    let told = ofPacks.map { page.fitted($0.description) + "\n" + page.wrapped($0.advice) }
    return (told + problems.map(ProblemText.text)).joined(separator: "\n\n")
  }

  var json: [String: JSON] {
    let templates = ofPacks.map { problem in
      let keys: [String: JSON?] = [
        "template": .text(problem.template), "line": problem.line.map { .count($0) },
        "message": .text(problem.message), "remedy": .text(problem.advice),
      ]
      return JSON.object(keys.compactMapValues { $0 })
    }
    return ["templates": .list(templates), "problems": .list(problems.map(ProblemText.json))]
  }

  var exitCode: Int32 { ofPacks.isEmpty && problems.isEmpty ? 0 : Failure.Code.checkFoundErrors.rawValue }

  /// What is wrong with a skeleton of a record, or the layout of an agenda.
  static func problems(in source: SourceText, called name: String) throws -> [Problem] {
    do {
      if name == "meeting/agenda.yaml" { return try RecordReader.agenda(source).problems }
      _ = try FrontMatter(source)
      return []
    } catch {
      return [error.problem]
    }
  }
}
