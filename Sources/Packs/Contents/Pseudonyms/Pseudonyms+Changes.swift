import Model

// What became of records since a pack, told with the names of that pack.
extension Pseudonyms {
  /// Nil for what no pack tells: an enquiry that came, went or was renamed, a file that cannot be read.
  func applied(to change: RecordedChange, of enquiry: EnquiryName) -> RecordedChange? {
    var mark = change.record
    mark.enquiry = enquiry
    mark.name = change.record.kind == .enquiry ? enquiry.description : renamed(change.record.name)
    (mark.word, mark.title) = (change.record.word.map(renamed), applied(to: change.record.title))
    let what: RecordedChange.What
    switch change.what {
    case .added(let content): what = .added(content.map(applied))
    case .removed(let content): what = .removed(content.map(applied))
    case .changed(let fields): what = .changed(fields.map(applied))
    case .figure(let figure): what = .figure(applied(to: figure))
    case .plan(let step): what = .plan(applied(to: step))
    case .layout: what = .layout
    case .begun, .ended, .renamed, .unreadable: return nil
    }
    return RecordedChange(mark, what)
  }

  private func applied(to content: RecordContent) -> RecordContent {
    RecordContent(
      fields: content.fields.map { RecordContent.Field($0.key, $0.values.map(word), isList: $0.isList) },
      prose: applied(to: content.prose))
  }

  private func applied(to change: FieldChange) -> FieldChange {
    var told = change
    (told.from, told.to) = (change.from.map(word), change.to.map(word))
    return told
  }

  private func applied(to figure: FigureChange) -> FigureChange {
    var told = figure
    told.measure = shortName(figure.measure)
    (told.title, told.unit) = (applied(to: figure.title), applied(to: figure.unit))
    (told.key.group, told.key.school) = (applied(to: figure.key.group), applied(to: figure.key.school))
    (told.key.subgroup, told.key.definition) = (applied(to: figure.key.subgroup), applied(to: figure.key.definition))
    told.values = figure.values.map { value in
      var told = value
      (told.from, told.to) = (applied(to: value.from), applied(to: value.to))
      return told
    }
    return told
  }

  private func applied(to step: PlanStep) -> PlanStep {
    switch step {
    case .amended(let amendment): .amended(applied(to: amendment))
    case .replaced(let reason): .replaced(reason: applied(to: reason))
    case .fixed, .edited, .takenAway: step
    }
  }

  /// A value of a key, which may be a short name.
  private func word(_ value: String) -> String { Slug(value) == nil ? applied(to: value) : renamed(value) }
}
