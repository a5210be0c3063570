import Foundation
import Testing

@testable import Packs

/// Writes packs to look at: `ENQUIRY_PACK_SAMPLE=/tmp/pack swift test --filter SampleFiles`.
struct SampleFilesTests {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ENQUIRY_PACK_SAMPLE"] != nil))
  func `writes the sample pack where it was asked to`() throws {
    let folder = URL(filePath: try #require(ProcessInfo.processInfo.environment["ENQUIRY_PACK_SAMPLE"]))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let templates = try TemplateFiles.all()
    let drawings = Gallery.charts.map { name, chart in
      ChartDrawing(layout: ChartLayout(chart), title: name, summary: chart.summary, id: name).svg
    }
    let style = try PackStyle(templates, running: "").text
    try
      "<!DOCTYPE html><style>\(style) body{display:flex;flex-wrap:wrap;gap:32px} svg{width:340px}</style>\(drawings.joined())"
      .write(to: folder.appending(path: "charts.html"), atomically: true, encoding: .utf8)
    for (name, contents) in [("pack", Sample.contents), ("hostile", Hostile.contents)] {
      try Pack.html(contents, templates: templates)
        .write(to: folder.appending(path: "\(name).html"), atomically: true, encoding: .utf8)
      try Pack.markdown(contents, templates: templates)
        .write(to: folder.appending(path: "\(name).md"), atomically: true, encoding: .utf8)
    }
  }
}
