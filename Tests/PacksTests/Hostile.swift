import Model

@testable import Packs

/// Records as nobody should write them.
enum Hostile {
  static let attack = """
    <script>alert(1)</script>

    # Heading one

    ### Heading three

    Click [here](javascript:alert(1)), [there](&#106;avascript:alert(2)), [data](data:text/html;base64,PHNjcmlwdD4=), \
    [well](https://example.org/a?b=1&c="x") or <javascript:alert(3)>. <img src=x onerror=alert(4)> inline.

    ![alternative text](https://example.org/spy.png)

    <svg onload="alert(5)"><foreignObject></foreignObject></svg>

    {{title}} {{{style}}} {{#spreads}} {{> page.html}} {{=<% %>=}}

    Bidi \u{202E}evil\u{202C} &#x202E;entity&#8238; and \u{0007}bell.

    ```html onclick=x
    <b>code</b>
    """

  static let line = "\"\u{301} onmouseover=alert(1) x='<\u{338}b>' | a\n# b {{title}} \u{202E}bidi"
  static let longWord = String(repeating: "unbroken", count: 100)

  static var contents: PackContents {
    var record = Sample.enquiry("elm", "hostile", "Title <b>bold</b> " + line)
    record.ownQuestion = "Question </p><script>alert(6)</script> " + line
    record.success = [line, "- list", "1. list", longWord].map { SuccessCriterion($0) }
    record.interventions = [.own(title: line, support: line)]
    record.schools = [School(name: longWord, phase: line, part: nil)]
    record.source = line
    record.attribution = line
    record.prose = Sample.prose([.background: attack])
    var cycle = Cycle(id: Sample.id("c0000001"), period: .unknown)
    cycle.prose = Sample.prose([
      .aim: attack, .happened: longWord, .next: attack, .learned: "unclosed\n\n```\n# still code",
    ])
    let long = String(repeating: "Ten thousand signs of text. ", count: 358)
    var note = LogNote(id: Sample.id("e0000001"), date: nil, share: .public, text: attack)
    note.school = line
    note.role = line
    let entries = [
      EvidenceEntry(note: note, kind: .other), Sample.entry("e0000002", long, share: .cluster, kind: .other, role: nil),
    ]
    let dossier = Dossier(
      enquiry: record, cycles: [cycle], measures: [Sample.measured("one", "One")], evidence: entries,
      leadership: [Sample.note("f0000001", attack, [line])])
    var cluster = Cluster(slug: Sample.slug("hostile"), name: line)
    cluster.note = line
    return PackContents(
      cluster: cluster, meeting: PackMeeting(date: nil),
      alliances: [
        PackAlliance(
          alliance: Alliance(slug: Sample.slug("elm"), name: line),
          enquiries: [PackEnquiry(dossier: dossier, stories: [Sample.slug("one"): story])])
      ], toolkit: Sample.toolkit, basis: PackBasis(version: nil, includesUnsavedEdits: true))
  }

  private static var story: ImpactStory {
    return ImpactStory(
      title: line, standing: line, headlines: [line, longWord], notComputed: [line], cautions: [line],
      table: FigureTable(columns: [line, longWord], rows: [[line, longWord]]),
      charts: [chart].compactMap(\.self),
      sources: [line])
  }

  private static var chart: Chart? {
    let rows = [
      IntervalPicture.Row(label: line, text: longWord, value: -1.5e12, low: -.infinity, high: 3),
      IntervalPicture.Row(label: longWord, text: line, value: .nan),
    ]
    return Chart(
      title: line, opening: line, table: FigureTable(columns: [line, longWord], rows: [[line, longWord]]),
      picture: .intervals(IntervalPicture(panels: [IntervalPicture.Panel(heading: line, rows: rows)], unit: line)))
  }
}
