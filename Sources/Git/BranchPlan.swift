/// What a branch beside HEAD becomes: a commit that holds these files and no others.
package struct BranchPlan: Hashable, Sendable {
  package struct File: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
      case bytes([UInt8])
      /// A file that is in the store already.
      case stored(ObjectID)
    }

    /// From the top of the repository.
    package let path: String
    package let content: Content

    package init(path: String, content: Content) {
      self.path = path
      self.content = content
    }
  }

  package var message: String
  package var files: [File]
  /// What the commit builds on; none for the first of a branch.
  package var parents: [ObjectID]

  package init(message: String, files: [File], parents: [ObjectID]) {
    self.message = message
    self.files = files
    self.parents = parents
  }
}
