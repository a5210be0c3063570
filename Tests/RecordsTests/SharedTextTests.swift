import Model
import Records
import Testing

/// What is handed on of a record, on generated records of every kind.
@Suite struct `A record that is handed on` {
  @Test(arguments: RecordKind.allCases, 0..<40)
  func `holds what goes, and no comment, no key of one's own and nothing that stays`(kind: RecordKind, seed: Int) throws
  {
    var dice = Dice(seed &* 173 &+ kind.rawValue.utf8.count)
    for round in 0..<5 {
      let record = GeneratedRecord(kind, &dice)
      let source = try SourceText(path: record.path, text: record.text)
      let salt = dice.roll(3)
      // The same for the same value wherever it stands, so that what was made can be asked again.
      let rule: SharedText.Rule = { place, value, _ in
        salt == 0 ? .goes : (place.utf8.count + (value.text ?? "").utf8.count + salt) % 3 == 0 ? .stays : .goes
      }
      let told = try SharedText.of(source, as: kind, rule)
      func name(_ what: String) -> Comment {
        "\(kind), seed \(seed), round \(round): \(what)\n\(source.text)\n=>\n\(told.text)"
      }
      for comment in ["# why é", "# a: b", "# close", "# a comment é", "# at its margin"] {
        #expect(!told.keys.contains(comment), name("a comment"))
      }
      let root = try FrontMatter(told).root
      if case .map(let entries, _)? = root?.content {
        let known = Set(kind.keys.map(\.name))
        #expect(entries.allSatisfy { known.contains($0.key) }, name("a key of one's own"))
      }
      #expect(try SharedText.of(told, as: kind, rule) == told, name("something is left that stays"))
    }
  }

  @Test func `keeps its bytes where nothing is taken out`() throws {
    let text = "\u{FEFF}---\r\nshare:   'cluster'\r\nmeasures: [ reading-age ]\r\n---\r\n\r\nRead \"#1\".\r\n"
    let source = try SourceText(path: "a.md", text: text)
    #expect(try SharedText.of(source, as: .evidence).text == text)
  }

  @Test func `says the same at the end of a file without a last line end`() throws {
    let source = try SourceText(path: "a.yaml", text: "name: x # why\nlogo: |\n  one\n  two")
    #expect(try SharedText.of(source, as: .programme) { _, _, _ in .goes }.text == "name: x\nlogo: |\n  one\n  two")
  }

  @Test func `keeps the bytes of each key that stays as it is`() throws {
    let source = try SourceText(
      path: "a.md",
      text: """
        ---
        # for us alone
        schema: enquiry/1
        role:   "literacy # lead"   # Ada
        measures:
          - trust
          - reading-age  # better
        mine: secret
        source: |  # a note
          two
          lines
        ---

        Shown <!-- hidden
        more --> and shown.
        ```
        <!-- code -->
        ```
        """)
    let told = try SharedText.of(source, as: .evidence) { place, value, _ in
      place == "measures.*" && value.text == "trust" ? .stays : .goes
    }
    #expect(
      told.text == """
        ---
        schema: enquiry/1
        role:   "literacy # lead"
        measures:
          - reading-age
        source: "two\\nlines\\n"
        ---

        Shown  and shown.
        ```
        <!-- code -->
        ```
        """)
  }

  @Test func `of figures keeps the rows that are shown and the columns that are known`() throws {
    let source = try SourceText(
      path: "a.figures.csv",
      text: "occasion,n,mean,subgroup_by,subgroup,teacher\r\nbefore,24,90,,,Ada\r\nbefore,3,\"61.7\",pp,yes,Ben\r\n")
    let shown = try RecordReader.figures(source).value?.filter { $0.subgroup == nil } ?? []
    let told = try Figure.text(of: source, keeping: shown)
    #expect(told.text == "occasion,n,mean,subgroup_by,subgroup\r\nbefore,24,90,,\r\n")
    let plain = try SourceText(path: "a.figures.csv", text: "occasion,n,mean\nbefore,24,90\n")
    #expect(try Figure.text(of: plain, keeping: RecordReader.figures(plain).value ?? []) == plain)
  }
}

extension SourceText {
  /// What stands before the text that people wrote.
  fileprivate var keys: String {
    guard path.hasSuffix(".md"), let body = try? FrontMatter(self).body else { return text }
    return String(decoding: bytes[..<body.lowerBound], as: UTF8.self)
  }
}
