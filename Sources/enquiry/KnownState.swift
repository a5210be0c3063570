internal import Archive
internal import Git
internal import Model

/// A state that a person named, with the commit that was taken for it.
struct KnownState {
  let commit: Commit
  /// The day that was named; nil for a commit.
  let asOf: Day?

  init(_ commit: Commit, asOf: Day? = nil) { (self.commit, self.asOf) = (commit, asOf) }

  /// - Parameter word: a commit, a tag or a branch; else a day.
  init(_ word: String, in workspace: Workspace, _ context: Context) throws {
    if let commit = try workspace.commit(named: word) {
      self.init(commit)
      return
    }
    let day: Day
    do { day = try DateOption.read(word, in: context, as: .end) } catch let failure as Failure {
      throw KnownState.unknown(word, failure, in: workspace)
    }
    switch try workspace.commit(atEndOf: day) {
    case .found(let commit): self.init(commit, asOf: day)
    case .none(let first?):
      throw Failure(
        "Nothing was saved yet at the end of \(day.spoken).",
        hint: "The first commit is of \(first.spoken); name that day or a later one.", code: .notFound)
    case .none(nil):
      throw Failure("Nothing was saved yet.", hint: "Save what is there: enquiry save", code: .notFound)
    case .cutOff:
      throw Failure(
        "What was known on \(day.spoken) cannot be told: this folder was cloned without its older history.",
        hint: "Get it: git fetch --unshallow", code: .notFound)
    }
  }

  /// Why a word names no state.
  ///
  /// - Parameter failure: why it is no day.
  private static func unknown(_ word: String, _ failure: Failure, in workspace: Workspace) -> any Error {
    // What begins as a day was meant as one; the id of a commit may begin so, too.
    let isID = word.count >= 4 && word.allSatisfy(\.isHexDigit)
    if word.first?.isNumber == true, !isID { return failure }
    guard workspace.isCutOff else { return ArchiveError.noSuchRevision(word) }
    return Failure(
      "“\(word)” is not known here: this folder was cloned without its older history.",
      hint: "Get it: git fetch --unshallow. Else name a tag, a branch or a day.", code: .notFound)
  }

  /// The day for which it stands.
  var day: Day { asOf ?? commit.committer.when.day }

  var view: Snapshot.View { asOf.map { .atEnd(of: $0, commit.id) } ?? .known(commit.id, on: day) }

  /// `3 May 2026 (commit 4f2a9c1 of 1 May 2026)`
  var spoken: String {
    let own = "\(commit.id.short) of \(commit.committer.when.day.spoken)"
    return asOf.map { "the end of \($0.spoken) (commit \(own))" } ?? "commit \(own)"
  }

  var json: JSON {
    var keys: [String: JSON] = [
      "commit": .text(commit.id.hex), "date": .text(commit.committer.when.day.description),
    ]
    keys["as_of"] = .maybe(asOf?.description)
    return .object(keys)
  }
}
