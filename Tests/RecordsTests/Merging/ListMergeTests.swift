import Model
import Records
import Testing

@Suite struct `Lists that two people changed` {
  @Test func `have what either put in and not what either took away`() throws {
    let merged = try MergeExamples.merged(
      .alliance, "schools:\n  - Elm School\n  - Oak School\n",
      "schools:\n  - Elm School\n  - Oak School\n  - Yew School\n",
      "schools:\n  - Oak School\n  - Ash School\n")
    #expect(merged.questions == [])
    #expect(merged.text == "schools:\n  - Oak School\n  - Ash School\n  - Yew School\n")
  }

  @Test func `hold an item that is short on one side and has keys on the other`() throws {
    let merged = try MergeExamples.merged(
      .alliance, "schools:\n- Elm School # lead\n- Oak School\n",
      "schools:\n- name: Elm School # lead\n  phase: primary\n- Oak School\n",
      "schools:\n- name: Elm School # lead\n  part: lead\n- Oak School\n")
    #expect(merged.questions == [])
    #expect(
      merged.text == "schools:\n- name: Elm School # lead\n  phase: primary\n  part: lead\n- Oak School\n")
  }

  @Test func `ask about an item that one took away and the other one changed`() throws {
    let merged = try MergeExamples.merged(
      .alliance, "schools:\n- name: Elm School\n  phase: primary\n- Oak School\n", "schools:\n- Oak School\n",
      "schools:\n- name: Elm School\n  phase: special\n- Oak School\n")
    #expect(
      merged.questions == [
        MergeQuestion(
          .key(["schools", "Elm School"]), base: "name: Elm School, phase: primary", ours: nil,
          theirs: "name: Elm School, phase: special", allowsValue: false)
      ])
  }

  @Test func `follow an item that one side gave another name`() throws {
    let merged = try MergeExamples.merged(
      .alliance, "schools:\n- name: Elm\n  phase: primary\n- Oak School\n",
      "schools:\n- name: Elm School\n  phase: primary\n- Oak School\n",
      "schools:\n- name: Elm\n  phase: primary\n  part: lead\n- Oak School\n")
    #expect(merged.questions == [])
    #expect(
      merged.text == "schools:\n- name: Elm School\n  phase: primary\n  part: lead\n- Oak School\n")
  }

  private let agenda = ["Welcome", "Elm School", "Oak School", "Next"]

  private func meeting(_ items: [String]) -> String {
    "---\nagenda:\n" + items.map { "- {item: \($0), minutes: 10}\n" }.joined() + "---\n"
  }

  @Test func `take both changes of an order that do not contradict each other`() throws {
    let merged = try MergeExamples.merged(
      .meeting, meeting(agenda), meeting(["Elm School", "Welcome", "Oak School", "Next"]),
      meeting(["Welcome", "Elm School", "Next", "Oak School"]))
    #expect(merged.questions == [])
    #expect(merged.text == meeting(["Elm School", "Welcome", "Next", "Oak School"]))
  }

  @Test func `ask about orders that go in a ring`() throws {
    let merged = try MergeExamples.merged(
      .meeting, meeting(["A", "B", "C"]), meeting(["B", "A", "C"]), meeting(["A", "C", "B"]))
    #expect(
      merged.questions == [
        MergeQuestion(.order(["agenda"]), base: "A, B, C", ours: "B, A, C", theirs: "A, C, B", allowsValue: false)
      ])
    let answered = try MergeExamples.merged(
      .meeting, meeting(["A", "B", "C"]), meeting(["B", "A", "C"]), meeting(["A", "C", "B"])
    ) { _ in .theirs }
    #expect(answered.text == meeting(["A", "C", "B"]))
  }

  @Test func `keep together what one side put in where order means something`() throws {
    let merged = try MergeExamples.merged(
      .meeting, meeting(["A"]), meeting(["A", "B", "E"]), meeting(["A", "C", "D"]))
    #expect(merged.text == meeting(["A", "B", "E", "C", "D"]))
  }

  @Test func `ask who comes first where the place is the name`() throws {
    let merged = try MergeExamples.merged(
      .pseudonyms, "schools: [Elm School]\n", "schools: [Elm School, Oak School]\n",
      "schools: [Elm School, Ash School]\n")
    #expect(
      merged.questions == [
        MergeQuestion(
          .order(["schools"]), base: "Elm School", ours: "Elm School, Oak School", theirs: "Elm School, Ash School",
          allowsValue: false)
      ])
    let answered = try MergeExamples.merged(
      .pseudonyms, "schools: [Elm School]\n", "schools: [Elm School, Oak School]\n",
      "schools: [Elm School, Ash School]\n"
    ) { _ in .ours }
    #expect(answered.text == "schools: [Elm School, Oak School, Ash School]\n")
  }

  @Test func `are one value where two of them belong together`() throws {
    let merged = try MergeExamples.merged(
      .measure, "compare: [before, after]\n", "compare: [before, later]\n", "compare: [first, after]\n")
    #expect(
      merged.questions == [
        MergeQuestion(.key(["compare"]), base: "before, after", ours: "before, later", theirs: "first, after")
      ])
    let answered = try MergeExamples.merged(
      .measure, "compare: [before, after]\n", "compare: [before, later]\n", "compare: [first, after]\n"
    ) { _ in .value("first, later") }
    #expect(answered.text == "compare: [first, later]\n")
  }

  @Test func `keep the margin of the side that moved it`() throws {
    let merged = try MergeExamples.merged(
      .alliance, "schools:\n- name: Elm School\n  phase: primary\n",
      "schools:\n    -   name: Elm School\n        phase: primary\n",
      "schools:\n- name: Elm School\n  phase: |\n    primary,\n      or so\n- Oak School\n")
    #expect(merged.questions == [])
    #expect(
      merged.text
        == "schools:\n    -   name: Elm School\n        phase: |\n          primary,\n            or so\n    - Oak School\n"
    )
  }
}
