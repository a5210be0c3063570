import Model

/// How many pages come before the first spread, by the room that their texts take: spreads begin on even pages in every
/// program that prints, also where it does not know left pages from right ones.
struct FrontPages {
  let contents: PackContents
  let words: PackWords

  /// The cover, all at a glance, the actions from last time.
  var count: Int { cover + glance.pages + actions.pages }

  /// Lines to write on below the actions.
  var linesBelow: Int { max(0, Int((PageRoom.height - actions.used - 40) / PageRoom.rule)) }

  // MARK: - Each part

  private var cover: Int {
    let meeting = contents.meeting.record
    let facts = [
      meeting?.timeSpoken, meeting?.place, contents.cluster.facilitator,
      contents.alliances.map { "\($0.alliance.name), led by \($0.alliance.leadSchool ?? "")" }.joined(separator: "; "),
    ].compactMap { $0 }
    let told = facts.map { FrontPages.lines($0, of: 0.66) * PageRoom.line + 4 }.reduce(0, +)
    let name = Double(PrintedText.lines(contents.cluster.name, size: 29, width: SpreadText.pageWidth)) * 31
    let note = contents.cluster.note.map { FrontPages.lines($0, of: 1) * PageRoom.line } ?? 0
    let rows = (meeting?.agenda ?? []).map { item in
      FrontPages.height(of: [Cell(item.item + title(of: item.enquiry) + " " + (item.about ?? ""), 0.76)])
    }
    return FrontPages.filled(by: rows, after: 80 + name + told + note + (rows.isEmpty ? 0 : 65)).pages
  }

  private func title(of name: EnquiryName?) -> String {
    contents.enquiries.first { $0.dossier.enquiry.name == name }.map { ": \($0.dossier.enquiry.title)" } ?? ""
  }

  private var glance: (pages: Int, used: Double) {
    let region = GlanceRegion(contents: contents, words: words)
    let rows = contents.alliances.flatMap { alliance -> [Double] in
      var rows = alliance.enquiries.map { enquiry in
        let row = region.words(enquiry, of: alliance.alliance)
        return FrontPages.height(of: [
          Cell(row.title, below: row.question, 0.24), Cell(row.cycle, 0.14), Cell(row.changed, 0.18),
          Cell(row.figure, below: row.caveat, 0.27), Cell(row.decision, 0.17),
        ])
      }
      rows += alliance.unreadable.map { FrontPages.height(of: [Cell($0.message, 0.7)]) }
      if rows.isEmpty { rows = [FrontPages.height(of: [Cell("", 1)])] }
      // The name of the alliance stays with the first row.
      rows[0] += FrontPages.height(of: [Cell(alliance.alliance.name, 1)]) + 6
      return rows
    }
    return FrontPages.filled(by: rows, after: 53)
  }

  private var actions: (pages: Int, used: Double) {
    let region = ActionsRegion(meeting: contents.meeting, actions: contents.meeting.actions)
    let rows = region.rows.map { row in
      FrontPages.height(of: [Cell(row.what, 0.46), Cell(row.who, 0.24), Cell(row.due, 0.13), Cell(row.state, 0.17)])
    }
    return FrontPages.filled(by: rows, after: rows.isEmpty ? 45 : 53)
  }

  // MARK: - Room

  /// A cell of a table, with what stands below its text in smaller type.
  private struct Cell {
    let text, below: String
    /// Of the width of the page.
    let share: Double

    init(_ text: String, below: String = "", _ share: Double) {
      (self.text, self.below, self.share) = (text, below, share)
    }

    /// In points, with the type and the lines of tables: as near as may be, not rather too much.
    var height: Double {
      let width = (SpreadText.pageWidth * share - 8) * PrintedText.slack
      return Double(PrintedText.lines(text, size: 9.25, width: width)) * 12.95
        + Double(PrintedText.lines(below, size: 8.67, width: width)) * 12.15
    }
  }

  /// Of a row of a table, in points: that of its longest cell with the space around it.
  private static func height(of cells: [Cell]) -> Double { max(12.95, cells.map(\.height).max() ?? 0) + 5.75 }

  private static func lines(_ text: String, of share: Double) -> Double {
    Double(PrintedText.lines(text, size: Excerpt.Room.usual, width: SpreadText.pageWidth * share - 8))
  }

  /// Rows go to the next page whole; there the head of the table comes again.
  private static func filled(by rows: [Double], after start: Double) -> (pages: Int, used: Double) {
    var pages = 1
    var used = start
    for row in rows {
      if used + row > PageRoom.height {
        pages += 1
        used = 18
      }
      used += row
    }
    return (pages, used)
  }
}
