import Foundation
package import Testing

/// A folder that belongs to one test, with a blank and an é in its path; gone when the test is.
package struct Scratch: Sendable {
  package let path: String

  /// The folder of the running test; asking for it without the trait ``Testing/Trait/scratch`` is a mistake.
  package static var current: Scratch {
    guard let folder else { preconditionFailure("the test needs the trait .scratch") }
    return folder
  }

  @TaskLocal fileprivate static var folder: Scratch?

  /// A path below the folder.
  package func callAsFunction(_ name: String) -> String { path + "/" + name }
}

/// Gives a test its ``Scratch`` folder.
package struct ScratchTrait: TestTrait, SuiteTrait, TestScoping {
  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let base = FileManager.default.temporaryDirectory.appendingPathComponent("enquiry tests é")
    let folder = base.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let result: Result<Void, any Error>
    do {
      try await Scratch.$folder.withValue(Scratch(path: folder.path)) { try await function() }
      result = .success(())
    } catch {
      result = .failure(error)
    }
    try FileManager.default.removeItem(at: folder)
    try result.get()
  }
}

extension Trait where Self == ScratchTrait {
  /// Runs the test in a folder of its own, ``Scratch/current``.
  package static var scratch: ScratchTrait { ScratchTrait() }
}
