internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension Repository {
  /// Refuses a repository that another user could have prepared, by git's own rules.
  ///
  /// Its configuration could make programs run. libgit2 1.5.1 has such a check, but no `safe.directory = *`, no
  /// `GIT_CONFIG_GLOBAL`, and a message about a missing configuration value; so this one is ours, for every platform
  /// the same. A user who is root by `sudo` is also the one who typed `sudo`.
  func refuseForeignOwner() throws(GitError) {
    let places = [workDirectory, gitDirectory].compactMap { $0 }
    var foreign: String?
    for place in places where !(try isOurs(place)) { foreign = place }
    guard let foreign else { return }
    let named = workDirectory ?? gitDirectory
    if try isDeclaredSafe(named) { return }
    throw GitError(
      "open the repository at \(named)", .owner,
      message: "\(foreign) belongs to another user, and no safe.directory in your git configuration allows it",
      detail: .path(foreign))
  }

  private func isOurs(_ path: String) throws(GitError) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw .system("see whose \(path) is", errno, path: path) }
    let user = geteuid()
    if status.st_uid == user { return true }
    return user == 0 && environment["SUDO_UID"].flatMap { UInt32($0) } == UInt32(status.st_uid)
  }

  /// `safe.directory` counts only where the repository itself cannot have written it.
  private func isDeclaredSafe(_ path: String) throws(GitError) -> Bool {
    var isSafe = false
    for value in try Configuration(environment: environment).strings("safe.directory") {
      switch value {
      case "": isSafe = false
      case "*", path, path + "/": isSafe = true
      case _ where value.hasSuffix("/*") && path.hasPrefix(value.dropLast()): isSafe = true
      default: break
      }
    }
    return isSafe
  }
}
