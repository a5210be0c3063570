import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// The files that `pack` writes: the same everywhere, and in Word a document that people can work on.
@Suite(.scratch, .serialized) struct `Pack files` {
  private static let tools = ["pandoc", "weasyprint", "rsvg-convert", "unzip"]

  private static func isInstalled(_ program: String) -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  /// A copy of the published examples in a folder of that name, with a hand's worth of hostile text.
  private func desk(_ folder: String) throws -> Desk {
    var desk = Desk()
    desk.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    desk.does("init '\(folder)' --name Copy --sign 'facilitator, sample cluster' --from '\(project)'")
    desk.folder = Scratch.current(folder)
    return desk
  }

  private func pack(_ desk: Desk, _ file: String) throws -> Data {
    desk.does("pack sample --meeting 2026-11-19 -o '../\(file)'")
    return try Data(contentsOf: URL(filePath: Scratch.current(file)))
  }

  @Test(.enabled(if: tools.allSatisfy(isInstalled), "Pandoc, WeasyPrint or rsvg-convert is not installed here"))
  func `are the same in every time zone, language and folder, and for everybody`() throws {
    let here = try desk("here")
    let there = Scratch.current("an ocean away/żółw")
    try FileManager.default.createDirectory(atPath: Scratch.current("an ocean away"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: here.folder, toPath: there)
    var other = here
    other.folder = there
    let world = [
      "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "pl_PL.UTF-8", "USER": "żaneta", "HOME": "/tmp",
    ]
    other.environment.merge(world) { $1 }
    other.now = Moment(seconds: here.now.seconds + 86_400 * 400, offsetMinutes: 14 * 60)
    for ending in ["html", "md", "json", "pdf", "docx"] {
      let one = try pack(here, "pack.\(ending)")
      other.does("pack sample --meeting 2026-11-19 -o ../../other.\(ending)")
      let same = try Data(contentsOf: URL(filePath: Scratch.current("other.\(ending)")))
      #expect(one == same, "\(ending)")
    }
  }

  @Test(.enabled(if: tools.allSatisfy(isInstalled), "Pandoc or rsvg-convert is not installed here"))
  func `have headings, tables and pictures in Word`() throws {
    _ = try pack(try desk("here"), "pack.docx")
    func part(_ name: String) throws -> String {
      try run("unzip", ["-p", "pack.docx", name]).output
    }
    let text = try part("word/document.xml")
    for style in ["Title", "Heading1", "Heading2", "Table"] { #expect(text.contains("w:val=\"\(style)\""), "\(style)") }
    #expect(text.contains("w:w=\"11906\"") && text.contains("w:h=\"16838\""), "A4")
    #expect(text.contains("<w:footerReference ") && text.contains("<w:tblHeader"))
    let alternatives = text.matches(of: /<wp:docPr [^>]*descr="([^"]+)"/).map { String($0.1) }
    #expect(alternatives.count > 5 && alternatives.allSatisfy { $0.count > 20 })
    let files = try run("unzip", ["-Z1", "pack.docx"]).output.split(separator: "\n")
    #expect(files.count { $0.hasSuffix(".png") } == Set(alternatives).count)
    #expect(try part("word/footer1.xml").contains("Not to be passed on."))
    #expect(try part("docProps/core.xml").contains("<dc:title>Sample cluster: Cluster pack</dc:title>"))
    let targets = try part("word/_rels/document.xml.rels").matches(of: /TargetMode="External"/).count
    #expect(targets == 0)
  }

  @Test(.enabled(if: isInstalled("pandoc"), "Pandoc is not installed here"))
  func `say that the charts are tables only where pictures cannot be made`() throws {
    var desk = try desk("here")
    let pandoc = try run("sh", ["-c", "command -v pandoc"]).output.split(separator: "\n")[0]
    try TextFile("bin/pandoc", "#!/bin/sh\nPATH=/usr/bin:/bin exec \(pandoc) \"$@\"\n", isExecutable: true)
      .write(below: Scratch.current.path)
    desk.environment["PATH"] = Scratch.current("bin")
    let answer = desk.does("pack sample --meeting 2026-11-19 -o ../pack.docx")
    #expect(answer.spoken.contains("The Word document has the charts as tables only"))
    #expect(answer.spoken.contains("apt install librsvg2-bin"))
    let files = try run("unzip", ["-Z1", "pack.docx"]).output
    #expect(files.contains("word/document.xml") && !files.contains(".png"))
  }
}
