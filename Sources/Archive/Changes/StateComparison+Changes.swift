internal import Git
package import Model
internal import Records

extension StateComparison {
  /// What is different, in words of the field, with the files in which it stands.
  ///
  /// - Parameter isWanted: which enquiries are looked at; see ``parts(where:)``.
  package func changes(
    where isWanted: (EnquiryName?, EnquiryName?) throws -> Bool = { _, _ in true }
  ) throws -> (changes: [RecordedChange], files: [FilePair]) {
    let parts = try parts(where: isWanted)
    return (try parts.flatMap(changes), parts.flatMap(\.files))
  }

  /// The first changes, at least so many where there are, and how many files that differ were not looked into for it.
  package func changes(atLeast count: Int) throws -> (changes: [RecordedChange], filesLeft: Int) {
    let parts = try parts { _, _ in true }
    var changes: [RecordedChange] = []
    for (number, part) in parts.enumerated() {
      if changes.count >= count { return (changes, parts[number...].reduce(0) { $0 + $1.files.count }) }
      changes += try self.changes(of: part)
    }
    return (changes, 0)
  }

  private func changes(of part: Part) throws -> [RecordedChange] {
    if let name = part.new, part.old == nil {
      let plan = version(Layout.enquiryFile(name), in: after, of: name)
      let begun = RecordedChange(plan.mark, .begun(contents(part.files.compactMap(\.new))))
      guard case .unreadable(let problem) = plan.body else { return [begun] }
      return [begun, RecordedChange(plan.mark, .unreadable(problem, isOlder: false))]
    }
    if let name = part.old, part.new == nil {
      return [RecordedChange(mark(of: name, in: before), .ended(contents(part.files.compactMap(\.old))))]
    }
    let old = part.files.compactMap(\.old).map { version($0, in: before, of: part.name) }
    let new = part.files.compactMap(\.new).map { version($0, in: after, of: part.name) }
    let changes = RecordedChange.between(old, new).filter { !StateComparison.isIssuedPage($0) }
    guard part.isRenamed, let from = part.old, let name = part.new else { return changes }
    return [RecordedChange(mark(of: name, in: after), .renamed(from: from))] + changes
  }

  /// The page of a pack that was issued comes with its record, which tells of it.
  private static func isIssuedPage(_ change: RecordedChange) -> Bool {
    guard case .added = change.what, case .packPage? = Layout.location(of: change.record.name) else { return false }
    return true
  }

  private func mark(of name: EnquiryName, in state: FolderState) -> RecordMark {
    version(Layout.enquiryFile(name), in: state, of: name).mark
  }

  private func contents(_ paths: [String]) -> EnquiryContents {
    var contents = EnquiryContents()
    for path in paths {
      switch Layout.location(of: path) {
      case .measure?: contents.measures += 1
      case .cycle?: contents.cycles += 1
      case .evidence?: contents.evidence += 1
      case .leadership?: contents.leadership += 1
      case .participation?: contents.participation += 1
      default: break
      }
    }
    return contents
  }

  // MARK: - One record

  /// - Parameter name: what its enquiry is called in the newer state.
  private func version(_ path: String, in state: FolderState, of name: EnquiryName?) -> RecordVersion {
    guard let location = Layout.location(of: path) else {
      // What no reader knows is told by its place alone.
      let place = name == nil ? path : path.split(separator: "/").dropFirst(3).joined(separator: "/")
      return RecordVersion(RecordMark(.file, place, of: name), .file)
    }
    var mark = location.mark(of: name)
    if case .packPage = location { return RecordVersion(mark, .file) }
    do {
      guard let bytes = try state.bytes(path) else { return RecordVersion(mark, .file) }
      let body = try body(try SourceText(path: path, bytes: bytes), at: location, in: state)
      if case .keys(let content) = body { mark.title = content["title"] ?? content["name"] }
      if case .figures(_, let definition, _) = body { mark.title = definition?.title }
      return RecordVersion(mark, body)
    } catch {
      return RecordVersion(mark, .unreadable(FolderState.problem(error, path)))
    }
  }

  private func body(
    _ source: SourceText, at location: Layout.Location, in state: FolderState
  ) throws -> RecordVersion.Body {
    switch location {
    case .figures(let enquiry, let id):
      let figures = try StateComparison.value(try RecordReader.figures(source))
      return .figures(figures, defined: definition(of: id, enquiry, in: state), isFromRows: false)
    case .summary(let enquiry, let id):
      let table = try StateComparison.value(try RecordReader.summary(source))
      return .figures(table.summary.asFigures, defined: definition(of: id, enquiry, in: state), isFromRows: true)
    case .lock: return .plan(try StateComparison.value(try RecordReader.lock(source)))
    default:
      var content = try RecordContent(source)
      content.fields = location.namedFields + content.fields
      return .keys(content)
    }
  }

