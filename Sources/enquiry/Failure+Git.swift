internal import Git

extension Failure {
  /// The sentence for what git could not do, with what a person can do about it.
  init(git error: GitError) {
    if let damage = error.damage {
      self.init(damage)
      return
    }
    switch error.code {
    case .noAuthor:
      self.init(
        "Nobody is named as the author of what you save.",
        hint: "A new folder: enquiry init --sign \"project lead, Elm School\". In this one: "
          + "git config user.name \"project lead, Elm School\" and git config user.email lead@elm.invalid")
    case .badDate: self.init(error.description, hint: "Write it as 2014-03-05T10:00:00Z.")
    case .noSpace:
      self.init("The disk is full; nothing was saved.", hint: "Make room, then run the same command again.")
    case .noPermission:
      self.init(error.description, hint: "Ask whoever owns the folder to let you write there.")
    case .locked:
      self.init(
        "Somebody else is saving here at the moment" + (error.lockPath.map { " (\($0))" } ?? "") + ".",
        hint: "Try again in a moment. If no git command is running, a crash left the lock behind: delete that file.")
    case .operationInProgress, .conflict, .indexUnreadable:
      self.init(error.description, hint: "See where it stands: git status")
    case .owner:
      self.init(
        "The folder belongs to another user, so git does not open it.",
        hint: "If you trust it: git config --global --add safe.directory “its full path”")
    case .inTheWay: self.init(inTheWay: error)
    case .modified:
      self.init("Somebody else saved at the same moment; nothing was saved here.", hint: "Run the same command again.")
    case .savedButNotCheckedOut:
      self.init(
        error.description, hint: "Put right what is in the way; the next command then brings your files up to date.")
    case .journalUnreadable:
      self.init(
        error.description,
        hint:
          "What was reported saved is saved. See what stands otherwise in your folder: git status. Then delete that "
          + "file, and go on.")
    default: self.init(error.description)
    }
  }
}

extension Failure {
  /// What a merge would write over: edits that are not saved, and files that git does not know.
  private init(inTheWay error: GitError) {
    guard case .inTheWay(let edited, let unknown)? = error.detail else {
      self.init(error.description)
      return
    }
    let parts = [
      edited.isEmpty ? nil : "edits by hand that are not saved yet, in \(edited.joined(separator: ", "))",
      unknown.isEmpty ? nil : "what was never saved: \(unknown.joined(separator: ", "))",
    ].compactMap { $0 }
    self.init(
      "Nothing was merged: it would write over \(parts.joined(separator: "; and over ")).",
      hint: edited.isEmpty
        ? "Move it out of the way, or save it: enquiry save. Then merge again."
        : "Save your edits first: enquiry save. Then merge again.")
  }
}

extension GitError {
  fileprivate var lockPath: String? {
    if case .path(let path)? = detail { path } else { nil }
  }
}
