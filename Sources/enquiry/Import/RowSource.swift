internal import Archive
internal import Foundation
internal import Model
internal import Records

/// The file that rows are imported from: as a table, with what each column is taken for.
struct RowSource {
  let file: String
  let table: RowTable
  let proposal: RowProposal
  let mapping: RowMapping

  /// - Parameters:
  ///   - wishes: what the person says about columns.
  init(_ file: String, sheet: String?, wishes: [RowMappingWish], of measure: Measure, in context: Context) throws {
    self.file = file
    table = try RowSource.table(file, sheet: sheet, in: context)
    proposal = table.proposal(for: measure, wishes: wishes)
    guard let mapping = proposal.mapping else {
      throw Failure(proposal.problems.map(\.withoutExcerpt), hint: "Nothing was read into the record.")
    }
    self.mapping = mapping
  }

  private static func table(_ file: String, sheet: String?, in context: Context) throws -> RowTable {
    let bytes = try bytes(file, in: context)
    do {
      let table = try RowTable(path: file, bytes: bytes)
      if sheet != nil { throw Failure("\(file) is no workbook, so it has no sheets.", hint: "Leave out --sheet.") }
      return table
    } catch let error as RowFileError {
      switch error.workbook {
      case .zipped:
        let csv = try Workbook(path: file, context: context).csv(sheet: sheet)
        do { return try RowTable(path: file, bytes: csv) } catch { throw Failure([error.problem.withoutExcerpt]) }
      case .old: throw Failure("\(file) is a workbook of an old Excel (.xls).", hint: Workbook.asCSV)
      case nil: throw Failure([error.problem.withoutExcerpt])
      }
    }
  }

  private static func bytes(_ file: String, in context: Context) throws -> [UInt8] {
    if file == "-" { return try context.input() }
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: context.absolute(file)))
      return Array(try handle.readToEnd() ?? Data())
    } catch {
      throw Failure("\(file) could not be read: \(FileTrouble.sentence(error, file, in: context))")
    }
  }

  // MARK: - The proposal

  /// What each column is taken for, for a person to look at.
  func description(_ page: Page, rows: Int) -> String {
    let taken = proposal.taken.map { taken in
      ["  “\(taken.heading)”", taken.isOccasion ? "values at \(taken.role)" : RowSource.spoken(taken.role)]
    }
    var lines = ["\(file): \(rows.counted("row")), read like this:", page.table(taken)]
    if !proposal.ignored.isEmpty {
      lines.append(page.wrapped("Not read: \(proposal.ignored.map { "“\($0)”" }.spokenAnd)."))
    }
    return lines.joined(separator: "\n")
  }

  private static func spoken(_ role: String) -> String {
    switch role {
    case "participant": "who it is (a code)"
    case "occasion": "when it was measured"
    case "value": "the value"
    case "group", "school": "the \(role)"
    case "subgroup": "the pupil group"
    default: "the pupil group: \(role)"
    }
  }

  // MARK: - Who people are

  /// What is in the columns that would be kept and tells who somebody is.
  ///
  /// - Parameter isCoded: the column of participants was replaced by codes.
  func identifiers(isCoded: Bool) -> [Identifiers.Finding] {
    var roles: [Int: Identifiers.Role] = [:]
    for column in mapping.valueColumns { roles[column] = .value }
    if case .long(let occasion, _) = mapping.shape { roles[occasion] = .occasion }
    for column in mapping.subgroups.map(\.column) + [mapping.group].compactMap(\.self) { roles[column] = .group }
    if let school = mapping.school { roles[school] = .school }
    if let participant = mapping.participant, !isCoded { roles[participant] = .participant }
    var tallies = Dictionary(
      uniqueKeysWithValues: roles.map { column, role in
        (column, Identifiers.Tally(heading: table.header[column], column: column + 1, role: role))
      })
    table.forEachCell(in: roles.keys.sorted()) { column, cell in tallies[column]?.add(cell) }
    return tallies.keys.sorted().flatMap { tallies[$0]?.findings ?? [] }
  }
}

extension Problem {
  /// Without the line: a row of a school's export may tell more of somebody than may be shown.
  var withoutExcerpt: Problem { Problem(severity, code, at: place, message, remedy: remedy) }
}

extension Int {
  /// `1 row`, `24 rows`.
  func counted(_ noun: String, _ plural: String? = nil) -> String {
    "\(self) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}
