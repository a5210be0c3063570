/// A folder with nothing wrong, and mistakes that can be made in it: each a slip in one of its files, or a file too many.
enum Mistakes {
  struct Mistake: Sendable, CustomStringConvertible {
    let code: String
    /// From the enquiry folder, with line and column: where `check` must point.
    let place: String
    let path: String
    /// What stands in the file; nil for a file that is not there.
    let right: String?
    let wrong: String

    init(_ code: String, _ path: String, _ place: String, _ right: String?, _ wrong: String, at other: String? = nil) {
      (self.code, self.path, self.place, self.right, self.wrong) = (
        code, path, "\(other ?? path):\(place)", right, wrong
      )
    }

    var description: String { "\(code) at \(place)" }
  }

  static let maths = "enquiries/oak/maths"

  static func entry(_ number: Int) -> String {
    "\(maths)/evidence/2026-10-05-survey-e00000\(number < 10 ? "0" : "")\(number).md"
  }

  static func cycle(_ period: String, _ number: Int) -> String {
    "\(maths)/cycles/\(period)-c000000\(number).md"
  }
  private static func measure(_ name: String) -> String { "\(maths)/measures/\(name).yaml" }
  static func figures(_ name: String) -> String { "\(maths)/measures/\(name).figures.csv" }
  static func summary(_ name: String) -> String { "\(maths)/measures/\(name).summary.csv" }
  static let summaryColumns =
    "school,group,subgroup_by,subgroup,from,to,definition,batches,n_from,sum_from_all,sumsq_from_all,n_to,sum_to_all,"
    + "sumsq_to_all,n,sum_from,sum_to,sumsq_from,sumsq_to,sum_product,up,same,down,at_min_from,at_max_from,at_min_to,"
    + "at_max_to\n"
  private static let small = ["a", "b", "c", "d", "e", "f", "g", "h", "j", "k", "m", "n", "p", "q", "s"]
  private static let summed = ["a", "b", "c", "d", "e", "f", "g", "i"].map { "talk-\($0)" }

  // MARK: - The folder

  static let folder: [String: String] = {
    var files = plans
    for number in 1...36 { files[entry(number)] = "---\nschema: enquiry/1\nrole: head\n---\n\nSeen in class.\n" }
    for name in small {
      files[measure(name)] = "schema: enquiry/1\ntitle: Answers\nscale: binary\nelapsed_months: 7\n"
      files[figures(name)] = "occasion,school,count,of\nbefore,,1,16\nafter,,16,16\n"
    }
    files.merge(aimed) { one, _ in one }
    files.merge(met) { one, _ in one }
    for name in summed {
      files[measure(name)] = "schema: enquiry/1\ntitle: Talk\nscale: continuous\noccasions: [before, after]\n"
      files[summary(name)] =
        summaryColumns + "Ash School,,,,before,after,,b0000001,6,12,24,6,18,54,6,12,18,24,54,36,6,0,0,,,,\n"
        + "Oak School,,,,before,after,,b0000002,6,12,24,6,18,54,6,12,18,24,54,36,6,0,0,,,,\n"
    }
    files[measure("talk-h")] =
      "schema: enquiry/1\ntitle: Talk\nscale: continuous\noccasions: [before, after]\n"
      + "treatment_groups: [new way]\ncontrol_group: old way\ndesign: matched\n"
    files[summary("talk-h")] =
      summaryColumns + "Ash School,new way,,,before,after,,b0000001,6,12,24,6,18,54,6,12,18,24,54,36,6,0,0,,,,\n"
      + "Ash School,old way,,,before,after,,b0000001,6,12,24,6,18,54,6,12,18,24,54,36,6,0,0,,,,\n"
    return files
  }()

