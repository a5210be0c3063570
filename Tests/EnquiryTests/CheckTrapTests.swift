import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Texts that other readers of YAML take for something else, and texts made to hurt.
@Suite(.scratch) struct `check of traps` {
  private static let enquiry = "enquiries/elm/paired-reading"

  @Test(
    arguments: [
      "no", "Yes", "on", "08", "1.10", "2014-09", "2014-09-01", "1,204", "12%", "NaN", ".inf", "1e3", "0x1F", "1_000",
      "12:30:45", "null", "~", "true",
    ])
  func `a word stays the word it was written as`(word: String) throws {
    let desk = Desk.withEnquiry()
    try desk.write("---\nschema: enquiry/1\ntitle: x\nfocus: \(word)\n---\n", to: "\(Self.enquiry)/enquiry.md")
    #expect(desk.does("check").seen.isEmpty)
    let whole = try desk.json("show paired-reading")
    #expect((whole["enquiry"] as? [String: Any])?["focus"] as? String == word)
  }

  @Test func `nothing written is nothing recorded`() throws {
    let desk = Desk.withEnquiry()
    try desk.write("---\nschema: enquiry/1\ntitle: x\nfocus:\n---\n", to: "\(Self.enquiry)/enquiry.md")
    #expect(desk.does("check").seen.isEmpty)
    #expect((try desk.json("show paired-reading")["enquiry"] as? [String: Any])?["focus"] == nil)
  }

  @Test(arguments: ["no", "1,204", "12%", "NaN", "2014-09", "1e3", "0x1F", "1_000", ".5", "5 months"])
  func `what is no number is refused where a number should be`(word: String) throws {
    let desk = Desk.withEnquiry()
    try desk.write(
      "schema: enquiry/1\ntitle: x\nscale: binary\nelapsed_months: \(word)\n", to: "\(Self.enquiry)/measures/age.yaml")
    let answer = desk("check")
    #expect(answer.code == 3)
    #expect(answer.out.contains("measures/age.yaml:4:17: error: “\(word)” is no number.\n"))
  }

  /// Bytes of a file `enquiry.md`, and where and how they are refused.
  struct Trap: Sendable, CustomTestStringConvertible {
    let title: String
    let bytes: [UInt8]
    let refusal: String

    init(_ title: String, _ text: String, _ refusal: String) {
      (self.title, bytes, self.refusal) = (title, Array(text.utf8), refusal)
    }

    init(_ title: String, bytes: [UInt8], _ refusal: String) {
      (self.title, self.bytes, self.refusal) = (title, bytes, refusal)
    }

    var testDescription: String { title }
  }

  private static let head = "---\nschema: enquiry/1\ntitle: x\n"

  /// Each level has nine of the level below: 9^9 words when it is followed.
  private static let bomb = (1...9).reduce("a0: &a0 [x, x, x, x, x, x, x, x, x]\n") { text, level in
    text + "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
  }

  static let traps: [Trap] = [
    Trap("a tab", head + "\tfocus: y\n---\n", "4:1: error: This line begins with a tab."),
    Trap("a bomb of anchors", head + bomb + "---\n", "4:5: error: An anchor (&) names a value"),
    Trap(
      "70 KB of front matter", head + "focus: " + String(repeating: "x", count: 70_000) + "\n---\n",
      "2:1: error: This block of keys has more than 64 KB."),
    Trap(
      "30 nested lists",
      head + "focus: " + String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
        + "\n---\n", "4:27: error: Lists and maps stand more than 20 deep here."),
    Trap(
      "100,000 brackets", head + "focus: " + String(repeating: "[", count: 60_000) + "\n---\n",
      "4:27: error: Lists and maps stand more than 20 deep here."),
    Trap("a key twice", head + "focus: y\ntitle: z\n---\n", "5:1: error: The key “title” stands here a second time"),
    Trap(
      "a UTF-16 file", bytes: [0xFF, 0xFE] + Array((head + "---\n").utf8).flatMap { [$0, 0] },
      "1:1: error: This file is saved as UTF-16."),
    Trap(
      "a Latin-1 letter", bytes: Array("---\ntitle: caf".utf8) + [0xE9, 0x0A],
      "2:11: error: Here is a character that is not"),
    Trap("a NUL byte", head + "focus: y\u{0}z\n---\n", "4:9: error: There is a NUL byte here"),
    Trap("a control character", head + "focus: y\u{7}z\n---\n", "4:9: error: Here is a control character"),
    Trap(
      "a line of 10 MB", head + "---\n" + String(repeating: "x", count: 10_000_000),
      "1:1: error: This file has more than 1 MB."),
  ]

  @Test(arguments: traps)
  func `what cannot be a record is refused at its place, and soon`(trap: Trap) throws {
    let desk = Desk.withEnquiry()
    let place = URL(fileURLWithPath: "\(desk.folder)/\(Self.enquiry)/enquiry.md")
    try Data(trap.bytes).write(to: place)
    let clock = ContinuousClock()
    let start = clock.now
    let answer = desk("check")
    // In a debug build, with other tests beside it; it takes a fraction of a second.
    #expect(clock.now - start < .seconds(10))
    #expect(answer.code == 3)
    #expect(answer.out.contains("\(Self.enquiry)/enquiry.md:\(trap.refusal)"), "\(answer.out.prefix(500))")
    #expect(answer.out.count < 2_000)
  }
}
