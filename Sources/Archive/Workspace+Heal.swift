package import Git

extension Workspace {
  /// Finishes a save that a crash interrupted after its commit counted, takes back any other; nil where there was none.
  package func healInterruptedSave() throws(GitError) -> HealedSave? { try repository.heal() }
}
