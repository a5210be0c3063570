import Model
import Records
import Testing

/// The laws of the merge, on generated records of every kind that two sides changed.
@Suite struct `A merge of two versions of a record` {
  private func scenes(
    _ kind: RecordKind, _ salt: Int, repeats: Bool = true, _ body: (MergeScene, Comment) throws -> Void
  ) throws {
    for seed in 0..<MergeRuns.count {
      var dice = Dice(seed &* 7919 &+ salt &+ kind.rawValue.utf8.count &* 31)
      let scene = try MergeScene(kind, repeats: repeats, &dice)
      try body(scene, "\(kind), seed \(seed)\n\(scene.told)")
    }
  }

  private func told(_ name: Comment, _ merged: MergedText) -> Comment {
    "\(name)\nMERGED\n\(String(decoding: merged.bytes, as: UTF8.self))\n\(merged.questions)"
  }

  @Test(arguments: RecordKind.allCases)
  func `is the same from either side`(kind: RecordKind) throws {
    try scenes(kind, 1) { scene, name in
      let (one, other) = (scene.merged(), scene.merged(swapped: true))
      #expect((one.bytes == other.bytes) == true, told(told(name, one), other))
      #expect((one.questions == other.questions.map(\.swapped)) == true, told(told(name, one), other))
    }
  }

  @Test(arguments: RecordKind.allCases)
  func `holds what the slow merge of plain values says`(kind: RecordKind) throws {
    guard kind != .pack else { return }
    try scenes(kind, 2) { scene, name in
      let merged = scene.merged()
      if merged.questions.contains(where: { $0.spot == .whole }) { return }
      let source = try SourceText(path: scene.base.path, bytes: merged.bytes)
      let said = try [scene.base, scene.ours, scene.theirs, source].map { text in
        ReferenceMerge.Said(try FrontMatter(TextMerge.completed(text)).root, .map(kind.keys))
      }
      var reference = ReferenceMerge(merged.questions)
      reference.compare(
        [], .map(kind.keys), .set, base: said[0], ours: said[1], theirs: said[2], merged: said[3])
      #expect(reference.faults == [], told(name, merged))
      for question in merged.questions {
        guard case .key(let place) = question.spot else { continue }
        #expect(reference.needed.contains(place), told("nothing is open at \(place)\n\(name)", merged))
      }
    }
  }

  @Test(arguments: RecordKind.allCases)
  func `loses no comment`(kind: RecordKind) throws {
    guard kind != .pack else { return }
    try scenes(kind, 3) { scene, name in
      let merged = scene.merged()
      if merged.questions.contains(where: { $0.spot == .whole }) { return }
      let text = String(decoding: merged.bytes, as: UTF8.self)
      for (side, notes) in [(scene.ours, scene.notes.ours), (scene.theirs, scene.notes.theirs)] {
        for note in notes where side.text.contains(note) {
          #expect(text.contains(note), told("\(note) is gone\n\(name)", merged))
        }
      }
    }
  }

  @Test(arguments: RecordKind.allCases)
  func `changes nothing when it is done again`(kind: RecordKind) throws {
    // With lines that stand there more than once, nobody can tell which of them was put in.
    try scenes(kind, 4, repeats: false) { scene, name in
      let merged = scene.merged()
      guard merged.questions.isEmpty else { return }
      let done = try SourceText(path: scene.base.path, bytes: merged.bytes)
      let merge = TextMerge(.record(kind), bases: [scene.base])
      for side in [scene.ours, scene.theirs] {
        let again = merge.merge(done, side)
        #expect((again == merged) == true, told(told(name, merged), again))
      }
      #expect(merge.merge(scene.ours, scene.base).bytes == scene.ours.bytes)
      #expect(merge.merge(scene.ours, scene.ours).bytes == scene.ours.bytes)
    }
  }

  @Test(arguments: RecordKind.allCases)
  func `asks nothing more when all is answered`(kind: RecordKind) throws {
    try scenes(kind, 5) { scene, name in
      for answer in [MergeAnswer.ours, .theirs] {
        let merged = scene.merged { _ in answer }
        #expect(merged.questions.isEmpty, told(name, merged))
        let mirror = scene.merged(swapped: true) { _ in answer == .ours ? .theirs : .ours }
        #expect((merged.bytes == mirror.bytes) == true, told(told(name, merged), mirror))
      }
    }
  }
}

extension TextMerge {
  /// With a line end at its end: a block of text at the end of a file is the same with it and without.
  static func completed(_ text: SourceText) throws -> SourceText {
    text.endsWithLineEnd ? text : try SourceText(path: text.path, text: text.text + "\n")
  }
}
