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

  package init(
    version: String?, includesUnsavedEdits: Bool = false, datedTo horizon: Horizon? = nil, program: String? = nil
  ) {
    self.program = program
    self.version = version
    self.includesUnsavedEdits = includesUnsavedEdits
    self.horizon = horizon
  }

  /// As the title and the annex say it.
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
