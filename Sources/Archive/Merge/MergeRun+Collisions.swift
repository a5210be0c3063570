internal import Git
internal import Model
internal import Records

// What is right on each side and wrong in both together, as far as the two changes themselves tell.
extension MergeRun {
  func decideWhatCollides(_ sorted: [MergeSlot]) throws {
    let enquiries = try Dictionary(grouping: sorted.filter { decided[$0.key] == nil }) { try enquiry(of: $0) }
    for (key, slots) in enquiries.compactMap({ key, slots in key.map { ($0, slots) } }).sorted(by: {
      $0.0.order < $1.0.order
    }) {
      decideTwoCycles(slots)
      try decideLeftAndMeasured(slots)
      try decideRedefinedAndRecorded(slots, of: key)
    }
  }

  /// The enquiry that a file belongs to after the merge, by its file in whichever version has it.
  func enquiry(of slot: MergeSlot) throws -> MergeKey.EnquiryKey? {
    if let key = slot.key.enquiry { return key }
    guard case .entry = slot.key else { return nil }
    for side in MergeSide.allCases {
      guard let file = slot[side], let name = location(file)?.enquiry else { continue }
      return try slots.names.enquiry(name, in: versions[side])
    }
    return nil
  }

  private func location(_ file: MergeFile) -> Layout.Location? {
    workspace.inFolder(file.path).flatMap { Layout.location(of: $0) }
  }

  /// Whether one side alone began a record.
  private func isNew(_ slot: MergeSlot, on side: MergeSide) -> Bool {
    slot[side] != nil && slot[side.other] == nil && slot.bases.allSatisfy { $0 == nil }
  }

  // MARK: - Cycles

  private func decideTwoCycles(_ slots: [MergeSlot]) {
    func cycles(_ side: MergeSide) -> [(period: Period, slot: MergeSlot)] {
      slots.compactMap { slot in
        guard isNew(slot, on: side), let file = slot[side], case .cycle(_, let period, _)? = location(file),
          period != .unknown
        else { return nil }
        return (period, slot)
      }
    }
    let theirs = cycles(.theirs)
    for mine in cycles(.ours) {
      for other in theirs where other.period == mine.period {
        let collision = Collision(.twoCycles(period: mine.period.spoken), canTakeOurs: true, canTakeTheirs: true)
        let key = [mine.slot.key.order, other.slot.key.order].sorted().joined(separator: " ")
        switch ask(.together(collision), about: mine.slot, key: key, sides: [.theirs: other.slot]) {
        case .ours?: leftOut.insert(other.slot.key)
        case .theirs?: leftOut.insert(mine.slot.key)
        case .both?, .value?, nil: break
        }
      }
    }
  }

  // MARK: - Schools

  private func decideLeftAndMeasured(_ slots: [MergeSlot]) throws {
    for side in MergeSide.allCases {
      for slot in slots where isNew(slot, on: side) {
        guard let file = slot[side], case .participation(_, let day, .left, let id)? = location(file),
          let school = try school(leaving: file, id, on: day)
        else { continue }
        guard let rows = try slots.first(where: { try measures(school, after: day, $0, by: side.other) }) else {
          continue
        }
        let collision = Collision(
          .leftAndMeasured(school: school), isOurs: side == .ours, canTakeOurs: side == .theirs,
          canTakeTheirs: side == .ours)
        let answer = ask(
          .together(collision), about: slot, key: "\(slot.key.order) \(rows.key.order)",
          sides: [side: slot, side.other: rows])
        if answer == (side == .ours ? .theirs : .ours) { leftOut.insert(slot.key) }
      }
    }
  }

  /// The school that left as a whole; nil where a group or a person left.
  private func school(leaving file: MergeFile, _ id: EntryID, on day: Day?) throws -> String? {
    guard let source = try source(file) else { return nil }
    do {
      let entry = try RecordReader.participation(source, id: id, date: day, kind: .left).value
      guard let entry, entry.group == nil, entry.note.role == nil else { return nil }
      return entry.note.school
    } catch {
      // What cannot be read is told where it is merged.
      return nil
    }
  }

