internal import Cguard
internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The one door for libgit2's results: hands on what is not negative, and throws anything else as a ``GitError``.
///
/// Call it in the same breath as the C function: the reason is kept per thread and only until the next call.
@discardableResult
func check(_ attempt: @autoclosure () -> String, _ result: Int32) throws(GitError) -> Int32 {
  guard result < 0 else { return result }
  throw GitError.lastFromLibrary(attempt(), code: GitError.Code(rawValue: result))
}

extension GitError {
  fileprivate static func lastFromLibrary(_ attempt: String, code: Code) -> GitError {
    guard let last = git_error_last() else { return GitError(attempt, code, message: "") }
    let category = Int(last.pointee.klass)
    let message = last.pointee.message.map { String(cString: $0) } ?? ""
    // Some failures come without a message; they shall not get this one.
    git_error_clear()
    if let path = refusedFile(message) {
      let reason = refusedByTheSystem(message)
      return GitError(attempt, reason ?? .damaged, category: category, message: tidy(message), detail: .path(path))
    }
    return GitError(
      attempt, Self.refined(code, category: category, message: message), category: category, message: tidy(message))
  }

  /// libgit2 says -1 for everything the system refuses; a full disk and a missing right deserve their own code.
  private static func refined(_ code: Code, category: Int, message: String) -> Code {
    guard code == .unknown, category == Int(GIT_ERROR_OS.rawValue) else { return code }
    return refusedByTheSystem(message) ?? code
  }

  private static func refusedByTheSystem(_ message: String) -> Code? {
    [ENOSPC, EDQUOT, EACCES, EPERM, EROFS].first { message.hasSuffix(reason($0)) }.map(Code.init(errno:))
  }

  /// The object that a guard of ours refused, where that is what libgit2 tells.
  private static func refusedFile(_ message: String) -> String? {
    var told: UnsafePointer<CChar>?
    guard let path = enquiry_guard_refused(&told), let told, String(cString: told) == message else { return nil }
    return String(cString: path)
  }

  /// What the system said no to, with its own words.
  static func system(_ attempt: String, _ number: Int32, path: String? = nil) -> GitError {
    GitError(attempt, Code(errno: number), message: tidy(reason(number)), detail: path.map(Detail.path))
  }

  private static func reason(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "system error \(number)"
  }

  /// One line, no full stop, no control characters: file names and servers may have put anything in.
  private static func tidy(_ message: String) -> String {
    var line = String(String.UnicodeScalarView(message.unicodeScalars.map { $0.value < 32 ? " " : $0 }))
    while line.last == "." || line.last == " " { line.removeLast() }
    return line
  }
}

extension GitError.Code {
  /// The code for a number of the system: our own for the frequent ones, else 1000 + number.
  init(errno number: Int32) {
    self =
      switch number {
      case ENOSPC, EDQUOT: .noSpace
      case EACCES, EPERM, EROFS: .noPermission
      case ELOOP: .notAFile
      default: Self(rawValue: 1000 + number)
      }
  }
}
