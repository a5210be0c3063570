internal import Archive
internal import Model

extension MeetingCommand.Make: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if date != nil { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let slug = try context.clusterToAsk(&cluster, in: snapshot)
    var when = Question.text(
      "date", "On which day does it meet?", label: "Day", help: "A day to come, or one that was.",
      example: "19 november", isNeeded: true)
    when.check = { text, _ in try DateOption.read(text, in: context, direction: .ahead).spoken }
    var start = Question.text(
      "starts", "When does it start?", label: "Starts", help: "The time by the clock.", example: "13:30")
    start.check = { text, _ in
      guard let time = TimeOfDay(text) else {
        throw Failure("“\(text)” is no time of day.", hint: "Write it as 13:30.")
      }
      return time.description
    }
    let enquiries = enquiry
    var length = Question(
      "minutes", "How many minutes does it last?", label: "Minutes",
      help: "The agenda is made to fit: the same time for each enquiry.", example: "120")
    let usual = try MeetingPlan(of: slug, on: context.today, enquiries: enquiries, minutes: minutes, in: snapshot)
    length.usual = { _ in String(usual.minutes) }
    length.check = { text, _ in
      guard let minutes = Int(text) else { throw Failure("“\(text)” is no number.", hint: "Write it as 120.") }
      _ = try MeetingPlan(of: slug, on: context.today, enquiries: enquiries, minutes: minutes, in: snapshot).agenda()
      return text
    }
    let room = Question.text("place", "Where?", label: "Place", help: "School and room.", example: "Elm School library")
    return Dialogue(
      title: "Call a meeting of \(slug)",
      questions: [when] + (starts == nil ? [start] : []) + (minutes == nil ? [length] : [])
        + (place == nil ? [room] : []), draft: "meeting-new-\(slug)")
  }

  mutating func take(_ answers: Answers) throws {
    date = answers["date"]
    starts = starts ?? answers["starts"]
    minutes = minutes ?? answers["minutes"].flatMap { Int($0) }
    place = place ?? answers["place"]
  }
}

extension MeetingCommand.Agree: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if role != nil { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    let slug = try ClusterChoice.named(cluster, of: name.alliance, in: snapshot)
    let choice = try MeetingChoice(slug, date, usual: .next, in: snapshot, context)
    return Dialogue(
      title: "Agree the page of \(name) for \(choice.spoken)",
      questions: [
        .text(
          "role", "Who agrees it?", label: "Agreed by", help: "A role, never a name.",
          example: "headteacher, Elm School", isNeeded: true)
      ], draft: "meeting-agree-\(name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws { role = answers["role"] }
}

extension MeetingCommand.RecordIt: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    let given = warm + cool + refinement + decision + decided + theme + action + present + apologies
    if !given.isEmpty || next != nil { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let slug = try context.clusterToAsk(&cluster, in: snapshot)
    let choice = try toRecord(slug, in: snapshot, context)
    let meeting = try choice.record(in: snapshot)
    date = choice.day.description
    let names = try enquiry.map { [try snapshot.find(enquiry: $0)] } ?? meeting.agenda.compactMap(\.enquiry).unique
    let people = Question.several(
      "present", "Who was there?", label: "Present", help: "Roles with their schools, never names.",
      example: "headteacher, Oak School; project lead, Elm School")
    let away = Question.several(
      "apologies", "Who sent apologies?", label: "Apologies", help: "Roles, never names.",
      example: "headteacher, Ash School")
    let said = try names.flatMap { name in
      try Self.questions(about: name, title: snapshot.enquiry(name).value?.title ?? name.slug.text)
    }
    return Dialogue(
      title: "Record \(choice.spoken)", questions: [people, away] + said + Self.rest(choice.day, context),
      draft: "meeting-record-\(slug)-\(choice.day)")
  }

  private static let parts = ["warm", "cool", "refinement", "decision"]

  private static func questions(about name: EnquiryName, title: String) -> [Question] {
    [
      .text(
        "warm \(name)", "\(title): what did peers think strong?", label: "\(name.slug), warm",
        help: "Warm feedback. Enter passes on.", example: "The sessions happen every day."),
      .text(
        "cool \(name)", "\(title): what did they ask or doubt?", label: "\(name.slug), cool",
        help: "Cool feedback, as a question where it was one.", example: "How would you know without a comparison?"),
      .text(
        "refinement \(name)", "\(title): what will be done differently?", label: "\(name.slug), to be refined",
        help: "What the alliance takes from it.", example: "Year 8 serves as the comparison."),
      .text(
        "decision \(name)", "\(title): what was decided?", label: "\(name.slug), decided",
        help: "What heads decided about it.", example: "Heads release a reader for a morning."),
    ]
  }

  private static func rest(_ day: Day, _ context: Context) -> [Question] {
    var actions = Question.several(
      "action", "Who takes on what, by when?", label: "Actions",
      help: "What, who by role and school, and by when, with = between them.",
      example: "Send the slides=project lead, Elm School=27 november")
    actions.check = { text, _ in
      for item in Question.items(in: text) { _ = try NewAction(item, agreed: day, about: nil, in: context) }
      return text
    }
    var next = Question.text(
      "next", "When is the next meeting?", label: "Next meeting", help: "Its day, if it is set.",
      example: "4 march 2027")
    next.check = { text, _ in
      let next = try DateOption.read(text, in: context, direction: .ahead)
      guard next > day else { throw Failure("\(next.spoken) is not after this meeting.", hint: "Give a later day.") }
      return next.spoken
    }
    return [
      .several(
        "decided", "What did the meeting decide as a whole?", label: "Decided", help: "One thing a line, or ; between.",
        example: "The spring meeting is at Oak School."),
      .several(
        "theme", "Which themes went across the cluster?", label: "Themes",
        help: "Problems that are shared, who could help whom.", example: "Rooms are short everywhere."),
      actions, next,
    ]
  }

