internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct SchemaCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "List the kinds of records, or print the JSON Schema of one for an editor.",
    discussion: "docs/format.md says what the keys mean, and how an editor uses the schemas.")

  @Argument(help: "A kind of record, as evidence; without it, all kinds are listed with their files.")
  var kind: String?

  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    guard let word = kind?.lowercased() else { return KindList() }
    if let kind = RecordKind(rawValue: word) { return SchemaReport(record: kind) }
    let names = RecordKind.allCases.map(\.rawValue)
    throw Failure(
      "There is no kind of record “\(word)”.",
      hint: Nearest.question(for: word, among: names) ?? "There are \(names.spokenAnd).", code: .notFound)
  }

  /// The kinds of records, a line each.
  struct KindList: Report {
    let kind = "schemas"

    func text(_ page: Page) -> String {
      page.table(RecordKind.allCases.map { [$0.rawValue, $0.title, Layout.pattern(of: $0)] })
    }

    func talk(_ page: Page) -> String { "\nTo print one: enquiry schema evidence" }

    var json: [String: JSON] {
      let kinds = RecordKind.allCases.map { kind in
        JSON.object([
          "kind": .text(kind.rawValue), "title": .text(kind.title), "files": .text(Layout.pattern(of: kind)),
        ])
      }
      return ["kinds": .list(kinds)]
    }
  }

  /// The schema of one kind, as a file holds it.
  struct SchemaReport: Report {
    let record: RecordKind
    let kind = "schema"

    func text(_ page: Page) -> String { String(record.jsonSchema.dropLast()) }

    var json: [String: JSON] {
      [
        "kind": .text(record.rawValue), "files": .text(Layout.pattern(of: record)),
        "json_schema": .text(record.jsonSchema),
      ]
    }
  }
}
