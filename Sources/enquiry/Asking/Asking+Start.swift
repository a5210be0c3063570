internal import Archive
internal import Foundation
internal import Model
internal import Records

extension Init: Asking {
  func drafts(in context: Context) throws -> Drafts? { Drafts(in: context.absolute(directory)) }

  var isForGood: Bool { !write.dryRun }

  func dialogue(in context: Context) throws -> Dialogue? {
    if sign != nil, name != nil || from != nil { return nil }
    let place = context.absolute(directory)
    if FileManager.default.fileExists(atPath: place + "/" + Layout.programme) { throw ArchiveError.folderExists(place) }
    var programme = Question(
      "name", "What is your programme called?", label: "Programme",
      help: "It stands at the head of status and packs; it can be changed later in enquiries/programme.yaml.",
      example: "Northern schools reading programme")
    programme.usual = { _ in place.split(separator: "/").last.map { NewName.words(String($0)) } ?? "Programme" }
    let role = Question.text(
      "sign", "How do you sign? A role and a school, never a name.", label: "Signed",
      help: "What you save here is signed like this. Nobody is named in the records.",
      example: "project lead, Elm School", isNeeded: true)
    var folder = Question(
      "directory", "Which folder?", label: "Folder", help: "The folder is made when it is not there.",
      example: "elm")
    let given = directory
    folder.usual = { _ in given == "." ? place : given }
    folder.isQuiet = true
    let questions = (name == nil && from == nil ? [programme] : []) + (sign == nil ? [role] : [])
    return Dialogue(title: "Make an enquiry folder", questions: questions + [folder], draft: "init")
  }

  mutating func take(_ answers: Answers) throws {
    name = name ?? answers["name"]
    sign = sign ?? answers["sign"]
    directory = answers["directory"] ?? directory
  }
}

extension AllianceCommand.Make: Asking {
  var isForGood: Bool { !write.dryRun }

  func dialogue(in context: Context) throws -> Dialogue? {
    if slug != nil, name != nil || leadSchool != nil || !school.isEmpty { return nil }
    let snapshot = try context.snapshotToWriteTo()
    var questions: [Question] = []
    if name == nil {
      var question = Question.text(
        "name", "What is your alliance called?", label: "Alliance", help: "Its full name, as others know it.",
        example: "Elm Alliance", isNeeded: slug == nil)
      question.usual = { _ in slug.map(NewName.words) }
      questions.append(question)
    }
    if leadSchool == nil {
      questions.append(
        .text("lead", "Which school leads it?", label: "Led by", help: "The lead school.", example: "Elm School"))
    }
    if school.isEmpty {
      var others = Question(
        "schools", "Which other schools are in it?", label: "Other schools",
        help: "The schools that you work with; more can be added later.", example: "Oak School")
      others.takesSeveral = true
      questions.append(others)
    }
    if slug == nil {
      let given = name
      let taken = Slug.reserved.union(try snapshot.allianceSlugs().map(\.text))
      questions.append(
        .shortName(for: .alliance, taken: taken) { answers in
          NewName.short(given ?? answers["name"], without: ["-alliance", "-teaching-school"])
        })
    }
    return Dialogue(title: "Add an alliance", questions: questions, draft: "alliance-new")
  }

  mutating func take(_ answers: Answers) throws {
    slug = slug ?? answers["slug"]
    name = name ?? answers["name"]
    leadSchool = leadSchool ?? answers["lead"]
    school += answers.list("schools")
  }
}

extension ClusterCommand.Make: Asking {
  var isForGood: Bool { !write.dryRun }

  func dialogue(in context: Context) throws -> Dialogue? {
    if slug != nil, name != nil || facilitator != nil || !alliance.isEmpty { return nil }
    let snapshot = try context.snapshotToWriteTo()
    var questions: [Question] = []
    if name == nil {
      var question = Question.text(
        "name", "What is the cluster called?", label: "Cluster", help: "The alliances that meet each term.",
        example: "North cluster", isNeeded: slug == nil)
      question.usual = { _ in slug.map(NewName.words) }
      questions.append(question)
    }
    if alliance.isEmpty { questions.append(try ClusterCommand.Make.members(snapshot)) }
    if facilitator == nil {
      questions.append(
        .text(
          "facilitator", "Who facilitates it? A role, never a name.", label: "Facilitator",
          help: "Whoever prepares its meetings.", example: "facilitator, North cluster"))
    }
    if slug == nil {
      let given = name
      let taken = Set(try snapshot.clusterSlugs().map(\.text))
      questions.append(
        .shortName(for: .cluster, taken: taken) { answers in
          NewName.short(given ?? answers["name"], without: ["-cluster"])
        })
    }
    return Dialogue(title: "Add a cluster", questions: questions, draft: "cluster-new")
  }

  private static func members(_ snapshot: Snapshot) throws -> Question {
    let known = try snapshot.allianceSlugs().map { slug in
      Question.Choice(value: slug.text, label: try snapshot.alliance(slug).value?.name ?? slug.text)
    }
    var question = Question(
      "alliances", "Which alliances are in it, in the order of the agenda?", label: "Alliances",
      help: "Type the number or the name of each. An alliance that is not there yet can be added later.")
    question.choices = { _ in known }
    question.takesSeveral = true
    return question
  }

  mutating func take(_ answers: Answers) throws {
    slug = slug ?? answers["slug"]
    name = name ?? answers["name"]
    facilitator = facilitator ?? answers["facilitator"]
    alliance += answers.list("alliances")
  }
}
