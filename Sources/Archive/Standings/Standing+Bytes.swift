internal import Model

// How a standing is kept: without the name of its enquiry, which is the name of the folder.
extension Standing {
  /// The bytes from which ``init(kept:of:)`` makes it again.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(optional: plan) { bytes, plan in
      bytes.append(text: plan.title)
      bytes.append(optional: plan.outcome) { $0.append(text: $1) }
    }
    bytes.append(number: UInt32(cycles))
    bytes.append(optional: current) { bytes, current in
      bytes.append(number: UInt32(current.number))
      bytes.append(current.cycle)
    }
    bytes.append(number: UInt32(outcomes.count))
    for outcome in outcomes {
      for text in [outcome.id.text, outcome.title, outcome.start, outcome.end] { bytes.append(text: text) }
      bytes.append(number: UInt8(outcome.lacksStart ? 1 : 0) | UInt8(outcome.lacksAfter ? 2 : 0))
    }
    for count in [logs.evidence, logs.leadership, logs.undated] { bytes.append(number: UInt32(count)) }
    bytes.append(logs.newest)
    bytes.append(optional: planChanges) { $0.append(number: UInt32($1)) }
    return bytes
  }

  /// - Throws: ``KeptReader/Damaged`` for bytes of another layout.
  init(kept bytes: ArraySlice<UInt8>, of name: EnquiryName) throws(KeptReader.Damaged) {
    var reader = KeptReader(bytes)
    let plan = try reader.optional { reader throws(KeptReader.Damaged) in
      Plan(
        title: try reader.text(),
        outcome: try reader.optional { reader throws(KeptReader.Damaged) in try reader.text() })
    }
    let cycles = try reader.count()
    let current = try reader.optional { reader throws(KeptReader.Damaged) in
      (number: try reader.count(), cycle: try reader.course())
    }
    var outcomes: [Outcome] = []
    for _ in 0..<(try reader.count()) { outcomes.append(try reader.outcome()) }
    let logs = Logs(
      evidence: try reader.count(), leadership: try reader.count(), newest: nil, undated: try reader.count())
    let newest = try reader.day()
    let planChanges = try reader.optional { reader throws(KeptReader.Damaged) in try reader.count() }
    guard reader.isAtEnd else { throw KeptReader.Damaged() }
    self.init(
      name: name, plan: plan, cycles: cycles, current: current, outcomes: outcomes,
      logs: Logs(evidence: logs.evidence, leadership: logs.leadership, newest: newest, undated: logs.undated),
      planChanges: planChanges)
  }
}

extension [UInt8] {
  /// Whether there is something, and what.
  fileprivate mutating func append<Value>(optional value: Value?, _ write: (inout [UInt8], Value) -> Void) {
    append(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }

  fileprivate mutating func append(_ day: Day?) {
    append(number: day.map { Int32($0.daysSince1970) } ?? .min)
  }

  fileprivate mutating func append(_ cycle: CycleCourse) {
    append(text: cycle.period.id)
    for day in [cycle.opened, cycle.reviewed, cycle.closed] { append(day) }
    append(text: cycle.decision?.rawValue ?? "")
    append(number: UInt8(cycle.isReviewed ? 1 : 0) | UInt8(cycle.isUnreadable ? 2 : 0))
  }
}

extension KeptReader {
  fileprivate mutating func optional<Value>(
    _ read: (inout KeptReader) throws(Damaged) -> Value
  ) throws(Damaged) -> Value? {
    try number(UInt8.self) == 0 ? nil : try read(&self)
  }

  fileprivate mutating func day() throws(Damaged) -> Day? {
    let number = try number(Int32.self)
    return number == .min ? nil : Day(daysSince1970: Int(number))
  }

  fileprivate mutating func course() throws(Damaged) -> CycleCourse {
    guard let period = Period(try text()) else { throw Damaged() }
    let (opened, reviewed, closed) = (try day(), try day(), try day())
    let decision = Cycle.Decision(rawValue: try text())
    let flags = try number(UInt8.self)
    return CycleCourse(
      period: period, opened: opened, reviewed: reviewed, closed: closed, decision: decision,
      isReviewed: flags & 1 != 0, isUnreadable: flags & 2 != 0)
  }

  fileprivate mutating func outcome() throws(Damaged) -> Standing.Outcome {
    let (id, title, start, end) = (try text(), try text(), try text(), try text())
    let flags = try number(UInt8.self)
    return Standing.Outcome(
      id: Slug(known: id), title: title, start: start, end: end, lacksStart: flags & 1 != 0, lacksAfter: flags & 2 != 0)
  }
}
