package import Model

extension Snapshot {
  /// Reads every record of the folder and reports all that is wrong, in the order of the files.
  package func check() throws -> [Problem] {
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
    let alliances = try allianceSlugs()
    for slug in alliances {
      problems += try alliance(slug).problems
      problems += try strayFiles(below: Layout.alliance(slug))
    }
    for slug in try clusterSlugs() {
      let cluster = try cluster(slug)
      problems += cluster.problems
      for member in cluster.value?.alliances ?? [] where !alliances.contains(member) {
        problems.append(try unknownMember(member, of: slug, known: alliances))
      }
    }
    for name in try enquiryNames() { problems += try check(name, toolkit.value) }
    return problems.sorted { ($0.place, $0.code) < ($1.place, $1.code) }
  }

  private func check(_ name: EnquiryName, _ toolkit: Toolkit) throws -> [Problem] {
    let dossier = try dossier(name)
    var problems = dossier.problems
    for case .toolkit(let id) in dossier.value?.enquiry.interventions ?? [] where toolkit[id] == nil {
      problems.append(
        try problem(
          "unknown_intervention", in: Layout.enquiryFile(name), at: id, "The toolkit has no intervention “\(id)”.",
          remedy: toolkit.nearestID(to: id).map { "Did you mean “\($0)”?" }
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
        problems += paths.filter { Layout.location(of: $0) == nil && !$0.hasSuffix(".summary.csv") }.map { path in
          Problem(
            .warning, "unread_file", at: Place(path: path), "Nothing reads this file.",
            remedy: "Give it a name as docs/format.md says, or move it to files/.")
        }
      }
    }
    return problems
  }

  private func unknownMember(_ member: Slug, of cluster: Slug, known: [Slug]) throws -> Problem {
    let meant = Nearest.match(for: member.text, among: known.map(\.text)).map { "Did you mean “\($0)”?" }
    return try problem(
      "unknown_alliance", in: Layout.clusterFile(cluster), at: member.text, "There is no alliance “\(member)”.",
      remedy: meant ?? "Make it: enquiry alliance new \(member) --name NAME.")
  }

  /// A problem at the first place where a word stands in a file.
  private func problem(
    _ code: String, in path: String, at word: String, _ message: String, remedy: String
  ) throws -> Problem {
    let text = try bytes(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (number, line) in lines.enumerated() {
      let words = line.split { " -\"':,[]\r".contains($0) }
      guard let found = words.first(where: { $0 == word }) else { continue }
      let column = line.distance(from: line.startIndex, to: found.startIndex) + 1
      return Problem(
        .error, code, at: Place(path: path, line: number + 1, column: column), message, remedy: remedy, excerpt: line)
    }
    return Problem(.error, code, at: Place(path: path), message, remedy: remedy)
  }
}