  mutating func take(_ answers: Answers) throws {
    (present, apologies) = (answers.list("present"), answers.list("apologies"))
    (decided, theme, action) = (answers.list("decided"), answers.list("theme"), answers.list("action"))
    next = answers["next"]
    for (key, texts) in answers.texts {
      let words = key.split(separator: " ").map(String.init)
      guard words.count == 2, Self.parts.contains(words[0]), !texts.isEmpty else { continue }
      let given = "\(words[1])=\(texts.joined(separator: "\n"))"
      switch words[0] {
      case "warm": warm.append(given)
      case "cool": cool.append(given)
      case "refinement": refinement.append(given)
      default: decision.append(given)
      }
    }
    (warm, cool, refinement, decision) = (warm.sorted(), cool.sorted(), refinement.sorted(), decision.sorted())
  }
}

extension CheckInCommand.Add: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if entry.words.isGiven || !ask.isEmpty || !offer.isEmpty { return nil }
    let snapshot = try context.snapshotToWriteTo()
    if alliance == nil {
      let slugs = try snapshot.alliances(named: nil, ofCluster: cluster)
      let choices = try slugs.map { slug in
        Question.Choice(value: slug.text, label: try snapshot.alliance(slug).value?.name ?? slug.text)
      }
      alliance = choices.count == 1 ? choices[0].value : try context.choose("Which alliance?", choices)
    }
    let member = try snapshot.find(alliance: alliance ?? "")
    _ = try ClusterChoice.named(cluster, of: member, in: snapshot)
    let link = try snapshot.alliance(member).value?.firstLink
    var who = Question.text(
      "role", "Who was on the call?", label: "Spoken to", help: "A role, never a name.", example: "project lead")
    who.usual = { _ in link.map { [$0.role, $0.school].compactMap { $0 }.joined(separator: ", ") } }
    return Dialogue(
      title: "A check-in with \(member)",
      questions: [
        .text(
          "text", "How does it go?", label: "How it goes",
          help: "It is for the team: you and that alliance.", example: "Sessions run in four of five classes."),
        .several(
          "ask", "What do they ask of others?", label: "Asks", help: "One thing a line, or ; between.",
          example: "A school that has tried it in the hall"),
        .several(
          "offer", "What can they offer to others?", label: "Offers", help: "One thing a line, or ; between.",
          example: "A training morning for partners"),
      ] + (role == nil ? [who] : []) + [try Question.day(entry.day, in: context)], draft: "checkin-add-\(member)")
  }

  mutating func take(_ answers: Answers) throws {
    if let text = answers["text"] { entry.words.messages = [text] }
    (ask, offer) = (answers.list("ask"), answers.list("offer"))
    if role == nil, let who = answers["role"].map({ RoleAtSchool($0) }) {
      (role, school) = (who.role, school ?? who.school)
    }
    entry.day.date = answers["when"] ?? entry.day.date
  }
}

extension ActionCommand.Add: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if what != nil { return nil }
    let snapshot = try context.snapshotToWriteTo()
    if alliance == nil, enquiry == nil { _ = try context.clusterToAsk(&cluster, in: snapshot) }
    let thing = Question.text(
      "what", "What will be done?", label: "What", help: "One thing, in a sentence.",
      example: "Send the partner training slides round", isNeeded: true)
    let who = Question.text(
      "owner", "Who does it?", label: "Who", help: "A role with its school, never a name.",
      example: "project lead, Elm School")
    var when = Question.text("due", "By when?", label: "By when", help: "A day to come.", example: "27 november")
    when.check = { text, _ in try DateOption.read(text, in: context, direction: .ahead).spoken }
    return Dialogue(
      title: "What somebody takes on",
      questions: [thing] + (owner == nil ? [who] : []) + (due == nil ? [when] : []), draft: "action-add")
  }

  mutating func take(_ answers: Answers) throws {
    what = answers["what"]
    owner = owner ?? answers["owner"]
    due = due ?? answers["due"]
  }
}

extension Context {
  /// The cluster that is meant; where several could be, the person says which.
  fileprivate func clusterToAsk(_ word: inout String?, in snapshot: Snapshot) throws -> Slug {
    if word == nil, try snapshot.clusterSlugs().count > 1 {
      word = try choose(
        "Which cluster?",
        try snapshot.clusterSlugs().map { slug in
          .init(value: slug.text, label: try snapshot.cluster(slug).value?.name ?? slug.text)
        })
    }
    return try ClusterChoice.named(word, in: snapshot)
  }
}

extension Question {
  /// A question with several answers, none of them needed.
  fileprivate static func several(
    _ key: String, _ words: String, label: String, help: String, example: String
  ) -> Question {
    var question = Question(key, words, label: label, help: help, example: example)
    question.takesSeveral = true
    return question
  }
}
