package import Git
internal import Parallel

/// An enquiry folder that was found: a git repository, and the folder in it that holds `enquiries/`.
///
/// Belongs to one thread, as its repository does.
package final class Workspace {
  package let repository: Repository
  /// The folder from the top of the repository: empty, or `schools/elm/` with a slash at its end.
  package let prefix: String
  /// What of another folder this is, where it is one that is read beside our own: its commit counts as HEAD, and it has no files.
  package let source: SourceState?

  /// What a person does to records before they are saved; nil where they are saved as they are.
  package var revision: Revision?

  /// Why what looks like somebody's name or number in a text is none; nil where nobody said so.
  package var notIdentifiers: String?

  let enquiryIDs = KnownIDs()

  package init(repository: Repository, prefix: String) {
    self.repository = repository
    self.prefix = prefix
    source = nil
  }

  /// A source as a folder of its own.
  init(_ source: SourceState, in repository: Repository) {
    (self.repository, self.source, prefix) = (repository, source, source.prefix)
  }

  /// The newest commit; nil before the first one.
  func head() throws(GitError) -> ObjectID? {
    if let source { return source.commit }
    return try repository.head().commit
  }

  /// Where that stands which is kept of this folder for speed, and can be deleted at any time; with a slash at its end.
  func keptFolder(_ name: String) -> String {
    let kept = "\(repository.commonDirectory)/enquiry/"
    return kept + (source.map { "sources/\($0.name)/" } ?? "") + "\(name)/\(prefix)"
  }

  /// The folder's place on the disk; nil in a bare repository, and for a source.
  package var root: String? {
    if source != nil { return nil }
    return repository.workDirectory.map { prefix.isEmpty ? $0 : $0 + "/" + prefix.dropLast() }
  }

  /// The results of so many pieces of work, in order: all processors share them, and for each stretch the folder is opened anew,
  /// since it belongs to one thread.
  func together<Found: Sendable>(
    _ count: Int, inStretchesOf size: Int, _ work: @Sendable (Workspace, Range<Int>) throws -> [Found]
  ) throws -> [Found] {
    let (directory, environment) = (repository.gitDirectory, repository.environment)
    let (prefix, source) = (prefix, source)
    let stretches = Together.map((count + size - 1) / size) { number in
      Result {
        let repository = try Repository(at: directory, environment: environment)
        let range = number * size..<min(count, (number + 1) * size)
        let workspace =
          source.map { Workspace($0, in: repository) } ?? Workspace(repository: repository, prefix: prefix)
        return try work(workspace, range)
      }
    }
    return try stretches.flatMap { try $0.get() }
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
