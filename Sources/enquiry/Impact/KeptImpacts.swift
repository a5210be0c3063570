internal import ArgumentParser
internal import Archive
internal import Foundation
internal import Git
internal import Impact
internal import Model
internal import Packs

/// The results of an enquiry's measures as JSON, of which only those are worked out whose files have changed since the last time.
///
/// A result is kept where its measure was read without an error, and used again where nothing is changed that it was made of: the
/// measure's files, what the plan fixed for it, this program.
struct KeptImpacts {
  private let name: EnquiryName
  private let snapshot: Snapshot
  private let lock: Loaded<PlanLock?>
  /// Nil where only a part of what stands in the files counts.
  private let kept: KeptResults?
  /// In the order of the measures.
  private let keys: [(id: Slug, key: ObjectID)]

  init(of name: EnquiryName, in snapshot: Snapshot) throws {
    self.name = name
    self.snapshot = snapshot
    lock = try snapshot.lock(of: name)
    kept = snapshot.horizon == nil ? KeptResults(of: name, in: snapshot.workspace) : nil
    let fixed = Dictionary((lock.value?.plan.measures ?? []).map { ($0.id, $0) }) { first, _ in first }
    let program = try Program.identity()
    keys = try snapshot.measureContents(of: name).map { contents in
      let parts = [contents.definition, contents.figures, contents.summary].map { $0?.hex ?? "" }
      let analysis = fixed[contents.id]?.primaryAnalysis?.rawValue ?? ""
      return (contents.id, try KeptResults.key([program, contents.id.text, analysis] + parts))
    }
  }

  /// - Parameter only: the measures to tell of, all where it is empty; what weakens them may lie in the others.
  func document(only: [Slug]) throws -> ImpactDocument {
    let criteria = (try snapshot.enquiry(name).value?.success ?? []).filter { criterion in
      only.isEmpty || only.contains { $0.text == criterion.measure }
    }
    let judged = Set(criteria.compactMap(\.measure))
    var known = Dictionary(keys.compactMap { id, key in kept?[key].map { (id, $0) } }) { first, _ in first }
    var fresh = try fresh { known[$0] == nil || judged.contains($0.text) }
    for id in fresh.ids { known[id] = nil }
    let count = known.values.reduce(fresh.count) { $0 + Note($1.note).count }
    // Where there are many results now and were few, or the other way round, their cautions are others.
    let outdated = known.filter { Note($0.value.note).isOutdated(among: count) }
    for id in outdated.keys { known[id] = nil }
    if !outdated.isEmpty { fresh.add(try self.fresh { outdated[$0] != nil }) }
    let results = known.merging(fresh.results(among: count)) { _, new in new }
    if !fresh.ids.isEmpty { keep(results, without: fresh.problems) }
    let changes = try snapshot.planChanges(of: name)
    return ImpactDocument(
      name: name,
      measures: results.filter { only.isEmpty || only.contains($0.key) }.reduce(into: [:]) {
        $0[$1.key.text] = .written($1.value.bytes)
      },
      verdicts: criteria.map { fresh.verdict(on: $0, among: count).traced(by: changes) }, changes: changes,
      problems: (fresh.problems + lock.problems).filter { $0.severity == .error })
  }

  private func fresh(_ isWanted: (Slug) -> Bool) throws -> Fresh {
    let loaded = try snapshot.measures(of: name, where: isWanted)
    return Fresh(of: lock.value?.applied(to: loaded.value) ?? loaded.value, problems: loaded.problems)
  }

  private func keep(_ results: [Slug: KeptResults.Result], without problems: [Problem]) {
    let faulty = Set(
      problems.filter { $0.severity == .error }.map(\.place.path)
        .compactMap { Layout.location(of: $0)?.measure })
    kept?.replace(
      with: keys.filter { !faulty.contains($0.id) }.compactMap { id, key in results[id].map { (key, $0) } })
  }
}

extension KeptImpacts {
  /// What is known of a result without reading it.
  fileprivate struct Note {
    /// How many results of outcomes it gives.
    let count: Int
    let isOutcome: Bool
    /// Whether it was told as one of many.
    let isAmongMany: Bool

    init(_ impact: MeasureImpact, among count: Int) {
      self.count = impact.countOfOutcomes
      isOutcome = impact.isOutcome
      isAmongMany = count >= MeasureImpact.manyOutcomes
    }

    init(_ number: UInt32) {
      count = Int(number >> 2)
      isOutcome = number & 2 != 0
      isAmongMany = number & 1 != 0
    }

    var number: UInt32 { UInt32(clamping: count << 2 | (isOutcome ? 2 : 0) | (isAmongMany ? 1 : 0)) }

    func isOutdated(among count: Int) -> Bool {
      isOutcome && isAmongMany != (count >= MeasureImpact.manyOutcomes)
    }
  }

  /// Measures that are worked out now.
  fileprivate struct Fresh {
    private var measured: [MeasuredFigures]
    /// Each on its own.
    private var alone: [MeasureImpact]
    private(set) var problems: [Problem]

    init(of measured: [MeasuredFigures], problems: [Problem]) {
      self.measured = measured
      self.problems = problems
      alone = MeasureImpact.each(of: measured)
    }

    var ids: [Slug] { measured.map(\.measure.id) }

    /// How many results of outcomes they give.
    var count: Int { alone.reduce(0) { $0 + $1.countOfOutcomes } }

    mutating func add(_ other: Fresh) {
      measured += other.measured
      alone += other.alone
      problems += other.problems
    }

    func results(among count: Int) -> [Slug: KeptResults.Result] {
      let impacts = alone.map { $0.amongOutcomes(count) }
      let written = ImpactDocument.written(impacts)
      return Dictionary(
        zip(impacts, written).map { impact, bytes in
          (impact.measure.id, KeptResults.Result(note: Note(impact, among: count).number, bytes: bytes[...]))
        }
      ) { first, _ in first }
    }

    func verdict(on criterion: SuccessCriterion, among count: Int) -> SuccessVerdict {
      let impacts = Dictionary(alone.map { ($0.measure.id, $0.amongOutcomes(count)) }) { first, _ in first }
      return SuccessVerdict(of: criterion, by: impacts, places: ImpactStory.places(of: measured))
    }
  }
}

extension Program {
  /// What tells this build of the program from all others: its version, and the size and time of its file.
  static func identity() throws -> String {
    let version = EnquiryCommand.configuration.version
    guard let path = Bundle.main.executablePath else { return version }
    let file = try FileManager.default.attributesOfItem(atPath: path)
    let time = (file[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(version) \(file[.size] ?? 0) \(time)"
  }
}
