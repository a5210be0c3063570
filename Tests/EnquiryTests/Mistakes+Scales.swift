// Scales, points of measurement and success criteria that cannot be: an enquiry of its own.
extension Mistakes {
  private static let aims = "enquiries/oak/aims"
  private static func marks(_ name: String, _ ending: String) -> String { "\(aims)/measures/marks-\(name).\(ending)" }
  /// Scores from 0 to 40, measured twice.
  private static let marked = ["a", "b", "c", "d", "e", "f", "g"]
  /// Answers on levels.
  private static let levelled = ["h", "j", "k"]

  /// Its files.
  static let aimed: [String: String] = {
    var files = [
      "\(aims)/enquiry.md": """
      ---
      schema: enquiry/1
      id: cccccccc
      title: Aims
      success:
        - text: A good average
          measure: marks-a
          at_least: 30
        - text: A good rise
          measure: marks-b
          rise_of: 5
        - text: Most agree
          measure: marks-h
          at_least: 80%
        - text: A smaller gap
          measure: marks-c
          at_most: 40
        - text: Few agree
          measure: marks-h
          at_most: 50%
      ---

      """
    ]
    for name in marked {
      files[marks(name, "yaml")] =
        "schema: enquiry/1\ntitle: Marks\nscale: continuous\nscale_min: 0\nscale_max: 40\noccasions:\n  - id: before\n"
        + "    date: 2026-01-20\n  - id: after\n    date: 2026-07-01\n\(name == "d" ? "compare: [before, after]\n" : "")"
      files[marks(name, "figures.csv")] = "occasion,n,mean,sd\nbefore,20,18.5,6\nafter,20,21.5,6\n"
    }
    for name in levelled {
      files[marks(name, "yaml")] = "schema: enquiry/1\ntitle: Answers\nscale: likert\nlikert_levels: 5\ntop_box: 2\n"
    }
    files[marks("m", "yaml")] = "schema: enquiry/1\ntitle: Talk\nscale: continuous\nscale_min: 0\nscale_max: 10\n"
    files[marks("m", "summary.csv")] =
      summaryColumns
      + "Ash School,,,,before,after,,b0000001,6,12,24,6,18,54,6,12,18,24,54,36,6,0,0,0,0,0,0\n"
    return files
  }()

  static let onScales: [Mistake] = [
    Mistake("aim_beyond_measure", "\(aims)/enquiry.md", "8:15", "at_least: 30", "at_least: 90%"),
    Mistake("aim_beyond_measure", "\(aims)/enquiry.md", "11:14", "rise_of: 5", "rise_of: 50"),
    Mistake("aim_beyond_measure", "\(aims)/enquiry.md", "14:15", "80%", "800%"),
    Mistake("aim_counts_people", "\(aims)/enquiry.md", "20:14", "at_most: 50%", "at_most: 3"),
    Mistake("aim_without_groups", "\(aims)/enquiry.md", "17:16", "at_most: 40", "narrow_to: 4"),
    Mistake("scale_ends", marks("c", "yaml"), "5:12", "scale_max: 40", "scale_max: 0"),
    Mistake("compare_reversed", marks("d", "yaml"), "11:11", "[before, after]", "[after, before]"),
    Mistake("occasions_reversed", marks("e", "yaml"), "9:9", "2026-01-20", "2026-09-20"),
    Mistake("top_box", marks("h", "yaml"), "5:10", "top_box: 2", "top_box: 5"),
    Mistake("doubled_level", marks("j", "yaml"), "4:16", "levels: 5", "levels: [1, 2, 2, 3]"),
    Mistake("few_levels", marks("k", "yaml"), "4:16", "levels: 5", "levels: [3]"),
    Mistake("beyond_scale", marks("a", "figures.csv"), "3:10", "21.5", "41.5"),
    Mistake("spread_beyond_scale", marks("b", "figures.csv"), "2:16", "18.5,6", "18.5,26"),
    Mistake("occasion_missing", marks("f", "figures.csv"), "7:9", "before,20,18.5,6\n", "", at: marks("f", "yaml")),
    Mistake("beyond_scale", marks("m", "yaml"), "2:1", "scale_max: 10", "scale_max: 2", at: marks("m", "summary.csv")),
  ]
}
