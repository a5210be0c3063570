internal import Model
internal import Records

/// What a cluster has beside its file.
struct ClusterRecords {
  let cluster: Cluster
  let meetings: [Meeting]
  let checkIns: [CheckIn]
  let actions: [Action]
}

extension Meeting {
  var path: String { Layout.Location.meeting(cluster, date).path }

  /// The enquiries that it names, each with the place of the name.
  fileprivate var named: [(enquiry: EnquiryName, key: String)] {
    agenda.enumerated().compactMap { index, item in item.enquiry.map { ($0, "agenda.\(index).enquiry") } }
      + agreed.enumerated().map { ($0.element.enquiry, "agreed.\($0.offset).enquiry") }
      + discussed.enumerated().map { ($0.element.enquiry, "discussed.\($0.offset).enquiry") }
  }
}

extension CheckIn {
  var path: String { Layout.Location.checkIn(cluster, note.date, alliance: alliance, note.id).path }
}

extension Action {
  var path: String { Layout.Location.action(cluster, id).path }
}

// Meetings, check-ins and actions of clusters.
extension Inspection {
  /// Enquiries that a meeting or an action names and that are not there.
  func unknownEnquiries() throws -> [Problem] {
    let known = Set(enquiryNames)
    var named: [(path: String, key: String, name: EnquiryName)] = []
    for records in clusterRecords {
      for meeting in records.meetings { named += meeting.named.map { (meeting.path, $0.key, $0.enquiry) } }
      named += records.actions.compactMap { action in action.enquiry.map { (action.path, "enquiry", $0) } }
    }
    return try named.filter { !known.contains($0.name) }.map { path, key, name in
      if case .renamed(let new)? = try whatBecame(of: name) {
        return try problem(
          .error, "unknown_enquiry", in: path, at: .value(key),
          "There is no enquiry “\(name)”: it is called \(new) now.",
          remedy: "Write \(new): a merge leaves the old name where the other side did not know the new one.")
      }
      return try problem(
        absence, "unknown_enquiry", in: path, at: .value(key), "There is no enquiry “\(name)”.",
        remedy: Nearest.question(for: name.description, among: enquiryNames.map(\.description))
          ?? "Write its alliance and its short name, as enquiry list shows them.")
    }
  }

  /// Alliances that check-ins and actions name and that are not there, or are of another cluster.
  func alliancesOfOtherClusters() throws -> [Problem] {
    try clusterRecords.flatMap { records -> [Problem] in
      let named =
        records.checkIns.map { (path: $0.path, spot: RecordSpot.start, slug: $0.alliance) }
        + records.actions.compactMap { action in action.alliance.map { (action.path, .value("alliance"), $0) } }
      return try named.compactMap { path, spot, slug in
        guard allianceSlugs.contains(slug) else {
          return try problem(
            absence, "unknown_alliance", in: path, at: spot, "There is no alliance “\(slug)”.",
            remedy: try remedy(forUnknown: slug))
        }
        guard !records.cluster.alliances.contains(slug) else { return nil }
        return try problem(
          .warning, "other_cluster", in: path, at: spot,
          "The alliance “\(slug)” is not in the cluster \(records.cluster.slug).",
          remedy: "Add it: enquiry edit cluster \(records.cluster.slug) --add alliances=\(slug). Or correct the name.")
      }
    }
  }

  /// Agendas whose parts are not as long together as the meeting.
  func agendasThatDoNotAddUp() throws -> [Problem] {
    try clusterRecords.flatMap(\.meetings).compactMap { meeting in
      let sum = meeting.agenda.map(\.minutes).reduce(0) { $0.addingReportingOverflow($1).partialValue }
      guard let minutes = meeting.minutes, !meeting.agenda.isEmpty, sum != minutes else { return nil }
      return try problem(
        .warning, "agenda_minutes", in: meeting.path, at: .value("minutes"),
        "The meeting lasts \(minutes) minutes, and its agenda \(sum).",
        remedy: "Change the minutes of a part, or of the meeting.")
    }
  }

  /// Enquiries of which a meeting tells twice what was said: only the first is read.
  func doubledDiscussions() throws -> [Problem] {
    try clusterRecords.flatMap(\.meetings).flatMap { meeting -> [Problem] in
      var seen: Set<EnquiryName> = []
      return try meeting.discussed.enumerated().filter { !seen.insert($0.element.enquiry).inserted }.map {
        index, said in
        try problem(
          .warning, "doubled_discussion", in: meeting.path, at: .value("discussed.\(index).enquiry"),
          "What was said of \(said.enquiry) stands here twice; only the first is read.",
          remedy: "Put both into one.")
      }
    }
  }

