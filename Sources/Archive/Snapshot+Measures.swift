package import Git
package import Model
internal import Parallel
internal import Records

extension Snapshot {
  /// The measures of an enquiry with their figures and summaries.
  ///
  /// What is wrong with figures is told also where their definition is missing or cannot be read.
  ///
  /// - Parameter isWanted: by the short name; what is not wanted is not read.
  package func measures(
    of name: EnquiryName, where isWanted: (Slug) -> Bool = { _ in true }
  ) throws -> Loaded<[MeasuredFigures]> {
    let wanted = try measureFiles(of: name).filter { $0.measure.map(isWanted) ?? false }
    let files = try wanted.map { location in
      var problems: [Problem] = []
      let source = try source(location.path, &problems)
      return MeasureFile(location: location, source: source, problems: problems)
    }
    // Texts come one after the other; what they say is found by all processors.
    let parts = Together.map(files.count, inChunksOf: 16) { MeasurePart(of: files[$0]) }
    var figures: [Slug: [Figure]] = [:]
    var summaries: [Slug: Summary] = [:]
    for part in parts {
      switch part.content {
      case .figures(let id, let found): figures[id] = found
      case .summary(let id, let found): summaries[id] = found
      case .definition, nil: break
      }
    }
    let measures = parts.compactMap { part -> MeasuredFigures? in
      guard case .definition(let measure)? = part.content else { return nil }
      return MeasuredFigures(measure: measure, figures: figures[measure.id] ?? [], summary: summaries[measure.id])
    }
    return Loaded(dated(measures), problems: parts.flatMap(\.problems))
  }
}

extension Snapshot {
  /// What the results of a measure are made of: its files, by the object ids of what they say.
  package struct MeasureContents: Hashable, Sendable {
    package let id: Slug
    package let definition: ObjectID
    package let figures: ObjectID?
    package let summary: ObjectID?
  }

  /// The same of all measures of an enquiry that are defined, in their order; without those that have a file which cannot be
  /// taken for one.
  package func measureContents(of name: EnquiryName) throws -> [MeasureContents] {
    var (figures, summaries): ([Slug: ObjectID], [Slug: ObjectID]) = ([:], [:])
    var definitions: [(Slug, ObjectID)] = []
    var unreadable: Set<Slug> = []
    for location in try measureFiles(of: name) {
      guard let content = try content(location.path) else {
        if let id = location.measure { unreadable.insert(id) }
        continue
      }
      switch location {
      case .measure(_, let id): definitions.append((id, content))
      case .figures(_, let id): figures[id] = content
      case .summary(_, let id): summaries[id] = content
      default: break
      }
    }
    return definitions.filter { !unreadable.contains($0.0) }.map { id, definition in
      MeasureContents(id: id, definition: definition, figures: figures[id], summary: summaries[id])
    }
  }

  /// Nil for a link, a folder or what is too large to be a record: reading it tells.
  private func content(_ path: String) throws -> ObjectID? {
    do { return try blobID(path) } catch ArchiveError.git(let error) where [.tooLarge, .notAFile].contains(error.code) {
      return nil
    }
  }

  private func measureFiles(of name: EnquiryName) throws -> [Layout.Location] {
    let locations = try locations(of: name, in: "measures")
    try readAhead("\(Layout.enquiry(name))/measures")
    return locations
  }
}

/// One file of a measure, as text.
private struct MeasureFile {
  let location: Layout.Location
  /// Nil for what is no text.
  let source: SourceText?
  let problems: [Problem]
}

/// What one file of a measure says.
private struct MeasurePart {
  enum Content {
    case definition(Measure)
    case figures(Slug, [Figure])
    case summary(Slug, Summary)
  }

  private(set) var content: Content?
  private(set) var problems: [Problem]

  init(of file: MeasureFile) {
    problems = file.problems
    guard let source = file.source else { return }
    switch file.location {
    case .measure(_, let id):
      let measure = Snapshot.read(source, &problems) { source throws(RecordError) in
        try RecordReader.measure(source, id: id)
      }
      content = measure.map(Content.definition)
    case .figures(_, let id):
      content = Snapshot.read(source, &problems, RecordReader.figures).map { .figures(id, $0) }
    case .summary(_, let id):
      content = Snapshot.read(source, &problems, RecordReader.summary).map { .summary(id, $0.summary) }
    default: return
    }
  }
}
