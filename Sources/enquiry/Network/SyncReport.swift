internal import Archive
internal import Git
internal import Model
internal import Packs

/// What came and what went.
struct SyncReport: Report {
  let upstream: Upstream
  /// The address as it is shown.
  let place: String
  let isDryRun: Bool
  /// What HEAD stood on before, and after.
  var before: ObjectID?
  var after: ObjectID?
  /// In commits; nil where nothing was there to compare with.
  var received: Int?
  /// In commits; nil for all there are.
  var sent: Int?
  /// Whether the branch is new there.
  var isFirst = false
  var merges: [MergeReport] = []
  /// What is recorded otherwise than before, where several merges were needed.
  var allChanges: MergeChanges?
  /// Files edited by hand that are not saved.
  var unsaved = 0
  /// Tags of packs that stand for something else there.
  var otherTags: [String] = []
  var refusedTags: [(name: String, reason: String)] = []
  var said = ServerWords("")
  /// What is shared with the cluster, where it is sent along.
  var shared: SharedSending.Sent?
  let kind = "sync"

  init(_ upstream: Upstream, at place: String, isDryRun: Bool) {
    (self.upstream, self.place, self.isDryRun) = (upstream, place, isDryRun)
  }

  var isOpen: Bool { merges.last.map { $0.exitCode != 0 } ?? false }
  var exitCode: Int32 { isOpen ? Failure.Code.mergeNeedsAPerson.rawValue : refusedTags.isEmpty ? 0 : 1 }

  private var isSent: Bool { isFirst || (sent ?? 0) > 0 }
  private var changes: MergeChanges { allChanges ?? merges.last?.changes ?? MergeChanges() }

  func text(_ page: Page) -> String { isOpen ? merges.last?.text(page) ?? "" : "" }

  func talk(_ page: Page) -> String {
    if let open = merges.last, isOpen {
      return open.talk(page) + "\n" + page.next("then send it: enquiry sync")
    }
    return ((isDryRun ? planned(page) : done(page)) + notes(page)).joined(separator: "\n")
  }

  private func planned(_ page: Page) -> [String] {
    let come = received ?? 0
    let go = after == nil ? "nothing" : sent.map { $0.counted("save") } ?? "everything that is saved here"
    return [page.wrapped("\(come.counted("save")) would come from \(place), and \(go) would go there (nothing did).")]
  }

  private func done(_ page: Page) -> [String] {
    guard after != nil else {
      return [page.wrapped("Nothing is saved here yet, and nothing is at \(place).")]
    }
    var lines: [String] = []
    if let received, received > 0 {
      lines.append(page.wrapped("Received \(received.counted("save")) from \(place):"))
      lines += changes.lines(
        page, decided: merges.flatMap(\.outcome.decisions), none: "nothing that is recorded otherwise than before")
    }
    if isFirst {
      lines.append(page.wrapped("Sent everything that is saved here to \(place), which had nothing of it yet."))
    } else if let sent, sent > 0 {
      lines.append(page.wrapped("Sent \(sent.counted("save")) to \(place)."))
    }
    return lines.isEmpty ? [page.wrapped("Nothing new here or at \(place).")] : lines
  }

  private func notes(_ page: Page) -> [String] {
    var lines = shared.map { $0.commit == nil ? [] : [page.wrapped($0.sentence)] } ?? []
    if !said.lines.isEmpty { lines += ["It said:", said.quoted(on: page)] }
    lines += otherTags.map { name in
      page.wrapped("“\(Self.pack(name))” was issued here and there from different commits; each side keeps its own.")
    }
    lines += refusedTags.map { name, reason in
      page.wrapped("The tag of “\(Self.pack(name))” was not taken there: \(Plain.safe(reason)).")
    }
    if unsaved > 0 {
      let files = unsaved == 1 ? "1 file was edited by hand and is" : "\(unsaved) files were edited by hand and are"
      lines.append(page.wrapped("\(files) not saved yet, so not sent: enquiry save"))
    }
    return lines
  }

  private static func pack(_ tag: String) -> String { Plain.safe(String(tag.dropFirst("refs/tags/".count))) }

  var json: [String: JSON] {
    let hasReceived = (received ?? 0) > 0
    let state =
      isOpen
      ? "open" : isSent && hasReceived ? "both" : isSent ? "sent" : hasReceived ? "received" : "in_step"
    var keys: [String: JSON] = [
      "state": .text(state), "remote": .text(place), "branch": .text(upstream.branch), "dry_run": .truth(isDryRun),
      "received": .count(received ?? 0), "changes": .list(changes.told.map { .object($0.json) }),
      "unsaved": .count(unsaved), "said": .texts(said.lines), "tags_refused": .texts(refusedTags.map(\.name)),
      "tags_different": .texts(otherTags),
    ]
    keys["sent"] = sent.map { .count($0) }
    keys["commit"] = .maybe(after?.hex)
    keys["shared_to"] = .maybe(shared?.place)
    if let open = merges.last, isOpen { keys["questions"] = open.json["questions"] }
    return keys
  }
}
