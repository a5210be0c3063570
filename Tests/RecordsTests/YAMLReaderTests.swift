import Model
import Records
import Testing

@Suite struct `The strict reader` {
  private func root(_ yaml: String) throws -> Node? { try FrontMatter(SourceText(path: "a.yaml", text: yaml)).root }

  @Test func `leaves values as they are written`() throws {
    let root = try #require(
      try root("a: no\nb: 08\nc: 1.10\nd: 2014-09\ne: \"no\"\nf: 'it''s'\ng:\nh: 1,204\ni: 12%\nj: NaN\n"))
    let texts = ["a", "b", "c", "d", "e", "f", "h", "i", "j"].map { root[$0]?.text ?? "" }
    #expect(texts == ["no", "08", "1.10", "2014-09", "no", "it's", "1,204", "12%", "NaN"])
    #expect(root["g"]?.isEmpty == true)
    #expect(root["g"]?.text == nil)
  }

  @Test(
    arguments: [
      ("a: &x 1\n", "yaml_anchor", 1, 4), ("a: 1\nb: *x\n", "yaml_alias", 2, 4), ("a: !!str 1\n", "yaml_tag", 1, 4),
      ("a: 1\na: 2\n", "yaml_doubled_key", 2, 1), ("a:\n  <<: 1\n", "yaml_merge_key", 2, 3),
      ("a: 1\n---\nb: 2\n", "yaml_documents", 2, 1), ("title: Maths: fluency\n", "yaml_syntax", 1, 13),
      ("a: \"open\nb: 2\n", "yaml_syntax", 1, 4), ("a: 1\n\tb: 2\n", "yaml_syntax", 2, 1),
      ("- a\n", "yaml_syntax", 1, 1),
      ("a: [1, 2\n", "yaml_syntax", 1, 4), ("just words\n", "yaml_syntax", 1, 1),
      ("a: é\nb: é &\nc: @x\n", "yaml_syntax", 3, 4),
    ])
  func `refuses what records do not use, with its place`(yaml: String, code: String, line: Int, column: Int) throws {
    let error = #expect(throws: RecordError.self) { try root(yaml) }
    #expect(error?.problem.code == code)
    #expect(error.map { [$0.problem.place.line, $0.problem.place.column] } == [line, column])
    #expect(error?.problem.remedy.hasSuffix(".") == true)
  }

  @Test func `refuses a bomb of aliases at once`() throws {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      yaml += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    let error = #expect(throws: RecordError.self) { try root(yaml) }
    #expect(error?.problem.code == "yaml_anchor")
  }

  @Test func `refuses 30 levels and 70 KB`() throws {
    let deep = "a: " + String(repeating: "[", count: 30) + String(repeating: "]", count: 30) + "\n"
    #expect(#expect(throws: RecordError.self) { try root(deep) }?.problem.code == "yaml_depth")
    let large = "a: " + String(repeating: "x", count: 70_000) + "\n"
    #expect(#expect(throws: RecordError.self) { try root(large) }?.problem.code == "too_large")
  }

  @Test(arguments: [false, true], [false, true])
  func `points at the bytes of every value`(crlf: Bool, mark: Bool) throws {
    let lines = [
      "# café", "title: Élan à la carte  # why", "list:", "  - \"q: é\"", "  - 'x'", "map:", "  k: v w", "z: [a, b]",
    ]
    let text = (mark ? "\u{FEFF}" : "") + lines.joined(separator: crlf ? "\r\n" : "\n") + "\n"
    let source = try SourceText(path: "a.yaml", text: text)
    let root = try #require(try FrontMatter(source).root)
    func written(_ node: Node?) -> String? { node.map { source.string($0.range) } }
    #expect(written(root["title"]) == "Élan à la carte")
    guard case .list(let items, _)? = root["list"]?.content else { Issue.record("no list"); return }
    #expect(items.map { source.string($0.range) } == ["\"q: é\"", "'x'"])
    #expect(written(root["map"]?["k"]) == "v w")
    #expect(written(root["z"]) == "[a, b]")
  }

  @Test func `wants the two lines around front matter`() throws {
    func problem(_ text: String) throws -> Problem? {
      #expect(throws: RecordError.self) { try FrontMatter(SourceText(path: "a.md", text: text)) }?.problem
    }
    #expect(try problem("title: x\n")?.code == "front_matter_missing")
    #expect(try problem("---\ntitle: x\n")?.code == "front_matter_open")
    #expect(try problem("")?.code == "front_matter_missing")
  }
}
