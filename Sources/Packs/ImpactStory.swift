package import Impact

/// What can be said of one measure, in words and values: the same in a terminal, on a page and in a pack.
///
/// Made by `ImpactStory.init(of:figures:)` from the numbers of `Impact`; whoever shows it adds no words about numbers of its own.
package struct ImpactStory: Hashable, Sendable {
  /// The measure's title, as `Reading age`.
  package let title: String
  /// What sets the figures apart, as "Prior evidence: known before this enquiry, not its result"; nil for an outcome.
  package let standing: String?
  /// Who was measured, from the start to the end; nil where people are not followed.
  package var flow: String?
  /// The results, a sentence each, the most important first.
  package let headlines: [String]
  /// How many of the headlines nobody should miss, from the first on: one for each comparison, or the change; and declared gaps.
  package var leading = 1
  /// Results that stand behind the headlines: other methods, subgroups looked into, a sentence each.
  package var further: [String] = []
  /// What was written beside the figures when they were recorded, a sentence each.
  package let notes: [String]
  /// What its readers may not see, a sentence each.
  package var withheld: [String] = []
  /// What may be a slip: names in the definition that nobody goes by, points that may be swapped; a sentence each.
  package var doubts: [String] = []
  /// What cannot be computed from what is recorded, and why, a sentence each.
  package let notComputed: [String]
  /// The cautions, a sentence each, in order of weight; screens show three and count the rest.
  package let cautions: [String]
  /// What the cautions are about.
  package var cautionCodes: Set<CautionCode> = []
  /// The figures as they were recorded.
  package let table: FigureTable
  /// What was found as pictures, the best first; empty when nothing can be drawn.
  package let charts: [Chart]
  /// Where published figures come from, each once.
  package let sources: [String]
  /// Where the figures come from: "From rows of 2 imports."
  package var origin: String?
  /// The same as a picture in characters; nil when nothing can be drawn.
  package var picture: TextPicture?
  /// Months of progress, or why they are not given; shown when they are asked for.
  package var months: [String] = []

  package init(
    title: String, standing: String?, headlines: [String], notes: [String] = [], notComputed: [String],
    cautions: [String],
    table: FigureTable, charts: [Chart], sources: [String]
  ) {
    self.title = title
    self.standing = standing
    self.headlines = headlines
    self.notes = notes
    self.notComputed = notComputed
    self.cautions = cautions
    self.table = table
    self.charts = charts
    self.sources = sources
  }
}

/// A small table in words: one row a group, one column an occasion or a change.
package struct FigureTable: Hashable, Sendable {
  package let columns: [String]
  /// As many cells in each row as there are columns; what is not recorded says "not recorded".
  package let rows: [[String]]

  package init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }
}

extension ImpactStory {
  /// The same story with what is left out for its readers; when that is everything, nothing else is said.
  func beside(_ withheld: [String], isAllWithheld: Bool) -> ImpactStory {
    let isSilent = isAllWithheld && !withheld.isEmpty
    var story = ImpactStory(
      title: title, standing: standing, headlines: isSilent ? [] : headlines, notes: notes,
      notComputed: isSilent ? [] : notComputed, cautions: isSilent ? [] : cautions,
      table: isSilent ? FigureTable(columns: [], rows: []) : table, charts: isSilent ? [] : charts, sources: sources)
    story.flow = isSilent ? nil : flow
    story.leading = leading
    story.cautionCodes = isSilent ? [] : cautionCodes
    story.withheld = withheld
    // A name whose figures are left out is one that people go by.
    story.doubts = withheld.isEmpty ? doubts : []
    return story
  }

  /// Whether a headline gives an interval, which a reader must be told the meaning of once.
  package var givesInterval: Bool { (headlines + further).contains { $0.contains("95% confidence interval") } }

  /// What an interval means, said once wherever figures with intervals are told.
  package static let meaningOfInterval =
    "Chance alone could place the true value anywhere in a 95% confidence interval; the cautions come on top."
}
