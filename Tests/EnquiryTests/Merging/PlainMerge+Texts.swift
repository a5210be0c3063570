/// Merges of what stands in one file.
extension PlainMerge {
  private static let plan = "\(enquiry)/enquiry.md"
  private static let age = "\(enquiry)/measures/reading-age.yaml"
  private static let figures = "\(enquiry)/measures/reading-age.figures.csv"
  private static let sums = "\(enquiry)/measures/minutes.summary.csv"
  private static let cycle = "\(enquiry)/cycles/autumn-2026-c0000001.md"
  private static let meeting = "\(cluster)/meetings/2026-11-02.md"
  private static let marks = ["<<<<<<<", ">>>>>>>"]

  static let ofKeys: [PlainMerge] = [
    PlainMerge(
      "one key changed two ways", .text,
      // Schools are listed in the enquiry, which cannot be read.
      found: ["merge_conflict at \(plan):5"],
      ours: { try $0.change(plan, "outcome: reading age", "outcome: fluency") },
      theirs: { try $0.change(plan, "outcome: reading age", "outcome: joy") }),
    PlainMerge(
      "the marks around two versions deleted, and the one between them forgotten", .text,
      found: ["merge_conflict at \(plan):6"],
      ours: { try $0.change(plan, "outcome: reading age", "outcome: fluency") },
      theirs: { try $0.change(plan, "outcome: reading age", "outcome: joy") },
      byHand: { try $0.takeOut(marks, from: plan) }),
    PlainMerge(
      "one key changed two ways, with both lines kept", .union, found: ["yaml_doubled_key at \(plan):6"],
      ours: { try $0.change(plan, "outcome: reading age", "outcome: fluency") },
      theirs: { try $0.change(plan, "outcome: reading age", "outcome: joy") }),
    PlainMerge(
      "one word added to a list in two places", .union, found: ["doubled_item at \(plan):9"],
      ours: { try $0.change(plan, "  - men.5", "  - men.5\n  - men.1") },
      theirs: { try $0.change(plan, "  - men.5", "  - men.1\n  - men.5") }),
    PlainMerge(
      "one item added to a list in two ways", .union, found: ["doubled_item at \(plan):15"],
      ours: { try $0.change(plan, "success:\n", "success:\n  - text: All read\n") },
      theirs: {
        try $0.change(
          plan, "    measure: reading-age\n", "    measure: reading-age\n  - text: All read\n    measure: reading-age\n"
        )
      }),
    PlainMerge(
      "one school added in two places", .union, found: ["doubled_school at \(plan):12"],
      ours: { try $0.change(plan, "  - Elm School", "  - Fir School\n  - Elm School") },
      theirs: { try $0.change(plan, "  - Ash School", "  - Ash School\n  - Fir School") }),
    PlainMerge(
      "one point of measurement added under two labels", .union,
      found: ["doubled_item at \(age):11"],
      ours: { try $0.add("  - id: later\n    label: in November\n", to: age) },
      theirs: { try $0.change(age, "  - id: after\n", "  - id: later\n    label: at the end\n  - id: after\n") }),
    PlainMerge(
      "one page agreed on two days", .union, found: ["doubled_item at \(meeting):11"],
      ours: {
        try $0.change(
          meeting, "agreed:\n", "agreed:\n  - enquiry: elm/paired-reading\n    role: head\n    date: 2026-10-21\n")
      },
      theirs: {
        try $0.change(
          meeting, "    date: 2026-10-20\n",
          "    date: 2026-10-20\n  - enquiry: elm/paired-reading\n    role: head\n    date: 2026-10-22\n")
      }),
    PlainMerge(
      "line ends of one side among those of the other", .union, found: ["mixed_line_ends at \(plan):6"],
      ours: { try $0.change(plan, "interventions:\n  - men.5\n", "interventions:\r\n  - men.5\r\n") },
      theirs: { try $0.change(plan, "They like it.", "They love it.") }),
  ]

