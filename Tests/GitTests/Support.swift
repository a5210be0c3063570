import Git
import TestSupport
import Testing

let now = Moment(seconds: 1_394_014_272, offsetMinutes: 0)
let ada = Signature(name: "Ada", email: "ada@school.example", when: now)

extension Array where Element == UInt8 {
  init(_ text: String) { self = Array(text.utf8) }

  var text: String { String(decoding: self, as: UTF8.self) }
}

extension Repository {
  /// A new repository in the scratch folder, seen with the clean environment.
  static func scratch(_ name: String = "repo") throws -> Repository {
    try create(at: Scratch.current(name), environment: cleanEnvironment)
  }

  /// Saves the same text everywhere, as Ada.
  @discardableResult
  func save(_ path: String, _ text: String?, patience: Duration = .seconds(2)) throws -> ObjectID? {
    try write(author: ada, committer: ada, patience: patience) { _ in
      CommitPlan(message: "Save \(path)", files: [text.map { .write(Array($0), to: path) } ?? .remove(path)])
    }
  }

  /// Applies one edit to each of the three versions of a file that is there.
  @discardableResult
  func edit(_ path: String, _ change: (String) -> String) throws -> ObjectID? {
    try write(author: ada, committer: ada) { session in
      let versions = try session.versions(of: path)
      func edited(_ bytes: [UInt8]?) -> FileEdit { bytes.map { .write(Array(change($0.text))) } ?? .keep }
      return CommitPlan(
        message: "Edit \(path)",
        files: [
          PlannedFile(
            path, committed: edited(versions.committed), staged: edited(versions.staged),
            working: edited(versions.working))
        ])
    }
  }
}

/// Everything plain git can say against a repository.
func expectSound(_ folder: String, status: String = "", sourceLocation: SourceLocation = #_sourceLocation) throws {
  let check = try run("git", ["fsck", "--full", "--strict"], in: folder)
  #expect(check.status == 0 && !check.error.contains("error"), "\(check.error)", sourceLocation: sourceLocation)
  // Looked at before `git status`, which would refresh the index: the times we wrote must be right by themselves.
  if status.isEmpty {
    let raw = try git("diff-files", in: folder)
    #expect(raw.isEmpty, "the index does not know the files: \(raw)", sourceLocation: sourceLocation)
  }
  let found = try git("status", "--porcelain", "-uall", in: folder)
  #expect(found == status, sourceLocation: sourceLocation)
  let leftovers = try run(
    "find", [".", "-name", ".enquiry-*", "-o", "-name", "index.*", "-o", "-name", "enquiry.journal*"], in: folder
  ).output
  #expect(leftovers.isEmpty, sourceLocation: sourceLocation)
}
