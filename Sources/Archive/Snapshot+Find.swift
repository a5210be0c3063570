internal import Git
package import Model

extension Snapshot {
  /// The enquiry that a person names: its short name, `alliance/name` where two share one, or its id's beginning.
  package func find(enquiry name: String) throws -> EnquiryName {
    if let whole = EnquiryName(name), try exists(Layout.enquiryFile(whole)) { return whole }
    return try Snapshot.find(enquiry: name, among: enquiryNames())
  }

  /// The one of some enquiries that a person names.
  static func find(enquiry name: String, among names: [EnquiryName]) throws -> EnquiryName {
    let matches = names.filter { $0.slug.text == name || $0.description == name }
    if let only = matches.first, matches.count == 1 { return only }
    guard matches.isEmpty else {
      throw ArchiveError.ambiguous(.enquiry, name: name, choices: matches.map(\.description))
    }
    throw ArchiveError.notFound(
      .enquiry, name: name,
      nearest: Nearest.match(for: name, among: names.map(\.slug.text) + names.map(\.description)),
      choices: names.calledApart)
  }

  package func find(alliance name: String) throws -> Slug {
    try find(.alliance, name, among: try allianceSlugs())
  }

  package func find(cluster name: String) throws -> Slug {
    try find(.cluster, name, among: try clusterSlugs())
  }

  package func find(source name: String) throws -> Source {
    let sources = try programme().value?.sources ?? []
    let slug = try find(.source, name, among: sources.map(\.name))
    return sources.first { $0.name == slug } ?? Source(name: slug)
  }

  package func find(measure name: String, of enquiry: EnquiryName) throws -> Slug {
    var slugs: [Slug] = []
    for case .measure(_, let id) in try locations(of: enquiry, in: "measures") { slugs.append(id) }
    return try find(.measure, name, among: slugs)
  }

  private func find(_ thing: ArchiveError.Thing, _ name: String, among slugs: [Slug]) throws -> Slug {
    if let found = slugs.first(where: { $0.text == name }) { return found }
    let names = slugs.map(\.text)
    throw ArchiveError.notFound(thing, name: name, nearest: Nearest.match(for: name, among: names), choices: names)
  }

  /// The enquiry that is meant when none is named: the one chosen by `use`, else the only one there is.
  package func currentEnquiry() throws -> EnquiryName {
    if let chosen = try workspace.chosenEnquiry() { return try find(enquiry: chosen) }
    let names = try enquiryNames()
    if let only = names.first, names.count == 1 { return only }
    throw ArchiveError.noneChosen(choices: names.calledApart)
  }
}

extension [EnquiryName] {
  /// Their short names; of those that share one, with their alliances.
  package var calledApart: [String] {
    let times = Dictionary(grouping: self, by: \.slug)
    return map { (times[$0.slug]?.count ?? 0) > 1 ? $0.description : $0.slug.text }
  }
}

extension Workspace {
  private static var chosenKey: String { "enquiry.current" }

  /// What `use` chose in this clone; nil when nothing was chosen.
  package func chosenEnquiry() throws(ArchiveError) -> String? {
    try Workspace.git { () throws(GitError) in try repository.configuration().string(Workspace.chosenKey) }
  }

  package func choose(_ name: EnquiryName) throws(ArchiveError) {
    try Workspace.git { () throws(GitError) in try repository.set(Workspace.chosenKey, name.description) }
  }
}
