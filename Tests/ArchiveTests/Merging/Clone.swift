import Foundation
import Git
import Model
import TestSupport
import Testing

@testable import Archive

/// One clone of a folder, with its `main`.
final class Clone {
  let folder: String
  let repository: Repository
  let workspace: Workspace

  /// The day on which everybody merges.
  let today: Day

  private static let environment = cleanEnvironment.filter { !$0.key.hasSuffix("_DATE") }

  private init(_ folder: String, _ repository: Repository) throws {
    self.folder = folder
    self.repository = repository
    today = try #require(Day(iso: "2015-03-01"))
    workspace = Workspace(repository: repository, prefix: "")
  }

  /// A new folder with these files, saved.
  static func first(_ folder: String, _ files: [String: [UInt8]], isBare: Bool) throws -> Clone {
    let repository =
      isBare
      ? try Repository.createBare(at: folder, environment: environment)
      : try Repository.create(at: folder, environment: environment)
    let clone = try Clone(folder, repository)
    try clone.save(files, "Begin", at: 1_000_000_000)
    return clone
  }

  /// Another clone; one without a working folder shares the stored objects, so that nothing need be fetched.
  func clone(_ folder: String, isBare: Bool) throws -> Clone {
    if !isBare {
      try git("clone", "-q", self.folder, folder)
      return try Clone(folder, Repository(at: folder, environment: Self.environment))
    }
    let repository = try Repository.createBare(at: folder, environment: Self.environment)
    try FileManager.default.removeItem(atPath: folder + "/objects")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/objects", withDestinationPath: self.repository.gitDirectory + "/objects")
    let clone = try Clone(folder, Repository(at: repository.gitDirectory, environment: Self.environment))
    try clone.stand(on: head)
    return clone
  }

  /// One without a working folder that reads what these have stored.
  static func beside(_ clones: [Clone], _ folder: String) throws -> Clone {
    _ = try Repository.createBare(at: folder, environment: environment)
    let stores = clones.map { $0.repository.gitDirectory + "/objects" }
    try TextFile("info/alternates", stores.joined(separator: "\n") + "\n").write(below: folder + "/objects")
    return try Clone(folder, Repository(at: folder, environment: environment))
  }

  var head: ObjectID {
    get throws {
      guard let commit = try repository.head().commit else { throw ArchiveError.noSuchRevision("HEAD") }
      return commit
    }
  }

  /// Lets `main` of a clone without a working folder be this commit.
  func stand(on commit: ObjectID) throws {
    let path = folder + "/refs/heads/main"
    try Data("\(commit.hex)\n".utf8).write(to: URL(fileURLWithPath: path))
  }

  func fetch(_ other: Clone) throws {
    if repository.workDirectory != nil { try git("fetch", "-q", other.folder, "main", in: folder) }
  }

  func tree(_ commit: ObjectID) throws -> ObjectID { try repository.commit(commit).tree }

  /// Saves all that is other than before.
  func save(
    _ files: [String: [UInt8]], _ words: String, since before: [String: [UInt8]] = [:], at seconds: Int64
  ) throws {
    let removed = before.keys.filter { files[$0] == nil }.map(PlannedFile.remove)
    let written = files.filter { before[$0.key] != $0.value }.map { PlannedFile.write($0.value, to: $0.key) }
    let person = Signature(
      name: "Ada", email: "ada@school.example", when: Moment(seconds: seconds, offsetMinutes: 0))
    _ = try repository.write(author: person, committer: person) { _ in
      CommitPlan(message: words, files: (removed + written).sorted { $0.path < $1.path })
    }
  }

  func merge(
    _ commit: ObjectID, _ answers: [String: MergeAnswer] = [:], at seconds: Int64, isDryRun: Bool = false
  ) throws -> MergeOutcome {
    var pending = PendingMerge(theirs: commit, name: "another")
    pending.answers = answers
    return try workspace.merge(
      pending, today: today, now: Moment(seconds: seconds, offsetMinutes: 60), isDryRun: isDryRun
    ) { "\($0.question.id) \($0.answer)" }
  }
}
