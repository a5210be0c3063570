import Model

/// What became of an enquiry since the meeting before, in the words of the field, the weightiest first.
struct SinceLastTime {
  let meeting: PackMeeting
  let alliance: Alliance
  let enquiry: PackEnquiry

  var sentences: [String] { cycles + people + entries }

  /// Actions of the enquiry, and those of its alliance that name no enquiry.
  var actions: [Action] {
    let name = enquiry.dossier.enquiry.name
    return meeting.actions.filter { $0.enquiry == name || $0.enquiry == nil && $0.alliance == alliance.slug }
  }

  private var cycles: [String] {
    enquiry.cycles.flatMap { number, cycle -> [String] in
      var told: [String] = []
      if meeting.isSince(cycle.closed) {
        told.append("Cycle \(number) closed" + (cycle.decision.map { ": \($0.words)" } ?? "") + ".")
      } else if meeting.isSince(cycle.reviewed) {
        told.append("Cycle \(number) reviewed.")
      }
      if meeting.isSince(cycle.opened) { told.append("Cycle \(number) begun.") }
      return told
    }
  }

  private var people: [String] {
    ParticipationEntry.Kind.allCases.flatMap { kind -> [String] in
      let entries = enquiry.dossier.participation.filter { $0.kind == kind && meeting.isSince($0.note.date) }
      return entries.compactMap { entry in
        let who = [entry.note.school, entry.group, entry.group == nil ? entry.note.role : nil].compactMap { $0 }
        if kind == .adapted { return nil }
        guard !who.isEmpty else { return nil }
        let part = entry.part.map { " (now \(PlainText.line($0)))" } ?? ""
        return "\(who.map(PlainText.line).joined(separator: ", ")) \(kind.spoken)\(part)."
      }
    }
  }

  /// How much was written, counting what is kept by the team neither by its words nor by its days.
  private var entries: [String] {
    let dossier = enquiry.dossier
    let counts = [
      (dossier.evidence.count { meeting.isSince($0.note.date) }, "evidence"),
      (dossier.leadership.count { meeting.isSince($0.note.date) }, "leadership"),
    ]
    return counts.filter { $0.0 > 0 }.map { count, log in
      "\(Wording.count(count, "entry", "entries")) in the \(log) log."
    }
  }
}
