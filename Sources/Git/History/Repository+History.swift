extension Repository {
  /// Shows the commits that lead to `start`, newest first and never a parent before its child.
  ///
  /// With `paths` (files or folders, no patterns) these are the commits that `git log -- paths` shows: those at which
  /// one of the paths differs from what it was in every parent; where a merge took a path over unchanged from one
  /// parent, only that parent is followed. Nothing is compared but ids and modes, so a renamed file is another file. A
  /// commit whose folders are damaged is shown, since nobody can tell.
  /// Without paths every commit is shown. `firstParentOnly` follows the main line and streams; otherwise the order
  /// needs a first pass over the history (about 20 µs a commit) before the first one is shown.
  @discardableResult
  package func history(
    from start: ObjectID, firstParentOnly: Bool = false, touching paths: [String] = [],
    visit: (Commit) throws -> Visit
  ) throws -> HistoryEnd {
    var history = History(CommitReader(self, paths, firstParentOnly: firstParentOnly))
    return firstParentOnly
      ? try history.showMainLine(from: start, visit) : try history.showAll(from: start, visit)
  }
}
