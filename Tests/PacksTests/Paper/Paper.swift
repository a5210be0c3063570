import Foundation
import TestSupport
import Testing

/// A document on paper: printed by another program, and read back by Poppler, page by page.
struct Paper {
  /// What prints.
  enum Press: String, CaseIterable, CustomTestStringConvertible {
    case weasyprint, chromium

    var testDescription: String { rawValue }

    /// Whether it is installed here, and Poppler with it.
    var isHere: Bool { Paper.isInstalled(rawValue) && Paper.isInstalled("pdftotext") }

    static var here: [Press] { allCases.filter(\.isHere) }
  }

  struct Word {
    let text: String
    /// In points, from the top left corner.
    let left, top, right, bottom: Double
  }

  struct Sheet {
    /// Counted from 1, as people count.
    let number: Int
    /// In points.
    let width, height: Double
    let words: [Word]

    /// All words in the order of the page.
    var text: String { words.map(\.text).joined(separator: " ") }
  }

  let file: String
  let sheets: [Sheet]

  /// Prints a page of HTML in the folder of the running test.
  init(html: String, by press: Press) throws {
    let (page, file) = (Scratch.current("page.html"), Scratch.current("\(press).pdf"))
    try html.write(toFile: page, atomically: true, encoding: .utf8)
    switch press {
    case .weasyprint: try Paper.call("weasyprint", ["--quiet", page, file])
    case .chromium:
      try Paper.call(
        "chromium", Paper.browser + ["--no-pdf-header-footer", "--print-to-pdf=\(file)", "file://" + page.escaped])
    }
    self.file = file
    sheets = try Paper.sheets(of: Paper.call("pdftotext", ["-bbox", file, "-"]))
  }

  /// What every run of the browser is told.
  static let browser = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
  ]

  /// Runs a program that must succeed; hands back what it wrote to its standard output.
  @discardableResult
  static func call(_ program: String, _ arguments: [String]) throws -> String {
    let outcome = try run(program, arguments, with: Paper.world)
    try #require(outcome.status == 0, "\(program): \(outcome.error)")
    return outcome.output
  }

  /// As the program has it when it runs an engine: a clock that stands still.
  private static var world: [String: String] {
    ["HOME": Scratch.current.path, "TZ": "UTC", "SOURCE_DATE_EPOCH": "1426118400"]
  }

  static func isInstalled(_ program: String) -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  // MARK: - What Poppler says

  /// How many pages there are.
  var count: Int {
    get throws {
      let line = try Paper.call("pdfinfo", [file]).split(separator: "\n").first { $0.hasPrefix("Pages:") }
      return Int(line?.split(separator: " ").last ?? "") ?? 0
    }
  }

  /// How many pages become pictures.
  var drawn: Int {
    get throws {
      let folder = Scratch.current("drawn")
      try? FileManager.default.removeItem(atPath: folder)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Paper.call("pdftoppm", ["-r", "9", "-gray", file, folder + "/page"])
      return try FileManager.default.contentsOfDirectory(atPath: folder).count
    }
  }

  /// The names of fonts that the file does not carry itself.
  var missingFonts: [String] {
    get throws {
      let lines = try Paper.call("pdffonts", [file]).split(separator: "\n").dropFirst(2)
      try #require(!lines.isEmpty)
      return lines.compactMap { line -> String? in
        // After the name and the kind: embedded, subset, known letters, and the object's two numbers.
        let columns: [Substring] = line.split(separator: " ")
        let isEmbedded = columns.count > 5 && columns[columns.count - 5] == "yes"
        return isEmbedded ? nil : String(line)
      }
    }
  }

  /// The bookmarks, in their order.
  var bookmarks: [String] {
    get throws {
      let lines = try Paper.call("pdftohtml", ["-xml", "-i", "-stdout", file]).split(separator: "\n")
      return lines.filter { $0.hasPrefix("<item ") }.map { String($0).words }
    }
  }

  private static func sheets(of text: String) throws -> [Sheet] {
    var sheets: [Sheet] = []
    for part in text.components(separatedBy: "<page ").dropFirst() {
      let lines = part.split(separator: "\n")
      let size = try numbers(lines[0], 2)
      let words = try lines.filter { $0.contains("<word ") }.map { line -> Word in
        let box = try numbers(line, 4)
        return Word(text: String(line).words, left: box[0], top: box[1], right: box[2], bottom: box[3])
      }
      sheets.append(Sheet(number: sheets.count + 1, width: size[0], height: size[1], words: words))
    }
    return sheets
  }

  /// The first numbers in quotation marks.
  private static func numbers(_ line: Substring, _ count: Int) throws -> [Double] {
    let numbers = line.components(separatedBy: "\"").compactMap { Double($0) }
    try #require(numbers.count >= count, "\(line)")
    return Array(numbers.prefix(count))
  }
}

extension String {
  /// What stands in an element.
  fileprivate var words: String {
    let text = replacing(/<[^>]*>/, with: "").trimmingCharacters(in: .whitespaces)
    let signs: KeyValuePairs = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"]
    return signs.reduce(text) { $0.replacing($1.key, with: $1.value) }
  }

  /// As the path of an address.
  fileprivate var escaped: String { addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? self }
}
