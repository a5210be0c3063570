package import Model

extension Snapshot {
  /// Reads every record of the folder and reports all that is wrong, in the order of the files.
  ///
  /// - Parameter enquiries: of these alone, where only they are asked for; programme, alliances and clusters always.
  package func check(of enquiries: Set<EnquiryName>? = nil) throws -> [Problem] {
    let programme = try programme()
    var problems = programme.problems
    if programme.value == nil, programme.problems.isEmpty {
      problems.append(
        Problem(
          .error, "no_programme", at: Place(path: Layout.programme), "The programme's file is missing.",
          remedy: "Write one with schema: enquiry/1 and a name."))
    }
    let toolkit = try toolkit()
    problems += toolkit.problems
    let frameworks = try frameworks()
    problems += frameworks.problems
    let codings = try codings()
    problems += codings.problems
    for coding in codings.value {
      let path = Layout.Location.coding(coding.note.date, entry: coding.entry, coding.note.id).path
      problems += try unknownCodes(coding.codes, in: path, frameworks.value)
    }
    let alliances = try allianceSlugs()
    for slug in alliances {
      problems += try alliance(slug).problems
      problems += try strayFiles(below: Layout.alliance(slug))
    }
    problems += try strayFolders()
    for slug in try clusterSlugs() {
      let cluster = try cluster(slug)
      problems += cluster.problems
      for member in cluster.value?.alliances ?? [] where !alliances.contains(member) {
        problems.append(try unknownMember(member, of: slug, known: alliances))
      }
    }
    for name in try enquiries?.sorted() ?? enquiryNames() {
      problems += try check(name, toolkit.value, frameworks.value)
    }
    return problems.sorted { ($0.place, $0.code) < ($1.place, $1.code) }
  }

  private func check(_ name: EnquiryName, _ toolkit: Toolkit, _ frameworks: Frameworks) throws -> [Problem] {
    let enquiry = try enquiry(name)
    let cycles = try cycles(of: name)
    let evidence = try evidence(of: name)
    let leadership = try leadership(of: name)
    let participation = try participation(of: name)
    let measures = try measures(of: name)
    var problems = enquiry.problems + cycles.problems + evidence.problems + leadership.problems
    problems += participation.problems + measures.problems
    problems += keptForOneself(evidence.value, leadership.value, name)
    problems += try slippedHeadings(enquiry.value, cycles.value)
    let dossier = Dossier(
      enquiry: enquiry.value ?? Enquiry(name: name, title: ""), cycles: cycles.value, measures: measures.value,
      evidence: evidence.value, leadership: leadership.value, participation: participation.value)
    problems += try unknownCodes(in: dossier, frameworks)
    for case .toolkit(let id) in enquiry.value?.interventions ?? [] where toolkit[id] == nil {
      problems.append(
        try problem(
          .error, "unknown_intervention", in: Layout.enquiryFile(name), at: id,
          "The toolkit has no intervention “\(id)”.",
          remedy: toolkit.nearestID(to: id).map(Nearest.question)
            ?? "List one of your own as “- own: its title”."))
    }
    for case .figures(_, let id) in try locations(of: name, in: "measures")
    where try !exists(Layout.measure(name, id)) {
      problems.append(
        Problem(
          .error, "figures_without_measure", at: Place(path: Layout.figures(name, id)),
          "These figures belong to no measure.", remedy: "Define it: enquiry measure new \(id) -e \(name)."))
    }
    return problems
  }

  /// Files and folders at the top, or among the clusters, that no reader knows.
  private func strayFolders() throws -> [Problem] {
    let top = try names(in: Layout.records).filter { name in
      !["programme.yaml", "clusters", "toolkit", "frameworks", "codings"].contains(name)
        && Layout.allianceSlug(name) == nil
    }
    let clusters = try names(in: Layout.clusters).filter { Slug($0) == nil }
    let paths = top.map { "\(Layout.records)/\($0)" } + clusters.map { "\(Layout.clusters)/\($0)" }
    return paths.filter { !Layout.isJunk($0) }.map { path in
      Problem(
        .warning, "unread_file", at: Place(path: path), "Nothing reads this.",
        remedy: "A folder's name has lower-case letters, digits and hyphens, as elm-school.")
    }
  }

  /// Entries for oneself alone must not stand where everybody who has the folder can read them.
  private func keptForOneself(
    _ evidence: [EvidenceEntry], _ leadership: [LeadershipEntry], _ name: EnquiryName
  ) -> [Problem] {
    let paths =
      evidence.filter { $0.note.share == .me }.map {
        Layout.Location.evidence(name, $0.note.date, $0.kind, $0.note.id).path
      }
      + leadership.filter { $0.note.share == .me }.map {
        Layout.Location.leadership(name, $0.note.date, $0.note.id).path
      }
    return paths.map { path in
      Problem(
        .error, Problem.keptForOneself, at: Place(path: path), "This entry is for you alone, but stands in the folder.",
        remedy: "Move it to \(Layout.privatePath(of: path)), or share it with the team.")
    }
  }

  /// Files and folders in an alliance that no reader knows.
  private func strayFiles(below alliance: String) throws -> [Problem] {
    var problems: [Problem] = []
    let known: Set<String> = ["files", "participation"]
    for enquiry in try names(in: alliance) where enquiry != "alliance.yaml" && enquiry != "reviews" {
      for folder in try names(in: "\(alliance)/\(enquiry)") where !known.contains(folder) && folder != "plan.lock.yaml"
      {
        let place = "\(alliance)/\(enquiry)/\(folder)"
        let files = try names(in: place)
        let paths = files.isEmpty ? [place] : files.map { "\(place)/\($0)" }
        problems += paths.filter {
          Layout.location(of: $0) == nil && !$0.hasSuffix(".summary.csv") && !Layout.isJunk($0)
        }.map { path in
          Problem(
            .warning, "unread_file", at: Place(path: path), "Nothing reads this file.",
            remedy: "Give it a name as docs/format.md says, or move it to files/.")
        }
      }
    }
    return problems
  }

  private func unknownMember(_ member: Slug, of cluster: Slug, known: [Slug]) throws -> Problem {
    let meant = Nearest.question(for: member.text, among: known.map(\.text))
    return try problem(
      .error, "unknown_alliance", in: Layout.clusterFile(cluster), at: member.text, "There is no alliance “\(member)”.",
      remedy: meant ?? "Make it: enquiry alliance new \(member) --name NAME.")
  }

  /// A problem at the first place where a word stands in a file.
  func problem(
    _ severity: Problem.Severity, _ code: String, in path: String, at word: String, _ message: String,
    remedy: String
  ) throws -> Problem {
    let text = try bytes(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (number, line) in lines.enumerated() {
      let words = line.split { " -\"':,[]\r".contains($0) }
      guard
        let found = words.first(where: { $0 == word })
          ?? (word.contains(" ") ? line.firstRange(of: word).map { line[$0] } : nil)
      else { continue }
      let column = line.distance(from: line.startIndex, to: found.startIndex) + 1
      return Problem(
        severity, code, at: Place(path: path, line: number + 1, column: column), message, remedy: remedy, excerpt: line)
    }
    return Problem(severity, code, at: Place(path: path), message, remedy: remedy)
  }
}
