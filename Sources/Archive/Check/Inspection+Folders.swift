internal import Git
internal import Model
internal import Records

// Folders without the file that makes them one, with what became of it.
extension Inspection {
  func foldersWithoutTheirFile() throws -> [Problem] {
    try allianceSlugs.flatMap { slug -> [Problem] in
      let folder = Layout.alliance(slug)
      let names = try snapshot.names(in: folder)
      let problems = try isBare(folder, without: "alliance.yaml") ? [withoutAllianceFile(slug)] : []
      return try problems
        + names.compactMap(Slug.init).filter { $0.text != "reviews" }.compactMap { name in
          try isBare("\(folder)/\(name)", without: "enquiry.md")
            ? withoutEnquiryFile(EnquiryName(alliance: slug, slug: name)) : nil
        }
    }
      + snapshot.clusterSlugs().filter { try isBare("\(Layout.clusters)/\($0)", without: "cluster.yaml") }
      .map(withoutClusterFile)
  }

  private func isBare(_ folder: String, without file: String) throws -> Bool {
    let names = try snapshot.names(in: folder)
    return try !names.contains(file) && !names.isEmpty && snapshot.holdsFiles(folder)
  }

  private func withoutEnquiryFile(_ name: EnquiryName) throws -> Problem {
    let folder = Layout.enquiry(name)
    let unread = "This folder has no enquiry.md, so nothing in it is read"
    switch try whatBecame(of: name) {
    case .renamed(let new)?:
      return problem(
        .warning, "no_enquiry_file", of: folder, "\(unread): the enquiry is called \(new) now.",
        remedy:
          "Move what is here to \(Layout.enquiry(new)), each file into the folder of the same name. A merge leaves this "
          + "where one side renamed the enquiry and the other added to it.")
    case .gone(let commit)?:
      return problem(
        .warning, "no_enquiry_file", of: folder, "\(unread): the file was taken away.",
        remedy:
          "A merge leaves this where one side deleted the enquiry and the other added to it. Take away the rest, "
          + "git rm -r \(folder); or \(bringBack(Layout.enquiryFile(name), from: commit))")
    case nil:
      return problem(
        .warning, "no_enquiry_file", of: folder, "\(unread).",
        remedy: "Write one with schema: enquiry/1 and a title, or move the folder out of enquiries/.")
    }
  }

  private func withoutAllianceFile(_ slug: Slug) throws -> Problem {
    let path = Layout.allianceFile(slug)
    let fate = try fate(of: path) { text in
      let name = try RecordReader.alliance(text, slug: slug).value?.name
      return alliances.first { $0.name == name && $0.slug != slug }.map { ($0.name, Layout.alliance($0.slug)) }
    }
    return problem(
      .warning, "no_alliance_file", of: Layout.alliance(slug), "This alliance has no alliance.yaml\(fate.words).",
      remedy: fate.remedy)
  }

  private func withoutClusterFile(_ slug: Slug) throws -> Problem {
    let path = Layout.clusterFile(slug)
    let fate = try fate(of: path) { text in
      let name = try RecordReader.cluster(text, slug: slug).value?.name
      return clusters.first { $0.name == name && $0.slug != slug }.map { ($0.name, "\(Layout.clusters)/\($0.slug)") }
    }
    return problem(
      .warning, "no_cluster_file", of: "\(Layout.clusters)/\(slug)",
      "This cluster has no cluster.yaml, so nothing in its folder is read\(fate.words).", remedy: fate.remedy)
  }

  /// What became of a file that is not there.
  ///
  /// - Parameter now: who has the name that its text said last, and the folder; nil for nobody.
  private func fate(
    of path: String, now: (SourceText) throws -> (name: String, folder: String)?
  ) throws -> (words: String, remedy: String) {
    guard let last = try lastVersion(of: path) else {
      return ("", "Write one with schema: enquiry/1 and a name, or move the folder out of enquiries/.")
    }
    guard let now = try now(last.text) else {
      return (": it was taken away", "Move the folder out of enquiries/; or \(bringBack(path, from: last.commit))")
    }
    return (
      ": \(now.name) is in \(now.folder) now",
      "Move what is here to \(now.folder). A merge leaves this where one side renamed the folder and the other added to it."
    )
  }

  private func bringBack(_ path: String, from commit: ObjectID) -> String {
    "bring the file back, at the top of the folder: git checkout \(commit.short) -- \(path)"
  }
}
