internal import ArgumentParser
internal import Archive
internal import Git
internal import Model

struct History: Act {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show what was saved, the newest first.")

  @Argument(help: ArgumentHelp("Only this enquiry.", valueName: "short-name"))
  var slug: String?

  @Option(
    name: .customLong("limit"), parsing: .unconditional, help: ArgumentHelp("At most so many.", valueName: "count"))
  var limit: Int = 50

  @OptionGroup var only: OnlyEnquiryOption
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    guard limit > 0 else {
      throw Failure("At most \(limit) commits is none.", hint: "Give --limit a number from 1 up.", code: .usage)
    }
    let workspace = try context.workspace()
    let name = try (slug ?? only.slug).map { try workspace.snapshot(.committed).find(enquiry: $0) }
    let (more, isHuge) = limit.addingReportingOverflow(1)
    let entries = try workspace.history(of: name, limit: isHuge ? limit : more)
    return HistoryReport(name: name, entries: Array(entries.prefix(limit)), hasMore: entries.count > limit)
  }
}

/// What was saved, a line each.
struct HistoryReport: Report {
  let name: EnquiryName?
  let entries: [HistoryEntry]
  let hasMore: Bool
  let kind = "history"

  func text(_ page: Page) -> String {
    page.table(entries.map { [$0.day.description, $0.commit.short, $0.subject] })
  }

  func talk(_ page: Page) -> String {
    if entries.isEmpty { return "Nothing was saved yet." }
    return hasMore ? "There is more; see it with --limit \(entries.count &* 4)." : ""
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "commits": .list(
        entries.map { entry in
          var row: [String: JSON] = [
            "commit": .text(entry.commit.hex), "date": .text(entry.day.description), "subject": .text(entry.subject),
            "records": .texts(entry.records),
          ]
          row["action"] = .maybe(entry.action)
          row["enquiry"] = .maybe(entry.enquiry)
          return .object(row)
        }), "more": .truth(hasMore),
    ]
    keys["enquiry"] = .maybe(name?.description)
    return keys
  }
}
