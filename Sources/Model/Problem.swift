/// A place in a file: its path from the enquiry folder, line and column counted from 1, columns in characters.
package struct Place: Hashable, Sendable, Comparable {
  package var path: String
  package var line: Int
  package var column: Int

  package init(path: String, line: Int = 1, column: Int = 1) {
    self.path = path
    self.line = line
    self.column = column
  }

  package static func < (one: Place, other: Place) -> Bool {
    (one.path, one.line, one.column) < (other.path, other.line, other.column)
  }
}

/// Something that is wrong in a record, with its place and what to do about it.
///
/// A problem is a value, not a throw: all of them are found and told at once, and none hides another.
package struct Problem: Hashable, Sendable {
  package enum Severity: String, Sendable, CaseIterable {
    /// The record, or a part of it, cannot be used.
    case error
    /// It can be used, but the evidence is weaker for it.
    case warning
    /// Probably a slip.
    case hint
  }

  /// The code of an entry shared with nobody that stands where it would be committed.
  package static let keptForOneself = "kept_for_oneself"

  package let severity: Severity
  /// A short name that never changes, as `unknown_key`.
  package let code: String
  package var place: Place
  /// What is wrong, a sentence without the place.
  package let message: String
  /// What to do, a sentence.
  package let remedy: String
  /// The line of the file, for the caret to point into; nil when there is nothing to point at.
  package let excerpt: String?

  package init(
    _ severity: Severity, _ code: String, at place: Place, _ message: String, remedy: String, excerpt: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.place = place
    self.message = message
    self.remedy = remedy
    self.excerpt = excerpt
  }
}
