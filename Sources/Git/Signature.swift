internal import Clibgit2

/// Who did something and when.
package struct Signature: Hashable, Sendable {
  package var name: String
  package var email: String
  package var when: Moment

  package init(name: String, email: String, when: Moment) {
    self.name = name
    self.email = email
    self.when = when
  }
}

extension Signature {
  /// Copies out what libgit2 lends.
  init(borrowed signature: UnsafePointer<git_signature>) {
    let signature = signature.pointee
    name = signature.name.map { String(cString: $0) } ?? ""
    email = signature.email.map { String(cString: $0) } ?? ""
    when = Moment(seconds: signature.when.time, offsetMinutes: Int(signature.when.offset))
  }

  /// Lends this signature to libgit2 for the length of `body`.
  func withGit<Result>(
    _ body: (UnsafePointer<git_signature>) throws(GitError) -> Result
  ) throws(GitError) -> Result {
    var made: UnsafeMutablePointer<git_signature>?
    try check("sign as \(name)", git_signature_new(&made, name, email, when.seconds, Int32(when.offsetMinutes)))
    defer { git_signature_free(made) }
    guard let made else { throw GitError("sign as \(name)", .invalid, message: "libgit2 handed out nothing") }
    return try body(made)
  }
}
