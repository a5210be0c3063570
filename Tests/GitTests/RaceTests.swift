import Foundation
import Git
import TestSupport
import Testing

/// Several who write at once, as threads of their own: a lock waits by sleeping.
func atOnce(_ bodies: [@Sendable () throws -> Void]) async throws {
  try await withThrowingTaskGroup { group in
    for body in bodies {
      group.addTask {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
          Thread { done.resume(with: Result(catching: body)) }.start()
        }
      }
    }
    try await group.waitForAll()
  }
}

@Suite(.scratch) struct RaceTests {
  let folder = Scratch.current("repo")

  @Test func `two writers at once lose nothing`() async throws {
    try Repository.scratch().save("start.md", "x\n")
    let folder = folder
    try await atOnce(
      (0..<2).map { writer in
        { @Sendable in
          let repository = try Repository(at: folder, environment: cleanEnvironment)
          for number in 0..<40 {
            let commit = try repository.save("w\(writer)/\(number).md", "\(number)\n", patience: .seconds(60))
            #expect(commit != nil)
          }
        }
      })
    #expect(try git("rev-list", "--count", "HEAD", in: folder) == "81\n")
    #expect(try git("ls-tree", "-r", "--name-only", "HEAD", in: folder).split(separator: "\n").count == 81)
    try expectSound(folder)
  }

  @Test func `a writer who moves the branch without any lock of ours loses nothing and takes nothing`() async throws {
    try Repository.scratch().save("start.md", "x\n")
    let folder = folder
    try await atOnce([
      {
        let repository = try Repository(at: folder, environment: cleanEnvironment)
        for number in 0..<40 { try repository.save("ours/\(number).md", "\(number)\n", patience: .seconds(30)) }
      },
      {
        // Plumbing that holds no index lock: an empty commit, moved in by compare-and-swap.
        for number in 0..<40 {
          let script = """
            while :; do old=$(git rev-parse HEAD); \
            new=$(git commit-tree -p $old -m theirs$1 $old^{tree}) && \
            git update-ref refs/heads/main $new $old 2>/dev/null && break; done
            """
          let outcome = try run("sh", ["-c", script, "sh", "\(number)"], in: folder)
          #expect(outcome.status == 0)
        }
      },
    ])
    #expect(try git("rev-list", "--count", "HEAD", in: folder) == "81\n")
    #expect(try git("log", "--format=%s", "--grep=theirs", in: folder).split(separator: "\n").count == 40)
    try expectSound(folder)
  }

  @Test func `a git commit racing with two hundred writes loses none`() async throws {
    try Repository.scratch().save("theirs.md", "x\n")
    let folder = folder
    let stop = folder + "/.git/stop"
    try await atOnce([
      {
        let repository = try Repository(at: folder, environment: cleanEnvironment)
        defer { FileManager.default.createFile(atPath: stop, contents: nil).discard() }
        for number in 0..<200 {
          let commit = try repository.save("ours/\(number).md", "\(number)\n", patience: .seconds(30))
          #expect(commit != nil)
          usleep(2_000)
        }
      },
      {
        let script = """
          n=0; while [ ! -e .git/stop ]; do n=$((n+1)); echo $n > theirs.md; \
          git add theirs.md 2>/dev/null; git commit -qm theirs$n 2>/dev/null; done; true
          """
        _ = try run("sh", ["-c", script], in: folder)
      },
    ])
    let names = try git("ls-tree", "-r", "--name-only", "HEAD", in: folder).split(separator: "\n")
    #expect(names.count { $0.hasPrefix("ours/") } == 200)
    let theirs = try git("log", "--format=%s", "--grep=theirs", in: folder).split(separator: "\n")
    #expect(theirs.count > 2, "the other side must really have raced")
    #expect(try git("log", "--format=", "--diff-filter=D", "--name-only", in: folder) == "")
    try git("add", "-A", in: folder)
    try expectSound(folder, status: git("status", "--porcelain", in: folder))
  }
}

extension Bool {
  fileprivate func discard() {}
}
