package import Model

extension RecordReader {
  package static func meeting(_ source: SourceText, cluster: Slug, date: Day) throws(RecordError) -> Reading<Meeting> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    fields.remedies["date"] = "The day stands in the file's name."
    var meeting = Meeting(cluster: cluster, date: date)
    meeting.starts = fields.time("starts")
    meeting.minutes = fields.whole("minutes", atLeast: 1)
    meeting.place = fields.text("place")
    meeting.agenda = agenda(fields)
    meeting.attendance = people("attendance", fields) + people("apologies", fields, areApologies: true)
    meeting.agreed = fields.maps("agreed") { inner in
      let (name, role, date) = (inner.requiredEnquiry(), inner.required("role"), inner.day("date"))
      return name.map { AgreedPage(enquiry: $0, role: role, date: date) }
    }
    meeting.discussed = fields.maps("discussed") { inner in
      let name = inner.requiredEnquiry()
      let (warm, cool) = (inner.text("warm"), inner.text("cool"))
      let (refinement, decision) = (inner.text("refinement"), inner.text("decision"))
      return name.map { Discussion(enquiry: $0, warm: warm, cool: cool, refinement: refinement, decision: decision) }
    }
    meeting.next = fields.day("next")
    meeting.source = fields.text("source")
    meeting.attribution = fields.text("attribution")
    meeting.prose = matter.prose
    return Reading(value: meeting, problems: fields.finish())
  }

  /// The parts of an agenda under `agenda:`.
  private static func agenda(_ fields: Fields) -> [AgendaItem] {
    fields.maps("agenda") { inner in
      let item = inner.required("item")
      let minutes = inner.whole("minutes", atLeast: 1)
      if inner.entry("minutes") == nil { inner.missing("minutes") }
      let (enquiry, about) = (inner.enquiry("enquiry"), inner.text("about"))
      return minutes.map { AgendaItem(item: item, minutes: $0, enquiry: enquiry, about: about) }
    }
  }

  private static func people(_ key: String, _ fields: Fields, areApologies: Bool = false) -> [Attendance] {
    fields.maps(key, orText: { Attendance(role: $0, isApology: areApologies) }) { inner in
      Attendance(role: inner.required("role"), school: inner.text("school"), isApology: areApologies)
    }
  }

  package static func checkIn(
    _ source: SourceText, id: EntryID, date: Day?, cluster: Slug, alliance: Slug
  ) throws(RecordError) -> Reading<CheckIn> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    fields.remedies["date"] = "The day stands in the file's name: enquiry edit \(id) --date DAY"
    fields.remedies["alliance"] = "The alliance stands in the file's name."
    var note = LogNote(id: id, date: date, share: share(fields, usual: .team), text: matter.text)
    note.role = fields.text("role")
    note.school = fields.text("school")
    note.source = fields.text("source")
    note.attribution = fields.text("attribution")
    var checkIn = CheckIn(note: note, cluster: cluster, alliance: alliance)
    checkIn.asks = fields.texts("asks")
    checkIn.offers = fields.texts("offers")
    return Reading(value: checkIn, problems: fields.finish())
  }

  package static func action(_ source: SourceText, id: EntryID, cluster: Slug) throws(RecordError) -> Reading<Action> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    var action = Action(id: id, cluster: cluster, what: fields.required("what"))
    action.owner = fields.text("owner")
    action.school = fields.text("school")
    action.alliance = fields.slug("alliance", of: "an alliance", "Write the name of its folder, as learn.")
    action.enquiry = fields.enquiry("enquiry")
    action.agreed = fields.day("agreed")
    action.due = fields.day("due")
    action.done = fields.day("done")
    action.outcome = fields.text("outcome")
    return Reading(value: action, problems: fields.finish())
  }
}

extension Fields {
  /// `13:30`.
  func time(_ key: String) -> TimeOfDay? {
    guard let word = text(key) else { return nil }
    if let time = TimeOfDay(word) { return time }
    report(
      "not_a_time", at: entry(key)?.value.range.lowerBound ?? start, "“\(word)” is no time of day.",
      "Write it as \"13:30\".")
    return nil
  }

  /// `#1f4e79`.
  func colour(_ key: String) -> Colour? {
    guard let word = text(key) else { return nil }
    if let colour = Colour(word) { return colour }
    report(
      "not_a_colour", at: entry(key)?.value.range.lowerBound ?? start, "“\(word)” is no colour.",
      "Write it as \"#1f4e79\", in quotation marks: two digits each for red, green and blue.")
    return nil
  }

  /// A path that stays below the enquiry folder.
  func pathInFolder(_ key: String) -> String? {
    guard let path = text(key) else { return nil }
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    if !steps.contains(where: { ["", ".", "..", ".git", "private"].contains($0.lowercased()) }) { return path }
    report(
      "not_in_folder", at: entry(key)?.value.range.lowerBound ?? start,
      "“\(path)” is no path to a file that everybody who has the folder has.",
      "Write where it stands from the enquiry folder on, as templates/logo.png.")
    return nil
  }

  /// `elm/paired-reading`.
  func enquiry(_ key: String) -> EnquiryName? {
    guard let word = text(key) else { return nil }
    if let name = EnquiryName(word) { return name }
    report(
      "not_an_enquiry", at: entry(key)?.value.range.lowerBound ?? start, "“\(word)” does not name an enquiry.",
      "Write its alliance and its short name, as elm/paired-reading.")
    return nil
  }

  fileprivate func requiredEnquiry() -> EnquiryName? {
    if entry("enquiry") == nil { missing("enquiry") }
    return enquiry("enquiry")
  }
}