  /// What a reading gave; with an error in it, a part of the record would be taken for missing.
  private static func value<Value>(_ reading: Reading<Value>) throws(RecordError) -> Value {
    if let error = reading.problems.first(where: { $0.severity == .error }) { throw RecordError(problem: error) }
    if let value = reading.value { return value }
    throw RecordError(
      problem: Problem(
        .error, "unreadable", at: Place(path: ""), "Nothing can be read in this file.", remedy: "Look at the file."))
  }

  /// The definition of a measure in a state; nil where it is missing or cannot be read, which is told of its own file.
  private func definition(of id: Slug, _ enquiry: EnquiryName, in state: FolderState) -> Measure? {
    let path = Layout.measure(enquiry, id)
    do {
      guard let bytes = try state.bytes(path) else { return nil }
      return try RecordReader.measure(try SourceText(path: path, bytes: bytes), id: id).value
    } catch {
      return nil
    }
  }
}

extension FolderState {
  /// Why a record cannot be read, as a problem with its place.
  fileprivate static func problem(_ error: any Error, _ path: String) -> Problem {
    switch error {
    case let error as RecordError: error.problem
    case let error as GitError:
      Problem(
        .error, "unreadable", at: Place(path: path),
        "This file cannot be read: \(error.message). See what mends it: enquiry doctor",
        remedy: "See what mends it: enquiry doctor")
    default:
      Problem(.error, "unreadable", at: Place(path: path), "\(error)", remedy: "Look at the file.")
    }
  }
}

extension Layout.Location {
  /// The record that stands there, as changes name it.
  func mark(of enquiry: EnquiryName?) -> RecordMark {
    switch self {
    case .programme: RecordMark(.programme, "programme")
    case .alliance(let slug): RecordMark(.alliance, slug.text)
    case .cluster(let slug): RecordMark(.cluster, slug.text)
    case .toolkit(let name): RecordMark(.toolkit, name)
    case .framework(let id): RecordMark(.framework, id.text)
    case .coding(let day, let entry, let id): RecordMark(.coding, id.text, day: day, word: entry.text)
    case .enquiry(let name): RecordMark(.enquiry, name.description, of: enquiry).named(enquiry)
    case .lock: RecordMark(.plan, "plan", of: enquiry)
    case .cycle(_, let period, let id): RecordMark(.cycle, id.text, of: enquiry, word: period.id)
    case .evidence(_, let day, let kind, let id):
      RecordMark(.evidence, id.text, of: enquiry, day: day, word: kind.rawValue)
    case .leadership(_, let day, let id): RecordMark(.leadership, id.text, of: enquiry, day: day)
    case .participation(_, let day, let kind, let id):
      RecordMark(.participation, id.text, of: enquiry, day: day, word: kind.rawValue)
    case .measure(_, let id): RecordMark(.measure, id.text, of: enquiry)
    case .figures(_, let id), .summary(_, let id): RecordMark(.figures, id.text, of: enquiry)
    case .meeting(let cluster, let day): RecordMark(.meeting, "\(cluster) \(day)", day: day, word: cluster.text)
    case .checkIn(_, let day, let alliance, let id):
      RecordMark(.checkIn, id.text, day: day, word: alliance.text)
    case .action(let cluster, let id): RecordMark(.action, id.text, word: cluster.text)
    case .pack(let cluster, let day, let edition):
      RecordMark(.pack, "\(cluster) \(day) \(edition)", day: day, word: cluster.text)
    case .packPage: RecordMark(.file, path)
    case .pseudonyms(let cluster): RecordMark(.pseudonyms, cluster.text)
    }
  }

  /// What the name of its file says of a record, as keys.
  fileprivate var namedFields: [RecordContent.Field] {
    func field(_ key: String, _ value: String?) -> [RecordContent.Field] {
      value.map { [RecordContent.Field(key, [$0])] } ?? []
    }
    return switch self {
    case .cycle(_, let period, _): field("period", period.id)
    case .evidence(_, let day, let kind, _): field("date", day?.description) + field("kind", kind.rawValue)
    case .participation(_, let day, let kind, _): field("date", day?.description) + field("kind", kind.rawValue)
    case .leadership(_, let day, _), .coding(let day, _, _): field("date", day?.description)
    case .checkIn(_, let day, let alliance, _): field("date", day?.description) + field("alliance", alliance.text)
    default: []
    }
  }
}

extension RecordMark {
  /// An enquiry is the same record under another name.
  fileprivate func named(_ enquiry: EnquiryName?) -> RecordMark {
    var mark = self
    mark.name = enquiry?.description ?? name
    return mark
  }
}
