internal import Git
internal import Model

// Files that are not there, and files that nobody reads.
extension Inspection {
  func missingFiles() throws -> [Problem] {
    var problems: [Problem] = []
    if try !snapshot.exists(Layout.programme) {
      problems.append(
        problem(
          .error, "no_programme", of: Layout.programme, "The programme's file is missing.",
          remedy: "Write one with schema: enquiry/1 and a name."))
    }
    return problems
  }

  /// Files and folders that no reader knows, at every level.
  func unreadFiles() throws -> [Problem] {
    var paths: [String] = []
    for name in try snapshot.names(in: Layout.records) where !Places.atTop.contains(name) {
      let path = "\(Layout.records)/\(name)"
      // A file is no alliance, however it is called.
      if try Layout.allianceSlug(name) == nil || snapshot.names(in: path).isEmpty { paths.append(path) }
    }
    for folder in [Layout.toolkit, Layout.frameworks, Layout.codings] { paths += try unknown(in: folder) }
    for name in try snapshot.names(in: Layout.clusters) {
      let path = "\(Layout.clusters)/\(name)"
      guard Slug(name) != nil else {
        paths.append(path)
        continue
      }
      paths += try unknown(in: path, besides: Places.ofCluster)
      paths += try Layout.clusterFolders.flatMap { try unknown(in: "\(path)/\($0)") }
    }
    for alliance in allianceSlugs {
      for name in try snapshot.names(in: Layout.alliance(alliance)) where !Places.ofAlliance.contains(name) {
        let path = "\(Layout.alliance(alliance))/\(name)"
        if try Slug(name) == nil || snapshot.names(in: path).isEmpty {
          paths.append(path)
        } else {
          paths += try unreadFiles(ofEnquiryAt: path)
        }
      }
    }
    return try paths.filter { try !Layout.isJunk($0) && snapshot.holdsFiles($0) }.map(unread)
  }

  private func unreadFiles(ofEnquiryAt path: String) throws -> [String] {
    try snapshot.names(in: path).flatMap { name in
      if Places.withRecords.contains(name) { return try unknown(in: "\(path)/\(name)") }
      return Places.ofEnquiry.contains(name) ? [] : ["\(path)/\(name)"]
    }
  }

  private func unknown(in folder: String, besides known: Set<String> = []) throws -> [String] {
    try snapshot.names(in: folder).filter { !known.contains($0) }.map { "\(folder)/\($0)" }
      .filter { Layout.location(of: $0) == nil && !$0.hasSuffix(".summary.csv") }
  }

  private func unread(_ path: String) throws -> Problem {
    let isFolder = try !snapshot.names(in: path).isEmpty
    if !isFolder, let original = MergeCopy(path)?.original {
      return problem(
        .warning, "unread_file", of: path, "A merge left this file: it is one of the versions of \(original).",
        remedy: "Look whether \(original) is right, then delete this one.")
    }
    return problem(
      .warning, "unread_file", of: path, isFolder ? "Nothing reads this folder." : "Nothing reads this file.",
      remedy: Places.meant(by: path).map(Nearest.question) ?? Places.remedy(for: path))
  }
}

extension Snapshot {
  /// Whether a path is a file, or a folder with one further down; git keeps no empty folders.
  func holdsFiles(_ path: String) throws -> Bool {
    let names = try names(in: path)
    if !names.isEmpty { return try names.contains { try holdsFiles("\(path)/\($0)") } }
    do throws(GitError) {
      return try workspace.repository.workingNames(in: workspace.inRepository(path)) == nil
    } catch {
      if error.code == .notAFile { return true }
      throw ArchiveError.git(error)
    }
  }
}

/// What may stand where, by name.
private enum Places {
  static let atTop: Set<String> = ["programme.yaml", "clusters", "toolkit", "frameworks", "codings"]
  static let ofCluster: Set<String> = Set(Layout.clusterFolders).union(["cluster.yaml", Layout.pseudonymsName])
  static let ofAlliance: Set<String> = ["alliance.yaml", "reviews"]
  static let withRecords = Set(Layout.recordFolders)
  static let ofEnquiry: Set<String> = withRecords.union(["enquiry.md", "plan.lock.yaml", "files"])

  /// The name that a slip was made in: a near one, another ending, capitals.
  static func meant(by path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last else { return nil }
    let folder = parts.dropLast().joined(separator: "/")
    let readable = candidates(name).first { $0 != name && Layout.location(of: "\(folder)/\($0)") != nil }
    if let readable { return readable }
    switch parts.count {
    case 2: return Nearest.match(for: name, among: atTop.sorted())
    case 3: return Nearest.match(for: name, among: ofAlliance.sorted())
    case 4 where parts[1] == "clusters": return Nearest.match(for: name, among: ofCluster.sorted())
    case 4: return Nearest.match(for: name, among: ofEnquiry.sorted())
    default: return nil
    }
  }

  /// Names that are a slip away: in lower case, with the right ending, with the kind of entry that is nearest.
  private static func candidates(_ name: String) -> [String] {
    let plain = name.lowercased()
    let stem = plain.split(separator: ".").first.map(String.init) ?? plain
    let endings = [plain] + [".md", ".yaml", ".figures.csv", ".summary.csv"].map { stem + $0 }
    return endings + endings.compactMap(withNearestKind)
  }

  /// `2014-03-05-servey-7k3m9q2x.md` with `survey`.
  private static func withNearestKind(_ name: String) -> String? {
    var words = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let kinds = EvidenceEntry.Kind.allCases.map(\.rawValue) + ParticipationEntry.Kind.allCases.map(\.rawValue)
    guard words.count > 2, let kind = Nearest.match(for: words[words.count - 2], among: kinds) else { return nil }
    words[words.count - 2] = kind
    return words.joined(separator: "-")
  }

  /// How files are called where this one stands.
  static func remedy(for path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    let folder = parts.count > 1 ? parts[parts.count - 2] : ""
    let example: String? =
      switch folder {
      case "cycles": "autumn-2014-7k3m9q2x.md"
      case "evidence": "2014-03-05-survey-7k3m9q2x.md"
      case "leadership": "2014-03-05-7k3m9q2x.md"
      case "participation": "2014-03-05-joined-7k3m9q2x.md"
      case "codings": "2014-03-05-4n8w2c6t-7k3m9q2x.md"
      case "measures": "reading-age.yaml, reading-age.figures.csv or reading-age.summary.csv"
      case "toolkit", "frameworks": "our-scheme.yaml"
      case "meetings": "2014-03-05.md"
      case "check-ins": "2014-03-05-elm-7k3m9q2x.md"
      case "actions": "7k3m9q2x.md"
      case "packs": "2014-03-05-cluster.yaml, with its page 2014-03-05-cluster.html"
      default: nil
      }
    if let example { return "Files here are called as \(example); move what is no record out of enquiries/." }
    if parts.count == 4, parts[1] != "clusters" { return "Move it to files/ if it belongs to the enquiry." }
    return "Folders here have lower-case letters, digits and hyphens, as elm-school; move what is no record elsewhere."
  }
}
