package import Model

/// The note of a meeting that is sent round the next day; before it, its agenda.
///
/// For the cluster: check-ins and whatever else is kept by a team have no place in it.
package struct MeetingNote: Sendable {
  /// A part of the note, apart from how it is written down.
  package enum Block: Hashable, Sendable {
    case title(String)
    case heading(String)
    case subheading(String)
    case paragraph(String)
    /// Label and text.
    case facts([Fact])
    case list([String])
    case table(heads: [String], rows: [[String]])
    /// What people wrote, as Markdown.
    case prose(String)
  }

  package struct Fact: Hashable, Sendable {
    package let label: String
    package let text: String

    init(_ label: String, _ text: String) { (self.label, self.text) = (label, text) }
  }

  package let cluster: Cluster
  package let meeting: Meeting
  /// What was taken on at the meeting.
  package let actions: [Action]
  /// Titles of the enquiries that it names.
  package let titles: [EnquiryName: String]

  package init(cluster: Cluster, meeting: Meeting, actions: [Action], titles: [EnquiryName: String]) {
    (self.cluster, self.meeting, self.actions, self.titles) = (cluster, meeting, actions, titles)
  }

  package var title: String { "\(cluster.name): meeting of \(meeting.date.spoken)" }

  package var blocks: [Block] {
    var blocks: [Block] = [.title(title)]
    if !facts.isEmpty { blocks.append(.facts(facts)) }
    if meeting.isRecorded || !actions.isEmpty {
      blocks += decisions + discussions + taken + themes
    } else {
      blocks.append(.paragraph("Nothing is recorded of this meeting yet; this is its agenda."))
    }
    if !meeting.isRecorded { blocks += agenda }
    let next = meeting.next.map { "The next meeting is on \($0.spoken)." } ?? "The next meeting is not set yet."
    return blocks + [.heading("Next meeting"), .paragraph(next)]
  }

  // MARK: - Parts

  private var facts: [Fact] {
    let attended = meeting.attendance.filter { !$0.isApology }.map(\.spoken)
    let apologies = meeting.attendance.filter(\.isApology).map(\.spoken)
    return [
      meeting.timeSpoken.map { Fact("Time", $0) }, meeting.place.map { Fact("Place", $0) },
      cluster.facilitator.map { Fact("Facilitator", $0) },
      attended.isEmpty ? nil : Fact("Present", attended.joined(separator: "; ")),
      apologies.isEmpty ? nil : Fact("Apologies", apologies.joined(separator: "; ")),
    ].compactMap { $0 }
  }

  private var decisions: [Block] { prose(.decisions, "Decisions") }
  private var themes: [Block] { prose(.themes, "Themes across the cluster") }

  private func prose(_ heading: Heading, _ words: String) -> [Block] {
    meeting.prose[heading].map { [.heading(words), .prose($0)] } ?? []
  }

  private var discussions: [Block] {
    guard !meeting.discussed.isEmpty else { return [] }
    return [.heading("What was said of each enquiry")]
      + ordered.flatMap { said -> [Block] in
        let facts = [
          ("Warm", said.warm), ("Cool", said.cool), ("To be refined", said.refinement), ("Decided", said.decision),
        ].flatMap { label, text in (text?.split(whereSeparator: \.isNewline) ?? []).map { Fact(label, String($0)) } }
        return [.subheading(name(said.enquiry))] + (facts.isEmpty ? [] : [.facts(facts)])
      }
  }

  /// In the order of the agenda, what is not on it last.
  private var ordered: [Discussion] {
    let agenda = meeting.agenda.compactMap(\.enquiry)
    func place(_ said: Discussion) -> Int { agenda.firstIndex(of: said.enquiry) ?? agenda.count }
    return meeting.discussed.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
      .map(\.element)
  }

  private var taken: [Block] {
    guard !actions.isEmpty else { return [] }
    let rows = actions.sorted(by: Action.isInOrder).map { action in
      [
        action.what, action.ownerSpoken ?? "nobody yet", action.due?.spoken ?? "no day set",
        action.done.map { "done on \($0.spoken)" } ?? "open",
      ]
    }
    return [.heading("Actions"), .table(heads: ["What", "Who", "By when", "State"], rows: rows)]
  }

  private var agenda: [Block] {
    guard !meeting.agenda.isEmpty else { return [] }
    var at = meeting.starts
    let rows = meeting.agenda.map { item -> [String] in
      let start = at?.description ?? ""
      at = at?.later(minutes: item.minutes)
      let agreed = item.enquiry.map { enquiry in
        meeting.agreement(on: enquiry).map { "Page agreed by the \($0.role)." }
          ?? "The page is not yet checked by the alliance."
      }
      let about = [item.about, agreed].compactMap { $0 }.joined(separator: " ")
      let row = ["\(item.minutes)", item.item, about]
      return meeting.starts == nil ? row : [start] + row
    }
    let heads = (meeting.starts == nil ? [] : ["Time"]) + ["Minutes", "Item", "How"]
    return [.heading("Agenda"), .table(heads: heads, rows: rows)]
  }

  private func name(_ enquiry: EnquiryName) -> String { titles[enquiry] ?? enquiry.description }
}

extension Attendance {
  /// `headteacher, Oak School`.
  fileprivate var spoken: String { [role, school].compactMap { $0 }.joined(separator: ", ") }
}
