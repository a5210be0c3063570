internal import Git
internal import Model
internal import Records

/// What the rules of `check` look at: the folder's values, loaded once, and the texts that problems point into.
///
/// Belongs to one thread, as its snapshot does.
final class Inspection {
  let snapshot: Snapshot
  let today: Day
  let calendar: TermCalendar
  let toolkit: Toolkit
  let frameworks: Frameworks
  let codings: [Coding]
  /// The folders of alliances; some may have no file, or one that cannot be read.
  let allianceSlugs: [Slug]
  let alliances: [Alliance]
  let clusters: [Cluster]
  let clusterRecords: [ClusterRecords]
  /// Nil where its file is missing or cannot be read.
  let programme: Programme?
  /// All enquiries of the folder, by name.
  let enquiryNames: [EnquiryName]
  /// Those that are looked at; one whose `enquiry.md` cannot be read has no title and no plan.
  let dossiers: [Dossier]
  /// What the readers said.
  let whileReading: [Problem]

  /// How bad it is that an alliance or an enquiry is not there: it may be one of a source that is not here.
  let absence: Problem.Severity

  /// The commit whose history is looked at; nil for none.
  let head: ObjectID?

  private var sources: [String: SourceText?] = [:]
  /// What was looked up in the history of enquiries that are not there.
  var formerEnquiries: [EnquiryName: FormerEnquiry?] = [:]
  var knownTwins: [Set<EnquiryName>: Twins] = [:]
  /// All enquiries by their ids; nil while nobody asked.
  var namesByID: [EntryID: EnquiryName]?

  init(of snapshot: Snapshot, _ enquiries: Set<EnquiryName>?, today: Day, history: CheckedHistory = .all) throws {
    var problems: [Problem] = []
    func kept<Value>(_ loaded: Loaded<Value>) -> Value {
      problems += loaded.problems
      return loaded.value
    }
    self.snapshot = snapshot
    self.today = today
    head = history == .none ? nil : snapshot.commit
    programme = kept(try snapshot.programme())
    let terms = try snapshot.calendar()
    calendar = terms
    toolkit = kept(try snapshot.toolkit())
    frameworks = kept(try snapshot.frameworks())
    codings = kept(try snapshot.codings())
    allianceSlugs = try snapshot.allianceSlugs()
    alliances = try allianceSlugs.compactMap { kept(try snapshot.alliance($0)) }
    clusters = try snapshot.clusterSlugs().compactMap { kept(try snapshot.cluster($0)) }
    clusterRecords = try clusters.map { cluster in
      ClusterRecords(
        cluster: cluster, meetings: kept(try snapshot.meetings(of: cluster.slug)),
        checkIns: kept(try snapshot.checkIns(of: cluster.slug)), actions: kept(try snapshot.actions(of: cluster.slug)))
    }
    enquiryNames = try snapshot.enquiryNames()
    // What comes from elsewhere is checked as it stands there.
    let mounts = try snapshot.mounts().byName
    dossiers = try (enquiries?.sorted() ?? enquiryNames.filter { mounts[$0.alliance] == nil }).map { name in
      Dossier(
        enquiry: kept(try snapshot.enquiry(name)) ?? Enquiry(name: name, title: ""),
        cycles: kept(try snapshot.cycles(of: name)), measures: kept(try snapshot.measures(of: name)),
        evidence: kept(try snapshot.evidence(of: name)), leadership: kept(try snapshot.leadership(of: name)),
        participation: kept(try snapshot.participation(of: name)),
        lock: kept(try snapshot.lock(of: name)), calendar: terms)
    }
    let readsAll = try snapshot.reach != .own && snapshot.unreadSources().isEmpty
    absence = programme?.sources.isEmpty != false || readsAll ? .error : .hint
    whileReading = problems
  }

  // MARK: - Problems with places

  /// A problem at a spot of a record, with its line as the excerpt.
  func problem(
    _ severity: Problem.Severity, _ code: String, in path: String, at spot: RecordSpot = .start, _ message: String,
    remedy: String
  ) throws -> Problem {
    guard let source = try source(path) else {
      return Problem(severity, code, at: Place(path: path), message, remedy: remedy)
    }
    return source.problem(severity, code, at: spot, message, remedy: remedy)
  }

  /// A problem of a file or folder as a whole.
  func problem(
    _ severity: Problem.Severity, _ code: String, of path: String, _ message: String, remedy: String
  ) -> Problem {
    Problem(severity, code, at: Place(path: path), message, remedy: remedy)
  }

  /// The text of a record; nil when there is none, or when it cannot be text.
  func source(_ path: String) throws -> SourceText? {
    if let known = sources[path] { return known }
    var said: [Problem] = []
    let source = try snapshot.source(path, &said)
    sources[path] = source
    return source
  }
}

/// An entry of a log, with the place where it stands.
struct PlacedNote {
  let note: LogNote
  let path: String
}

extension Dossier {
  /// The entries of all logs.
  var notes: [PlacedNote] {
    let name = enquiry.name
    return evidence.map { PlacedNote(note: $0.note, path: $0.path(in: name)) }
      + leadership.map { PlacedNote(note: $0.note, path: $0.path(in: name)) }
      + participation.map { PlacedNote(note: $0.note, path: $0.path(in: name)) }
  }

  var enquiryPath: String { Layout.enquiryFile(enquiry.name) }

  func path(of cycle: Cycle) -> String { Layout.cycle(enquiry.name, cycle.period, cycle.id) }
  func path(of measure: Measure) -> String { Layout.measure(enquiry.name, measure.id) }
  func figuresPath(of measure: Measure) -> String { Layout.figures(enquiry.name, measure.id) }
  func summaryPath(of measure: Measure) -> String { Layout.summary(enquiry.name, measure.id) }
}

extension EvidenceEntry {
  func path(in name: EnquiryName) -> String { Layout.Location.evidence(name, note.date, kind, note.id).path }
}

extension LeadershipEntry {
  func path(in name: EnquiryName) -> String { Layout.Location.leadership(name, note.date, note.id).path }
}

extension ParticipationEntry {
  func path(in name: EnquiryName) -> String { Layout.Location.participation(name, note.date, kind, note.id).path }
}
