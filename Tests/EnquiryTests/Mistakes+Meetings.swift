// What a cluster has beside its file, and how packs look.
extension Mistakes {
  private static let west = "enquiries/clusters/west"
  private static let meeting = "\(west)/meetings/2026-11-05.md"
  private static func action(_ number: Int) -> String { "\(west)/actions/a000000\(number).md" }
  private static func checkIn(_ number: Int) -> String {
    "\(west)/check-ins/2026-10-0\(number)-elm-g000000\(number).md"
  }
  private static let taken =
    "---\nschema: enquiry/1\nwhat: Lend the audit sheet\nalliance: elm\nenquiry: oak/second\nagreed: 2026-06-25\n"
    + "due: 2026-10-01\ndone: 2026-09-30\n---\n"

  static let met: [String: String] = {
    var files = [
      "enquiries/programme.yaml": "schema: enquiry/1\nname: Oak programme\ncolour: \"#1f4e79\"\n# More.\n",
      "\(west)/packs/2026-06-25-cluster.html": "A page.\n",
      "\(west)/packs/2026-06-25-cluster.yaml":
        "schema: enquiry/1\ncommit: 8f260127929195d98435d6104f8298766c4a6afb\nprogram: 0.1.0\nsha256: 111f3632cf9996617cbe45c3df057b07f5b830a14efae2c335a5811e5d70830f\n",
      "\(west)/pseudonyms.yaml": "schema: enquiry/1\nschools:\n  - Ash School\n  - Oak School\nalliances: []\n",
      "\(west)/cluster.yaml": "schema: enquiry/1\nname: West\nalliances:\n  - elm\n",
      meeting: """
      ---
      schema: enquiry/1
      starts: "13:30"
      minutes: 30
      agenda:
        - item: Second
          minutes: 25
          enquiry: oak/second
        - item: Next steps
          minutes: 5
      agreed:
        - enquiry: oak/second
          role: project lead
          date: 2026-11-01
      discussed:
        - enquiry: oak/second
          warm: Much.
        - enquiry: oak/maths
          warm: Much.
      next: 2027-03-04
      ---

      ## Decisions

      None.

      """,
    ]
    for number in 1...6 { files[action(number)] = taken }
    for number in 1...3 { files[checkIn(number)] = "---\nschema: enquiry/1\nrole: head\n---\n\nAll well.\n" }
    return files
  }()

  static let inMeetings: [Mistake] = [
    Mistake("not_a_time", meeting, "3:9", "\"13:30\"", "half past one"),
    Mistake("agenda_minutes", meeting, "4:10", "minutes: 30", "minutes: 35"),
    Mistake("unknown_enquiry", meeting, "8:14", "enquiry: oak/second", "enquiry: oak/secnd"),
    Mistake("in_the_future", meeting, "14:11", "2026-11-01", "2026-12-01"),
    Mistake("doubled_discussion", meeting, "18:14", "oak/maths", "oak/second"),
    Mistake("next_meeting_earlier", meeting, "20:7", "2027-03-04", "2026-03-04"),
    Mistake("unknown_heading", meeting, "23:1", "## Decisions", "## Decision"),
    Mistake("not_an_enquiry", action(1), "5:10", "oak/second", "second"),
    Mistake("unknown_enquiry", action(2), "5:10", "oak/second", "oak/third"),
    Mistake("unknown_alliance", action(3), "4:11", "elm", "elmm"),
    Mistake("other_cluster", action(4), "4:11", "elm", "oak"),
    Mistake("action_out_of_order", action(5), "8:7", "2026-09-30", "2026-05-30"),
    Mistake("action_out_of_order", action(6), "7:6", "2026-10-01", "2026-05-30"),
    Mistake("empty_entry", checkIn(1), "5:1", "All well.\n", ""),
    Mistake("not_a_choice", checkIn(2), "3:8", "role: head", "share: me"),
    Mistake("identifier_in_text", checkIn(3), "6:1", "All well.", "A123456789012 was seen."),
    Mistake(
      "in_the_future", "\(west)/check-ins/2027-01-05-elm-g0000009.md", "1:1", nil,
      "---\nschema: enquiry/1\n---\n\nAll well.\n"),
    Mistake("unread_file", "\(west)/meetings/november.md", "1:1", nil, "---\n---\n"),
    Mistake(
      "doubled_id", "\(west)/check-ins/2026-10-09-elm-g0000001.md", "1:1", nil,
      "---\nschema: enquiry/1\n---\n\nAll well.\n"),
    Mistake("pale_colour", "enquiries/programme.yaml", "3:9", "#1f4e79", "#fedcba"),
    Mistake(
      "issued_pack", "\(west)/packs/2026-06-25-cluster.html", "4:9", "A page.", "Another page.",
      at: "\(west)/packs/2026-06-25-cluster.yaml"),
    Mistake("doubled_pseudonym", "\(west)/pseudonyms.yaml", "4:5", "Oak School", "ASH School"),
    Mistake("no_logo", "enquiries/programme.yaml", "4:7", "# More.", "logo: templates/logo.png"),
  ]
}
