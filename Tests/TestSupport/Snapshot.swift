import Foundation
package import Testing

/// Compares a text with the file `Snapshots/<name>` beside the test; `RECORD_SNAPSHOTS=1` writes it instead.
package func expectSnapshot(
  _ text: String, _ name: String, file: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Snapshots")
  let place = folder.appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
    return
  }
  let recorded = FileManager.default.contents(atPath: place.path).map { String(decoding: $0, as: UTF8.self) }
  #expect(
    recorded == text, "differs from \(place.path); look at it, then run with RECORD_SNAPSHOTS=1",
    sourceLocation: sourceLocation)
}
