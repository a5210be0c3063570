// What stands beside the enquiries.
extension MadeFolder {
  static let coding =
    "---\nschema: enquiry/1\ncodes:\n  - our-scheme/first\nrole: adviser\n---\n\nThe second fits, too.\n"

  static let cluster = """
    schema: enquiry/1
    name: River cluster
    facilitator: adviser
    alliances:
      - elm
      - oak

    """

  static let meeting = """
    ---
    schema: enquiry/1
    starts: "13:30"
    minutes: 90
    place: Elm School
    agenda:
      - item: Welcome
        minutes: 10
      - item: Enquiry
        minutes: 40
        enquiry: elm/pairs
      - item: Enquiry
        minutes: 40
        enquiry: oak/talk
    attendance:
      - role: head of English
        school: Elm School
    discussed:
      - enquiry: elm/pairs
        warm: Steady work.
    next: 2015-01-20
    ---

    ## Decisions

    Meet again in January.

    ## Themes

    Time is short everywhere.

    """

  static let checkIn =
    "---\nschema: enquiry/1\nrole: project lead\nasks:\n  - a room\noffers:\n  - our test\n---\n\nAll is well.\n"

  static let action =
    "---\nschema: enquiry/1\nwhat: Share the test.\nowner: project lead\nschool: Elm School\nagreed: 2014-11-12\ndue: 2014-12-01\n---\n"

  static let pack = """
    schema: enquiry/1
    commit: 0123456789012345678901234567890123456789
    program: "1.0"
    sha256: 0123456789012345678901234567890123456789012345678901234567890123

    """

  static let framework = """
    schema: enquiry/1
    id: our-scheme
    title: Our scheme
    groups:
      - id: g1
        title: First part
      - id: g2
        title: Second part
    entries:
      - id: first
        title: First
        group: g1
        responses:
          - id: r1
            title: Ask.
      - id: second
        title: Second
        group: g2

    """

  static let toolkit = """
    schema: enquiry/1
    title: Our own
    strands:
      - id: own
        title: Our strand
        dimensions:
          - id: own.a
            title: One side
            interventions:
              - id: own-1
                title: Read aloud
              - id: own-2
                title: Talk first

    """
}
