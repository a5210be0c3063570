import Model
import Records
import Testing

@Suite struct `A text that two people changed` {
  private func meeting(_ body: String) -> String { "---\nplace: Elm School\n---\n\(body)" }

  private func merged(
    _ base: String, _ ours: String, _ theirs: String, answer: (MergeQuestion) -> MergeAnswer? = { _ in nil }
  ) throws -> (text: String, questions: [MergeQuestion]) {
    let merged = try MergeExamples.merged(.meeting, meeting(base), meeting(ours), meeting(theirs), answer: answer)
    return (String(merged.text.dropFirst(meeting("").count)), merged.questions)
  }

  @Test func `has lines that were changed side by side`() throws {
    let merged = try merged("\nOne.\nTwo.\n", "\nFirst.\nTwo.\n", "\nOne.\nSecond.\n")
    #expect(merged.questions == [])
    #expect(merged.text == "\nFirst.\nSecond.\n")
  }

  @Test func `has both paragraphs that came at one place`() throws {
    let merged = try merged(
      "\n## Notes\n\nOne.\n", "\n## Notes\n\nOne.\n\nOurs,\nof two lines.\n", "\n## Notes\n\nOne.\n\nAll of theirs.\n")
    #expect(merged.questions == [])
    #expect(merged.text == "\n## Notes\n\nOne.\n\nAll of theirs.\n\nOurs,\nof two lines.\n")
  }

  @Test func `asks about a line that was changed twice, and can keep both`() throws {
    let (base, ours, theirs) = ("\n## Notes\n\nOne.\n", "\n## Notes\n\nOne of us.\n", "\n## Notes\n\nOne of you.\n")
    let merged = try merged(base, ours, theirs)
    #expect(
      merged.questions == [
        MergeQuestion(.text("Notes"), base: "One.", ours: "One of us.", theirs: "One of you.", allowsBoth: true)
      ])
    #expect(
      try self.merged(base, ours, theirs) { _ in .both }.text == "\n## Notes\n\nOne of us.\n\nOne of you.\n")
    #expect(try self.merged(base, ours, theirs) { _ in .value("All.") }.text == "\n## Notes\n\nAll.\n")
  }

  @Test func `asks about a line that one took away and the other one changed`() throws {
    let merged = try merged("\nOne.\nTwo words.\nThree.\n", "\nOne.\nThree.\n", "\nOne.\nTwo other words.\nThree.\n")
    #expect(
      merged.questions == [
        MergeQuestion(.text(nil), base: "Two words.", ours: nil, theirs: "Two other words.")
      ])
  }

  @Test func `tells two questions of one heading apart, also when one is answered`() throws {
    let merged = try merged("\na\nb\nc\n", "\na1\nb\nc1\n", "\na2\nb\nc2\n")
    #expect(merged.questions.map(\.number) == [0, 1])
    let answered = try self.merged("\na\nb\nc\n", "\na1\nb\nc1\n", "\na2\nb\nc2\n") { $0.number == 0 ? .ours : nil }
    #expect(answered.questions == Array(merged.questions.dropFirst()))
    #expect(answered.text == "\na1\nb\nc1\n")
  }

  @Test func `has new headings in the order of the record's kind`() throws {
    let (first, second) = (Heading.ofMeeting[0].rawValue, Heading.ofMeeting[1].rawValue)
    let merged = try merged("\nOne.\n", "\nOne.\n\n## \(second)\n\nOurs.\n", "\nOne.\n\n## \(first)\n\nTheirs.\n")
    #expect(merged.text == "\nOne.\n\n## \(first)\n\nTheirs.\n\n## \(second)\n\nOurs.\n")
  }

  @Test func `asks about a heading that one took away and the other one wrote under`() throws {
    let merged = try merged(
      "\n## Aim\n\nOne.\n\n## Notes\n\nTwo.\n", "\n## Aim\n\nOne.\n", "\n## Aim\n\nOne.\n\n## Notes\n\nTwo and more.\n")
    #expect(
      merged.questions == [MergeQuestion(.text("Notes"), base: "Two.", ours: nil, theirs: "Two and more.")])
  }

  @Test func `takes no line of code for a heading`() throws {
    let code = "\n```\n## Notes\n```\n"
    let merged = try merged(code + "One.\n", code + "First.\n", "\n```\n## Notes 2\n```\nOne.\n")
    #expect(merged.questions == [])
    #expect(merged.text == "\n```\n## Notes 2\n```\nFirst.\n")
  }

  @Test func `without a form comes together line by line`() throws {
    func text(_ lines: String) throws -> SourceText { try SourceText(path: ".gitattributes", text: lines) }
    let merge = TextMerge(.lines, bases: [try text("a\n")])
    let merged = merge.merge(try text("a\nb\n"), try text("a\nc\n"))
    #expect(merged == MergedText(bytes: Array("a\nb\nc\n".utf8)))
  }

  @Test func `of a megabyte takes no longer than it must`() throws {
    let lines = (0..<60_000).map { "Line \($0 % 30_000)." }
    func text(_ change: (Int) -> Bool, _ word: String) throws -> SourceText {
      let changed = lines.enumerated().map { change($0.offset) ? word + $0.element : $0.element }
      return try SourceText(path: "README.md", text: changed.joined(separator: "\n") + "\n")
    }
    let merge = TextMerge(.lines, bases: [try text({ _ in false }, "")])
    let clock = ContinuousClock()
    let start = clock.now
    let merged = merge.merge(try text({ $0 % 100 == 0 }, "our "), try text({ $0 % 100 == 50 }, "their "))
    #expect(merged.questions == [])
    #expect(clock.now - start < .seconds(30))
  }
}
