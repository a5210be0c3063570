package import Model
internal import Records

/// Reads a text as the record that its path says it is, for what is wrong with it.
package enum RecordCheck {
  /// The errors of a text; none for a file that no reader knows.
  package static func errors(_ path: String, _ bytes: [UInt8]) -> [Problem] {
    do {
      return try problems(try SourceText(path: path, bytes: bytes)).filter { $0.severity == .error }
    } catch let error as RecordError {
      return [error.problem]
    } catch {
      return [Problem(.error, "unreadable", at: Place(path: path), "\(error)", remedy: "Look at the file.")]
    }
  }

  /// Whether a text is an entry that only its writer may read.
  static func isForOneself(_ source: SourceText) -> Bool {
    if Layout.location(of: source.path) != nil { return share(of: source) == .me }
    guard source.path.hasSuffix(".md") else { return false }
    do {
      // A slip in the file's name makes nothing readable by others.
      return try FrontMatter(source).root?["share"]?.text?.lowercased() == Share.me.rawValue
    } catch {
      // What cannot be read says nothing; its errors are found elsewhere.
      return false
    }
  }

  /// Who may read an entry of a log; nil for what is none, or cannot be read, which is found elsewhere.
  static func share(of source: SourceText) -> Share? {
    do {
      switch Layout.location(of: source.path) {
      case .evidence(_, let date, let kind, let id):
        return try RecordReader.evidence(source, id: id, date: date, kind: kind).value?.note.share
      case .leadership(_, let date, let id):
        return try RecordReader.leadership(source, id: id, date: date).value?.note.share
      case .participation(_, let date, let kind, let id):
        return try RecordReader.participation(source, id: id, date: date, kind: kind).value?.note.share
      default: return nil
      }
    } catch {
      return nil
    }
  }

  private static func programme(_ source: SourceText) throws -> [Problem] {
    let reading = try RecordReader.programme(source)
    return reading.problems + SourceAddress.problems(of: reading.value, in: source)
  }

  private static func problems(_ source: SourceText) throws -> [Problem] {
    switch Layout.location(of: source.path) {
    case .programme: try programme(source)
    case .alliance(let slug): try RecordReader.alliance(source, slug: slug).problems
    case .cluster(let slug): try RecordReader.cluster(source, slug: slug).problems
    case .toolkit: try RecordReader.toolkit(source).problems
    case .framework(let id): try RecordReader.framework(source, id: id).problems
    case .coding(let date, let entry, let id):
      try RecordReader.coding(source, id: id, date: date, entry: entry).problems
    case .enquiry(let name): try RecordReader.enquiry(source, name: name).problems
    case .lock: try RecordReader.lock(source).problems
    case .cycle(_, let period, let id): try RecordReader.cycle(source, id: id, period: period).problems
    case .evidence(_, let date, let kind, let id):
      try RecordReader.evidence(source, id: id, date: date, kind: kind).problems
    case .leadership(_, let date, let id): try RecordReader.leadership(source, id: id, date: date).problems
    case .participation(_, let date, let kind, let id):
      try RecordReader.participation(source, id: id, date: date, kind: kind).problems
    case .measure(_, let id): try RecordReader.measure(source, id: id).problems
    case .figures: try RecordReader.figures(source).problems
    case .summary: try RecordReader.summary(source).problems
    case .packPage: []
    case .meeting(let cluster, let date): try RecordReader.meeting(source, cluster: cluster, date: date).problems
    case .checkIn(let cluster, let date, let alliance, let id):
      try RecordReader.checkIn(source, id: id, date: date, cluster: cluster, alliance: alliance).problems
    case .action(let cluster, let id): try RecordReader.action(source, id: id, cluster: cluster).problems
    case .pack(let cluster, let day, let edition):
      try RecordReader.pack(source, cluster: cluster, meeting: day, edition: edition).problems
    case .pseudonyms: try RecordReader.pseudonyms(source).problems
    case nil: []
    }
  }
}
