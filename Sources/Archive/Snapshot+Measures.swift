package import Model
internal import Records

extension Snapshot {
  /// The measures of an enquiry with their figures and summaries.
  ///
  /// What is wrong with figures is told also where their definition is missing or cannot be read.
  package func measures(of name: EnquiryName) throws -> Loaded<[MeasuredFigures]> {
    let files = try locations(of: name, in: "measures").map { location in
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
    return Loaded(measures, problems: parts.flatMap(\.problems))
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
