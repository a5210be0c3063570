/// A commit to be made: its message, and what happens to which files. Every other file stays as it is.
package struct CommitPlan: Hashable, Sendable {
  package var message: String
  package var files: [PlannedFile]

  package init(message: String, files: [PlannedFile]) {
    self.message = message
    self.files = files
  }
}
