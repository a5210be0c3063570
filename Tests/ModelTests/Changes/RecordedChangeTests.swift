import Testing

@testable import Model

/// What became of records between two states: by their ids, never by the names of files.
@Suite struct `Changes of records` {
  private func entry(_ id: String, day: String? = nil, _ text: String, keys: [(String, String)] = []) -> RecordVersion {
    let content = RecordContent(
      fields: keys.map { RecordContent.Field($0.0, [$0.1]) },
      prose: Prose(sections: [Prose.Section(heading: nil, text: text)]))
    return RecordVersion(RecordMark(.evidence, id, day: day.flatMap { Day(iso: $0) }), .keys(content))
  }

  private func fields(_ changes: [RecordedChange]) -> [FieldChange] {
    changes.flatMap { change -> [FieldChange] in
      if case .changed(let fields) = change.what { return fields } else { return [FieldChange]() }
    }
  }

  @Test func `pair two versions of one id, and tell keys before texts`() {
    let old = entry("00000001", day: "2026-11-01", "Seen.", keys: [("school", "Elm"), ("role", "tutor")])
    let new = entry("00000001", day: "2026-11-02", "Seen twice.", keys: [("school", "Oak"), ("date", "2026-11-02")])
    let changes = RecordedChange.between([old], [new])
    #expect(changes.count == 1)
    #expect(
      fields(changes).map(\.place) == [.key("school"), .key("date"), .key("role"), .text(nil)])
    #expect(fields(changes).first?.from == ["Elm"])
    #expect(fields(changes)[2].to.isEmpty)
  }

  @Test func `tell what came and what went, in the order of their days`() {
    let one = entry("00000001", day: "2026-11-09", "a")
    let two = entry("00000002", day: "2026-11-01", "b")
    #expect(RecordedChange.between([], [one, two]).map(\.record.name) == ["00000002", "00000001"])
    #expect(
      RecordedChange.between([one], []).map(\.what) == [
        .removed(RecordContent(prose: Prose(sections: [.init(heading: nil, text: "a")])))
      ])
  }

  @Test func `take the same words in another file for its layout`() {
    let one = entry("00000001", "a")
    #expect(RecordedChange.between([one], [one]).map(\.what) == [.layout])
  }

  @Test func `keep measures of two enquiries apart that have one short name`() {
    func measure(_ slug: String) -> RecordVersion {
      let name = EnquiryName(alliance: Slug(known: "elm"), slug: Slug(known: slug))
      return RecordVersion(RecordMark(.measure, "age", of: name), .keys(RecordContent()))
    }
    let changes = RecordedChange.between([measure("reading")], [measure("maths")])
    #expect(changes.count == 2)
  }

  @Test func `tell of a version that cannot be read which one it is`() {
    let problem = Problem(.error, "yaml_syntax", at: Place(path: "a", line: 3), "No.", remedy: "Mend it.")
    let broken = RecordVersion(RecordMark(.evidence, "00000001"), .unreadable(problem))
    let whole = entry("00000001", "a")
    #expect(RecordedChange.between([whole], [broken]).map(\.what) == [.unreadable(problem, isOlder: false)])
    #expect(RecordedChange.between([broken], [whole]).map(\.what) == [.unreadable(problem, isOlder: true)])
  }

  @Test func `tell the steps of a plan, and an edit that none of them explains`() {
    var lock = PlanLock(plan: FixedPlan(locked: Day(iso: "2026-11-01"), question: "Does it help?"))
    #expect(PlanStep.between(nil, lock) == [.fixed(on: Day(iso: "2026-11-01"))])
    var amended = lock
    let amendment = FixedPlan.Amendment(date: nil, reason: "Plainer.", changes: [])
    amended.plan.amendments = [amendment]
    #expect(PlanStep.between(lock, amended) == [.amended(amendment)])
    lock.plan.question = "Does it harm?"
    #expect(PlanStep.between(amended, lock) == [.edited])
    var other = PlanLock(plan: FixedPlan(question: "Another?"))
    other.earlier = [PlanLock.EndedPlan(plan: lock.plan, ended: nil, reason: "Too hard.")]
    #expect(PlanStep.between(lock, other) == [.replaced(reason: "Too hard.")])
    #expect(PlanStep.between(lock, nil) == [.takenAway])
  }
}
