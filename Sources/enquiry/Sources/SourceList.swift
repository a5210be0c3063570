internal import Archive
internal import Git
internal import Model

/// The folders that are read beside this one.
struct SourceList: Report {
  struct Row {
    let source: Source
    /// Nil where nothing of it is read.
    let state: SourceState?
    /// Whether something was fetched of it that cannot be read.
    let isUnfit: Bool
    let enquiries: Int
    /// What its alliances are called here.
    let alliances: [Slug]
    /// Its address as it is shown; nil for a branch of this repository.
    let address: String?
  }

  let rows: [Row]
  let kind = "sources"

  func text(_ page: Page) -> String {
    if rows.isEmpty { return "" }
    let lines = rows.map { row in
      [
        row.source.name.text, row.state?.day.spoken ?? (row.isUnfit ? "cannot be read" : "never fetched"),
        row.state == nil ? "" : String(row.enquiries),
        row.place,
      ]
    }
    return page.table([["SOURCE", "AS OF", "ENQUIRIES", "FROM"]] + lines)
  }

  func talk(_ page: Page) -> String {
    if rows.isEmpty { return "No source is named yet. Name one: enquiry source add NAME ADDRESS" }
    return page.next("read what is new there: enquiry source fetch")
  }

  var json: [String: JSON] {
    let list = rows.map { row -> JSON in
      var keys: [String: JSON] = ["name": .text(row.source.name.text), "branch": .text(row.source.branch)]
      keys["url"] = .maybe(row.source.url.map(RemoteAddress.shown))
      keys["folder"] = .maybe(row.source.folder)
      keys["commit"] = .maybe(row.state?.commit.hex)
      keys["date"] = .maybe(row.state?.day.description)
      if row.state != nil {
        keys["enquiries"] = .count(row.enquiries)
        keys["alliances"] = .texts(row.alliances.map(\.text))
      }
      return .object(keys)
    }
    return ["sources": .list(list)]
  }
}

extension SourceList.Row {
  fileprivate var place: String {
    let branch = source.url == nil || source.branch != Source.usualBranch ? source.branch : nil
    let parts = [
      address, branch.map { "branch \($0)" }, source.folder.map { "folder \($0)" },
    ]
    return Plain.safe(parts.compactMap(\.self).joined(separator: ", "))
  }
}
