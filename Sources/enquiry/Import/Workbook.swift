internal import Foundation
internal import Model
internal import Records

/// A workbook of a spreadsheet program, read through xlsx2csv where that is installed.
struct Workbook {
  let path: String
  let context: Context

  private struct Sheet {
    let name: String
    let text: String

    var isEmpty: Bool { text.allSatisfy { $0.isWhitespace || $0 == "," } }
  }

  /// The rows of the sheet that is meant, as CSV.
  ///
  /// - Parameter name: the sheet; needed where several hold something.
  func csv(sheet name: String?) throws -> [UInt8] {
    let sheets = try sheets().filter { !$0.isEmpty }
    let names = sheets.map(\.name)
    if let name {
      guard let meant = sheets.first(where: { SpokenName($0.name).key == SpokenName(name).key }) else {
        throw Failure(
          "\(path) has no sheet “\(name)” with rows in it.",
          hint: Nearest.question(for: name, among: names) ?? "It has \(names.map { "“\($0)”" }.spokenAnd).",
          code: .notFound)
      }
      return Array(meant.text.utf8)
    }
    guard let only = sheets.first else {
      throw Failure("Nothing stands in \(path) but blanks.", hint: "Check that it is the right file.")
    }
    if sheets.count == 1 { return Array(only.text.utf8) }
    throw Failure(
      "\(path) has several sheets: \(names.map { "“\($0)”" }.spokenAnd).",
      hint: "Say which one: --sheet \(Failure.quoted(names[0]))", code: .usage)
  }

  /// How a workbook becomes a CSV file by hand.
  static let asCSV = """
    Save it as CSV first. Excel: File, Save As, “CSV UTF-8”. LibreOffice: File, Save As, “Text CSV”. Google Sheets: File, \
    Download, “Comma-separated values”. Numbers: File, Export To, CSV.
    """

  /// Where the program that reads workbooks comes from.
  private static let howToGet =
    "Or install xlsx2csv, then the workbook itself can be read: apt install xlsx2csv (Debian, Ubuntu), brew install "
    + "xlsx2csv (Mac), or pipx install xlsx2csv."

  /// What is said of a workbook that was named as if it were a CSV.
  private var wrongEnding: String {
    path.lowercased().hasSuffix(".csv") ? ", although its name ends in .csv (renaming makes no CSV of it)" : ""
  }

  private func sheets() throws -> [Sheet] {
    guard let program = context.program("xlsx2csv") else {
      throw Failure(
        "\(path) is a workbook\(wrongEnding), and the program that reads those (xlsx2csv) is not installed.",
        hint: Self.asCSV + " " + Self.howToGet)
    }
    // Character 30 stands between the sheets: no cell of a workbook can hold it.
    let outcome = ShortRun(program, ["-a", "-p", "x30", context.absolute(path)], context.environment).outcome()
    guard case .ended(0, let bytes) = outcome else {
      let why =
        switch outcome {
        case .tooLong: "took too long"
        case .notStarted: "could not be started"
        case .ended: "could not read it"
        }
      throw Failure("\(path) is a workbook, and xlsx2csv \(why).", hint: Self.asCSV)
    }
    return Workbook.parts(String(decoding: bytes, as: UTF8.self))
  }

  /// Cuts what xlsx2csv prints for all sheets: before each a line with character 30, its number and its name.
  private static func parts(_ text: String) -> [Sheet] {
    text.components(separatedBy: "\u{1E} ").dropFirst().map { part in
      let line = part.prefix { !$0.isNewline }
      let name = line.drop { $0.isNumber }.dropFirst(3)
      return Sheet(name: String(name), text: String(part.dropFirst(line.count).drop { $0.isNewline }))
    }
  }
}
