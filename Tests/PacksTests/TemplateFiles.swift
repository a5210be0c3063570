import Foundation
import Testing

@testable import Packs

/// The project's own templates, read from the source tree.
enum TemplateFiles {
  static func all() throws -> [String: String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "templates/pack")
    var templates: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      templates["pack/" + file.lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
    }
    return templates
  }

  static func with(_ changes: [String: String]) throws -> [String: String] {
    try all().merging(changes) { _, changed in changed }
  }
}
