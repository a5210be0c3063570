internal import Archive
internal import Git
internal import Model
internal import Packs

/// What is recorded otherwise than before a merge, or several.
struct MergeChanges {
  /// The first of them; all where they are few, or all are told.
  private(set) var told: [RecordedChange] = []
  /// How many other files are not what they were, of which it does not tell.
  private(set) var filesLeft = 0

  /// So many are told to a person.
  static let most = 12

  /// Nothing.
  init() {}

  /// - Parameter isWhole: whether all is told, not only as much as a person reads.
  init(from before: ObjectID?, to after: ObjectID, in workspace: Workspace, isWhole: Bool) throws {
    let comparison = try StateComparison(from: workspace.state(of: before), to: workspace.state(of: after))
    (told, filesLeft) = try comparison.changes(atLeast: isWhole ? .max : Self.most + 2)
  }

  /// Whether a person is told fewer than there are.
  var isCut: Bool { told.count > Self.most + 1 }

  /// A line for each change, then what was decided.
  ///
  /// - Parameter none: what is said where nothing is told.
  func lines(_ page: Page, decided: [MergeDecision], none: String? = nil) -> [String] {
    let first = filesLeft == 0 ? told : Array(told.prefix(Self.most))
    var lines = ChangeText.lines(first, limit: Self.most, isAlone: true)
    if told.isEmpty, let none { lines.append(none) }
    if filesLeft > 0 { lines.append("and more, in \(filesLeft.counted("other file"))") }
    return lines.map { page.bullet($0) } + (decided.isEmpty ? [] : ["Decided:"])
      + decided.map { page.bullet(QuestionWords.decided($0)) }
  }
}
