internal import Model

/// The merge of `measures/<id>.summary.csv`: sums are taken from one side or the other, never added to each other, since the same
/// people may be in both.
struct SummaryMerge {
  private typealias Unit = [SummaryTable.Row]

  private let kind: SummaryTable.Kind
  private let units: SummaryUnits
  private let bases: [[SummaryUnits.Name: Unit]?]
  private let ours: [SummaryUnits.Name: Unit]
  private let theirs: [SummaryUnits.Name: Unit]
  private let frame: TableFrame

  /// Nil where a version cannot be read to the last row, or where the two are of different scales.
  init?(_ ours: SourceText, _ theirs: SourceText, bases: [SourceText?]) {
    guard let one = SummaryMerge.table(ours), let other = SummaryMerge.table(theirs), one.kind == other.kind else {
      return nil
    }
    var read: [SummaryTable?] = []
    for base in bases {
      guard let base else {
        read.append(nil)
        continue
      }
      guard let table = SummaryMerge.table(base) else { return nil }
      read.append(table)
    }
    let units = SummaryUnits(of: [one, other] + read.compactMap(\.self))
    self.units = units
    kind = one.kind
    (self.ours, self.theirs) = (units.rows(of: one), units.rows(of: other))
    self.bases = read.map { $0.map(units.rows) }
    frame = TableFrame(ours, theirs, bases: bases)
  }

  private static func table(_ source: SourceText) -> SummaryTable? {
    guard let reading = try? RecordReader.summary(source) else { return nil }
    return reading.problems.contains { $0.severity == .error } ? nil : reading.value
  }

  func merged(_ answer: (MergeQuestion) -> MergeAnswer?) -> MergedText {
    var rows: Unit = []
    var questions: [MergeQuestion] = []
    for name in Set(ours.keys).union(theirs.keys).sorted() {
      let (mine, others) = (ours[name], theirs[name])
      if let settled = settled(name, mine, others) {
        rows += settled
        continue
      }
      let question = question(of: name)
      switch answer(question) {
      case .ours?: rows += mine ?? []
      case .theirs?: rows += others ?? []
      case .both?, .value?, nil:
        questions.append(question)
        rows += SummaryMerge.first(of: [mine, others].compactMap(\.self))
      }
    }
    let table = SummaryTable(kind, rows: rows)
    return MergedText(bytes: frame.bytes(of: table), questions: questions)
  }

  /// The rows of a unit where it is clear which they are; nil where a person must tell.
  private func settled(_ name: SummaryUnits.Name, _ mine: Unit?, _ others: Unit?) -> Unit? {
    let before = bases.map { $0?[name] }
    let base = before.map { $0?.contents }.common ?? nil
    if mine?.contents == others?.contents {
      let texts = before.map { $0?.texts }.common ?? nil
      if let mine, let others {
        return LayoutChoice.between(mine.texts, others.texts, base: texts, isBefore: Unit.isBefore) == mine.texts
          ? mine : others
      }
      return []
    }
    if mine == nil || others == nil, base == nil { return mine ?? others }
    if mine?.contents == base { return others ?? [] }
    if others?.contents == base { return mine ?? [] }
    return nil
  }

  private static func first(of units: [Unit]) -> Unit { units.min { Unit.isBefore($0.texts, $1.texts) } ?? [] }

  private func question(of name: SummaryUnits.Name) -> MergeQuestion {
    let before = bases.map { $0?[name] }
    let base = before.map { $0?.contents }.common == nil ? nil : before.first ?? nil
    let told = SummaryTold.texts([base, ours[name], theirs[name]].map { $0.map(SummaryTold.init) })
    return MergeQuestion(
      .sums(schools: units.schools(of: name), definition: name.definition), base: told[0], ours: told[1],
      theirs: told[2],
      allowsValue: false)
  }
}
