internal import Model
internal import Records

/// A file of rows that is looked at where it lies, and kept nowhere.
struct DataFile {
  let file: RowFile
  let observations: Observations
  /// Occasions that the definition has not, in their order.
  let newOccasions: [String]
  /// How it was read where that could be otherwise, a sentence each.
  let remarks: [String]

  /// - Parameter wishes: what the person says about columns, as `participant=Code`.
  init(
    _ name: String, sheet: String?, of measure: Measure, wishes: [RowMappingWish], in context: Context
  ) throws {
    file = try RowFile(name, sheet: sheet, wishes: wishes, of: measure, for: .impact, in: context)
    let reading = file.table.observations(file.mapping, of: measure)
    guard let observations = reading.value else {
      throw RowFile.failure(reading.problems, more: reading.more, .impact)
    }
    self.observations = observations
    newOccasions = reading.newOccasions
    remarks = file.remarks + reading.remarks
  }

  /// The definition in a YAML or JSON file.
  static func definition(_ name: String, in context: Context) throws -> Measure {
    let source = try SourceText(path: name, text: InputFile.text(name, in: context))
    let reading = try RecordReader.definition(source)
    let errors = reading.problems.filter { $0.severity == .error }
    guard errors.isEmpty, let measure = reading.value else { throw Failure(errors) }
    return measure
  }
}
