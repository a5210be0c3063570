import Model

/// The measures: what `Impact` found, in the words it comes in; what is not this enquiry's result stands apart.
struct FiguresRegion {
  let enquiry: PackEnquiry
  /// The one colour; nil for the usual one.
  var accent: Colour?
  /// The measure whose picture stands on another page.
  var drawnElsewhere: Slug?

  var value: Value {
    .fields([
      "list": .section(enquiry.storiesInOrder.filter { !$0.story.isBare }.map(story)),
      "untold": .section(texts: untold),
      "withheld": .text(orAbsent: Wording.withheld(enquiry.withheld.measures, "measure", "measures")),
      "none": .flag(enquiry.dossier.measures.isEmpty && enquiry.withheld.measures == 0),
    ])
  }

  /// The titles of measures about which nothing can be told yet.
  private var untold: [String] {
    enquiry.dossier.measures.filter { enquiry.stories[$0.measure.id]?.isBare ?? true }.map(\.measure.title)
  }

  private func story(_ id: Slug, _ story: ImpactStory) -> Value {
    .fields([
      "measure": .text(story.title),
      "standing": .text(orAbsent: story.standing),
      // The first stands out: it is the result, and who was measured comes after it.
      "headlines": .section(
        texts: story.headlines.prefix(1) + [story.flow].compactMap { $0 } + story.headlines.dropFirst()),
      "not_shown": .section(texts: story.withheld),
      "notes": .section(texts: story.notes),
      "chart": id == drawnElsewhere ? .absent : chart(id, story),
      "table": FiguresRegion.table(story.table, title: story.title),
      "not_computed": .section(texts: story.doubts + story.notComputed),
      "cautions": .section(texts: story.cautions),
      "sources": .section(texts: story.sources),
    ])
  }

  /// The first picture of a measure, with its finding above it and its numbers below.
  func chart(_ id: Slug, _ story: ImpactStory) -> Value {
    guard let chart = story.charts.first else { return .absent }
    return FiguresRegion.value(chart, id: "\(enquiry.dossier.enquiry.name)/\(id)", accent: accent)
  }

  static func value(_ chart: Chart, id: String, width: Chart.Width = .half, accent: Colour?) -> Value {
    .fields([
      "title": .text(chart.title),
      "svg": .picture(chart, id: id, width, accent: accent),
      "table": table(chart.table, title: chart.title),
    ])
  }

  /// Each cell with its column's name, so that a narrow screen can show it without the head of the table.
  static func table(_ table: FigureTable, title: String) -> Value {
    guard !table.columns.isEmpty, !table.rows.isEmpty else { return .absent }
    let rows: [Value] = table.rows.map { row in
      let cells = zip(table.columns, row).dropFirst().map { column, cell -> Value in
        .fields(["column": .text(column), "cell": .text(cell)])
      }
      return .fields(["head": .text(row.first ?? ""), "cells": .list(Array(cells))])
    }
    return .fields(["caption": .text(title), "columns": .texts(table.columns), "rows": .list(rows)])
  }
}

extension ImpactStory {
  /// Whether it has a title and nothing below it, as when all rows were forgotten.
  fileprivate var isBare: Bool {
    let said =
      headlines + notes + withheld + doubts + notComputed + cautions + sources
      + [flow, standing].compactMap(\.self)
    return said.isEmpty && table.rows.isEmpty && charts.isEmpty
  }
}