  /// Days of meetings and actions that cannot be.
  func meetingsAndActionsOutOfOrder() throws -> [Problem] {
    try clusterRecords.flatMap { records -> [Problem] in
      try records.meetings.compactMap { meeting -> Problem? in
        guard let next = meeting.next, next <= meeting.date else { return nil }
        return try problem(
          .warning, "next_meeting_earlier", in: meeting.path, at: .value("next"),
          "The next meeting is on \(next.spoken), which is not after this one.", remedy: "Correct the day.")
      } + records.actions.flatMap(outOfOrder)
    }
  }

  private func outOfOrder(_ action: Action) throws -> [Problem] {
    let steps: [(Problem.Severity, Day?, String, String)] = [
      (.error, action.done, "done", "was done"), (.warning, action.due, "due", "is due"),
    ]
    return try steps.compactMap { severity, day, key, words in
      guard let agreed = action.agreed, let day, day < agreed else { return nil }
      return try problem(
        severity, "action_out_of_order", in: action.path, at: .value(key),
        "The action \(words) on \(day.spoken), before it was agreed on \(agreed.spoken).",
        remedy: "Correct one of the two days.")
    }
  }

  /// What is said to have been done after today; a meeting may be still to come.
  func clusterDaysInTheFuture() throws -> [Problem] {
    func future(_ day: Day?, _ path: String, _ spot: RecordSpot, _ what: String) throws -> Problem? {
      guard let day, day > today else { return nil }
      return try problem(
        .warning, "in_the_future", in: path, at: spot, "\(what) on \(day.spoken), which is still to come.",
        remedy: spot == .start ? "Correct the day in the file's name." : "Correct the day.")
    }
    return try clusterRecords.flatMap { records -> [Problem] in
      try records.checkIns.compactMap {
        try future($0.note.date, $0.path, .start, "This check-in is said to have been")
      }
        + records.actions.compactMap { try future($0.done, $0.path, .value("done"), "The action is said to be done") }
        + records.meetings.flatMap { meeting in
          try meeting.agreed.enumerated().compactMap { index, page in
            try future(page.date, meeting.path, .value("agreed.\(index).date"), "The page is said to have been agreed")
          }
        }
    }
  }

  /// Check-ins that say nothing.
  func emptyCheckIns() throws -> [Problem] {
    try clusterRecords.flatMap(\.checkIns).filter { $0.note.text.isEmpty && $0.asks.isEmpty && $0.offers.isEmpty }
      .map { checkIn in
        try problem(
          .hint, "empty_entry", in: checkIn.path, at: .body, "This entry has no text.",
          remedy: "Write below the second line --- what was said, or delete the file.")
      }
  }

  // MARK: - Texts

  func headingsOfMeetings() throws -> [Problem] {
    try clusterRecords.flatMap(\.meetings).flatMap { meeting in
      try slips(in: meeting.prose, Heading.ofMeeting, meeting.path) + otherForms(in: meeting.path)
    }
  }

  /// What tells who somebody is in the records of clusters.
  func identifiersInClusterRecords() throws -> [Problem] {
    let gate = ProseGate(workspace: snapshot.workspace)
    let paths = clusterRecords.flatMap { records in
      records.meetings.map(\.path) + records.checkIns.map(\.path) + records.actions.map(\.path)
    }
    guard !paths.isEmpty else { return [] }
    let book = try gate.names(in: .folder)
    return try gate.unread + paths.flatMap { path in try identifiers(inTextAt: path, book: book) }
  }
}

// How packs look.
extension Inspection {
  /// Packs are read on white paper.
  func paleColour() throws -> [Problem] {
    guard let colour = programme?.colour, colour.contrastOnWhite < Colour.readableContrast else { return [] }
    return [
      try problem(
        .warning, "pale_colour", in: Layout.programme, at: .value("colour"),
        "The colour \(colour) is too pale to be read on white.",
        remedy: "Choose a darker one, as \"#1f4e79\": its contrast on white should be 4.5 or more.")
    ]
  }

  /// The picture for the head of packs is there, and one that they can show.
  func missingLogo() throws -> [Problem] {
    guard let logo = programme?.logo else { return [] }
    let isThere = try snapshot.exists(logo)
    if isThere, try snapshot.cleanedPicture(logo) != nil { return [] }
    return [
      try problem(
        .warning, "no_logo", in: Layout.programme, at: .value("logo"),
        isThere ? "\(logo) is no PNG or JPEG." : "There is no file \(logo).",
        remedy: "Put a PNG or JPEG there, or correct the path; packs are made without it until then.")
    ]
  }
}
