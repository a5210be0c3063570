import Foundation
import Model
import Records
import TestSupport
import Testing

@testable import Archive

@Suite struct `The files built into the program` {
  private var folder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("templates")
  }

  @Test func `are those of templates, byte for byte`() throws {
    let files = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
      .filter { FileManager.default.isReadableFile(atPath: folder.path + "/" + $0) && !$0.hasSuffix("/") }
      .filter { name in
        (try? folder.appendingPathComponent(name).resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
      }
    #expect(files.sorted() == Templates.names.sorted(), "run script/templates")
    for name in files {
      #expect(Templates.builtIn(name) == Array(try Data(contentsOf: folder.appendingPathComponent(name))), "\(name)")
    }
  }

  @Test func `hold 69 interventions in 86 places of 12 dimensions and 3 strands`() throws {
    let toolkit = try Toolkit.builtIn()
    #expect(toolkit.strands.count == 3)
    #expect(toolkit.interventions.count == 69)
    #expect(toolkit.placements.count == 86)
    let counts = toolkit.strands.flatMap(\.dimensions).map { "\($0.code) \($0.placements.count)" }
    #expect(
      counts == [
        "jpd 11", "tal 10", "men 7", "dsi 6", "soc 13", "gov 6", "eva 6", "dsl 3", "inv 8", "ent 8", "inn 4", "arc 4",
      ])
    let same = [
      "dsi.2": "jpd.7", "dsi.5": "men.4", "eva.5": "soc.11", "eva.6": "soc.10", "dsl.1": "gov.1", "inv.1": "jpd.4",
      "inv.2": "jpd.8", "inv.6": "eva.4", "inv.7": "eva.1", "inv.8": "eva.2", "ent.1": "gov.2", "ent.2": "gov.3",
      "ent.5": "gov.5", "arc.1": "soc.10", "arc.2": "soc.11", "arc.3": "soc.8", "arc.4": "dsl.2",
    ]
    let found = toolkit.placements.filter { $0.id != $0.intervention }.map { ($0.id, $0.intervention) }
    #expect(Dictionary(uniqueKeysWithValues: found) == same)
    for placement in toolkit.placements { #expect(toolkit[placement.id]?.id == placement.intervention) }
  }

  @Test(
    arguments: [
      ("mne.5", "men.5"), ("men5", "men.5"), ("MEN.5", "men.5"), ("men.55", "men.5"), ("jdp.7", "jpd.7"),
      ("me.5", "men.5"),
    ])
  func `find the id that was probably meant`(typed: String, meant: String) throws {
    #expect(try Toolkit.builtIn().nearestID(to: typed) == meant)
  }

  @Test(arguments: RecordKind.allCases.filter { $0.skeleton != nil })
  func `hold a skeleton of every kind of record with the keys in their order`(kind: RecordKind) throws {
    let skeleton = try #require(kind.skeleton)
    let source = try SourceText(path: skeleton, bytes: try #require(Templates.builtIn(skeleton)))
    let root = try #require(try FrontMatter(source).root)
    guard case .map(let entries, _) = root.content else { return }
    let keys = entries.map(\.key)
    #expect(keys.first == "schema")
    #expect(keys == kind.keys.map(\.name).filter(keys.contains))
  }
}

@Suite struct `The names of files` {
  @Test(
    arguments: [
      "enquiries/programme.yaml", "enquiries/learn/alliance.yaml", "enquiries/clusters/sample/cluster.yaml",
      "enquiries/toolkit/ours.yaml", "enquiries/learn/paired-reading/enquiry.md",
      "enquiries/learn/x/cycles/autumn-2013-7k3m9q2x.md", "enquiries/learn/x/cycles/unknown-7k3m9q2x.md",
      "enquiries/learn/x/evidence/2014-03-05-focus_group-7k3m9q2x.md",
      "enquiries/learn/x/evidence/undated-other-7k3m9q2x.md", "enquiries/learn/x/leadership/undated-7k3m9q2x.md",
      "enquiries/learn/x/leadership/2014-03-05-7k3m9q2x.md", "enquiries/learn/x/measures/reading-age.yaml",
      "enquiries/learn/x/measures/reading-age.figures.csv", "enquiries/frameworks/our-scheme.yaml",
      "enquiries/codings/2014-03-05-7k3m9q2x-8k3m9q2x.md", "enquiries/codings/undated-7k3m9q2x-8k3m9q2x.md",
      "enquiries/learn/x/participation/2014-03-05-adapted-7k3m9q2x.md",
    ])
  func `are read as they are written`(path: String) throws {
    let location = try #require(Layout.location(of: path))
    #expect(location.path == path)
  }

  @Test(
    arguments: [
      "enquiries/clusters/x/enquiry.md", "enquiries/toolkit/notes.bak", "enquiries/learn/x/cycles/7k3m9q2x.md",
      "enquiries/learn/x/evidence/2014-02-30-other-7k3m9q2x.md",
      "enquiries/learn/x/evidence/undated-rumour-7k3m9q2x.md",
      "enquiries/learn/x/leadership/undated-7k3m9q2.md", "enquiries/learn/../x/enquiry.md", "enquiries/learn/x",
      "enquiries/learn/X/enquiry.md", "other/learn/x/enquiry.md",
      "enquiries/learn/x/leadership/undated-survey-7k3m9q2x.md",
    ])
  func `that mean nothing are no records`(path: String) { #expect(Layout.location(of: path) == nil) }
}
