/// Why something could not be done: what was tried, a code to act on, and words for people.
///
/// Act on ``code`` and ``detail``, never on ``message``: libgit2's texts are sometimes those of an earlier failure.
package struct GitError: Error, Hashable, Sendable {
  /// What was tried, as the end of "Could not …": "open the repository at /srv/programme".
  package let attempt: String
  package let code: Code
  /// libgit2's class of the error (its `git_error_t`); nil when the condition is ours or the system's.
  package let category: Int?
  /// What libgit2 or the system said, or our own reason; no full stop at its end.
  package let message: String
  package let detail: Detail?

  /// What a caller may want to name to a person.
  package enum Detail: Hashable, Sendable {
    /// The file in question: a lock held by another, a file that is in the way.
    case path(String)
    /// The files that stand where a merge has others: edited and not committed, or unknown to git.
    case inTheWay(edited: [String], unknown: [String])
    /// The commit that counts although something after it failed.
    case commit(ObjectID)
    /// What was begun and is not finished.
    case operation(Operation)
    /// The environment variable or configuration key that cannot be used.
    case setting(String)
    /// The file of git's own that is damaged.
    case damage(Damage)
    /// What the other side said beside the protocol, as it came.
    case said(String)
  }

  package init(
    _ attempt: String, _ code: Code, category: Int? = nil, message: String, detail: Detail? = nil
  ) {
    self.attempt = attempt
    self.code = code
    self.category = category
    self.message = message
    self.detail = detail
  }
}

extension GitError: CustomStringConvertible {
  /// One finished sentence.
  package var description: String {
    let reason = message.isEmpty ? "git error \(code.rawValue)" : message
    return "Could not \(attempt): \(reason)."
  }
}
