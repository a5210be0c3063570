internal import ArgumentParser
internal import Archive
internal import Model
internal import Packs
internal import Records

struct Show: Act {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show everything about an enquiry, or one record.",
    discussion: """
      An enquiry is named by its short name; a log entry or a cycle by the beginning of its id; a measure by its short \
      name; a cycle also by its number, as in “show cycle 2”. Where a name could be several things, say which: “show \
      measure reading-age”.
      """)

  @Argument(help: ArgumentHelp("What to show; else the enquiry you chose with “use”.", valueName: "name"))
  var name: [String] = []

  @OptionGroup var enquiry: EnquiryOption
  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let snapshot = try read.snapshot(of: context.workspace(), in: context)
    let words = name.flatMap { $0.split(separator: " ").map(String.init) }
    switch try Named(words, enquiry, in: snapshot) {
    case .enquiry(let name): return try dossier(of: name, in: snapshot)
    case .record(let found):
      if found.isPrivate, shared.json {
        throw Failure(
          "This entry is kept for you only.", hint: "Read it without --json, which travels further.",
          code: .refusedForPrivacy)
      }
      return try RecordReport(found, in: snapshot)
    }
  }

  private func dossier(of name: EnquiryName, in snapshot: Snapshot) throws -> any Report {
    let loaded = try snapshot.dossier(name)
    guard let dossier = loaded.value else { throw Failure(unreadable: loaded.problems) }
    let own = try snapshot.ownEntries(of: name)
    return DossierReport(
      dossier: dossier, own: own.value, problems: loaded.problems + own.problems,
      plan: PlanText(
        enquiry: dossier.enquiry, toolkit: try snapshot.toolkit(for: name.alliance),
        frameworks: try snapshot.frameworks(for: name.alliance), verdicts: SuccessVerdict.all(of: dossier)),
      changes: try snapshot.planChanges(of: dossier),
      unsaved: try snapshot.unsaved(below: [Layout.enquiry(name)]), source: try snapshot.reading(of: name.alliance))
  }
}

extension EnquiryName {
  /// The enquiry that is named, else the chosen one.
  static func named(_ slug: String?, in snapshot: Snapshot) throws -> EnquiryName {
    if let slug { return try snapshot.find(enquiry: slug) }
    return try snapshot.currentEnquiry()
  }
}

/// What a person names: an enquiry, or one record.
enum Named {
  case enquiry(EnquiryName)
  case record(FoundRecord)

  /// - Parameters:
  ///   - words: none for the enquiry itself; a name, or a kind and a name.
  ///   - enquiry: whose measures and cycles are meant.
  init(_ words: [String], _ enquiry: EnquiryOption, in snapshot: Snapshot) throws {
    guard let first = words.first else {
      self = .enquiry(try enquiry.name(in: snapshot))
      return
    }
    let kind = words.count > 1 ? RecordKind(rawValue: first.lowercased()) : nil
    let name = (kind == nil ? words : Array(words.dropFirst())).joined(separator: " ")
    switch kind {
    case .enquiry?: self = .enquiry(try snapshot.find(enquiry: name))
    case .alliance?:
      self = .record(FoundRecord(location: .alliance(try snapshot.find(alliance: name))))
    case .cluster?:
      self = .record(FoundRecord(location: .cluster(try snapshot.find(cluster: name))))
    case .meeting?:
      throw Failure(
        "A meeting is named by its cluster and its day.",
        hint:
          "See it: enquiry meeting show north --date 2026-11-19. Change it: enquiry edit with the path of its file.",
        code: .notFound)
    case .framework?, .toolkit?, .programme?:
      throw Failure(
        "“show” shows enquiries and their records.",
        hint: "Frameworks: enquiry framework show \(name). The toolkit: enquiry toolkit show \(name)", code: .notFound)
    case let kind?:
      let word = kind == .cycle && Int(name) != nil ? "cycle \(name)" : name
      self = .record(try snapshot.find(record: word, of: try Named.owner(enquiry, in: snapshot), kind: kind))
    case nil: self = try Named.any(name, enquiry, in: snapshot)
    }
  }

  /// The enquiry whose records come first; nil when none is named and none is chosen, or the chosen one got another name.
  private static func owner(_ enquiry: EnquiryOption, in snapshot: Snapshot) throws -> EnquiryName? {
    do { return try enquiry.name(in: snapshot) } catch let error as ArchiveError {
      switch error {
      case .noneChosen: return nil
      case .notFound where enquiry.slug == nil: return nil
      default: throw error
      }
    }
  }

  private static func any(_ name: String, _ enquiry: EnquiryOption, in snapshot: Snapshot) throws -> Named {
    let owner = try owner(enquiry, in: snapshot)
    let names = try snapshot.enquiryNames()
    if names.contains(where: { $0.slug.text == name || $0.description == name }) {
      let found = try snapshot.find(enquiry: name)
      if let owner, let id = Slug(name), try snapshot.exists(Layout.measure(owner, id)) {
        throw Failure(
          "“\(name)” could be the enquiry \(found), or the measure of that name of \(owner).",
          hint: "Say which: enquiry show enquiry \(name). Or: enquiry show measure \(name)", code: .notFound)
      }
      return .enquiry(found)
    }
    do { return .record(try snapshot.find(record: name, of: owner)) } catch let error as ArchiveError {
      guard case .notFound(_, _, let nearest, _) = error else { throw error }
      let byID = try snapshot.enquiries(idBeginning: name)
      if let only = byID.first, byID.count == 1 { return .enquiry(only) }
      // Without a record that is near, the name of an enquiry is the likelier slip.
      let words = names.map(\.slug.text) + names.map(\.description)
      if nearest == nil, Nearest.match(for: name, among: words) == nil {
        throw Failure(
          "There is no enquiry and no record “\(name)”.",
          hint:
            "See what there is: enquiry list, enquiry measure, enquiry cycle; entries have their ids in enquiry log list",
          code: .notFound)
      }
      if nearest != nil { throw error }
      return .enquiry(try snapshot.find(enquiry: name))
    }
  }
}
