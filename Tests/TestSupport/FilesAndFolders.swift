import Foundation

/// A tree of files as a value, to be written where a test wants it.
///
///     Folder("enquiries") {
///       TextFile("programme.yaml", "schema: enquiry/1\n")
///     }
package protocol FileOrFolder: Sendable {
  func write(below path: String) throws
}

/// A file and its text.
package struct TextFile: FileOrFolder {
  let name: String
  let text: String
  let isExecutable: Bool

  package init(_ name: String, _ text: String, isExecutable: Bool = false) {
    self.name = name
    self.text = text
    self.isExecutable = isExecutable
  }

  package func write(below path: String) throws {
    let place = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: place))
    guard isExecutable else { return }
    // A copy by another process: what a test running beside this one forks at the same moment would hold the file open for writing,
    // and a file that is written to cannot be run.
    let copy = "cp \"$1\" \"$1.new\" && chmod 755 \"$1.new\" && mv -f \"$1.new\" \"$1\""
    let outcome = try run("sh", ["-c", copy, "sh", place])
    if outcome.status != 0 { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: outcome.error]) }
  }
}

/// A folder and what is in it.
package struct Folder: FileOrFolder {
  let name: String
  let contents: [any FileOrFolder]

  package init(_ name: String, @FolderBuilder _ contents: () -> [any FileOrFolder]) {
    self.name = name
    self.contents = contents()
  }

  package func write(below path: String) throws {
    let place = path + "/" + name
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    for item in contents { try item.write(below: place) }
  }
}

/// Lets the contents of a ``Folder`` stand below each other.
@resultBuilder
package enum FolderBuilder {
  package static func buildBlock(_ items: any FileOrFolder...) -> [any FileOrFolder] { items }
}

/// The text of a file; nil when there is none.
package func text(of path: String) -> String? {
  FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
}
