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
    let style = try PackStyle(templates, running: "").text
    let drawings = try Gallery.charts().map { name, chart in
      "<figure><figcaption>\(PlainText.escaped(chart.title))</figcaption>\(chart.svg(id: name))"
        + "<div class=\"wide\">\(chart.svg(id: name + "-wide", width: .full))</div></figure>"
    }
    try """
    <!DOCTYPE html><meta charset="utf-8"><style>\(style) body{max-width:none;columns:3 360px;padding:16px}
    figure{margin:0 0 32px;width:360px;break-inside:avoid} figcaption{font-weight:650;margin-bottom:8px}
    .wide{display:none}</style>\(drawings.joined())
    """
    .write(to: folder.appending(path: "charts.html"), atomically: true, encoding: .utf8)
    let odd = OddPictures.Kind.allCases.flatMap { kind in
      (0..<12).map { round in
        let layout = OddPictures.picture(kind, round: round).layout(width: 360)
        return ChartDrawing(layout: layout, title: "\(kind) \(round)", description: "", id: "\(kind)\(round)").svg
      }
    }
    try "<!DOCTYPE html><meta charset=\"utf-8\"><style>\(style) svg{width:360px;margin:8px}</style>\(odd.joined())"
      .write(to: folder.appending(path: "odd.html"), atomically: true, encoding: .utf8)
    let packs = [
      ("pack", Sample.contents), ("hostile", Hostile.contents), ("full", try FullCluster.contents()),
      ("three", try FullCluster.contents(alliances: 3)), ("stretched", try StretchedCluster.contents()),
      ("bare", BareCluster.contents),
    ]
    for (name, contents) in packs {
      try Pack.html(contents, templates: templates)
        .write(to: folder.appending(path: "\(name).html"), atomically: true, encoding: .utf8)
      try Pack.markdown(contents, templates: templates)
        .write(to: folder.appending(path: "\(name).md"), atomically: true, encoding: .utf8)
    }
  }
}
