internal import Archive
internal import Model

/// The facilitator's call list of a cluster: one line an alliance, the longest silence first.
struct CallReport: Report {
  let cluster: Slug
  let today: Day
  let calls: [Call]
  /// Whether any alliance is in the cluster.
  let hasMembers: Bool
  /// For the words about what is late.
  let standings: [EnquiryName: Standing]
  let problems: [Problem]
  let kind = "calls"

  init(of cluster: Slug, in snapshot: Snapshot, _ group: GroupOptions, today: Day) throws {
    hasMembers = try snapshot.cluster(cluster).value?.alliances.isEmpty == false
    (self.cluster, self.today) = (cluster, today)
    let (alliances, standings) = try group.standings(in: snapshot)
    let checkIns = try snapshot.checkIns(of: cluster)
    let actions = try snapshot.actions(of: cluster)
    let coming = try snapshot.meetingDays(of: cluster).first { $0 >= today }
    let meeting = try coming.map { try snapshot.meeting(of: cluster, on: $0) }
    var problems = checkIns.problems + actions.problems + (meeting?.problems ?? [])
    var known: [EnquiryName: Standing] = [:]
    calls = try alliances.map { slug in
      let enquiries = try standings.enquiries(of: slug)
      problems += enquiries.flatMap(\.problems)
      for standing in enquiries { known[standing.value.name] = standing.value }
      return CallMaking(
        alliance: try snapshot.alliance(slug).value ?? Alliance(slug: slug, name: slug.text),
        standings: enquiries.map(\.value), checkIns: checkIns.value.filter { $0.alliance == slug },
        actions: actions.value.filter { $0.alliance == slug }, meeting: meeting?.value, today: today,
        calendar: try snapshot.calendar(of: slug)
      ).call
    }.sorted(by: Call.isInOrder)
    self.standings = known
    self.problems = problems.filter { $0.severity == .error }
  }

  // MARK: - Text

  func text(_ page: Page) -> String {
    calls.map { call in
      let heard = call.lastHeard.map { "last heard of on \($0.spoken), \(silence($0))" } ?? "nothing heard of yet"
      return page.wrapped([call.name, heard, link(call), asks(call)].joined(separator: " · "), indent: 2)
    }.joined(separator: "\n")
  }

  private func silence(_ day: Day) -> String {
    let days = max(0, today.daysSince1970 - day.daysSince1970)
    if days == 0 { return "today" }
    return "\(days < 14 ? days.counted("day") : (days / 7).counted("week")) ago"
  }

  private func link(_ call: Call) -> String {
    call.link.map { [$0.role, $0.school].compactMap { $0 }.joined(separator: ", ") } ?? "no link recorded"
  }

  /// The first two things worth asking.
  private func asks(_ call: Call) -> String {
    let sentences = call.matters.map(sentence)
    let more = sentences.count - 2
    if sentences.isEmpty { return "How is it going?" }
    return (sentences.prefix(2) + (more > 0 ? ["And \(more) more."] : [])).joined(separator: " ")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.map(ProblemText.text)
    if calls.isEmpty {
      lines.append(
        hasMembers ? "No alliance of \(cluster) is among what is read here." : "No alliance is in \(cluster) yet.")
    } else {
      lines.append(page.wrapped("For the facilitator's eyes only: it tells from check-ins, and goes into no pack."))
      lines.append(page.next("after a call: enquiry checkin add -a \(calls[0].alliance) -m \"…\""))
    }
    return lines.joined(separator: "\n")
  }

  private func sentence(_ matter: Call.Matter) -> String {
    switch matter {
    case .lateAction(let action):
      return "“\(action.what)” was due\(action.due.map { " on \($0.spoken)" } ?? ""): how far is it?"
    case .openAction(let action):
      return "“\(action.what)” is to be done\(action.due.map { " by \($0.spoken)" } ?? ""): is help needed?"
    case .pageNotAgreed(let name, let meeting):
      return "Is the page of \(name.slug) for \(meeting.spoken) right as it is?"
    case .due(let name, let due):
      return standings[name].map { "\(name.slug): \(DueText.sentence(due, of: $0))" } ?? "\(name.slug)?"
    case .asked(let words, let day):
      return "They asked for “\(words)”\(day.map { " on \($0.spoken)" } ?? ""): has anybody helped?"
    case .noEnquiry: return "What would they like to find out first?"
    }
  }

