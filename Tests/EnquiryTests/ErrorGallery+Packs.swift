import Foundation
import Testing

@testable import enquiry

extension `The error gallery` {
  private static func withCluster(_ desk: Desk) {
    desk.does("cluster new north --alliance elm")
  }

  /// Packs that cannot be made or issued.
  static let aroundPacks: [Exhibit] = [
    Exhibit("a pack for nobody", "pack north --audience me", before: withCluster),
    Exhibit("a pack into a folder that is not there", "pack north -o nowhere/pack.html", before: withCluster),
    Exhibit("a pack among the records", "pack north -o enquiries/pack.html", before: withCluster),
    Exhibit("a pack as something unknown", "pack north -o pack.odt", before: withCluster),
    Exhibit("a Word document to be read where it is printed", "pack north --format docx -o -", before: withCluster),
    Exhibit("a pack of nothing that is named", "pack"),
    Exhibit("a pack issued for no meeting", "pack north --issue", before: withCluster),
    Exhibit("a report that is to be issued", "pack north --enquiry paired-reading --issue", before: withCluster),
    Exhibit("a corrected pack that is not issued", "pack north --corrected", before: withCluster),
    Exhibit("a pack issued as PDF", "pack north --meeting 2026-11-19 --issue -o pack.pdf", before: withCluster),
    Exhibit("a pack issued while edits are not saved", "pack north --meeting 2026-11-19 --issue") {
      withCluster($0)
      let plan = "enquiries/elm/paired-reading/enquiry.md"
      try $0.write(try $0.read(plan) + "\nMore.\n", to: plan)
    },
    Exhibit("an issued pack whose page somebody changed", "pack north --meeting 2026-11-19 --issue") {
      withCluster($0)
      $0.does("pack north --meeting 2026-11-19 --issue")
      try $0.write("Another page.\n", to: "enquiries/clusters/north/packs/2026-11-19-cluster.html")
    },
    Exhibit("an issued pack whose page is gone", "pack north --meeting 2026-11-19 --issue") {
      withCluster($0)
      $0.does("pack north --meeting 2026-11-19 --issue")
      let page = "enquiries/clusters/north/packs/2026-11-19-cluster.html"
      try FileManager.default.removeItem(atPath: $0.folder + "/" + page)
      _ = try $0.git("rm", "-q", page)
      $0.does("save")
    },
    Exhibit("a template that does not fit", "pack north") {
      withCluster($0)
      try $0.write("{{#cover}}\n", to: "templates/pack/cover.html.mustache")
    },
    Exhibit("pages for leads where there is no meeting", "meeting prepare north", before: withCluster),
  ]
}
