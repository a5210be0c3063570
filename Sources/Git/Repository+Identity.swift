extension Repository {
  /// Who writes, by git's rules: `GIT_AUTHOR_NAME`, `_EMAIL`, `_DATE`, else `author.*`, `user.*` of the configuration.
  ///
  /// Nothing is guessed from the machine's name: without a name or an address it throws `.noAuthor`. A date that
  /// cannot be read throws `.badDate`.
  package func author(now: Moment) throws(GitError) -> Signature {
    try signature(of: "author", now)
  }

  /// Who saves: as ``author(now:)``, from `GIT_COMMITTER_*`, `committer.*`, `user.*`.
  package func committer(now: Moment) throws(GitError) -> Signature {
    try signature(of: "committer", now)
  }

  private func signature(of role: String, _ now: Moment) throws(GitError) -> Signature {
    let configuration = try configuration()
    let variable = "GIT_" + role.uppercased()
    let name = try identity(
      role, "\(variable)_NAME",
      configuration.string("\(role).name") ?? configuration.string("user.name"), missing: "user.name")
    let email = try identity(
      role, "\(variable)_EMAIL",
      configuration.string("\(role).email") ?? configuration.string("user.email") ?? environment["EMAIL"],
      missing: "user.email")
    return Signature(name: name, email: email, when: try date("\(variable)_DATE", now))
  }

  private func identity(
    _ role: String, _ variable: String, _ configured: String?, missing key: String
  ) throws(GitError) -> String {
    let given = environment[variable]
    // As in git: what would break the line of the commit is left out.
    let clean = (given ?? configured ?? "").filter { !"<>\n\r\0".contains($0) }.trimmed
    guard clean.isEmpty else { return clean }
    let reason =
      given == nil ? "git does not know your \(key); set it with git config" : "\(variable) in the environment is empty"
    throw GitError(
      "say who is the \(role)", .noAuthor, message: reason, detail: .setting(given == nil ? key : variable))
  }

  private func date(_ variable: String, _ now: Moment) throws(GitError) -> Moment {
    guard let text = environment[variable], !text.isEmpty else { return now }
    if let moment = Moment(parsing: text, now: now) { return moment }
    throw GitError(
      "use \(variable) of the environment", .badDate, message: "“\(text)” is no date that git understands",
      detail: .setting(variable))
  }
}