  // MARK: - JSON

  var json: [String: JSON] {
    let rows = calls.map { call -> JSON in
      var keys: [String: JSON] = [
        "alliance": .text(call.alliance.text), "name": .text(call.name), "ask": .list(call.matters.map(json)),
      ]
      keys["last_heard"] = .maybe(call.lastHeard?.description)
      if let link = call.link {
        keys["link"] = .object(
          ["role": .text(link.role)].merging(link.school.map { ["school": .text($0)] } ?? [:]) { old, _ in old })
      }
      return .object(keys)
    }
    return [
      "cluster": .text(cluster.text), "today": .text(today.description), "for": .text("facilitator"),
      "calls": .list(rows), "problems": .list(problems.map(ProblemText.json)),
    ]
  }

  private func json(_ matter: Call.Matter) -> JSON {
    var keys: [String: JSON] = ["says": .text(sentence(matter))]
    switch matter {
    case .lateAction(let action), .openAction(let action):
      keys["what"] = .text(action.isLate(on: today) ? "late_action" : "open_action")
      keys["action"] = .text(action.id.text)
    case .pageNotAgreed(let name, let meeting):
      keys["what"] = .text("page_not_agreed")
      keys["enquiry"] = .text(name.description)
      keys["meeting"] = .text(meeting.description)
    case .due(let name, let due):
      keys["what"] = .text("due")
      keys["enquiry"] = .text(name.description)
      keys["due"] = standings[name].map { DueText.json(due, of: $0) }
    case .asked(_, let day):
      keys["what"] = .text("asked")
      keys["date"] = .maybe(day?.description)
    case .noEnquiry: keys["what"] = .text("no_enquiry")
    }
    return .object(keys)
  }
}

/// What is known of one alliance, made into a line of the call list.
private struct CallMaking {
  let alliance: Alliance
  let standings: [Standing]
  let checkIns: [CheckIn]
  let actions: [Action]
  /// The coming one.
  let meeting: Meeting?
  let today: Day
  let calendar: TermCalendar

  /// For how many days before a meeting its pages are asked about.
  private static let daysToAgree = 14

  var call: Call {
    let heard =
      standings.compactMap { $0.lastHeard(until: today) }
      + checkIns.compactMap(\.note.date).filter { $0 <= today } + actions.compactMap(\.done).filter { $0 <= today }
    return Call(
      alliance: alliance.slug, name: alliance.name, link: alliance.firstLink, lastHeard: heard.max(), matters: matters)
  }

  private var matters: [Call.Matter] {
    var matters: [Call.Matter] = actions.filter { $0.isLate(on: today) }.map { .lateAction($0) }
    if let meeting, meeting.date.daysSince1970 - today.daysSince1970 <= CallMaking.daysToAgree {
      let pages = meeting.agenda.compactMap(\.enquiry).filter { $0.alliance == alliance.slug }
      matters += pages.unique.filter { meeting.agreement(on: $0) == nil }
        .map { .pageNotAgreed($0, meeting: meeting.date) }
    }
    let due = standings.flatMap { standing in standing.due(on: today, by: calendar).map { (standing.name, $0) } }
    matters += due.sorted { Due.isInOrder($0.1, $1.1) }.map { .due($0.0, $0.1) }
    if let last = checkIns.last { matters += last.asks.map { .asked($0, on: last.note.date) } }
    matters += actions.filter { $0.isOpen && !$0.isLate(on: today) }.map { .openAction($0) }
    return standings.isEmpty ? [.noEnquiry] + matters : matters
  }
}
