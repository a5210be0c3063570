import Archive
import Records
import TestSupport
import Testing

@Suite(.scratch) struct `The schema command` {
  @Test func `lists every kind with its files`() {
    let answer = Desk().does("schema")
    for kind in RecordKind.allCases { #expect(answer.out.contains(Layout.pattern(of: kind))) }
  }

  @Test(arguments: RecordKind.allCases)
  func `prints the schema that is published`(kind: RecordKind) {
    #expect(Desk().does("schema \(kind.rawValue)").out == kind.jsonSchema)
  }

  @Test func `asks back about a slip`() {
    let answer = Desk()("schema evidance")
    #expect(answer.code == 6)
    #expect(answer.err.contains("evidence"))
  }

  @Test(arguments: RecordKind.allCases)
  func `names files that are records of the kind`(kind: RecordKind) throws {
    let names: [RecordKind: String] = [
      .cycle: "autumn-2013-00000000", .evidence: "undated-survey-00000000", .leadership: "undated-00000000",
      .participation: "undated-joined-00000000", .coding: "undated-00000000-00000000",
      .meeting: "2013-11-19", .checkIn: "undated-elm-00000000", .action: "00000000",
      .pack: "2013-11-19-cluster",
    ]
    let pattern = Layout.pattern(of: kind)
    let file = names[kind] ?? "own-scheme"
    var parts = pattern.split(separator: "/").map { $0 == "*" ? "elm" : String($0) }
    parts.append(parts.removeLast().replacing("*", with: file))
    let path = parts.joined(separator: "/")
    #expect(Layout.location(of: path)?.kind == kind, "\(path)")
  }
}
