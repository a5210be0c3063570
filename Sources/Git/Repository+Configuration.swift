internal import Clibgit2

extension Repository {
  /// All settings that count here, read from the disk now.
  package func configuration() throws(GitError) -> Configuration {
    try Configuration(environment: environment, repository: pointer, local: configurationFile)
  }

  /// Writes a setting into the repository's own configuration, in the place of what it said there.
  package func set(_ key: String, _ value: String) throws(GitError) {
    let attempt = "set \(key) in \(configurationFile)"
    let file = try Handle(attempt, free: git_config_free) { git_config_open_ondisk(&$0, configurationFile) }
    try check(attempt, git_config_set_string(file.pointer, key, value))
    try adoptConfiguration()
  }

  /// Gives libgit2 the person's files as the passed environment names them (line ends, ignored files …).
  func adoptConfiguration() throws(GitError) {
    let attempt = "read the configuration of \(gitDirectory)"
    let all = try Handle(attempt, free: git_config_free) { git_config_new(&$0) }
    try refuseDamagedConfiguration(configurationFile)
    let files = Configuration.files(environment) + [(configurationFile, GIT_CONFIG_LEVEL_LOCAL)]
    for (path, level) in files {
      do throws(GitError) {
        try check(attempt, git_config_add_file_ondisk(all.pointer, path, level, pointer, 0))
      } catch {
        throw Self.explainedConfiguration(error, path, isOwn: level != GIT_CONFIG_LEVEL_LOCAL)
      }
    }
    try check(attempt, git_repository_set_config(pointer, all.pointer))
  }

  private var configurationFile: String { commonDirectory + "/config" }

  static let configurationCategory = Int(GIT_ERROR_CONFIG.rawValue)
}
