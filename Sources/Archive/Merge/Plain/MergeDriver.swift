internal import Git

/// How plain git is told to let this program merge records.
package enum MergeDriver {
  /// As `.gitattributes` names it.
  package static let name = "enquiry"
  /// What selects it, in `.gitattributes`.
  package static let attribute = "\(Layout.records)/** -text merge=\(name)"

  static let commandKey = "merge.\(name).driver"

  /// What git is told: of the driver, and to look for no renamed files. From 2.34 to 2.49 its usual way of merging looks for them
  /// whatever it is told; the one before it, which later versions take for the same, does not.
  static func settings(_ program: String) -> [(key: String, value: String)] {
    [
      ("merge.\(name).name", "records of an enquiry folder, by what they say"), (commandKey, command(program)),
      ("merge.renames", "false"), ("pull.twohead", "recursive"),
    ]
  }

  /// What git runs: a line for the shell in which git puts names of files for `%O` (base), `%A` (ours), `%B` (theirs) and `%P`.
  ///
  /// Where the program is gone, or fails, git is told so by a code that ends the whole merge; older versions of git know of no such
  /// code and take ours for a file to decide about, so that it gets git's own markers first.
  ///
  /// - Parameter program: the program, as a shell wants it.
  static func command(_ program: String) -> String {
    // A per cent sign of a folder's name is not one of git's.
    let word = program.replacing("%", with: "%%")
    return
      "\(word) merge-driver --marker-size %L --ours %X --theirs %Y -- %O %A %B %P || "
      + "{ code=$?; test $code = 1 || { git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B; code=129; }; "
      + "exit $code; }"
  }
}

extension Workspace {
  /// Tells this repository's git to let a program merge records, and to look for no renamed files: git has moved one record's
  /// field into another, which it took for the same file.
  ///
  /// - Parameter program: the program, as a shell wants it.
  /// - Returns: whether git had been told anything else, or nothing.
  @discardableResult
  package func mergeThrough(_ program: String, isDryRun: Bool = false) throws(ArchiveError) -> Bool {
    return try Workspace.git { () throws(GitError) in
      let present = try repository.configuration()
      let others = MergeDriver.settings(program).filter { present.string($0.key) != $0.value }
      for (key, value) in isDryRun ? [] : others { try repository.set(key, value) }
      return !others.isEmpty
    }
  }

  /// Whether this repository's git is told so, in its own settings or in those of the person.
  package func mergesThroughProgram() throws(ArchiveError) -> Bool {
    try Workspace.git { () throws(GitError) in try repository.configuration() }.string(MergeDriver.commandKey) != nil
  }
}
