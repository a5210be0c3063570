internal import Foundation
internal import Git

extension Workspace {
  /// The nearest enquiry folder upwards: one that holds `enquiries/programme.yaml`, inside a git repository.
  ///
  /// - Parameters:
  ///   - directory: an absolute path; a bare repository is found at its own path only.
  ///   - environment: git's variables; `GIT_CEILING_DIRECTORIES` is where the search stops.
  package static func find(
    from directory: String, environment: [String: String]
  ) throws(ArchiveError) -> Workspace {
    let ceilings = (environment["GIT_CEILING_DIRECTORIES"] ?? "").split(separator: ":").map(String.init)
    guard let folder = folder(above: directory, ceilings: ceilings) else {
      return try bare(at: directory, environment: environment)
    }
    let found = try git { () throws(GitError) in
      try Repository.discover(from: folder, ceilings: ceilings, environment: environment)
    }
    guard let repository = found, repository.workDirectory != nil else {
      throw .noRepository(folder: folder)
    }
    return Workspace(repository: repository, prefix: try prefix(of: folder, in: repository))
  }

  /// A folder's place in its repository: empty for the top, else with a slash at its end.
  ///
  /// Either may be given through a link; both are compared as the system resolves them.
  static func prefix(of folder: String, in repository: Repository) throws(ArchiveError) -> String {
    let place = resolved(folder)
    let base = resolved(repository.workDirectory ?? "/")
    guard place == base || place.hasPrefix(base == "/" ? "/" : base + "/") else { throw .noRepository(folder: folder) }
    let rest = place.dropFirst(base.count).drop { $0 == "/" }
    return rest.isEmpty ? "" : rest + "/"
  }

  private static func folder(above directory: String, ceilings: [String]) -> String? {
    var current = directory
    while true {
      let marker = (current == "/" ? "" : current) + "/" + Layout.programme
      if FileManager.default.fileExists(atPath: marker) { return current }
      guard current != "/", let slash = current.lastIndex(of: "/") else { return nil }
      current = slash == current.startIndex ? "/" : String(current[..<slash])
      if ceilings.contains(current) { return nil }
    }
  }

  /// A bare repository whose newest commit holds an enquiry folder at its top.
  private static func bare(at directory: String, environment: [String: String]) throws(ArchiveError) -> Workspace {
    let repository: Repository
    do { repository = try Repository(at: directory, environment: environment) } catch {
      if error.code == .notFound { throw .notAnEnquiryFolder(from: directory) }
      throw .git(error)
    }
    let workspace = Workspace(repository: repository, prefix: "")
    guard repository.isBare, try workspace.snapshot(.committed, reach: .own).exists(Layout.programme) else {
      throw .notAnEnquiryFolder(from: directory)
    }
    return workspace
  }

  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }
}
