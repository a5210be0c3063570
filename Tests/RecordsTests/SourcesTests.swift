import Model
import Records
import Testing

/// The folders that a programme names beside its own, and how one is taken out again.
@Suite struct SourcesTests {
  private func read(_ sources: String) throws -> Reading<Programme> {
    try RecordReader.programme(
      SourceText(path: "programme.yaml", bytes: Array("schema: enquiry/1\nname: North\nsources:\n\(sources)".utf8)))
  }

  @Test func `a source has a name and an address, and is read from what is shared unless it says otherwise`() throws {
    let reading = try read(
      "  - name: elm\n    url: git@host:elm.git\n  - name: oak\n    branch: main\n    folder: schools/oak\n")
    #expect(reading.problems.isEmpty)
    #expect(
      reading.value?.sources == [
        Source(name: Slug(known: "elm"), url: "git@host:elm.git", branch: "shared/cluster"),
        Source(name: Slug(known: "oak"), branch: "main", folder: "schools/oak"),
      ])
  }

  @Test(arguments: [
    ("  - url: a\n", "wrong_source"), ("  - name: elm\n", "wrong_source"),
    ("  - name: Elm School\n    url: a\n", "not_a_slug"),
    ("  - name: here\n    url: a\n", "doubled_source"),
    ("  - name: elm\n    url: a\n  - name: elm\n    url: b\n", "doubled_source"),
    ("  - name: elm\n    branch: ../main\n", "not_a_branch"), ("  - name: elm\n    branch: -x\n", "not_a_branch"),
    ("  - name: elm\n    branch: a.lock\n", "not_a_branch"), ("  - name: elm\n    branch: 'a b'\n", "not_a_branch"),
    ("  - name: elm\n    url: a\n    folder: ../b\n", "not_a_folder"),
    ("  - name: elm\n    url: a\n    folder: /b\n", "not_a_folder"),
    ("  - name: elm\n    url: a\n    folder: .git\n", "not_a_folder"), ("  - elm\n", "not_a_map"),
  ])
  func `what is none is told, and the others are read`(_ text: String, _ code: String) throws {
    let reading = try read("  - name: oak\n    url: b\n" + text)
    #expect(reading.problems.map(\.code) == [code])
    #expect(reading.value?.sources.first?.name.text == "oak")
  }

  @Test(arguments: [
    ("sources:\n  - name: a\n    url: 1\n  - name: b\n    url: 2\n", 0, "sources:\n  - name: b\n    url: 2\n"),
    ("sources:\n  - name: a\n    url: 1\n  - name: b\n    url: 2\n", 1, "sources:\n  - name: a\n    url: 1\n"),
    (
      "sources:\n# first\n  - name: a\n    url: 1 # one\n\n# second\n  - name: b\nterms: # kept\n", 0,
      "sources:\n# first\n\n# second\n  - name: b\nterms: # kept\n"
    ),
    (
      "sources:\r\n- name: a\r\n- name: b\r\n- name: c\r\nname: x\r\n", 1,
      "sources:\r\n- name: a\r\n- name: c\r\nname: x\r\n"
    ),
    ("sources: [{name: a}, {name: b}]\n", 0, "sources: [{name: b}]\n"),
    ("sources: [{name: a}, {name: b}]\n", 1, "sources: [{name: a}]\n"),
    ("sources:\n  - name: a\n    url: 1\nname: x\n", 0, "sources:\nname: x\n"),
    ("sources:\n  - name: a\n", 3, "sources:\n  - name: a\n"),
  ])
  func `an item is taken out of a list with its lines, and all else stays`(
    _ text: String, _ item: Int, _ expected: String
  ) throws {
    let source = try SourceText(path: "programme.yaml", bytes: Array(text.utf8))
    let edited = try source.applying([.remove(item: item, from: "sources")], as: .programme)
    #expect(edited.text == expected)
  }
}
