/// A path inside the working folder that can be neither outside it nor inside `.git`.
struct WorkPath: Hashable {
  let text: String
  /// The folders on the way, from the root down; empty for a file in the root.
  let folders: [String]
  let name: String

  /// Refuses (`.badPath`) absolute paths, empty parts, ".", "..", `.git` in any case, back slashes and NUL.
  init(_ text: String, for attempt: @autoclosure () -> String) throws(GitError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.last, parts.allSatisfy(Self.isAllowed) else {
      throw GitError(
        attempt(), .badPath, message: "the path does not name a file inside the folder", detail: .path(text))
    }
    self.text = text
    self.name = name
    folders = Array(parts.dropLast())
  }

  private static func isAllowed(_ part: String) -> Bool {
    !["", ".", "..", ".git"].contains(part.lowercased()) && !part.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "\\") }
  }
}
