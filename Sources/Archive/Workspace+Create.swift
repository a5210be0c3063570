internal import Foundation
package import Git
package import Model
internal import Records

extension Workspace {
  /// Makes an enquiry folder, and a repository where there is none yet, with one commit.
  ///
  /// - Parameters:
  ///   - directory: an absolute path, made when it is not there; files in it stay untouched.
  ///   - signature: how commits are signed here, as "project lead, Elm School"; nil leaves git's own author.
  ///   - program: this program, as a shell wants it, for plain git to merge records through; nil where nobody can tell.
  ///   - records: files to begin with, by path from the folder, as of another folder.
  ///   - isDryRun: everything is worked out, and nothing is made.
  package static func create(
    at directory: String, programme: Programme, signature: String?, program: String?,
    records: [(path: String, bytes: [UInt8])] = [], environment: [String: String], now: Moment,
    notIdentifiers: String? = nil, isDryRun: Bool = false
  ) throws -> Saved {
    if FileManager.default.fileExists(atPath: directory + "/" + Layout.programme) {
      throw ArchiveError.folderExists(directory)
    }
    if notIdentifiers == nil {
      // Beforehand: a repository with a name in its settings would be left behind.
      try refuse("The name of the programme", Identifiers.sightings(in: programme.name).first?.kind)
      try refuse("How you sign", signature.flatMap { Identifiers.kind(ofSignature: $0) })
    }
    let changes = try beginning(programme, records)
    if isDryRun { return Saved(commit: nil, files: changes.compactMap(Saved.File.init(of:))) }
    let workspace = try open(directory, signature: signature, environment: environment)
    workspace.notIdentifiers = notIdentifiers
    if let signature { try workspace.sign(as: signature) }
    if let program { try workspace.mergeThrough(program) }
    return try workspace.save(
      Save("Begin the enquiry folder “\(programme.name)”", action: "init", changes: changes), now: now)
  }

  /// Makes a repository for records that come from elsewhere: nothing is saved in it yet.
  ///
  /// - Parameter signature: as in ``create(at:programme:signature:program:records:environment:now:notIdentifiers:isDryRun:)``.
  package static func begin(
    at directory: String, signature: String?, environment: [String: String]
  ) throws -> Workspace {
    try refuse("How you sign", signature.flatMap { Identifiers.kind(ofSignature: $0) })
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    } catch {
      throw ArchiveError.cannotMake(folder: directory, reason: error.localizedDescription)
    }
    let repository = try git { () throws(GitError) in
      if signature == nil { try refuseNoAuthor(environment) }
      return try Repository.create(at: directory, environment: environment)
    }
    let workspace = Workspace(repository: repository, prefix: "")
    if let signature { try workspace.sign(as: signature) }
    return workspace
  }

  private static func refuse(_ what: String, _ found: Identifiers.Kind?) throws(ArchiveError) {
    if let kind = found { throw .nameTellsWhoSomebodyIs(what: what, kind) }
  }

  /// The first files of a folder.
  private static func beginning(
    _ programme: Programme, _ records: [(path: String, bytes: [UInt8])]
  ) throws -> [RecordChange] {
    let skeleton = RecordKind.programme.skeleton.flatMap(Templates.builtIn) ?? []
    let text = try SourceText(path: Layout.programme, bytes: skeleton)
      .applying([.set("name", .text(programme.name))], as: .programme)
    let copies = try records.map { RecordChange.create(try SourceText(path: $0.path, bytes: $0.bytes)) }
    return [.create(text)] + copies + settings
  }

  /// The repository that holds the directory, or a new one in it.
  private static func open(
    _ directory: String, signature: String?, environment: [String: String]
  ) throws -> Workspace {
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    } catch {
      throw ArchiveError.cannotMake(folder: directory, reason: error.localizedDescription)
    }
    let ceilings = (environment["GIT_CEILING_DIRECTORIES"] ?? "").split(separator: ":").map(String.init)
    let found = try git { () throws(GitError) -> Repository in
      let known = try Repository.discover(from: directory, ceilings: ceilings, environment: environment)
      if let known, known.workDirectory != nil { return known }
      // Looked at beforehand: a repository that nobody can save in would be left behind.
      if signature == nil { try refuseNoAuthor(environment) }
      return try Repository.create(at: directory, environment: environment)
    }
    return Workspace(repository: found, prefix: try prefix(of: directory, in: found))
  }

  private static func refuseNoAuthor(_ environment: [String: String]) throws(GitError) {
    let configuration = try Configuration(environment: environment)
    guard environment["GIT_AUTHOR_NAME"] == nil, configuration.string("user.name") == nil,
      configuration.string("author.name") == nil
    else { return }
    throw GitError("say who is the author", .noAuthor, message: "git does not know your user.name")
  }

  /// Writes this repository's own author: a role, with an address that reaches nobody.
  package func sign(as role: String) throws(ArchiveError) {
    let address = (Slug(from: role)?.text ?? "somebody") + "@enquiry.invalid"
    try Workspace.git { () throws(GitError) in
      try repository.set("user.name", role)
      try repository.set("user.email", address)
    }
  }

  /// The lines that every folder has in `.gitattributes` and `.gitignore`.
  private static var settings: [RecordChange] {
    [
      RecordChange(Layout.attributes, .line(MergeDriver.attribute)),
      RecordChange(Layout.ignore, .line("/\(Layout.privateFolder)/")),
    ]
  }
}
