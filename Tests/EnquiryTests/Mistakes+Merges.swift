extension Mistakes {
  /// What a merge of texts leaves that can be read all the same.
  static let afterMerges: [Mistake] = [
    Mistake("merge_conflict", entry(31), "7:1", "Seen in class.", "Seen in class.\n=======\nNot seen."),
    Mistake("doubled_item", entry(32), "3:19", "role: head", "measures: [score, score]"),
    Mistake("doubled_heading", entry(33), "10:1", "Seen in class.", "## Seen\n\nIn class.\n\n## Seen\n\nElsewhere."),
    Mistake(
      "twofold_line", entry(34), "7:1", "Seen in class.",
      "Twelve of the pupils read aloud today.\nTwenty of the pupils read aloud today."),
    Mistake("mixed_line_ends", entry(35), "6:1", "Seen in class.", "Seen in class.\r\nAnd outside."),
    Mistake("merge_conflict", entry(36), "7:1", "Seen in class.", "Seen in class.\n======="),
    Mistake(
      "merge_conflict", "\(maths)/files/notes.txt", "1:1", nil,
      "<<<<<<< HEAD\nOurs.\n=======\nTheirs.\n>>>>>>> theirs\n"),
    Mistake("doubled_header", figures("s"), "3:1", "after,,16,16", "occasion,school,count,of\nafter,,16,16"),
    Mistake("counted_twice", summary("talk-i"), "3:1", "Oak School", "Ash School + Oak School"),
    Mistake(
      "open_cycles", cycle("autumn-2026", 6), "1:1", nil, "---\nschema: enquiry/1\nopened: 2026-09-11\n---\n"),
    Mistake("unread_file", entry(1) + "~HEAD", "1:1", nil, "---\n---\n"),
    Mistake(
      "no_cluster_file", "enquiries/clusters/south/meetings/2026-10-09.md", "1:1", nil,
      "---\nschema: enquiry/1\n---\n", at: "enquiries/clusters/south"),
  ]
}
