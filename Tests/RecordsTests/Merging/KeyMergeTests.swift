import Model
import Records
import Testing

@Suite struct `Keys that two people changed` {
  private let base = """
    # The action of the spring.
    schema: enquiry/1
    what: Ask for cover   # in words
    owner: head
    due: 2014-03-05

    """.replacing("schema", with: "schema")

  private func merged(_ ours: (inout String) -> Void, _ theirs: (inout String) -> Void) throws -> (
    text: String, questions: [MergeQuestion]
  ) {
    var (one, other) = (base, base)
    ours(&one)
    theirs(&other)
    return try MergeExamples.merged(.alliance, base, one, other)
  }

  @Test func `come together when they are not the same`() throws {
    let merged = try merged(
      { $0 = $0.replacing("owner: head", with: "owner: 'deputy head'") },
      { $0 = $0.replacing("due: 2014-03-05", with: "due: 2014-04-01 # after Easter\ndone: 2014-04-02") })
    #expect(merged.questions == [])
    #expect(
      merged.text == """
        # The action of the spring.
        schema: enquiry/1
        what: Ask for cover   # in words
        owner: 'deputy head'
        due: 2014-04-01 # after Easter
        done: 2014-04-02

        """)
  }

  @Test func `are asked about when they are the same, with what they were`() throws {
    let merged = try merged(
      { $0 = $0.replacing("owner: head", with: "owner: governor") },
      { $0 = $0.replacing("owner: head", with: "owner: bursar") })
    #expect(
      merged.questions == [MergeQuestion(.key(["owner"]), base: "head", ours: "governor", theirs: "bursar")])
    #expect(merged.text.contains("owner: bursar"))
  }

  @Test func `are asked about when one took away what the other one changed`() throws {
    let merged = try merged(
      { $0 = $0.replacing("owner: head\n", with: "") },
      { $0 = $0.replacing("owner: head", with: "owner: bursar") })
    #expect(merged.questions == [MergeQuestion(.key(["owner"]), base: "head", ours: nil, theirs: "bursar")])
  }

  @Test func `that came at one place stand in the order of the record's kind`() throws {
    let merged = try MergeExamples.merged(
      .action, "---\nwhat: A\n---\n", "---\nwhat: A\noutcome: Done\n---\n", "---\nwhat: A\nschool: Elm School\n---\n")
    #expect(merged.text == "---\nwhat: A\nschool: Elm School\noutcome: Done\n---\n")
  }

  @Test func `keep the quoting of one side and the comment of the other`() throws {
    let merged = try merged(
      { $0 = $0.replacing("what: Ask for cover   # in words", with: "what: \"Ask for cover\"   # in words") },
      { $0 = $0.replacing("# in words", with: "# in five words") })
    #expect(merged.text.contains("what: \"Ask for cover\"   # in five words\n"))
    #expect(merged.questions == [])
  }

  @Test func `lose no comment when both put one there`() throws {
    let merged = try merged(
      { $0 = $0.replacing("owner: head", with: "owner: head  # ours") },
      { $0 = $0.replacing("owner: head", with: "owner: head  # theirs") })
    #expect(merged.text.contains("# theirs\nowner: head  # ours\n"))
  }

  @Test func `leave their new comment when they are taken away`() throws {
    let merged = try merged(
      { $0 = $0.replacing("owner: head\n", with: "") },
      { $0 = $0.replacing("owner: head", with: "# Ask first.\nowner: head") })
    #expect(merged.questions == [])
    #expect(merged.text.contains("# in words\n# Ask first.\ndue: 2014-03-05\n"))
  }

  @Test func `keep byte order mark and line ends as one side changed them`() throws {
    let merged = try merged(
      { $0 = "\u{FEFF}" + $0.replacing("\n", with: "\r\n") },
      { $0 = $0.replacing("owner: head", with: "owner: bursar") })
    #expect(merged.text == "\u{FEFF}" + base.replacing("head", with: "bursar").replacing("\n", with: "\r\n"))
  }

  @Test func `are written as an answer says`() throws {
    let (ours, theirs) = (base.replacing("head", with: "a"), base.replacing("head", with: "b"))
    for (answer, word) in [
      (MergeAnswer.ours, "a"), (.theirs, "b"), (.value("yes: both"), "\"yes: both\""),
    ] {
      let merged = try MergeExamples.merged(.alliance, base, ours, theirs) { _ in answer }
      #expect(merged.questions == [])
      #expect(merged.text == base.replacing("head", with: word))
    }
  }

  @Test func `within a block of text and below it stay apart`() throws {
    let merged = try MergeExamples.merged(
      .alliance, "name: x\nnote: n\nsource: s\n", "name: |+\n  One\n\n  two\n\nnote: n\nsource: s\n",
      "name: x\n      # far in\n\nnote: m\nsource: s\n")
    #expect(merged.questions == [])
    #expect(merged.text == "name: |+\n  One\n\n  two\n\n# far in\n\nnote: m\nsource: s\n")
  }

  @Test func `make the file a whole where a version cannot be read`() throws {
    let merged = try MergeExamples.merged(.alliance, "name: a\n", "name: [a\n", "name: b\n")
    #expect(merged.questions.map(\.spot) == [.whole])
  }

  @Test func `make the file a whole where they become too many to be read`() throws {
    let long = String(repeating: "x", count: 40_000)
    let merged = try MergeExamples.merged(
      .alliance, "name: a\n", "name: a\nour: \(long)\n", "name: a\ntheir: \(long)\n")
    #expect(merged.questions.map(\.spot) == [.whole])
  }

  @Test func `keep braces as braces`() throws {
    let merged = try MergeExamples.merged(
      .enquiry, "---\ndose: {minutes_per_day: 10, days_per_week: 3} # a dose\n---\n",
      "---\ndose: {minutes_per_day: \"15\", days_per_week: 3} # a dose\n---\n",
      "---\ndose: {minutes_per_day: 10, days_per_week: 4, own: 'it''s'} # a dose\n---\n")
    #expect(merged.questions == [])
    #expect(
      merged.text == "---\ndose: {minutes_per_day: \"15\", days_per_week: 4, own: 'it''s'} # a dose\n---\n")
  }
}

@Suite struct `Keys with several beginnings, or none` {
  @Test func `keep what nobody can say was taken away`() throws {
    let merged = try MergeExamples.merged(
      .alliance, bases: ["name: a\nsource: x\n", "name: a\nsource: y\n"], "name: b\n", "name: a\nsource: y\n")
    #expect(merged.questions == [])
    #expect(merged.text == "name: b\nsource: y\n")
  }

  @Test func `ask where both hold something else`() throws {
    let merged = try MergeExamples.merged(
      .alliance, bases: ["name: a\n", "name: b\n"], "name: a\n", "name: b\n")
    #expect(merged.questions == [MergeQuestion(.key(["name"]), base: nil, ours: "a", theirs: "b")])
  }

  @Test func `hold what both wrote where there was no file`() throws {
    for bases in [[], [nil]] as [[String?]] {
      let merged = try MergeExamples.merged(
        .alliance, bases: bases, "name: a\nschools:\n  - Elm School\n", "name: a\nschools:\n  - Oak School\nsource: s\n"
      )
      #expect(merged.questions == [])
      #expect(merged.text == "name: a\nschools:\n  - Elm School\n  - Oak School\nsource: s\n")
    }
  }

  @Test func `of a fixed plan are only right as a whole where there was none`() throws {
    let merged = try MergeExamples.merged(.lock, bases: [nil], "locked: 2014-03-05\n", "locked: 2014-03-06\n")
    #expect(merged.questions.map(\.spot) == [.whole])
  }
}
