internal import ArgumentParser
internal import Model
internal import Records

/// A file of rows that is read without an enquiry folder.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "Read rows from this file, a CSV or a workbook, instead of an enquiry; needs --definition. Nothing is kept.",
      valueName: "file"))
  var file: String?

  @Option(help: ArgumentHelp("What the rows of --data measure: a file with the keys of a measure.", valueName: "file"))
  var definition: String?

  @Option(
    help: ArgumentHelp(
      "Which column of --data is what: participant, group, subgroup, school, occasion, value or a point of measurement, "
        + "as participant=Code or after=\"Summer score\"; give it again for more.",
      valueName: "what=heading"))
  var column: [String] = []

  @Option(help: ArgumentHelp("The sheet of --data, for a workbook that has several.", valueName: "name"))
  var sheet: String?

  func validate() throws {
    if file != nil, definition == nil {
      throw ValidationError("--data needs --definition FILE, which says what was measured: at least its scale.")
    }
    if file == nil, definition != nil || !column.isEmpty || sheet != nil {
      throw ValidationError("--definition, --column and --sheet belong to --data FILE.")
    }
    for words in column where RowMappingWish(words) == nil {
      throw ValidationError("“\(words)” does not say which column is what. Write it as participant=Code.")
    }
  }

  /// Nil without a file.
  ///
  /// - Parameter isForJSON: everything is computed then, as for the detail; what a school reads needs no sorting.
  func report(isForJSON: Bool, isDetailed: Bool, givesMonths: Bool, in context: Context) throws -> DataImpactReport? {
    guard let file, let definition else { return nil }
    let measure = try DataFile.definition(definition, in: context)
    let wishes = column.compactMap { RowMappingWish($0) }
    let data = try DataFile(file, sheet: sheet, of: measure, wishes: wishes, in: context)
    return try DataImpactReport(
      data, of: measure, needsRows: isForJSON || isDetailed, isDetailed: isDetailed, givesMonths: givesMonths)
  }
}
