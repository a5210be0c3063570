internal import Archive
internal import Git
internal import Model
internal import Records

/// What goes to the cluster, or went.
struct ShareReport: Report {
  let sharing: Sharing
  let isDryRun: Bool
  /// Whether sending and receiving shares what is new.
  var isWithSync = false
  /// Nil before it is done.
  var shared: Shared?
  /// What was sent to where others read it; nil where nobody said where.
  var sent: SharedSending.Sent?

  let kind = "share"

  // MARK: - Beforehand

  /// Enquiry by enquiry what goes, what is different from what was shared last, and how much stays.
  func preview(_ page: Page) -> String {
    let isFirst = sharing.last == nil
    let begin =
      isFirst
      ? "This goes to the cluster, of what was saved last:"
      : "This goes to the cluster, of what was saved last; it was shared last on \(sharing.lastDay?.spoken ?? ""):"
    let told = sharing.parts.filter { isFirst || $0.isDifferent }
    func block(_ part: Sharing.Part) -> String {
      self.block(part.heading(isFirst: isFirst), part.lines(isFirst: isFirst), page)
    }
    let enquiries = told.filter { $0.name != nil }
    var blocks = [page.wrapped(begin)] + enquiries.prefix(Self.most).map(block)
    let more = Array(enquiries.dropFirst(Self.most))
    if !more.isEmpty {
      blocks.append(self.block(more.count.counted("more enquiry", "more enquiries"), Sharing.Part.sum(of: more), page))
    }
    blocks += told.filter { $0.name == nil }.map(block)
    let same = sharing.parts.count { $0.name != nil } - enquiries.count
    if same > 0 {
      blocks.append("\(same.counted("enquiry", "enquiries")) \(same == 1 ? "is" : "are") as shared last.")
    }
    let notes = notes.map { page.wrapped($0) }
    if !notes.isEmpty { blocks.append(notes.joined(separator: "\n")) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// So many enquiries are told of one by one.
  private static let most = 12

  private func block(_ heading: String, _ lines: [(what: String, words: String)], _ page: Page) -> String {
    ([page.wrapped(heading, indent: 2)] + lines.map { page.wrapped($0.words, first: "  \($0.what): ", indent: 4) })
      .joined(separator: "\n")
  }

  private var notes: [String] {
    var notes: [String] = []
    if sharing.parts.contains(where: { !$0.withdrawn.isEmpty }) {
      notes.append(
        "What is withdrawn is not on the branch any more. The history of the branch still holds it, and whoever fetched "
          + "it has it.")
    }
    if sharing.parts.contains(where: { $0.smallFigures > 0 }) {
      notes.append("Figures of groups so small that people in them could be known stay here, as in packs.")
    }
    if sharing.parts.contains(where: { $0.unreadable > 0 }) {
      notes.append(
        "What cannot be read stays here, since nobody can tell how far it is shared. See what is wrong: enquiry check")
    }
    if !sharing.unsaved.isEmpty {
      notes.append(
        "Edits by hand in \(sharing.unsaved.count.counted("file")) are not saved, and do not go. Save them first: "
          + "enquiry save")
    }
    if sharing.clusters.count > 1 {
      notes.append(
        "This folder has \(sharing.clusters.count) clusters (\(sharing.clusters.map(\.text).spokenAnd)). Whoever may "
          + "read the branch reads what is shared with each of them.")
    }
    if sharing.last == nil {
      notes.append(
        "Give others the branch alone, in a repository of its own: who may read a repository reads every branch of it.")
    }
    return notes
  }

  // MARK: - What is said in the end

  func text(_ page: Page) -> String { isDryRun && !sharing.isSame ? preview(page) : "" }

  func talk(_ page: Page) -> String {
    var lines: [String] = []
    if sharing.isSame {
      lines.append(page.wrapped("Nothing new to share: the branch \(Sharing.branch) holds all of it already."))
      // They were told of before the question where there was one.
      if !sharing.unsaved.isEmpty { lines += notes.filter { $0.hasPrefix("Edits") }.map { page.wrapped($0) } }
    } else if isDryRun {
      lines.append("Nothing was shared.")
    } else {
      let count = sharing.count.counted("record")
      lines.append(page.wrapped("Shared \(count) with the cluster, on the branch \(Sharing.branch)."))
    }
    if isWithSync, !isDryRun { lines.append(page.wrapped("What is new is shared each time you send and receive.")) }
    if let sent {
      lines.append(page.wrapped(sent.sentence))
    } else if !isDryRun, !sharing.isSame {
      lines.append(page.next("send it to where others read it: enquiry share --to ADDRESS"))
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "branch": .text(Sharing.branch), "dry_run": .truth(isDryRun), "with_sync": .truth(isWithSync),
      "changed": .truth(!sharing.isSame), "records": .count(sharing.count),
      "enquiries": .list(sharing.parts.filter { $0.name != nil }.map { .object($0.json) }),
      "clusters": .texts(sharing.clusters.map(\.text)), "unsaved": .texts(sharing.unsaved),
    ]
    if let rest = sharing.parts.first(where: { $0.name == nil }) { keys["beside"] = .object(rest.json) }
    keys["last_shared"] = .maybe(sharing.lastDay?.description)
    keys["sent_to"] = .maybe(sent?.place)
    if let commit = shared?.commit { keys["commit"] = .text(commit.hex) }
    return keys
  }
}
