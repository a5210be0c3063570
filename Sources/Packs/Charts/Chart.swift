internal import Model

/// A picture of what was found, with its numbers as a table and in words: whoever shows it adds none of their own.
package struct Chart: Hashable, Sendable {
  /// What it shows, as a finding: "Confident teachers: from 1 of 16 to 16 of 16".
  package let title: String
  /// The picture in words, for those who do not see it: every value of it.
  package let description: String
  /// Its numbers: a row for whom or when they are about, a column for each point of measurement.
  package let table: FigureTable
  let picture: ChartPicture

  /// How wide it is laid out. Its text is 9 pt or more from 88 mm and from 180 mm on.
  package enum Width: Sendable {
    /// Half of a page of a spread, or a telephone: 360 units.
    case half
    /// A whole page: 720 units.
    case full

    var units: Double {
      switch self {
      case .half: 360
      case .full: 720
      }
    }
  }

  /// Nil where there is nothing to see.
  ///
  /// - Parameter opening: what kind of picture it is, in a sentence.
  init?(title: String, opening: String, table: FigureTable, picture: ChartPicture) {
    guard picture.isDrawable, !table.rows.isEmpty else { return nil }
    self.title = title
    self.table = table
    self.picture = picture
    description = "\(opening) \(table.spoken)"
  }

  /// The picture as SVG, without its title, which stands above it on the page.
  ///
  /// - Parameters:
  ///   - id: unique in the document; the picture's own name and description are found by it.
  ///   - accent: the one colour, as `#0f5c68`, for what does not read a page's style sheet into its pictures, as WeasyPrint and
  ///     Pandoc. Dark enough for white text upon it; what is no colour is not used.
  package func svg(id: String, width: Width = .half, accent: String? = nil) -> String {
    let colour = accent.flatMap { Chart.isColour($0) ? $0 : nil } ?? ChartDrawing.usualAccent
    return ChartDrawing(layout: layout(width), title: title, description: description, id: id, accent: colour).svg
  }

  /// A hash and six hexadecimal digits.
  private static func isColour(_ text: String) -> Bool {
    text.utf8.count == 7 && text.first == "#" && text.dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  func layout(_ width: Width) -> ChartLayout { picture.layout(width: width.units) }
}

/// The kinds of pictures; each lays itself out.
enum ChartPicture: Hashable {
  case intervals(IntervalPicture)
  case slopes(SlopePicture)
  case dumbbells(DumbbellPicture)
  case levels(LevelsPicture)
  case run(RunPicture)
  case timeline(TimelinePicture)
  case grid(GridPicture)

  var isDrawable: Bool {
    switch self {
    case .intervals(let picture): picture.isDrawable
    case .slopes(let picture): picture.isDrawable
    case .dumbbells(let picture): picture.isDrawable
    case .levels(let picture): picture.isDrawable
    case .run(let picture): picture.isDrawable
    case .timeline(let picture): picture.isDrawable
    case .grid(let picture): picture.isDrawable
    }
  }

  func layout(width: Double) -> ChartLayout {
    switch self {
    case .intervals(let picture): picture.layout(width: width)
    case .slopes(let picture): picture.layout(width: width)
    case .dumbbells(let picture): picture.layout(width: width)
    case .levels(let picture): picture.layout(width: width)
    case .run(let picture): picture.layout(width: width)
    case .timeline(let picture): picture.layout(width: width)
    case .grid(let picture): picture.layout(width: width)
    }
  }
}

extension FigureTable {
  /// The table in words: "All teachers: before 1 of 16; after 16 of 16."
  var spoken: String {
    rows.map { row in
      let cells = zip(columns, row).dropFirst().filter { !$1.isEmpty }.map { column, cell in
        "\(FigureTable.withinSentence(column)) \(cell)"
      }
      let head = row.first ?? ""
      return cells.isEmpty ? "\(head)." : "\(head): \(cells.joined(separator: "; "))."
    }.joined(separator: " ")
  }

  /// `before` for `Before`; names of months and abbreviations keep their capitals.
  private static func withinSentence(_ column: String) -> String {
    let first = column.prefix { $0 != " " }
    let isName = Day.months.contains(String(first)) || first.dropFirst().contains { $0.isUppercase }
    return isName ? column : Wording.lowered(column)
  }
}
