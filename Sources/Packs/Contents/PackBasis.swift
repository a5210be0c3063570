package import Model

/// Where the facts of a pack stand: which saved version, and whether edits not yet saved are among them.
package struct PackBasis: Hashable, Sendable {
  /// The short id of the saved version; nil when nothing was ever saved.
  package let version: String?
  package let includesUnsavedEdits: Bool
  /// Until when the facts are dated; nil for no end.
  package let horizon: Horizon?
  /// The version of the program that made it; nil where nobody says.
  package let program: String?
  /// Other folders that were read for it.
  package let sources: [Source]

  /// Another folder, at one of its commits.
  package struct Source: Hashable, Sendable {
    /// Nil where it would tell who it is of.
    let name: String?
    /// The short id of the commit.
    let version: String
    let day: Day

    package init(name: String?, version: String, day: Day) {
      (self.name, self.version, self.day) = (name, version, day)
    }

    fileprivate var spoken: String { "\(name.map { "\($0) " } ?? "")as of \(day.spoken) (\(version))" }
  }

  package init(
    version: String?, includesUnsavedEdits: Bool = false, datedTo horizon: Horizon? = nil, program: String? = nil,
    sources: [Source] = []
  ) {
    self.program = program
    self.sources = sources
    self.version = version
    self.includesUnsavedEdits = includesUnsavedEdits
    self.horizon = horizon
  }

  /// As the annex says it.
  var spokenInFull: String {
    guard !sources.isEmpty else { return spoken }
    let folders = sources.count == 1 ? "another folder" : "\(sources.count) other folders"
    return "\(spoken) What was shared in \(folders) is part of it: \(sources.map(\.spoken).joined(separator: "; "))."
  }

  /// As the title says it.
  var spoken: String {
    saved + (horizon.map { " Only what is dated until \($0.day.spoken), or not dated." } ?? "")
      + (program.map { " Made by enquiry \($0)." } ?? "")
  }

  private var saved: String {
    switch (version, includesUnsavedEdits) {
    case (let version?, false): "Facts as in committed version \(version)."
    case (let version?, true): "Facts as in committed version \(version); includes edits not yet saved."
    case (nil, _): "Includes edits not yet saved; no version has been committed."
    }
  }
}