  private static let plans: [String: String] = [
    "enquiries/oak/alliance.yaml":
      "schema: enquiry/1\nname: Oak Alliance\nlead_school: Oak School\nschools:\n  - Ash School\n  - Beech School\n",
    "enquiries/elm/alliance.yaml": "schema: enquiry/1\nname: Elm Alliance\n",
    "enquiries/clusters/north/cluster.yaml": "schema: enquiry/1\nname: North\nalliances:\n  - oak\n",
    "enquiries/frameworks/ours.yaml":
      "schema: enquiry/1\nid: ours\ntitle: Ours\ngroups:\n  - id: g\n    title: G\nentries:\n"
      + "  - id: first\n    title: First\n    group: g\n  - id: second\n    title: Second\n",
    "enquiries/codings/2026-10-06-e0000001-k0000001.md":
      "---\nschema: enquiry/1\ncodes: [ours/first]\n---\n",
    "private/note.md": "For me.\n",
    "enquiries/oak/second/enquiry.md": "---\nschema: enquiry/1\nid: bbbbbbbb\ntitle: Second\n---\n",
    "\(maths)/enquiry.md": """
    ---
    schema: enquiry/1
    id: aaaaaaaa
    title: Maths
    success:
      - text: More pupils pass
        measure: score
    interventions:
      - men.5
    schools:
      - Oak School
      - Ash School
    dose:
      minutes_per_day: 10
      days_per_week: 4
    risks:
      - Time
    theory_of_change:
      outputs:
        - text: Teachers meet
          measures: [score]
          evidence_for: [e0000001]
    ---

    ## Notes

    None.

    """,
    "\(maths)/measures/score.yaml": """
    schema: enquiry/1
    title: Score
    scale: continuous
    treatment_groups: [new way]
    control_group: old way
    occasions:
      - id: before
        date: 2026-01-20
      - id: after
        date: 2026-07-01
    compare: [before, after]

    """,
    "\(maths)/measures/score.figures.csv":
      "occasion,group,school,definition,n,mean\nbefore,new way,Oak School,,20,5\nafter,new way,Oak School,,20,6\n"
      + "before,old way,Oak School,,20,5\nafter,old way,Oak School,,20,5\nbefore,new way,Beech School,,20,5\n",
    "\(maths)/measures/r.yaml":
      "schema: enquiry/1\ntitle: Reading\nscale: continuous\noccasions:\n  - id: before\n    date: 2026-01-20\n"
      + "  - id: after\n    date: 2026-07-01\n",
    "\(maths)/participation/2026-06-01-left-p0000001.md": "---\nschema: enquiry/1\nschool: Ash School\n---\n",
    "\(maths)/participation/2026-02-01-joined-p0000002.md": "---\nschema: enquiry/1\nschool: Beech School\n---\n",
    "\(maths)/leadership/2026-10-05-d0000001.md":
      "---\nschema: enquiry/1\nchallenge: commitment\nresponse: work_together\n---\n\nWe met.\n",
    "\(maths)/evidence/2026-09-12-survey-e0000040.md":
      "---\nschema: enquiry/1\ncycle: c0000001\n---\n\nSeen in class.\n",
    cycle("autumn-2026", 1): "---\nschema: enquiry/1\ninterventions: [men.5]\nopened: 2026-09-10\n---\n",
    cycle("summer-2026", 2):
      "---\nschema: enquiry/1\nopened: 2026-04-20\nreviewed: 2026-07-01\nclosed: 2026-07-05\ndecision: adapt\n---\n",
    cycle("spring-2026", 3):
      "---\nschema: enquiry/1\nopened: 2026-01-10\nclosed: 2026-03-30\ndecision: adapt\n---\n\n## What happened\n\nMuch.\n",
    cycle("spring-2026", 4):
      "---\nschema: enquiry/1\nopened: 2026-01-11\nclosed: 2026-03-30\ndecision: adapt\n---\n",
    cycle("spring-2026", 5):
      "---\nschema: enquiry/1\nopened: 2026-01-12\nclosed: 2026-03-30\ndecision: adapt\n---\n",
  ]

  // MARK: - The mistakes

  static let all: [Mistake] =
    inTexts + inEntries + inPlans + inMeasures + onScales + inFigures + inSummaries + inFiles
    + inMeetings + afterMerges

