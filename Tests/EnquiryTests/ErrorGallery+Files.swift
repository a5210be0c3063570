import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Errors of `--attach` and `--publish`.
extension `The error gallery` {
  private static func file(_ name: String, _ bytes: [UInt8]) -> @Sendable (Desk) throws -> Void {
    { try Data(bytes).write(to: URL(fileURLWithPath: $0.folder + "/" + name)) }
  }

  private static func put(_ name: String, _ bytes: [UInt8]) -> @Sendable (Desk) throws -> Void {
    { desk in
      let folder = "\(desk.folder)/\(enquiry)/files"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
  }

  private static func published(_ name: String) -> String { "evidence add -m 'The wall.' --attach \(name) --publish" }

  static let onFiles: [Exhibit] = [
    Exhibit("a file that is not there", "evidence add -m 'The wall.' --attach wall.jpg"),
    Exhibit("an empty file", "evidence add -m 'The wall.' --attach wall.jpg", before: file("wall.jpg", [])),
    Exhibit(
      "a file that is too large", "evidence add -m 'The wall.' --attach wall.jpg",
      before: file("wall.jpg", [UInt8](repeating: 0, count: 10 * 1_048_576 + 1))),
    Exhibit("nothing to publish", "evidence add -m 'The wall.' --publish"),
    Exhibit(
      "files for everybody with an entry for oneself", published("wall.jpg") + " --share me",
      before: file("wall.jpg", Pictures.photograph)),
    Exhibit(
      "a picture of another kind", published("wall.heic"),
      before: file("wall.heic", Array("\0\0\0\u{18}ftypheic".utf8))),
    Exhibit(
      "a picture that is cut off", published("wall.jpg"),
      before: file("wall.jpg", Array(Pictures.photograph.prefix(80)))),
    Exhibit("a PDF for everybody", published("notes.pdf"), before: file("notes.pdf", Array("%PDF-1.7".utf8))),
    Exhibit("a workbook for everybody", published("x.xlsx"), before: file("x.xlsx", Array("PK\u{3}\u{4}".utf8))),
    Exhibit(
      "a text with initials and a class for everybody", published("notes.txt"),
      before: file("notes.txt", Array("AB in 7C read aloud.\n".utf8))),
    Exhibit(
      "a table with e-mail addresses for everybody", published("notes.csv"),
      before: file("notes.csv", Array("reader,score\na@example.org,3\n".utf8))),
    Exhibit(
      "rows about people for everybody", published("marks.csv"),
      before: file("marks.csv", Array("participant,score\nP01,3\n".utf8))),
    Exhibit(
      "a picture put into the folder by hand that says where it was taken", "save",
      before: put("a.jpg", Pictures.photograph)),
    Exhibit("a workbook put into the folder by hand", "save", before: put("a.xlsx", Array("PK\u{3}\u{4}".utf8))),
    Exhibit(
      "a picture of another kind put into the folder by hand", "save",
      before: put("a.heic", Array("\0\0\0\u{18}ftypheic".utf8))),
    Exhibit(
      "a spoiled picture put into the folder by hand", "save",
      before: put("a.jpg", Array(Pictures.photograph.prefix(80)))),
    Exhibit(
      "names put into the folder by hand", "save",
      before: put("a.csv", Array("reader,score\nAsha Begum,3\nTom Reed,4\nSophie Lee,5\nJack Fox,1\n".utf8))),
    Exhibit(
      "a text that is too long for everybody", published("notes.txt"),
      before: file("notes.txt", [UInt8](repeating: 65, count: 1_048_577))),
  ]
}
