import Foundation
import Model
import Records
import Testing

@Suite struct `The JSON Schemas` {
  @Test(arguments: RecordKind.allCases)
  func `are published as the program makes them`(kind: RecordKind) throws {
    let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/schemas/\(kind.rawValue).schema.json").standardized
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(kind.jsonSchema.utf8).write(to: place)
    }
    let published = FileManager.default.contents(atPath: place.path).map { String(decoding: $0, as: UTF8.self) }
    #expect(published == kind.jsonSchema, "differs from \(place.path); run with RECORD_SNAPSHOTS=1")
  }

  @Test func `judge records as the readers do`() throws {
    var cases: [JudgedCase] = []
    for kind in RecordKind.allCases {
      for seed in 0..<80 {
        var dice = Dice(seed &* 977 &+ kind.rawValue.utf8.count)
        var entries = MadeValue.entries(kind.keys, &dice).map { MadeValue.Entry($0.key, $0.value.asEditorsReadIt) }
        for _ in 0..<dice.roll(3) { MadeValue.spoil(&entries, &dice) }
        cases.append(try JudgedCase(kind, entries, &dice))
      }
    }
    let judged = try expectAgreement(cases)
    #expect(judged.count { $0 == nil } > cases.count / 5)
    #expect(judged.count { $0 != nil } > cases.count / 5)
  }

  @Test func `judge every value at every key as the readers do`() throws {
    var cases: [JudgedCase] = []
    var dice = Dice(1)
    for kind in RecordKind.allCases {
      var seen: Set<RecordKey.Shape> = []
      let least = MadeValue.least(kind.keys)
      for key in kind.keys {
        for value in MadeValue.anything(for: key.shape, &seen) {
          let others = least.filter { $0.key != key.name }
          cases.append(try JudgedCase(kind, others + [MadeValue.Entry(key.name, value)], &dice))
        }
        cases.append(try JudgedCase(kind, least.filter { $0.key != key.name }, &dice))
      }
    }
    _ = try expectAgreement(cases)
  }

  private func expectAgreement(_ cases: [JudgedCase]) throws -> [String?] {
    let judged = try SchemaReferee.judge(cases.map { ($0.kind, $0.json) })
    try #require(judged.count == cases.count)
    for (one, schema) in zip(cases, judged) {
      let own = one.errors.filter(Verdict.isForReadersOnly)
      let shared = one.errors.count - own.count
      // What only the readers know may come with what both know.
      let agree = shared > 0 ? schema != nil : schema == nil || !own.isEmpty
      // A short name such as true, of which the list of spellings below tells.
      let truths = ["True is not of type 'string'", "True} is not valid under any", "True]} is not valid under any"]
      let isTruth = shared == 0 && truths.contains { schema?.contains($0) == true }
      if agree || isTruth { continue }
      let said = one.errors.map(\.message)
      Issue.record("\(one.kind)\nreaders: \(said)\nschema: \(schema ?? "valid")\n\(one.text)\n\(one.json)")
    }
    return judged
  }

  @Test func `differ from the readers only in spellings that YAML hides from an editor`() throws {
    var asked: [(kind: RecordKind, json: String)] = []
    for spelling in Spelling.all {
      let text = spelling.kind.ending == "md" ? "---\n\(spelling.text)---\n" : spelling.text
      let source = try SourceText(path: "a.\(spelling.kind.ending)", text: text)
      let errors = try Verdict.problems(source, as: spelling.kind).filter { $0.severity == .error }
      #expect(errors.isEmpty == spelling.readersAccept, "\(spelling.why)")
      asked.append((spelling.kind, EditorJSON.text(try FrontMatter(source).root)))
    }
    for (spelling, schema) in zip(Spelling.all, try SchemaReferee.judge(asked)) {
      #expect((schema == nil) != spelling.readersAccept, "\(spelling.why) no more: take it off the list")
    }
  }
}

/// Where an editor cannot see what the reader sees: the same value in a spelling that YAML reads as another one.
private struct Spelling {
  let why: String
  let kind: RecordKind
  let text: String
  let readersAccept: Bool

  static let all: [Spelling] = [
    Spelling(
      why: "null and ~ are words to the readers, nothing to an editor", kind: .programme, text: "name: null\n",
      readersAccept: true),
    Spelling(
      why: "True is no truth to the readers", kind: .programme, text: "name: x\nsample: True\n", readersAccept: false),
    Spelling(
      why: "hexadecimal numbers are none to the readers", kind: .measure,
      text: "title: x\nscale: binary\nscale_min: 0x1F\n", readersAccept: false),
    Spelling(
      why: "powers of ten are none to the readers", kind: .measure, text: "title: x\nscale: binary\nscale_min: 1e3\n",
      readersAccept: false),
    Spelling(
      why: "a number begins with a digit", kind: .measure, text: "title: x\nscale: binary\nscale_min: .5\n",
      readersAccept: false),
    Spelling(why: "an id has all its eight digits", kind: .enquiry, text: "title: x\nid: 12\n", readersAccept: false),
    Spelling(
      why: "a short name such as true is a truth to an editor", kind: .cluster, text: "name: x\nalliances: [true]\n",
      readersAccept: true),
    Spelling(
      why: "a short name such as 1e5 is a number to an editor", kind: .cluster, text: "name: x\nalliances: [1e5]\n",
      readersAccept: true),
  ]
}

/// A record with what the readers say of it, and as an editor sees it.
private struct JudgedCase {
  let kind: RecordKind
  let json: String
  let text: String
  let errors: [Problem]

  init(_ kind: RecordKind, _ entries: [MadeValue.Entry], _ dice: inout Dice) throws {
    let record = GeneratedRecord(kind, entries, &dice)
    let source = try SourceText(path: record.path, text: record.text)
    self.kind = kind
    text = record.text
    json = EditorJSON.text(try FrontMatter(source).root)
    errors = try Verdict.problems(source, as: kind).filter { $0.severity == .error }
  }
}