  /// Whether a side recorded figures of a school, on a day after it left or on a day that nobody knows.
  private func measures(_ school: String, after left: Day?, _ slot: MergeSlot, by side: MergeSide) throws -> Bool {
    guard let file = slot[side], slot.bases.contains(where: { $0?.id != file.id }), let location = location(file),
      location.measure != nil, location.kind == nil
    else { return false }
    let before = Set(try slot.bases.compactMap { $0 }.flatMap { try rows($0, location) })
    let added = try rows(file, location).filter { !before.contains($0) && $0.school == school.lowercased() }
    let days = try added.map { try day(of: $0.occasion, location, side) }
    return days.contains { day in day.flatMap { day in left.map { day > $0 } } ?? true }
  }

  /// A row of figures or sums, as far as it matters here.
  private struct Row: Hashable {
    let school: String
    let occasion: String
    let text: String
  }

  private func rows(_ file: MergeFile, _ location: Layout.Location) throws -> [Row] {
    guard let source = try source(file) else { return [] }
    do {
      if case .summary = location {
        return (try RecordReader.summary(source).value?.rows ?? []).flatMap { row in
          row.content.key.schools.compactMap { $0 }.map { school in
            Row(school: school.lowercased(), occasion: row.content.key.to ?? row.content.key.from, text: row.text)
          }
        }
      }
      return (try RecordReader.figures(source).value ?? []).compactMap { figure in
        figure.school.map { Row(school: $0.lowercased(), occasion: figure.occasion, text: "\(figure)") }
      }
    } catch {
      return []
    }
  }

  private func day(of occasion: String, _ location: Layout.Location, _ side: MergeSide) throws -> Day? {
    guard let enquiry = location.enquiry, let id = location.measure,
      let measure = try measure(enquiry, id, in: versions[side])
    else { return nil }
    return measure.occasions.first { $0.id == occasion }?.date
  }

  // MARK: - Definitions

  private func decideRedefinedAndRecorded(_ slots: [MergeSlot], of key: MergeKey.EnquiryKey) throws {
    for slot in slots {
      guard case .ofEnquiry(_, let rest) = slot.key, let base = slot.base,
        case .measure(let name, let id)? = location(base)
      else { continue }
      for side in MergeSide.allCases {
        guard let file = slot[side], file.id != base.id, case .measure(let now, _)? = location(file) else { continue }
        let before = try measure(name, id, in: versions.bases[0])
        let after = try measure(now, id, in: versions[side])
        guard let before, let after, before.definition != after.definition else { continue }
        let records = [".figures.csv", ".summary.csv"].compactMap { ending in
          self.slots.all[.ofEnquiry(key, String(rest.dropLast(5)) + ending)]
        }
        let recorded = records.first { rows in
          guard let theirs = rows[side.other]?.id else { return false }
          // Who has them already knew of both.
          return theirs != rows.base?.id && theirs != rows[side]?.id
        }
        guard let rows = recorded else { continue }
        let collision = Collision(.redefinedAndRecorded(measure: after.title), isOurs: side == .ours)
        let ids = [file.id.hex, rows[side.other]?.id.hex ?? ""].joined(separator: " ")
        _ = ask(
          .together(collision), about: slot, key: "\(slot.key.order) \(ids)",
          sides: [side: slot, side.other: rows])
      }
    }
  }

  // MARK: - Reading

  private func measure(_ enquiry: EnquiryName, _ id: Slug, in version: MergeVersion) throws -> Measure? {
    let path = workspace.inRepository(Layout.measure(enquiry, id))
    guard let file = try version.file(at: path), let source = try source(file) else { return nil }
    do { return try RecordReader.measure(source, id: id).value } catch { return nil }
  }

  /// Nil for a file that is no text.
  private func source(_ file: MergeFile) throws -> SourceText? {
    let bytes = try workspace.repository.blob(file.id, limit: SourceText.limit)
    do { return try SourceText(path: workspace.inFolder(file.path) ?? file.path, bytes: bytes) } catch {
      return nil
    }
  }
}
