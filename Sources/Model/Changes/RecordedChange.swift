/// One difference between two states of what is recorded, in words of the field.
package struct RecordedChange: Hashable, Sendable {
  /// What it is about, as it is after the change; of what is gone, as it was.
  package var record: RecordMark
  package let what: What

  package enum What: Hashable, Sendable {
    /// An enquiry that was not there before, with all its records.
    case begun(EnquiryContents)
    /// An enquiry that is not there any more.
    case ended(EnquiryContents)
    /// An enquiry has another name.
    case renamed(from: EnquiryName)
    /// Nil for a record that has no keys of its own, as a picture.
    case added(RecordContent?)
    case removed(RecordContent?)
    /// Empty for a file that is no record.
    case changed([FieldChange])
    case figure(FigureChange)
    case plan(PlanStep)
    /// The file is another one, and says the same: comments, order, quotation marks.
    case layout
    /// What was changed cannot be told, since a version cannot be read.
    case unreadable(Problem, isOlder: Bool)
  }

  package init(_ record: RecordMark, _ what: What) {
    self.record = record
    self.what = what
  }
}

/// How much an enquiry holds, by the names of its files.
package struct EnquiryContents: Hashable, Sendable {
  package var measures = 0
  package var cycles = 0
  package var evidence = 0
  package var leadership = 0
  package var participation = 0

  package init() {}
}

/// One record in one state.
package struct RecordVersion: Hashable, Sendable {
  package enum Body: Hashable, Sendable {
    case keys(RecordContent)
    /// Of a measure, with the definition that held; from rows, what their sums say.
    case figures([Figure], defined: Measure?, isFromRows: Bool)
    case plan(PlanLock)
    /// A file that is no record; what it holds is not looked at.
    case file
    /// It is there, and nothing more is known.
    case unreadable(Problem)
  }

  package var mark: RecordMark
  package var body: Body

  package init(_ mark: RecordMark, _ body: Body) {
    self.mark = mark
    self.body = body
  }
}

extension RecordedChange {
  /// What is different between two states, record by record, in the order of ``RecordMark``.
  ///
  /// A record is the same by its id (a measure by its short name within its enquiry), whatever its file is called; records
  /// that are in neither list are the same in both.
  package static func between(_ before: [RecordVersion], _ after: [RecordVersion]) -> [RecordedChange] {
    let old = Dictionary(grouping: before) { Side($0) }
    let new = Dictionary(grouping: after) { Side($0) }
    let changes = (after + before).map { Side($0) }.unique.flatMap { side -> [RecordedChange] in
      let (earlier, later) = (old[side] ?? [], new[side] ?? [])
      // Several files of one id, as after a copy by hand, are told apart as far as there are as many.
      return (0..<max(earlier.count, later.count)).flatMap { number in
        between(
          earlier.indices.contains(number) ? earlier[number] : nil, later.indices.contains(number) ? later[number] : nil
        )
      }
    }
    return changes.enumerated().sorted { one, other in
      one.element.record == other.element.record ? one.offset < other.offset : one.element.record < other.element.record
    }.map(\.element)
  }

  private struct Side: Hashable {
    let identity: RecordMark.Identity
    let isFromRows: Bool

    init(_ version: RecordVersion) {
      identity = version.mark.identity
      isFromRows = if case .figures(_, _, true) = version.body { true } else { false }
    }
  }

  private static func between(_ old: RecordVersion?, _ new: RecordVersion?) -> [RecordedChange] {
    guard let mark = (new ?? old)?.mark else { return [] }
    func change(_ what: What) -> RecordedChange { RecordedChange(mark, what) }
    switch (old?.body, new?.body) {
    case (_, .unreadable(let problem)?): return [change(.unreadable(problem, isOlder: false))]
    case (.unreadable(let problem)?, .some): return [change(.unreadable(problem, isOlder: true))]
    case (.figures(_, let definition, let isFromRows)?, nil), (_, .figures(_, let definition, let isFromRows)?):
      let found = FigureChange.between(
        old?.figures ?? [], new?.figures ?? [], of: Slug(known: mark.name), defined: definition,
        isFromRows: isFromRows)
      return found.isEmpty ? [change(.layout)] : found.map { change(.figure($0)) }
    case (.plan?, _), (_, .plan?):
      let steps = PlanStep.between(old?.plan, new?.plan)
      return steps.isEmpty ? [change(.layout)] : steps.map { change(.plan($0)) }
    case (nil, .keys(let content)?): return [change(.added(content))]
    case (.keys(let content)?, nil): return [change(.removed(content))]
    case (.keys(let one)?, .keys(let other)?):
      var fields = one.changes(to: other)
      for index in fields.indices { fields[index].day = other.day(of: fields[index].place, in: mark.kind) }
      return [change(fields.isEmpty ? .layout : .changed(fields))]
    case (nil, _): return [change(.added(nil))]
    case (_, nil): return [change(.removed(nil))]
    default: return [change(.changed([]))]
    }
  }
}

extension RecordVersion {
  fileprivate var figures: [Figure]? { if case .figures(let figures, _, _) = body { figures } else { nil } }

  fileprivate var plan: PlanLock? { if case .plan(let lock) = body { lock } else { nil } }
}
