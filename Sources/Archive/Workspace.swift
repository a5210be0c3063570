package import Git

/// An enquiry folder that was found: a git repository, and the folder in it that holds `enquiries/`.
///
/// Belongs to one thread, as its repository does.
package final class Workspace {
  package let repository: Repository
  /// The folder from the top of the repository: empty, or `schools/elm/` with a slash at its end.
  package let prefix: String

  /// What a person does to records before they are saved; nil where they are saved as they are.
  package var revision: Revision?

  /// Why what looks like somebody's name or number in a text is none; nil where nobody said so.
  package var notIdentifiers: String?

  package init(repository: Repository, prefix: String) {
    self.repository = repository
    self.prefix = prefix
  }

  /// The folder's place on the disk; nil in a bare repository.
  package var root: String? {
    repository.workDirectory.map { prefix.isEmpty ? $0 : $0 + "/" + prefix.dropLast() }
  }

  /// Where it is, for another thread to open it.
  struct Whereabouts: Sendable {
    let gitDirectory: String
    let environment: [String: String]
    let prefix: String

    func opened() throws(GitError) -> Workspace {
      Workspace(repository: try Repository(at: gitDirectory, environment: environment), prefix: prefix)
    }
  }

  var whereabouts: Whereabouts {
    Whereabouts(gitDirectory: repository.gitDirectory, environment: repository.environment, prefix: prefix)
  }

  /// The path from the top of the repository of a path from the enquiry folder.
  package func inRepository(_ path: String) -> String { prefix + path }

  /// The path from the enquiry folder of one from the top of the repository; nil when it is outside.
  package func inFolder(_ path: String) -> String? {
    path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }

  /// Runs something of git's, and turns its error into one of the folder.
  package static func git<Result>(_ body: () throws(GitError) -> Result) throws(ArchiveError) -> Result {
    do { return try body() } catch { throw .git(error) }
  }
}
