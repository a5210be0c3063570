import Model
import TestSupport
import Testing

@testable import Packs

/// Five alliances with everything recorded, invented for tests: long texts, all kinds of measures, actions, a whole agenda.
enum FullCluster {
  static func contents(audience: PackAudience = .cluster, alliances count: Int = 5) throws -> PackContents {
    let names = [
      "Elm Alliance", "Oak Primary Partnership", "Ash Teaching School Alliance", "Beech Alliance", "Lime Alliance",
    ]
    let slugs = ["elm", "oak", "ash", "beech", "lime"].map(Sample.slug)
    let alliances = try (0..<count).map { index in
      PackAlliance(
        alliance: Alliance(slug: slugs[index], name: names[index], leadSchool: "\(names[index].prefix(3)) School"),
        enquiries: [try enquiry(index, slugs[index])])
    }
    return PackContents(
      cluster: Cluster(
        slug: Sample.slug("north"), name: "North cluster", facilitator: "facilitator, North cluster",
        alliances: Array(slugs.prefix(count)), note: "This cluster and all of its records are invented for a test."),
      meeting: PackMeeting(
        date: day(2015, 3, 12), record: try meeting(slugs.prefix(count).map { name($0) }), previous: day(2014, 11, 20),
        actions: actions(slugs[0])),
      audience: audience, alliances: alliances, toolkit: Sample.toolkit, frameworks: frameworks,
      basis: PackBasis(version: "3f2a1c9"))
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? { Day(year: year, month: month, day: day) }

  private static func name(_ alliance: Slug) -> EnquiryName {
    EnquiryName(alliance: alliance, slug: Sample.slug("enquiry"))
  }

  private static let frameworks = Frameworks([
    Framework(
      id: .keyMessages, title: "Key messages",
      entries: [
        Framework.Entry(id: "km3", title: "Set a realistic scope and plan it well"),
        Framework.Entry(id: "km12", title: "Build trust"),
      ]),
    Framework(
      id: .challenges, title: "Challenges", entries: [Framework.Entry(id: "capacity", title: "Capacity to lead")]),
  ])

  private static func meeting(_ enquiries: [EnquiryName]) throws -> Meeting {
    var meeting = Meeting(cluster: Sample.slug("north"), date: try #require(day(2015, 3, 12)))
    meeting.starts = TimeOfDay("13:30")
    meeting.minutes = 35 + 20 * enquiries.count
    meeting.place = "Elm School, library"
    meeting.next = day(2015, 6, 18)
    meeting.agenda =
      [AgendaItem(item: "Welcome", minutes: 5), AgendaItem(item: "Actions from last time", minutes: 10)]
      + enquiries.map {
        AgendaItem(
          item: "Peer challenge", minutes: 20, enquiry: $0,
          about: "5 to present, 3 to clarify, 8 warm and cool while the presenter listens, 4 to respond")
      } + [AgendaItem(item: "Across the cluster", minutes: 15), AgendaItem(item: "Next steps", minutes: 5)]
    meeting.agreed = enquiries.prefix(1).map {
      AgreedPage(enquiry: $0, role: "headteacher, Elm School", date: day(2015, 3, 5))
    }
    return meeting
  }

  private static func actions(_ alliance: Slug) -> [Action] {
    [
      "Send the mentors’ card to the other alliances", "Visit a lesson at Oak Primary School",
      "Agree who covers Tuesdays",
    ]
    .enumerated().map { index, what in
      var action = Action(id: Sample.id("a000000\(index + 1)"), cluster: Sample.slug("north"), what: what)
      action.owner = "project lead"
      action.school = "Elm School"
      action.alliance = alliance
      action.agreed = day(2014, 11, 20)
      action.due = day(2015, 2, 1 + index * 20)
      action.done = index == 0 ? day(2015, 1, 20) : nil
      return action
    }
  }

  private static let long =
    "Teachers planned the lessons in pairs and watched each other teach once a fortnight; the pairs that met before school "
    + "kept going, and those that met at lunch did not. Two schools moved the meeting to briefing time. By half term all "
    + "but one pair had a rhythm. "

  private static func enquiry(_ index: Int, _ alliance: Slug) throws -> PackEnquiry {
    var record = Enquiry(
      name: name(alliance),
      title: [
        "Paired reading", "Coaching in mathematics", "Feedback that is used", "Talk before writing",
        "Homework that matters",
      ][index])
    record.practice = "ten minutes of reading with a trained older pupil on four days a week"
    record.forWhom = "year 7 pupils who read a little below their age"
    record.outcome = "reading comprehension and how much they read at home"
    record.period = "by July 2015"
    record.interventions = [
      .toolkit("men.5"), .toolkit("men.6"), .own(title: "Reading cards", support: "used in one school for two years"),
    ]
    record.schools = ["Elm School", "Oak Primary School", "Ash Academy", "Beech School", "Lime School"].map {
      School(name: $0, phase: "secondary")
    }
    record.costs = [
      Cost(item: "cover for training days", coverDays: ExactNumber(6), money: ExactNumber(1200)),
      Cost(item: "books", money: ExactNumber("349.50")),
    ]
    record.success = [
      SuccessCriterion("Nine of ten say they read at home"), SuccessCriterion("The gap to other pupils halves"),
      SuccessCriterion("Mentors want to go on"),
    ]
    record.prose = Sample.prose([.background: long + long])
    record.theory[.assumptions] = [TheoryOfChange.Statement(text: "Pupils listen to older pupils")]
    record.theory[.outputs] = [
      TheoryOfChange.Statement(text: "Forty pairs read each week", measures: ["comprehension"])
    ]
    let measures = try self.measures(index)
    return PackEnquiry(
      telling: Dossier(
        enquiry: record, cycles: cycles(), measures: measures, evidence: evidence(), leadership: leadership(),
        participation: participation()), to: .cluster)
  }

  private static func cycles() -> [Cycle] {
    var first = Cycle(id: Sample.id("c0000001"), period: Sample.period("autumn-2014"))
    first.opened = day(2014, 9, 8)
    first.reviewed = day(2014, 12, 12)
    first.closed = day(2014, 12, 15)
    first.decision = .adapt
    first.turnedOut = .partly
    first.prose = Sample.prose([
      .aim: "Every pair reads four times a week.", .prediction: long, .happened: long, .wentWell: long + long,
      .notEffective: long + long, .problems: long + long, .learned: long,
      .next: "Train a second set of mentors from year 10, and move all meetings to briefing time in every school. "
        + long,
      .decisionNeeded: "Two days of cover for the second training, and briefing time on Tuesdays for all five schools. "
        + long,
      .asks: "Somebody who has trained mentors in a primary school, for one afternoon in May. " + long,
      .offers: "Our mentor cards and the training slides; two mentors who would come and tell how it was. " + long,
    ])
    var second = Cycle(id: Sample.id("c0000002"), period: Sample.period("spring-2015"))
    second.opened = day(2015, 1, 12)
    second.prose = Sample.prose([.aim: "Keep the rhythm with half the reminders."])
    return [first, second]
  }

  private static func evidence() -> [EvidenceEntry] {
    zip(EvidenceEntry.Kind.allCases, 1...).map { kind, number in
      Sample.entry(
        "e000000\(number % 10)", long, share: .cluster, kind: kind,
        role: number.isMultiple(of: 2) ? "pupils" : "class teachers",
        day: day(2015, 1, number))
    }
  }

  private static func leadership() -> [LeadershipEntry] {
    [("f0000001", "km3"), ("f0000002", "km12")].map { id, message in
      var entry = Sample.note(id, long, [message])
      entry.codes.append(Code(.challenges, "capacity"))
      return entry
    }
  }

  private static func participation() -> [ParticipationEntry] {
    [("p0000001", ParticipationEntry.Kind.joined, "Lime School"), ("p0000002", .adapted, "Ash Academy")].map {
      id, kind, school in
      var note = LogNote(
        id: Sample.id(id), date: day(2015, 1, 20), share: .cluster,
        text: "Pairs meet twice a week for twenty minutes. " + long)
      note.school = school
      var entry = ParticipationEntry(note: note, kind: kind)
      entry.element = kind == .adapted ? .core : nil
      return entry
    }
  }

  /// One main outcome of another kind for each enquiry, and a second one.
  private static func measures(_ index: Int) throws -> [MeasuredFigures] {
    let main = try main(index)
    let second = try Measure.made(.binary, [.selfReport]) {
      $0.id = Sample.slug("home")
      $0.title = "Pupils who read at home"
      $0.people = "pupils"
      $0.verb = "answered"
      $0.level = .pupil
      $0.unit = "read at home on most days"
    }
    return [
      main, MeasuredFigures(measure: second, figures: [.count("before", 14, of: 46), .count("after", 31, of: 44)]),
    ]
  }

  private static func main(_ index: Int) throws -> MeasuredFigures {
    func made(_ scale: Measure.Scale, _ marks: Set<Measure.Mark> = [], _ change: (inout Measure) -> Void = { _ in })
      throws -> Measure
    {
      try .made(scale, marks) {
        $0.id = Sample.slug("comprehension")
        $0.title = "Reading comprehension"
        $0.people = "pupils"
        $0.verb = "scored"
        $0.unit = "points"
        $0.level = .pupil
        change(&$0)
      }
    }
    switch index {
    case 0:
      let measure = try made(.continuous, [.attainment]) {
        $0.design = .matched
        $0.treatmentGroups = ["paired"]
        $0.controlGroup = "others"
      }
      return MeasuredFigures(
        measure: measure,
        figures: [
          .mean("before", "92.8", sd: "9.1", n: 46, group: "paired"),
          .mean("after", "99.5", sd: "8.8", n: 44, group: "paired"),
          .mean("before", "93.5", sd: "9.4", n: 48, group: "others"),
          .mean("after", "96.4", sd: "9.0", n: 47, group: "others"),
        ])
    case 1:
      let measure = try made(.binary, [.selfReport, .matched]) {
        $0.title = "Confident teachers"; $0.people = "teachers"; $0.level = .teacher
      }
      return MeasuredFigures(measure: measure, figures: [.count("before", 3, of: 24), .count("after", 21, of: 24)])
    case 2:
      let measure = try made(.continuous, [.ageEquivalent, .selectedForLowScore]) {
        $0.title = "Reading age"
        $0.unit = "months"
        $0.focusSubgroup = "pp"
        $0.referenceSubgroup = "not_pp"
      }
      return MeasuredFigures(
        measure: measure,
        figures: [.change("after", "12", elapsed: "6"), .change("after", "14", elapsed: "6").of("pp", "yes")])
    case 3:
      let measure = try made(.continuous) {
        $0.scaleMin = ExactNumber(0); $0.scaleMax = ExactNumber(40)
      }
      return MeasuredFigures(
        measure: measure,
        figures: [.mean("before", "18.4", sd: "5.2", n: 31), .mean("after", "23.9", sd: "5.0", n: 29)])
    default:
      return MeasuredFigures(measure: try made(.continuous), figures: [])
    }
  }
}
