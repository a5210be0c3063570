import Model

@testable import Packs

extension Sample {
  static var reading: PackEnquiry {
    var record = enquiry("elm", "paired-reading", "Reading with an older pupil")
    record.practice = "reading aloud every day with a trained year 9 or 10 mentor"
    record.forWhom = "year 7 pupils who read just above the level for extra support"
    record.outcome = "reading age"
    record.interventions = [.toolkit("men.5"), .toolkit("men.6")]
    record.dose = Dose(minutesPerDay: ExactNumber(10), daysPerWeek: ExactNumber(4))
    record.source = report + ", table 1"
    record.attribution = "inferred from appendix 1, which ties the alliance’s weak readers to the pupil premium"
    var cycle = Cycle(id: id("c0000001"), period: period("year-1"))
    cycle.interventions = ["men.5"]
    cycle.decision = .adapt
    cycle.source = record.source
    cycle.prose = prose([
      .aim: "Thirty year 7 pupils become readers who choose to read.",
      .happened:
        "Pairs met for **ten minutes on four days a week**, before registration.\n\n- mentors were trained first\n- a log card went home each week",
      .wentWell: "Mentors gained as well: several asked to go on.",
      .why: "The gain held for pupils eligible for the pupil premium.", .next: "Train a second set of mentors.",
    ])
    let evidence = [
      entry(
        "e0000001", "Mentors kept a card for every meeting. Reading choices moved from *comics only* to longer books.",
        share: .cluster, kind: .learningLog, role: "English lead"),
      entry(
        "e0000002", "TEAM-ONLY: two pairs stopped in the second month.", share: .team, kind: .observation, role: nil),
      entry("e0000003", "PRIVATE: ask the head about cover.", share: .me, kind: .other, role: nil),
    ]
    return PackEnquiry(
      dossier: Dossier(
        enquiry: record, cycles: [cycle], measures: [measured("reading-age", "Reading age")], evidence: evidence,
        leadership: [
          note(
            "f0000001", "Protecting ten minutes took a word with every head of department, not an e-mail.",
            ["km3", "km7"])
        ]),
      stories: [slug("reading-age"): readingStory])
  }

  static var numberReaders: PackEnquiry {
    var record = enquiry("elm", "number-readers", "Reading for pupils who are strong with numbers")
    record.ownQuestion =
      "Do pupils with high numeracy and low verbal scores read better when reading comes as graphs and charts?"
    record.interventions = [
      .own(
        title: "Reading shown through the formats of mathematics", support: "pupils in the target group asked for it")
    ]
    record.source = report + ", table 1"
    return PackEnquiry(
      dossier: Dossier(enquiry: record, measures: [measured("sub-levels", "Reading sub-levels")]),
      stories: [slug("sub-levels"): subLevelStory])
  }

  static var fluency: PackEnquiry {
    var record = enquiry("oak", "maths-fluency", "Fluency and reasoning in mathematics")
    record.practice = "coaching in pairs after a course in fluency and reasoning"
    record.forWhom = "primary teachers"
    record.outcome = "confidence in teaching problem solving"
    record.interventions = [.toolkit("jpd.5"), .toolkit("jpd.7")]
    record.schools = [School(name: "Oak Primary School", phase: "primary", part: "lead")]
    record.success = [
      SuccessCriterion("Most teachers say they are confident"),
      SuccessCriterion("Pupils explain their reasoning aloud"),
    ]
    var first = Cycle(id: id("c0000001"), period: period("autumn-2013"))
    first.opened = Day(year: 2013, month: 9, day: 16)
    first.closed = Day(year: 2013, month: 12, day: 12)
    first.decision = .adopt
    first.prose = prose([
      .aim: "Eight pairs of teachers plan and teach together.", .prediction: "Confidence will rise.",
      .happened: "Three full and three half days, with two specialist leaders following up in class.",
      .wentWell: "Teaching in pairs.", .notEffective: "Written follow-up tasks.", .problems: "Cover on half days.",
      .learned: "Follow-up in class is what changes practice.",
    ])
    var second = Cycle(id: id("c0000002"), period: period("spring-2014"))
    second.opened = Day(year: 2014, month: 1, day: 20)
    second.prose = prose([.aim: "Bring the approach to the other year groups."])
    return PackEnquiry(
      dossier: Dossier(
        enquiry: record, cycles: [second, first],
        measures: [measured("confidence", "Confidence in teaching problem solving")],
        evidence: [
          entry(
            "e0000001", "An on-line survey before and after, reached by a QR code on the last slide.", share: .public,
            kind: .survey, role: "project lead", day: Day(year: 2013, month: 12, day: 12))
        ]),
      stories: [slug("confidence"): confidenceStory])
  }

  static var coaching: PackEnquiry {
    var record = enquiry("ash", "coaching-network", "A network of coaches")
    record.ownQuestion = "Can a network of coaches and mentors be a major lever for school improvement?"
    record.interventions = [.toolkit("men.1"), .toolkit("men.2")]
    return PackEnquiry(
      dossier: Dossier(
        enquiry: record, measures: [measured("level-4", "Pupils at level 4 or above")],
        evidence: [
          entry(
            "e0000001", "Headteachers report calmer handovers.", share: .cluster, kind: .headteacherFeedback, role: nil)
        ]),
      stories: [slug("level-4"): coachingStory])
  }

  static var differentiation: PackEnquiry {
    var record = enquiry("beech", "differentiation", "Criteria for effective differentiation")
    record.interventions = [.toolkit("jpd.4"), .toolkit("jpd.9"), .toolkit("jpd.99")]
    return PackEnquiry(
      dossier: Dossier(enquiry: record, measures: [measured("challenged", "Pupils who feel challenged")]),
      stories: [slug("challenged"): directionStory])
  }

  static func entry(
    _ name: String, _ text: String, share: Share, kind: EvidenceEntry.Kind, role: String?, day: Day? = nil
  ) -> EvidenceEntry {
    var note = LogNote(id: id(name), date: day, share: share, text: text)
    note.role = role
    note.source = report + ", section 4"
    return EvidenceEntry(note: note, kind: kind)
  }

  static func note(_ name: String, _ text: String, _ messages: [String]) -> LeadershipEntry {
    LeadershipEntry(
      note: LogNote(id: id(name), date: nil, share: .cluster, text: text),
      codes: messages.map { Code(.keyMessages, $0) })
  }
}