  /// Texts that cannot be read as a record, or not whole.
  private static let inTexts: [Mistake] = [
    Mistake("yaml_syntax", entry(1), "3:8", "role: head", "role: a: b"),
    Mistake("yaml_anchor", entry(2), "3:7", "role: head", "role: &a x"),
    Mistake("yaml_alias", entry(3), "3:7", "role: head", "role: *a"),
    Mistake("yaml_tag", entry(4), "3:7", "role: head", "role: !!str x"),
    Mistake("yaml_merge_key", entry(5), "3:1", "role: head", "<<: x"),
    Mistake("yaml_doubled_key", entry(6), "3:1", "role: head", "schema: enquiry/1"),
    Mistake(
      "yaml_depth", entry(7), "3:26", "role: head",
      "role: " + String(repeating: "[", count: 30) + String(repeating: "]", count: 30)),
    Mistake("front_matter_missing", entry(8), "1:1", "---\nschema", "schema"),
    Mistake("front_matter_open", entry(9), "1:1", "head\n---", "head"),
    Mistake("not_text", entry(10), "6:5", "Seen in", "Seen\u{0}in"),
    Mistake("too_large", entry(11), "2:1", "head", String(repeating: "x", count: 70_000)),
    Mistake("newer_schema", entry(12), "2:9", "enquiry/1", "enquiry/2"),
    Mistake("unknown_schema", entry(13), "2:9", "enquiry/1", "1"),
    Mistake(
      "merge_conflict", entry(14), "3:1", "role: head",
      "<<<<<<< HEAD\nrole: head\n=======\nrole: deputy head\n>>>>>>> theirs"),
    Mistake(
      "merge_conflict", entry(15), "6:1", "Seen in class.", ">>>>>>> theirs"),
    Mistake("yaml_documents", measure("a"), "3:1", "scale: binary", "---"),
  ]

  private static let inEntries: [Mistake] = [
    Mistake("not_a_choice", entry(16), "3:8", "role: head", "share: everyone"),
    Mistake("not_a_flag", entry(17), "3:13", "role: head", "still_felt: yes"),
    Mistake("not_text", entry(18), "3:7", "role: head", "role: [a]"),
    Mistake("not_a_list", entry(19), "3:11", "role: head", "measures: score"),
    Mistake("not_a_slug", entry(20), "3:12", "role: head", "measures: [Bad Name]"),
    Mistake("not_an_id", entry(21), "3:8", "role: head", "cycle: 12"),
    Mistake("not_a_code", entry(22), "3:9", "role: head", "codes: [x]"),
    Mistake("unknown_key", entry(23), "3:1", "role: head", "rolle: head"),
    Mistake("unknown_measure", entry(24), "3:12", "role: head", "measures: [scroe]"),
    Mistake("unknown_cycle", entry(25), "3:8", "role: head", "cycle: c0000009"),
    Mistake("unknown_code", entry(26), "3:10", "role: head", "guskey: [nothing]"),
    Mistake("unknown_code", entry(27), "3:9", "role: head", "codes: [our/first]"),
    Mistake("kept_for_oneself", entry(28), "3:8", "role: head", "share: me"),
    Mistake("unlisted_school", entry(29), "3:9", "role: head", "school: Beach School"),
    Mistake("empty_entry", entry(30), "5:1", "Seen in class.\n", ""),
    Mistake(
      "outside_cycle", "\(maths)/evidence/2026-09-01-survey-e0000041.md", "3:8", nil,
      "---\nschema: enquiry/1\ncycle: c0000001\n---\n\nSeen in class.\n"),
    Mistake(
      "in_the_future", "\(maths)/evidence/2027-01-01-survey-e0000042.md", "1:1", nil,
      "---\nschema: enquiry/1\n---\n\nSeen in class.\n"),
    Mistake(
      "other_response", "\(maths)/leadership/2026-10-05-d0000001.md", "4:11", "work_together", "senior_support"),
    Mistake(
      "after_leaving", "\(maths)/leadership/2026-10-06-d0000002.md", "3:9", nil,
      "---\nschema: enquiry/1\nschool: Ash School\n---\n\nWe met.\n"),
    Mistake(
      "unknown_entry", "enquiries/codings/2026-10-06-e9999999-k0000002.md", "1:1", nil,
      "---\nschema: enquiry/1\ncodes: [ours/first]\n---\n"),
  ]