  static let ofTexts: [PlainMerge] = [
    PlainMerge(
      "one line of text changed two ways", .text, found: ["merge_conflict at \(plan):20"],
      ours: { try $0.change(plan, "They like it.", "They love it.") },
      theirs: { try $0.change(plan, "They like it.", "They hate it.") }),
    PlainMerge(
      "the mark between two versions of a text forgotten", .text, found: ["merge_conflict at \(plan):21"],
      ours: { try $0.change(plan, "They like it.", "They love it.") },
      theirs: { try $0.change(plan, "They like it.", "They hate it.") },
      byHand: { try $0.takeOut(marks, from: plan) }),
    PlainMerge(
      "one line of text changed two ways, with both kept", .union, found: ["twofold_line at \(plan):19"],
      ours: { try $0.change(plan, "ten minutes", "twelve minutes") },
      theirs: { try $0.change(plan, "ten minutes", "fifteen minutes") }),
    PlainMerge(
      "one heading begun by both", .union, found: ["doubled_heading at \(cycle):18"],
      ours: { try $0.add("\n## What we learned\n\nMuch.\n", to: cycle) },
      theirs: { try $0.change(cycle, "## What happened", "## What we learned\n\nLittle.\n\n## What happened") }),
    PlainMerge(
      "git's own settings changed by both", .text, found: ["merge_conflict at .gitattributes:2"],
      ours: { try $0.add("*.pdf binary\n", to: ".gitattributes") },
      theirs: { try $0.add("*.png binary\n", to: ".gitattributes") }),
    PlainMerge(
      "a published text changed by both", .text, found: ["merge_conflict at \(enquiry)/files/notes.txt:1"],
      ours: { try $0.write("Ours.\n", to: "\(enquiry)/files/notes.txt") },
      theirs: { try $0.write("Theirs.\n", to: "\(enquiry)/files/notes.txt") }),
  ]

  static let ofFigures: [PlainMerge] = [
    PlainMerge(
      "one figure changed two ways, with both rows kept", .union, found: ["doubled_figure at \(figures):4"],
      ours: { try $0.change(figures, "24,31,", "24,31.4,") }, theirs: { try $0.change(figures, "24,31,", "24,34.1,") }),
    PlainMerge(
      "the mark between two versions of a figure forgotten", .text, found: ["merge_conflict at \(figures):4"],
      ours: { try $0.change(figures, "24,31,", "24,31.4,") }, theirs: { try $0.change(figures, "24,31,", "24,34.1,") },
      byHand: { try $0.takeOut(marks, from: figures) }),
    PlainMerge(
      "a column added on one side, and a row on the other", .union,
      found: ["doubled_figure at \(figures):5", "doubled_figure at \(figures):6", "doubled_header at \(figures):4"],
      ours: {
        try $0.write(
          "occasion,school,n,mean,sd,note\nbefore,Elm School,24,28.1,9.8,a\nafter,Elm School,24,31,9.1,b\n", to: figures
        )
      },
      theirs: { try $0.add("after,Ash School,12,30,8\n", to: figures) }),
    PlainMerge(
      "the sums of a school added up on two machines", .union, found: ["doubled_row at \(sums):3"],
      ours: { try $0.change(sums, "aaaaaaaa,30,270", "aaaaaaaa cccccccc,33,300") },
      theirs: { try $0.change(sums, "aaaaaaaa,30,270", "aaaaaaaa dddddddd,35,320") }),
    PlainMerge(
      "schools pooled on one machine, and added up alone on the other", .union,
      found: ["counted_twice at \(sums):3", "counted_twice at \(sums):4"],
      ours: {
        try $0.takeOut(["Ash"], from: sums)
        try $0.change(
          sums, "Elm School,,,,2026-09-14,,bbbbbbbb,24,200",
          "Ash School + Elm School,,,,2026-09-14,,aaaaaaaa bbbbbbbb,54,470")
      },
      theirs: { try $0.change(sums, "aaaaaaaa,30,270", "aaaaaaaa dddddddd,35,320") }),
  ]
}
