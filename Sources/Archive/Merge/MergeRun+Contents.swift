internal import Git
internal import Model
internal import Records

// What files say after a merge.
extension MergeRun {
  /// - Returns: nil where the file is gone.
  func content(of slot: MergeSlot) throws -> Content? {
    if leftOut.contains(slot.key) { return nil }
    if let side = decided[slot.key] { return slot[side].map { .stored($0.id, $0.mode) } }
    switch (slot.ours, slot.theirs) {
    case (nil, nil): return nil
    case (let file?, nil): return afterRemoval(of: file, by: .theirs, slot)
    case (nil, let file?): return afterRemoval(of: file, by: .ours, slot)
    case (let ours?, let theirs?): return try merged(ours, theirs, slot)
    }
  }

  /// What becomes of a file that one side has and the other has not.
  private func afterRemoval(of file: MergeFile, by side: MergeSide, _ slot: MergeSlot) -> Content? {
    // New, or nobody can tell whether it was there: nothing is lost.
    guard slot.bases.allSatisfy({ $0 != nil }) else { return .stored(file.id, file.mode) }
    if isUnchanged(file, slot, in: versions[side.other]) { return nil }
    switch ask(.gone(.record, isOurs: side == .ours), about: slot, key: "\(slot.key.order) \(file.id)") {
    case .ours?: return side == .ours ? nil : .stored(file.id, file.mode)
    case .theirs?: return side == .theirs ? nil : .stored(file.id, file.mode)
    case .both?, .value?, nil: return .stored(file.id, file.mode)
    }
  }

  /// Whether a side has a file as it was; that its folder has another name is no change of it.
  func isUnchanged(_ file: MergeFile, _ slot: MergeSlot, in version: MergeVersion) -> Bool {
    func name(_ path: String) -> Substring { path[(path.lastIndex(of: "/") ?? path.startIndex)...] }
    return slot.bases.allSatisfy { base in
      guard let base, base.id == file.id, base.mode == file.mode else { return false }
      // An alliance is known by the name of its folder.
      if case .ofAlliance(_, "alliance.yaml") = slot.key { return base.path == file.path }
      return name(base.path) == name(file.path)
    }
  }

  // MARK: - Both sides

  private func merged(_ ours: MergeFile, _ theirs: MergeFile, _ slot: MergeSlot) throws -> Content? {
    let mode = Self.agreed(slot.bases.map { $0?.mode }, ours.mode, theirs.mode)
    if let id = Self.agreed(slot.bases.map { $0?.id }, ours.id, theirs.id), let mode { return .stored(id, mode) }
    guard ours.mode.isPlainFile, theirs.mode.isPlainFile else { return whole(ours, theirs, slot) }
    let place = workspace.inFolder(try place(of: slot))
    let form = Layout.mergeForm(of: place)
    // The record of an issued pack decides for its page, too.
    if case .packPage? = place.flatMap({ Layout.location(of: $0) }), let side = sideOfPack(slot) {
      return slot[side].map { .stored($0.id, $0.mode) }
    }
    guard form != .whole, let texts = MergeTexts(form, slot, at: place ?? ours.path) else {
      return whole(ours, theirs, slot)
    }
    if let bytes = mergedAhead[slot.key] { return .text(bytes, mode ?? .executable) }
    let answered = { question in self.answered(.field(question), about: slot, key: slot.key.order) }
    guard let merged = try texts.merged(in: workspace, answer: answered) else { return whole(ours, theirs, slot) }
    for question in merged.questions { _ = ask(.field(question), about: slot, key: slot.key.order) }
    return .text(merged.bytes, mode ?? .executable)
  }

  /// Merges what needs no question, all processors at once: most do not, and what one comes to depends on no other.
  func mergeAhead(_ sorted: [MergeSlot]) throws {
    let ahead = try sorted.compactMap { slot -> (key: MergeKey, texts: MergeTexts)? in
      guard decided[slot.key] == nil, !leftOut.contains(slot.key), let ours = slot.ours, let theirs = slot.theirs,
        ours.mode.isPlainFile, theirs.mode.isPlainFile,
        Self.agreed(slot.bases.map { $0?.id }, ours.id, theirs.id) == nil
      else { return nil }
      let place = workspace.inFolder(try place(of: slot))
      let form = Layout.mergeForm(of: place)
      return form == .whole ? nil : MergeTexts(form, slot, at: place ?? ours.path).map { (slot.key, $0) }
    }
    let merged = try workspace.together(ahead.count, inStretchesOf: 64) { workspace, range in
      try range.map { number -> [UInt8]? in
        let merged = try ahead[number].texts.merged(in: workspace) { _ in nil }
        return merged?.questions.isEmpty == true ? merged?.bytes : nil
      }
    }
    for (text, bytes) in zip(ahead, merged) { mergedAhead[text.key] = bytes }
  }

  /// One version or the other, where a file cannot be looked into.
  private func whole(_ ours: MergeFile, _ theirs: MergeFile, _ slot: MergeSlot) -> Content? {
    let question = MergeQuestion(
      .whole, base: slot.base == nil ? nil : "", ours: "", theirs: "", allowsValue: false)
    let ids = [ours.id.hex, theirs.id.hex].sorted().joined(separator: " ")
    let side: MergeSide
    switch ask(.field(question), about: slot, key: "\(slot.key.order) \(ids)") {
    case .ours?: side = .ours
    case .theirs?: side = .theirs
    case .both?, .value?, nil: side = ours.id.hex < theirs.id.hex ? .ours : .theirs
    }
    decided[slot.key] = side
    return slot[side].map { .stored($0.id, $0.mode) }
  }

  /// Whose version of a pack's record was taken, or would be.
  private func sideOfPack(_ page: MergeSlot) -> MergeSide? {
    guard case .path(let path) = page.key, path.hasSuffix(".html") else { return nil }
    let key = MergeKey.path(path.dropLast(5) + ".yaml")
    guard let record = slots.all[key], record.ours?.id != record.theirs?.id else { return nil }
    if let side = decided[key] { return side }
    guard let ours = record.ours, let theirs = record.theirs else { return nil }
    // Where one side alone changed it, it says nothing of the page that both changed.
    if Self.agreed(record.bases.map { $0?.id }, ours.id, theirs.id) != nil { return nil }
    _ = whole(ours, theirs, record)
    return decided[key]
  }

  // MARK: - Words about it

  /// The record as people name it.
  func mark(of slot: MergeSlot) -> RecordMark {
    let path = slot.anywhere?.path ?? ""
    guard let place = workspace.inFolder(path) else { return RecordMark(.file, path) }
    guard let location = Layout.location(of: place) else { return RecordMark(.file, place) }
    var mark = location.mark(of: slot.key.enquiry.flatMap { folders[$0] } ?? location.enquiry)
    mark.title = title(of: location, slot)
    return mark
  }

  /// What a measure is called, in whichever version has it.
  private func title(of location: Layout.Location, _ slot: MergeSlot) -> String? {
    guard let enquiry = location.enquiry, let measure = location.measure else { return nil }
    let path = workspace.inRepository(Layout.measure(enquiry, measure))
    do {
      guard let file = try versions.ours.file(at: path) ?? versions.theirs.file(at: path) else { return nil }
      let bytes = try workspace.repository.blob(file.id, limit: SourceText.limit)
      return try FrontMatter(SourceText(path: path, bytes: bytes)).root?["title"]?.text
    } catch {
      // Without a title it is called by its short name.
      return nil
    }
  }
}
