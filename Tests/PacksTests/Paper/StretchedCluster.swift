import Model

@testable import Packs

/// Three alliances with everything at its longest, in four scripts, invented for tests.
enum StretchedCluster {
  static let longWord = String(repeating: "unbrokenly", count: 6)
  static let tongues = "Ŵyn a dŵr yn Llanfairpwllgwyngyll, zażółć gęślą jaźń, القراءة معًا كل يوم, 📚👩‍🏫"

  static func contents() throws -> PackContents {
    let full = try FullCluster.contents(alliances: 3)
    let alliances = full.alliances.map { alliance in
      PackAlliance(
        alliance: Alliance(
          slug: alliance.alliance.slug, name: "\(alliance.alliance.name) \(tongues)", leadSchool: longWord),
        enquiries: alliance.enquiries.map { PackEnquiry(telling: stretched($0.dossier), to: .cluster) })
    }
    var meeting = full.meeting.record
    meeting?.place = "\(longWord), \(tongues)"
    return PackContents(
      cluster: Cluster(
        slug: full.cluster.slug, name: "North cluster \(tongues)", facilitator: "\(longWord) \(tongues)",
        alliances: full.cluster.alliances,
        note: "This cluster and all of its records are invented for a test. \(tongues)"),
      meeting: PackMeeting(
        date: full.meeting.date, record: meeting, previous: full.meeting.previous,
        actions: try actions(of: full.alliances.map(\.alliance.slug))),
      alliances: alliances, toolkit: full.toolkit, frameworks: full.frameworks, basis: full.basis)
  }

  private static let sentence =
    "Teachers planned in pairs, \(tongues), and \(longWord) watched each other teach once a fortnight, which took longer "
    + "than anybody had thought. "

  private static let table = """
    | \((1...12).map { "Column \($0)" }.joined(separator: " | ")) |
    |\(String(repeating: "---|", count: 12))
    | \((1...12).map { "unbrokenly\($0)" }.joined(separator: " | ")) |
    """

  private static func stretched(_ dossier: Dossier) -> Dossier {
    var dossier = dossier
    dossier.enquiry.title += " \(tongues) and \(longWord)"
    dossier.enquiry.practice = sentence
    dossier.enquiry.forWhom = "year 7 pupils, \(tongues), \(longWord)"
    dossier.enquiry.outcome = "reading comprehension and \(longWord)"
    dossier.enquiry.schools = (1...20).map { School(name: "Ysgol Łódź \($0) \(tongues)", phase: "secondary") }
    dossier.enquiry.success = (1...12).map { SuccessCriterion("\($0). \(sentence)") }
    dossier.enquiry.interventions += (1...6).map { .own(title: "\(longWord) \($0)", support: sentence) }
    dossier.enquiry.prose = Sample.prose([.background: sentence + sentence + "\n\n" + table])
    dossier.cycles = dossier.cycles.map { cycle in
      var cycle = cycle
      let headings: [Heading] = [
        .aim, .prediction, .happened, .wentWell, .notEffective, .problems, .learned, .next, .decisionNeeded, .asks,
        .offers,
      ]
      cycle.prose = Prose(
        sections: headings.map {
          Prose.Section(heading: $0.rawValue, text: sentence + sentence + sentence + "\n\n" + table)
        })
      return cycle
    }
    dossier.leadership = dossier.leadership.map { entry in
      var entry = entry
      entry.note.text = sentence + sentence + "\n\n" + table
      return entry
    }
    dossier.participation += (1...6).map { number in
      var note = LogNote(
        id: Sample.id("p000002\(number + 1)"), date: FullCluster.day(2015, 2, number), share: .cluster, text: sentence)
      note.school = "Ysgol Łódź \(number) \(longWord)"
      return ParticipationEntry(note: note, kind: .joined)
    }
    return dossier
  }

  private static func actions(of alliances: [Slug]) throws -> [Action] {
    (1...8).map { number in
      var action = Action(id: Sample.id("a000002\(number + 1)"), cluster: Sample.slug("north"), what: sentence)
      action.owner = "project lead, \(longWord)"
      action.school = "Ysgol Łódź \(tongues)"
      action.alliance = alliances[number % alliances.count]
      action.agreed = FullCluster.day(2014, 11, 20)
      action.due = FullCluster.day(2015, 2, number)
      return action
    }
  }
}
