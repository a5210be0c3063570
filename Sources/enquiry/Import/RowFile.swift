internal import Archive
internal import Foundation
internal import Model
internal import Records

/// A file of rows: a CSV, a workbook or standard input, with what each of its columns is taken for.
struct RowFile {
  /// What may be said of its columns where the program cannot tell.
  enum Command {
    /// `measure import`, which can keep codes in the place of names.
    case `import`
    /// `impact --data`, which keeps nothing.
    case impact
  }

  let name: String
  let table: RowTable
  let proposal: RowProposal
  let mapping: RowMapping
  /// How its dates and numbers are read where that could be otherwise, and what its headings speak against.
  let remarks: [String]
  /// Points of measurement that the definition has not, as they will be called.
  let newPoints: [String]

  /// - Parameters:
  ///   - sheet: of a workbook that has several.
  ///   - wishes: what the person says about columns.
  init(
    _ name: String, sheet: String?, wishes: [RowMappingWish], of measure: Measure, for command: Command,
    in context: Context
  ) throws {
    let table = try RowFile.table(name, sheet: sheet, for: command, in: context)
    try self.init(name, table, wishes: wishes, of: measure, for: command)
  }

  /// - Throws: ``Failure`` with the problems, for what the person may be asked about.
  init(_ name: String, _ table: RowTable, wishes: [RowMappingWish], of measure: Measure, for command: Command) throws {
    self.name = name
    self.table = table
    proposal = table.proposal(for: measure, wishes: wishes)
    guard let mapping = proposal.mapping else {
      if let line = table.likelyHeadingLine, proposal.taken.isEmpty {
        throw Failure(
          "The headings of \(name) seem to stand on line \(line), below other lines.",
          hint: "Delete \(line == 2 ? "line 1" : "lines 1–\(line - 1)") and read the file again.")
      }
      let gaps = proposal.gaps.map { ColumnOption.hint($0, measure, command) }
      throw RowFile.failure(proposal.problems, gaps: gaps, command)
    }
    guard command == .import else {
      // What is only looked at is walked once, and speaks for itself.
      (self.mapping, remarks, newPoints) = (mapping, proposal.remarks, proposal.newOccasions)
      return
    }
    let survey = table.survey(mapping, of: measure)
    if let problem = survey.problem { throw RowFile.failure([problem], command) }
    self.mapping = survey.mapping
    remarks = proposal.remarks + survey.remarks
    newPoints = survey.newOccasions
  }

  static func table(
    _ name: String, sheet: String?, for command: Command, in context: Context
  ) throws -> RowTable {
    let bytes = try bytes(name, for: command, in: context)
    do {
      let table = try RowTable(path: name, bytes: bytes)
      if sheet != nil { throw Failure("\(name) is no workbook, so it has no sheets.", hint: "Leave out --sheet.") }
      return table
    } catch let error as RowFileError {
      switch error.workbook {
      case .zipped:
        let csv = try Workbook(path: name, context: context).csv(sheet: sheet)
        do { return try RowTable(path: name, bytes: csv) } catch { throw Failure([error.problem.withoutExcerpt]) }
      case .old: throw Failure("\(name) is a workbook of an old Excel (.xls).", hint: Workbook.asCSV)
      case nil: throw Failure([error.problem.withoutExcerpt])
      }
    }
  }

  /// The whole file in one piece of memory.
  private static func bytes(_ name: String, for command: Command, in context: Context) throws -> RowBytes {
    if name == "-" { return RowBytes(try context.input()) }
    let path = context.absolute(name)
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      let file = LargeFile(descriptor: handle.fileDescriptor, size: size)
      if command == .impact, let bytes = file.bytesInPlace { return bytes }
      guard size > 0, let bytes = file.bytes else {
        // A pipe has no size.
        return RowBytes(try handle.readToEnd() ?? Data())
      }
      try handle.seek(toOffset: UInt64(size))
      guard let more = try handle.readToEnd(), !more.isEmpty else { return bytes }
      return RowBytes(bytes + more)
    } catch {
      throw Failure("\(name) could not be read: \(FileTrouble.sentence(error, name, in: context))")
    }
  }
}

// What is wrong with a file, and which option says what is meant.
extension RowFile {
  /// - Parameter gaps: what says which column is what, where none was found.
  static func failure(_ problems: [Problem], more: Int = 0, gaps: [String] = [], _ command: Command) -> Failure {
    let rest = more == 0 ? "" : "There are \(more) more like these. "
    let end = command == .import ? "Nothing was written." : "Nothing was computed."
    let options = gaps + [option(for: Set(problems.map(\.code)))].compactMap(\.self)
    return Failure(problems.map(\.withoutExcerpt), hint: ([rest + end] + options).joined(separator: "\n"))
  }

  private static func option(for codes: Set<String>) -> String? {
    if codes.contains("decimals_open") { return "Say it with --column decimal=comma, or --column decimal=point" }
    if codes.contains("dates_open") { return "Say it with --column dates=day-first, or --column dates=month-first" }
    return nil
  }
}
