import Foundation

/// The environment of every test: no home, no configuration, fixed people and a fixed clock.
package let cleanEnvironment = [
  "HOME": "/nonexistent", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
  "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@school.example", "GIT_AUTHOR_DATE": "1394014272 +0000",
  "GIT_COMMITTER_NAME": "Ben", "GIT_COMMITTER_EMAIL": "ben@school.example",
  "GIT_COMMITTER_DATE": "1394014272 +0000",
]

/// What a program that was run left behind.
package struct Outcome: Sendable {
  package let status: Int32
  package let output: String
  package let error: String
}

/// A plain git command that failed.
package struct PlainGitFailure: Error, CustomStringConvertible {
  package let description: String
}

/// Runs the plain git program, the referee of these tests, and hands back what it printed.
@discardableResult
package func git(
  _ arguments: String..., in folder: String = Scratch.current.path, with environment: [String: String] = [:]
) throws -> String {
  let outcome = try run("git", arguments, in: folder, with: environment)
  guard outcome.status == 0 else {
    throw PlainGitFailure(
      description: "git \(arguments.joined(separator: " ")): \(outcome.output)\(outcome.error)")
  }
  return outcome.output
}

/// Runs a program to its end, in the clean environment, and does not mind how it ends.
package func run(
  _ program: String, _ arguments: [String], in folder: String = Scratch.current.path,
  with environment: [String: String] = [:]
) throws -> Outcome {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.currentDirectoryURL = URL(fileURLWithPath: folder)
  var all = cleanEnvironment.merging(environment) { $1 }
  all["PATH"] = ProcessInfo.processInfo.environment["PATH"]
  all["LC_ALL"] = "C.UTF-8"
  process.environment = all
  // Files, not pipes: a pipe nobody empties would stop the program.
  let base = FileManager.default.temporaryDirectory.appendingPathComponent("run-" + UUID().uuidString)
  let files = [base.appendingPathExtension("out"), base.appendingPathExtension("err")]
  for file in files { try Data().write(to: file) }
  defer { for file in files { unlink(file.path) } }
  let handles = try files.map { try FileHandle(forWritingTo: $0) }
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = handles[0]
  process.standardError = handles[1]
  try process.run()
  process.waitUntilExit()
  for handle in handles { try handle.close() }
  let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
  return Outcome(status: process.terminationStatus, output: texts[0], error: texts[1])
}
