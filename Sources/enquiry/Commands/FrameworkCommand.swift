internal import ArgumentParser
internal import Archive
internal import Model

struct FrameworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "framework",
    abstract: "List the frameworks that records refer to, or show one.",
    discussion: """
      A framework is a file. Put one of your own into enquiries/frameworks/, and its ids can be given with --code; one \
      with the name of a shipped framework adds to it, or puts your words in place of ours.
      """,
    subcommands: [ListThem.self, ShowIt.self], defaultSubcommand: ListThem.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the frameworks.")

    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let loaded = try read.snapshot(of: context.workspace(), in: context).frameworks()
      return FrameworkList(frameworks: loaded.value, problems: loaded.problems)
    }
  }

  struct ShowIt: Act {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a framework, or one of its entries.")

    @Argument(help: "The framework's id, as key-messages; or an entry's, as km3.")
    var id: String

    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let frameworks = try read.snapshot(of: context.workspace(), in: context).frameworks().value
      let plain = id.lowercased()
      if let framework = Slug(plain).flatMap({ frameworks[$0] }) { return FrameworkReport(framework: framework) }
      do {
        let code = try Codes.own([id], in: frameworks)
        if let first = code.first, let framework = frameworks[first.framework], let entry = framework[first.id] {
          return FrameworkEntryReport(framework: framework, entry: entry)
        }
      } catch ArchiveError.notFound {}
      throw ArchiveError.notFound(
        .framework, name: id, nearest: Nearest.match(for: plain, among: frameworks.all.map(\.id.text)),
        choices: frameworks.all.map(\.id.text))
    }
  }
}

/// The frameworks of a folder, a line each.
struct FrameworkList: Report {
  let frameworks: Frameworks
  let problems: [Problem]
  let kind = "frameworks"

  func text(_ page: Page) -> String {
    page.table(
      frameworks.all.map { framework in
        let count = framework.entries.count
        return [framework.id.text, "\(count)", framework.title]
      })
  }

  func talk(_ page: Page) -> String {
    let lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    return (lines + ["\nTo read one: enquiry framework show key-messages"]).joined(separator: "\n")
  }

  var json: [String: JSON] {
    [
      "frameworks": .list(frameworks.all.map { .object($0.json) }),
      "problems": .list(problems.map(ProblemText.json)),
    ]
  }
}

/// One framework with its entries.
struct FrameworkReport: Report {
  let framework: Framework
  let kind = "framework"

  func text(_ page: Page) -> String {
    var parts = ["\(framework.title)  (\(framework.id))"]
    if let about = framework.about { parts.append(page.wrapped(about)) }
    let grouped: [(title: String?, id: String?)] = framework.groups.map { ($0.title, $0.id) } + [(nil, nil)]
    for group in grouped {
      let entries = framework.entries.filter { $0.group == group.id }
      if entries.isEmpty { continue }
      let title = group.title.map { $0.uppercased() + "\n" } ?? ""
      parts.append(title + page.table(entries.map { ["  " + $0.id, $0.title] }))
    }
    if let note = framework.note { parts.append(page.wrapped(note)) }
    if let source = framework.source { parts.append(page.wrapped("Source: \(source)")) }
    return parts.joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String {
    framework.entries.first.map { "\nTo read more about one: enquiry framework show \($0.id)" } ?? ""
  }

  var json: [String: JSON] { framework.json }
}

/// One entry of a framework.
struct FrameworkEntryReport: Report {
  let framework: Framework
  let entry: Framework.Entry
  let kind = "framework-entry"

  func text(_ page: Page) -> String {
    let group = entry.group.flatMap { id in framework.groups.first { $0.id == id }?.title }
    var parts = [
      "\(entry.id)  \(entry.title)\n" + [framework.title, group].compactMap { $0 }.joined(separator: " · ")
    ]
    if let about = entry.about { parts.append(page.wrapped(about)) }
    if let question = entry.question { parts.append("Worth asking\n" + page.wrapped(question, first: "  ", indent: 2)) }
    if !entry.responses.isEmpty {
      parts.append("What others did\n" + page.table(entry.responses.map { ["  " + $0.id, $0.title] }))
    }
    return parts.joined(separator: "\n\n")
  }

  var json: [String: JSON] { entry.json.merging(["framework": .text(framework.id.text)]) { old, _ in old } }
}

extension Framework {
  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "id": .text(id.text), "title": .text(title), "entries": .list(entries.map { .object($0.json) }),
    ]
    for (key, value) in [("about", about), ("source", source), ("note", note)] { keys[key] = .maybe(value) }
    if !groups.isEmpty { keys["groups"] = .list(groups.map { .object($0.json) }) }
    return keys
  }
}

extension Framework.Label {
  var json: [String: JSON] { ["id": .text(id), "title": .text(title)] }
}

extension Framework.Entry {
  var json: [String: JSON] {
    var keys: [String: JSON] = ["id": .text(id), "title": .text(title)]
    for (key, value) in [("group", group), ("about", about), ("question", question)] { keys[key] = .maybe(value) }
    if !responses.isEmpty { keys["responses"] = .list(responses.map { .object($0.json) }) }
    return keys
  }
}
