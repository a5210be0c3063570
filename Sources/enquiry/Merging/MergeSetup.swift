internal import Archive

/// Has plain git merge records through this program: its settings here, and the line of `.gitattributes`, which is saved.
struct MergeSetup {
  private let workspace: Workspace
  private let context: Context

  /// What was done, or would be.
  struct Done {
    let isConfigured: Bool
    let isLineSaved: Bool
    let isDryRun: Bool

    var sentences: [String] {
      let (told, saved) = isDryRun ? ("would be told", "would be saved") : ("is told now", "is saved now")
      if !isConfigured, !isLineSaved { return ["Plain git is told already to merge records through this program."] }
      let settings = isConfigured ? ["Plain git \(told) to merge records through this program."] : []
      return settings + (isLineSaved ? ["The line of .gitattributes that selects it \(saved)."] : [])
    }
  }

  init(_ workspace: Workspace, _ context: Context) { (self.workspace, self.context) = (workspace, context) }

  func done(isDryRun: Bool) throws -> Done {
    guard workspace.root != nil else {
      throw Failure("A bare repository merges nothing, so there is nothing to set up here.")
    }
    guard let word = context.ownWord else {
      throw Failure(
        "Nobody can tell where this program stands, so git cannot be told of it.",
        hint: "Run it by its full path: /…/enquiry doctor --fix")
    }
    let isLineSaved = try isUnselected()
    if isLineSaved { _ = try workspace.selectMergeDriver(now: context.now, isDryRun: isDryRun) }
    let isConfigured = try workspace.mergeThrough(word, isDryRun: isDryRun)
    return Done(isConfigured: isConfigured, isLineSaved: isLineSaved, isDryRun: isDryRun)
  }

  /// Whether the folder's own `.gitattributes` leaves a record to another driver.
  private func isUnselected() throws -> Bool {
    let own = workspace.inRepository(Layout.attributes)
    let path = workspace.inRepository(Layout.programme)
    guard let line = workspace.mergeAttributes(of: path).first(where: { $0.file == own }) else { return true }
    return !line.text.hasSuffix("merge=\(MergeDriver.name)")
  }
}
