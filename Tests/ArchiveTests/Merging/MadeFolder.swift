/// A small enquiry folder that holds every kind of record, before anybody takes a clone of it.
///
/// Alliances have no ids; here each has a key of its own, `ref`, by which these tests know it under another name.
enum MadeFolder {
  static let files: [String: String] = [
    ".gitattributes": "enquiries/** -text merge=enquiry\n",
    "README.md": "# Our enquiries\n\nWho reads what.\n\nWhere rows are kept.\n\nWhom to ask.\n",
    "enquiries/programme.yaml": programme,
    "enquiries/elm/alliance.yaml": alliance("elm", lead: "Elm School", other: "Ash School"),
    "enquiries/oak/alliance.yaml": alliance("oak", lead: "Oak School", other: "Fir School"),
    pairs + "enquiry.md": enquiry("7k3m9q2x", "Paired reading", measure: "reading"),
    pairs + "plan.lock.yaml": lock,
    pairs + "measures/reading.yaml": measure("Reading"),
    pairs + "measures/reading.figures.csv": figures,
    pairs + "measures/reading.summary.csv": summary,
    pairs + "cycles/autumn-2014-2b2b2b2b.md": cycle,
    pairs + "evidence/2014-10-05-observation-9a9a9a9a.md": evidence,
    pairs + "evidence/undated-survey-9b9b9b9b.md": evidence,
    pairs + "leadership/2014-10-06-1c1c1c1c.md": leadership,
    pairs + "participation/2014-10-07-joined-3d3d3d3d.md": participation,
    pairs + "files/photo.png": "\u{89}PNG not really\n",
    talk + "enquiry.md": enquiry("8n4p6r2s", "More talk", measure: "talk-time"),
    talk + "measures/talk-time.yaml": measure("Talk time"),
    talk + "measures/talk-time.figures.csv": figures,
    talk + "evidence/2014-10-05-interview-4e4e4e4e.md": evidence,
    river + "cluster.yaml": cluster,
    river + "pseudonyms.yaml":
      "schema: enquiry/1\nschools:\n  - Elm School\n  - Oak School\nalliances:\n  - elm\n  - oak\n",
    river + "meetings/2014-11-12.md": meeting,
    river + "check-ins/2014-10-20-elm-5f5f5f5f.md": checkIn,
    river + "actions/6g6g6g6g.md": action,
    river + "packs/2014-11-12-cluster.yaml": pack,
    river + "packs/2014-11-12-cluster.html": "<!doctype html>\n<title>Pack</title>\n",
    "enquiries/frameworks/our-scheme.yaml": framework,
    "enquiries/toolkit/own.yaml": toolkit,
    "enquiries/codings/2014-10-09-9a9a9a9a-7h7h7h7h.md": coding,
  ]

  static let pairs = "enquiries/elm/pairs/"
  static let talk = "enquiries/oak/talk/"
  static let river = "enquiries/clusters/river/"

  private static let programme = """
    schema: enquiry/1
    name: Made programme
    # The year of all our schools.
    terms:
      - id: autumn
        starts: 1 September
        second_half: 1 November
      - id: spring
        starts: 1 January
      - id: summer
        starts: 20 April

    """

  private static func alliance(_ ref: String, lead: String, other: String) -> String {
    """
    schema: enquiry/1
    name: Alliance \(ref)
    ref: \(ref)
    lead_school: \(lead)
    schools:
      - name: \(lead)
        phase: secondary
        part: lead
      - name: \(other)
        phase: primary
        part: partner
      - Lime School

    """
  }

  static func enquiry(_ id: String, _ title: String, measure: String) -> String {
    """
    ---
    schema: enquiry/1
    id: \(id)
    title: \(title)
    practice: \(title) four days a week
    for_whom: year 7
    outcome: reading age
    period: by July 2015
    success:
      - text: reading age rises
        measure: \(measure)
      - most enjoy it
    champions:
      - assistant head
      - head of English
    schools:
      - name: Elm School
        part: lead
      - Oak School
    risks:
      - Timetables clash.
      - risk: Few turn up.
        response: Ask the tutors.
    theory_of_change:
      outputs:
        - text: Pairs meet.
          measures:
            - \(measure)
      outcomes:
        - Pupils read on.
    x_own: kept
    ---

    ## Why this, and what supports it

    Many fell just outside the usual help.

    Others have tried it.

    ## Notes

    Thirty pupils were chosen.

    """
  }

  private static let lock = """
    schema: enquiry/1
    locked: 2014-09-20
    question: Does it help?
    success:
      - text: reading age rises
        measure: reading
    measures:
      - id: reading
        title: Reading
        scale: continuous
    amendments:
      - date: 2014-10-01
        reason: The test was changed.
        changes:
          - what: measure
            measure: reading
            key: unit
            from: points
            to: months

    """

  static func measure(_ title: String) -> String {
    """
    schema: enquiry/1
    title: \(title)
    scale: continuous
    direction: higher
    unit: months
    people: pupils
    instrument: a test
    occasions:
      - id: before
        date: 2014-09-15
      - id: after
        date: 2015-06-15
    compare:
      - before
      - after
    source: made

    """
  }

  static let figures = """
    occasion,school,n,mean,note
    before,Elm School,30,11.2,
    after,Elm School,29,12.9,one left
    before,Oak School,31,10.8,
    after,Oak School,31,11.9,

    """

  static let summary = """
    school,group,subgroup_by,subgroup,occasion,definition,batches,n,sum
    Elm School,,,,after,,aaaaaaaa,12,140
    Elm School,,,,before,,aaaaaaaa,12,130
    Oak School,,,,before,,bbbbbbbb,14,150

    """

  static let cycle = """
    ---
    schema: enquiry/1
    opened: 2014-09-10
    interventions:
      - men.5
      - own-1
    ---

    ## Aim

    Find out whether it can be done.

    ## Prediction

    Most read on.

    """

  static let evidence = """
    ---
    schema: enquiry/1
    share: team
    school: Elm School
    role: head of English
    guskey:
      - learning
      - practice
    ---

    The first pairs met.

    Nine of twelve read on.

    """

  static let leadership = """
    ---
    schema: enquiry/1
    claims:
      - c1
    role: project lead
    ---

    Decided to start with two groups.

    """

  static let participation =
    "---\nschema: enquiry/1\nschool: Oak School\npart: partner\n---\n\nOak joined with two classes.\n"
}
