internal import Git
internal import Model
internal import Records

/// One attempt at a merge: all files that at least one side changed, with what was decided about them so far.
///
/// It writes nothing. Which side is ours makes no difference to the result, nor to the questions.
final class MergeRun {
  /// What becomes of a file.
  enum Content: Hashable {
    /// A version that is stored already.
    case stored(ObjectID, FileMode)
    case text([UInt8], FileMode)
  }

  let workspace: Workspace
  let slots: MergeSlots
  let versions: Versions
  private let answers: [String: MergeAnswer]
  private(set) var questions: [OpenQuestion] = []
  private(set) var decisions: [MergeDecision] = []
  /// The files that a question is about, by its id: ours and theirs, from the top of the repository.
  private(set) var places: [String: (ours: String?, theirs: String?)] = [:]
  /// Slots that go with a decision about something larger: the side that holds for them.
  var decided: [MergeKey: MergeSide] = [:]
  /// Slots that are left out by a decision.
  var leftOut: Set<MergeKey> = []
  var alliances: [String: String] = [:]
  var folders: [MergeKey.EnquiryKey: EnquiryName] = [:]
  /// What files come to that need no question; see `mergeAhead`.
  var mergedAhead: [MergeKey: [UInt8]] = [:]
  /// What each slot comes to, with its path from the top of the repository.
  private(set) var results: [(slot: MergeSlot, path: String, content: Content?)] = []

  /// The versions that are merged.
  struct Versions {
    /// At least one: the empty tree where there is none.
    let bases: [MergeVersion]
    let ours: MergeVersion
    let theirs: MergeVersion

    subscript(_ side: MergeSide) -> MergeVersion { side == .ours ? ours : theirs }
  }

  init(_ versions: Versions, answers: [String: MergeAnswer], in workspace: Workspace) throws {
    self.workspace = workspace
    self.versions = versions
    self.answers = answers
    slots = try MergeSlots(bases: versions.bases, ours: versions.ours, theirs: versions.theirs)
    let sorted = slots.sorted
    try placeFolders(sorted)
    try decideWhatIsGone(sorted)
    try decideWhatCollides(sorted)
    try mergeAhead(sorted)
    for slot in sorted {
      let content = try content(of: slot)
      results.append((slot, try place(of: slot), content))
    }
  }

  // MARK: - Asking

  /// The answer to a question, where there is one that fits it; else it is open.
  ///
  /// - Parameters:
  ///   - slot: what it is about.
  ///   - key: the same, and what else makes it another question, as both sides name it.
  ///   - sides: the file that each side has of it, where they are not the same one.
  func ask(
    _ topic: OpenQuestion.Topic, about slot: MergeSlot, key: String, sides: [MergeSide: MergeSlot] = [:]
  ) -> MergeAnswer? {
    if let answer = answered(topic, about: slot, key: key) { return answer }
    let question = OpenQuestion(id: Self.id(key, topic), record: mark(of: slot), topic: topic)
    guard !questions.contains(where: { $0.id == question.id }) else { return nil }
    questions.append(question)
    let (ours, theirs) = (sides[.ours] ?? slot, sides[.theirs] ?? slot)
    places[question.id] = ((ours.ours ?? ours.base)?.path, (theirs.theirs ?? theirs.base)?.path)
    return nil
  }

  /// The answer to a question, which is not open for having been looked at.
  func answered(_ topic: OpenQuestion.Topic, about slot: MergeSlot, key: String) -> MergeAnswer? {
    let id = Self.id(key, topic)
    guard let answer = answers[id] else { return nil }
    let question = OpenQuestion(id: id, record: mark(of: slot), topic: topic)
    guard question.takes(answer) else { return nil }
    if !decisions.contains(where: { $0.question.id == id }) {
      decisions.append(MergeDecision(question: question, answer: answer))
    }
    return answer
  }

  /// 8 characters that are the same from both sides, and others when what is asked is other.
  private static func id(_ key: String, _ topic: OpenQuestion.Topic) -> String {
    var parts = [key]
    switch topic {
    case .field(let question):
      parts += ["\(question.spot)", "\(question.number)", question.base ?? "\u{0}"]
      parts += [question.ours ?? "\u{0}", question.theirs ?? "\u{0}"].sorted()
    case .name(let part, let base, let ours, let theirs):
      parts += ["name", part.rawValue, base ?? "\u{0}"] + [ours, theirs].sorted()
    case .gone(let scope, _): parts += ["gone", scope.rawValue]
    case .sameName(let name): parts += ["same name", name]
    case .together(let collision): parts += ["together", "\(collision.kind)"]
    }
    let digest = SHA256(parts.joined(separator: "\u{1}").utf8).digest
    return String(digest.prefix(8).map { EntryID.alphabet[Int($0 & 31)] })
  }

  // MARK: - What it comes to

  /// The files that are other ones than ours, by their paths from the top of the repository; nil for one that goes.
  func changes() throws(ArchiveError) -> [String: Content?] {
    var after: [String: Content] = [:]
    for case (_, let path, let content?) in results {
      guard after.updateValue(content, forKey: path) == nil else {
        throw .mergeCollides(path: workspace.inFolder(path) ?? path)
      }
    }
    var changes: [String: Content?] = [:]
    for (slot, path, content) in results {
      if let former = slot.ours?.path, after[former] == nil { changes[former] = .some(nil) }
      guard let content else { continue }
      let present = try Workspace.git { () throws(GitError) in try versions.ours.file(at: path) }
      if case .stored(let id, let mode) = content, present?.id == id, present?.mode == mode { continue }
      changes[path] = .some(content)
    }
    return changes
  }
}

extension OpenQuestion {
  /// Whether an answer is one of those that it may have.
  func takes(_ answer: MergeAnswer) -> Bool {
    if case .value = answer { return allowsValue }
    return choices.contains(answer)
  }
}
