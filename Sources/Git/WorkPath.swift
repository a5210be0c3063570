/// A path inside the working folder that can be neither outside it nor inside `.git`.
///
/// Two are the same where their bytes are: for Swift two ways to write an é are one, for git they are not.
struct WorkPath {
  let text: String
  /// The folders on the way, from the root down; empty for a file in the root.
  let folders: [String]
  let name: String

  /// Refuses (`.badPath`) absolute paths, empty parts, ".", "..", `.git` in any spelling, back slashes and NUL.
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
    !["", ".", ".."].contains(part) && !isGit(part) && !part.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "\\") }
  }

  /// Whether some drive takes it for `.git`: those of Macs leave out characters without a width, those of Windows points and
  /// blanks at the end, and what comes after a colon; both take capitals for small letters.
  private static func isGit(_ part: String) -> Bool {
    guard part.utf8.contains(UInt8(ascii: "g")) || part.utf8.contains(UInt8(ascii: "G")) else { return false }
    let widthless: [ClosedRange<UInt32>] = [0x200C...0x200F, 0x202A...0x202E, 0x206A...0x206F, 0xFEFF...0xFEFF]
    let shown = part.unicodeScalars.prefix { $0 != ":" }.filter { scalar in
      !widthless.contains { $0.contains(scalar.value) }
    }
    let end = shown.reversed().prefix { $0 == "." || $0 == " " }.count
    return [".git", "git~1"].contains(String(String.UnicodeScalarView(shown.dropLast(end))).lowercased())
  }
}

extension WorkPath: Hashable {
  static func == (left: WorkPath, right: WorkPath) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