  private static let inPlans: [Mistake] = [
    Mistake("unknown_measure", "\(maths)/enquiry.md", "7:14", "measure: score", "measure: marks"),
    Mistake("unknown_intervention", "\(maths)/enquiry.md", "9:5", "men.5", "mne.5"),
    Mistake("doubled_school", "enquiries/oak/alliance.yaml", "6:5", "- Beech School", "- Ash School"),
    Mistake("dose", "\(maths)/enquiry.md", "13:1", "  days_per_week: 4", "  # days_per_week: 4"),
    Mistake("not_a_map", "\(maths)/enquiry.md", "17:5", "- Time", "- [Time]"),
    Mistake("unknown_entry", "\(maths)/enquiry.md", "22:22", "[e0000001]", "[e7777777]"),
    Mistake("unknown_heading", "\(maths)/enquiry.md", "25:1", "## Notes", "## Note"),
    Mistake("unknown_intervention", cycle("autumn-2026", 1), "3:17", "men.5", "men.55"),
    Mistake("cycle_out_of_order", cycle("summer-2026", 2), "5:9", "2026-07-05", "2026-06-30"),
    Mistake("outside_period", cycle("spring-2026", 3), "3:9", "2026-01-10", "2025-09-10"),
    Mistake("closed_without_decision", cycle("spring-2026", 4), "4:9", "\ndecision: adapt", ""),
    Mistake("decision_without_day", cycle("spring-2026", 5), "4:11", "closed: 2026-03-30\n", ""),
    Mistake("unknown_alliance", "enquiries/clusters/north/cluster.yaml", "4:5", "- oak", "- okk"),
    Mistake("doubled_name", "enquiries/oak/alliance.yaml", "2:7", "Oak Alliance", "Elm Alliance"),
    Mistake("doubled_id", "enquiries/oak/second/enquiry.md", "3:5", "bbbbbbbb", "aaaaaaaa"),
    Mistake("unknown_group", "enquiries/frameworks/ours.yaml", "10:12", "group: g", "group: x"),
    Mistake("doubled_id", "enquiries/frameworks/ours.yaml", "11:5", "id: second", "id: first"),
  ]

  private static let inMeasures: [Mistake] = [
    Mistake("not_a_day", measure("f"), "4:20", "elapsed_months: 7", "intervention_date: 5 March"),
    Mistake("not_a_number", measure("b"), "4:17", "months: 7", "months: 7m"),
    Mistake("not_whole", measure("c"), "4:10", "elapsed_months: 7", "top_box: 1.5"),
    Mistake("missing_key", measure("d"), "1:1", "title: Answers\n", ""),
    Mistake(
      "result_before_plan", measure("r"), "8:11", "2026-01-20\n  - id: after\n    date: 2026-07-01",
      "2025-01-20\n  - id: after\n    date: 2025-07-01"),
    Mistake("unknown_occasion", measure("score"), "11:19", "[before, after]", "[before, later]"),
  ]

