import Model

/// The parts of the meeting with the time at which each begins; without a starting time, how far into the meeting.
struct AgendaRegion {
  let contents: PackContents

  var value: Value {
    guard let meeting = contents.meeting.record, !meeting.agenda.isEmpty else { return .absent }
    var gone = 0
    let rows = meeting.agenda.map { item -> Value in
      defer { gone += item.minutes }
      let time = meeting.starts.flatMap { $0.later(minutes: gone)?.description } ?? "+\(gone) min"
      let title = item.enquiry.flatMap { name in contents.enquiries.first { $0.dossier.enquiry.name == name } }
      return .fields([
        "time": .text(time), "minutes": .text("\(item.minutes)"), "item": .text(item.item),
        "about": .text(orAbsent: item.about),
        "enquiry": .text(orAbsent: title?.dossier.enquiry.title ?? item.enquiry?.description),
      ])
    }
    return .fields(["rows": .list(rows), "total": .text("\(gone)")])
  }
}
