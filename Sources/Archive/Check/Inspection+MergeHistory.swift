internal import Git
internal import Model
internal import Records

// What merges that were made by plain git, by a git host or by hand did to records.
extension Inspection {
  /// Records that such a merge left otherwise than both sides had them, as long as nobody changed them since.
  func changedByMerges() throws -> [Problem] {
    guard let head else { return [] }
    let workspace = snapshot.workspace
    let audit = MergeAudit(workspace: workspace)
    var found: [Problem] = []
    try workspace.repository.history(from: head) { commit in
      guard commit.parents.count > 1, !commit.isOurMerge else { return .next }
      for finding in try audit.findings(in: commit) where try isAsLeft(by: commit, finding.path) {
        found.append(try problem(about: finding, commit))
      }
      return .next
    }
    return found
  }

  /// Whether a file is still as a merge left it: a change since then is somebody's decision.
  private func isAsLeft(by merge: Commit, _ path: String) throws -> Bool {
    let entry = try snapshot.workspace.repository.entry(at: snapshot.workspace.inRepository(path), in: merge.tree)
    return try snapshot.blobID(path) == entry?.id
  }

  private func problem(about finding: MergeAudit.Finding, _ merge: Commit) throws -> Problem {
    func told(_ facts: [(fact: RecordFacts.Name, value: String)]) -> String {
      let words = facts.prefix(3).map { fact, value in
        fact.words == "the record" ? "the record itself" : "\(fact.words): “\(Self.short(value))”"
      }
      return words.joined(separator: "; ") + (facts.count > 3 ? "; and \(facts.count - 3) more" : "")
    }
    let lost = finding.lost.isEmpty ? [] : ["left out what one side had saved (\(told(finding.lost)))"]
    let foreign = finding.foreign.isEmpty ? [] : ["has what neither side had saved (\(told(finding.foreign)))"]
    let sides = merge.parents.map(\.short)
    return Problem(
      .warning, "merge_changed_record", at: Place(path: finding.path),
      "The merge of \(merge.author.when.day.spoken) (commit \(merge.id.short)), which was not made by enquiry, "
        + (lost + foreign).joined(separator: " and ") + ".",
      remedy:
        "Compare what both sides had: enquiry diff \(sides[0]) \(sides.last ?? ""). Put right what is wrong and save it; "
        + "any later change of the record ends this note.")
  }

  private static func short(_ value: String) -> String {
    let line = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 60 ? line.prefix(60) + "…" : line
  }
}

extension Commit {
  /// Whether the program made this merge, asking about what was open.
  fileprivate var isOurMerge: Bool { trailers.contains { $0.key == "Action" && $0.value == "merge" } }
}
