import Model
import TestSupport

@testable import Packs

/// Records with a word in every text and label that stands nowhere else, to look for in whatever is made of them.
struct Generated {
  let word: String
  let share: Share
  private(set) var words: [String] = []

  init(_ word: String, share: Share) { (self.word, self.share) = (word, share) }

  /// A word of its own, in capitals and small letters as people write names.
  mutating func text() -> String {
    words.append("\(word)x\(words.count)x")
    return words[words.count - 1]
  }

  private mutating func prose(_ headings: [Heading]) -> Prose {
    Prose(sections: headings.map { Prose.Section(heading: $0.rawValue, text: text()) })
  }

  private mutating func note(_ id: String) -> LogNote {
    var note = LogNote(id: Sample.id(id), date: Day(year: 2014, month: 3, day: 5), share: share, text: text())
    (note.school, note.role, note.source, note.attribution) = (text(), text(), text(), text())
    note.files = [text() + ".png"]
    return note
  }

  private mutating func cycle(_ id: String) -> Cycle {
    var cycle = Cycle(id: Sample.id(id), period: Sample.period("autumn-2013"))
    cycle.share = share
    cycle.interventions = [text()]
    cycle.decision = .adapt
    cycle.sustainability = [SustainabilityFactor(factor: text(), note: text())]
    (cycle.source, cycle.attribution) = (text(), text())
    cycle.prose = prose(Heading.allCases)
    return cycle
  }

  private mutating func measure(_ id: String) -> MeasuredFigures {
    var measure = Measure(id: Sample.slug(id), title: text(), scale: .continuous)
    measure.share = share
    (measure.unit, measure.people, measure.verb, measure.instrument) = (text(), text(), text(), text())
    (measure.ratedBy, measure.source, measure.note, measure.definition) = (text(), text(), text(), text())
    (measure.treatmentGroups, measure.controlGroup) = ([text()], text())
    (measure.subgroupColumns, measure.focusSubgroup, measure.referenceSubgroup) = ([text()], text(), text())
    measure.occasions = [
      Measure.Occasion(id: "before", label: text()), Measure.Occasion(id: "after", label: text()),
    ]
    measure.revisions = [Measure.Revision(definition: measure.definition ?? "", reason: text())]
    measure.primaryAnalysisWords = text()
    let groups = measure.treatmentGroups + [measure.controlGroup].compactMap { $0 }
    var figures = ["before", "after"].flatMap { occasion in
      ([nil] + groups.map(Optional.some)).map { Figure.mean(occasion, "31.4", sd: "5.2", n: 40, group: $0) }
    }
    for place in figures.indices { (figures[place].source, figures[place].note) = (text(), text()) }
    return MeasuredFigures(measure: measure, figures: figures)
  }

  /// One record of every kind that can be shared so far and no further; ids end in `number`, as `7`.
  mutating func dossier(number: Int) -> Dossier {
    var evidence = EvidenceEntry(note: note("e000000\(number)"), kind: .survey)
    evidence.codes = [Code(Sample.slug("scheme"), text())]
    var leadership = LeadershipEntry(note: note("f000000\(number)"), codes: [Code(.keyMessages, text())])
    leadership.response = text()
    var participation = ParticipationEntry(note: note("a000000\(number)"), kind: .joined)
    (participation.group, participation.part) = (text(), text())
    return Dossier(
      enquiry: Sample.enquiry("elm", "reading", "Reading"), cycles: [cycle("c000000\(number)")],
      measures: [measure("m\(number)-\(word.lowercased().split(separator: " ").joined(separator: "-"))")],
      evidence: [evidence], leadership: [leadership],
      participation: [participation])
  }

  /// All formats that a pack has, as text: a new format is added here, and every test of what leaks looks into it.
  static func formats(_ contents: PackContents) throws -> [String] {
    let templates = try TemplateFiles.all()
    var view = ""
    dump(try Pack.view(contents, templates: templates), to: &view)
    return [try Pack.html(contents, templates: templates), try Pack.markdown(contents, templates: templates), view]
  }
}