  private static let inFigures: [Mistake] = [
    Mistake("unknown_occasion", figures("score"), "2:1", "before,new way,Oak", "befor,new way,Oak"),
    Mistake("after_leaving", figures("score"), "3:15", "after,new way,Oak School", "after,new way,Ash School"),
    Mistake("unlisted_group", figures("score"), "4:8", "before,old way", "before,old ways"),
    Mistake(
      "unknown_definition", figures("score"), "5:26", "after,old way,Oak School,", "after,old way,Oak School,second"),
    Mistake("unlisted_school", figures("score"), "6:16", "Beech School", "Lime School"),
    Mistake("csv_quote", figures("e"), "2:8", "before,,1", "before,\",1"),
    Mistake(
      "semicolons", figures("f"), "1:1", "occasion,school,count,of\nbefore,,1,16\nafter,,16,16",
      "occasion;school;count;of\nbefore;;1;16"),
    Mistake(
      "missing_column", figures("g"), "1:1", "occasion,school,count,of\nbefore,,1,16\nafter,,16,16",
      "school,count,of\n,1,16"),
    Mistake("doubled_column", figures("h"), "1:20", "count,of", "of,of"),
    Mistake("doubled_figure", figures("j"), "3:1", "after,,16", "before,,16"),
    Mistake("half_count", figures("k"), "2:1", "1,16\n", "1,\n"),
    Mistake("unknown_column", figures("m"), "1:10", "school", "scholl"),
    Mistake("too_many_cells", figures("n"), "2:14", "1,16\n", "1,16,2\n"),
    Mistake(
      "merge_conflict", figures("b"), "2:1", "before,,1,16\n",
      "<<<<<<< HEAD\nbefore,,1,16\n=======\nbefore,,2,16\n>>>>>>> theirs\n"),
    Mistake("count_over", figures("p"), "2:9", "1,16\n", "17,16\n"),
    Mistake("missing_occasion", figures("q"), "2:1", "before", ""),
    Mistake("figures_without_measure", figures("z"), "1:1", nil, "occasion,n\nbefore,20\n"),
  ]

  private static let inSummaries: [Mistake] = [
    Mistake("summary_contradiction", summary("talk-a"), "2:71", "36,6,0,0", "36,5,0,0"),
    Mistake("summary_columns", summary("talk-b"), "1:1", "school,group", "group,school"),
    Mistake("summary_cells", summary("talk-c"), "3:1", "36,6,0,0,,,,\nOak", "36,6,0,0,,,,\nElm,Oak"),
    Mistake("doubled_row", summary("talk-d"), "3:1", "Oak School", "Ash School"),
    Mistake("unknown_occasion", summary("talk-e"), "2:1", "before,after", "before,later"),
    Mistake("unknown_definition", summary("talk-f"), "2:1", "after,,b0000001", "after,2,b0000001"),
    Mistake("summary_scale", measure("talk-g"), "1:1", "continuous", "binary", at: summary("talk-g")),
    Mistake("design_contradicted", measure("talk-h"), "7:9", "design: matched", "design: one_group"),
    Mistake("unrecorded_group", measure("talk-h"), "5:20", "[new way]", "[newer way]"),
    Mistake("figures_without_measure", summary("talk-z"), "1:1", nil, summaryColumns),
  ]

  private static let inFiles: [Mistake] = [
    Mistake(
      "doubled_id", "\(maths)/evidence/2026-10-30-other-e0000001.md", "1:1", nil,
      "---\nschema: enquiry/1\n---\n\nSeen in class.\n"),
    Mistake("unread_file", "\(maths)/evidence/2026-10-30-servey-e0000050.md", "1:1", nil, "---\n---\n"),
    Mistake("unread_file", "\(maths)/evidence/monday.txt", "1:1", nil, "Seen.\n"),
    Mistake("unread_file", "enquiries/oak/maths/mesures/x.yaml", "1:1", nil, "x\n", at: "enquiries/oak/maths/mesures"),
    Mistake("unread_file", "enquiries/toolkit/extra.yml", "1:1", nil, "x\n"),
    Mistake("unread_file", "enquiries/Programme.yaml", "1:1", nil, "x\n"),
    Mistake("no_enquiry_file", "enquiries/oak/third/files/x.txt", "1:1", nil, "x\n", at: "enquiries/oak/third"),
    Mistake(
      "no_alliance_file", "enquiries/ash/history/enquiry.md", "1:1", nil,
      "---\nschema: enquiry/1\ntitle: History\n---\n", at: "enquiries/ash"),
    Mistake("identifier_in_text", entry(23), "6:1", "Seen in class.", "A123456789012 was seen."),
    Mistake("rows_about_people", "\(maths)/files/tests.csv", "1:8", nil, "school,participant,score\nOak School,p1,3\n"),
    Mistake("spreadsheet", "\(maths)/files/tests.xlsx", "1:1", nil, "PK"),
    Mistake("private_not_ignored", ".gitignore", "1:1", "/private/", "/privat/"),
  ]
}
