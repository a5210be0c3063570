internal import Foundation
internal import Records

/// Text that comes from a file the person names.
enum InputFile {
  /// - Parameter name: a path from the folder the command works in, or `-` for standard input.
  static func text(_ name: String, in context: Context) throws -> String {
    let bytes: [UInt8]
    if name == "-" {
      bytes = try context.input()
    } else {
      do {
        // Opened and read as it comes, so that a pipe will do.
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: context.absolute(name)))
        bytes = Array(try handle.read(upToCount: SourceText.limit + 1) ?? Data())
      } catch {
        throw Failure("\(name) could not be read: \(FileTrouble.sentence(error, name, in: context))")
      }
    }
    return try SourceText(path: name, bytes: bytes).text
  }

  /// Line ends as `\n`, without blank lines around the text.
  static func tidy(_ text: String) -> String {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
