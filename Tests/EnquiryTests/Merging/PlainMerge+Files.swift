import Foundation
import TestSupport

/// Merges in which files were added, moved or taken away.
extension PlainMerge {
  private static let entry = "\(enquiry)/evidence/2026-10-05-observation-e0000001.md"
  private static let reading = "enquiries/elm/reading"
  private static let pairs = "enquiries/elm/pairs"

  private static func entry(_ day: Int) -> String {
    entry.replacing("2026-10-05", with: "2026-10-0\(day)")
  }

  /// Renames the enquiry, and what names it.
  private static func rename(_ desk: Desk, _ folder: String) throws {
    _ = try desk.git("mv", enquiry, folder)
    try desk.change(
      "\(cluster)/meetings/2026-11-02.md", "elm/paired-reading", String(folder.dropFirst("enquiries/".count)))
  }

  private static func addEntry(_ desk: Desk) throws {
    try desk.write(
      "---\nschema: enquiry/1\n---\n\nNew.\n", to: "\(enquiry)/evidence/2026-10-08-observation-e0000002.md")
  }

  static let ofFiles: [PlainMerge] = [
    PlainMerge(
      "the day of an entry changed two ways", .text, found: ["doubled_id at \(entry(7)):1"],
      ours: { _ = try $0.git("mv", entry, entry(6)) }, theirs: { _ = try $0.git("mv", entry, entry(7)) }),
    PlainMerge(
      "the day of an entry changed, and its text on the other side", .withoutRenames,
      found: ["doubled_id at \(entry(6)):1"],
      ours: { _ = try $0.git("mv", entry, entry(6)) }, theirs: { try $0.change(entry, "in class", "in a class") },
      byHand: { _ = try $0.git("checkout", "theirs", "--", entry) }),
    PlainMerge(
      "two cycles opened for one period", .text, found: ["open_cycles at \(enquiry)/cycles/autumn-2026-c0000003.md:1"],
      ours: {
        try $0.change(
          "\(enquiry)/cycles/autumn-2026-c0000001.md", "2026-09-12\n",
          "2026-09-12\nclosed: 2026-10-30\ndecision: adapt\n")
        try $0.write(
          "---\nschema: enquiry/1\nopened: 2026-11-02\n---\n", to: "\(enquiry)/cycles/autumn-2026-c0000002.md")
      },
      theirs: {
        try $0.write(
          "---\nschema: enquiry/1\nopened: 2026-11-03\n---\n", to: "\(enquiry)/cycles/autumn-2026-c0000003.md")
      }),
    PlainMerge(
      "a measure taken away, and recorded on the other side", .text,
      found: ["figures_without_measure at \(enquiry)/measures/minutes.summary.csv:1"],
      ours: {
        _ = try $0.git("rm", "-q", "\(enquiry)/measures/minutes.yaml", "\(enquiry)/measures/minutes.summary.csv")
      },
      theirs: {
        try $0.add("Fir School,,,,2026-09-14,,cccccccc,20,200\n", to: "\(enquiry)/measures/minutes.summary.csv")
      }),
    PlainMerge(
      "versions that a tool for merging by hand left", .text,
      found: ["unread_file at \(enquiry)/enquiry_REMOTE_4711.md:1", "unread_file at \(entry)~theirs:1"],
      ours: { try $0.change("\(enquiry)/enquiry.md", "They like it.", "They love it.") },
      theirs: { try $0.change("\(enquiry)/enquiry.md", "They like it.", "They hate it.") },
      byHand: {
        _ = try $0.git("checkout", "-q", "--ours", "\(enquiry)/enquiry.md")
        try $0.write("x\n", to: "\(enquiry)/enquiry_REMOTE_4711.md")
        try $0.write("x\n", to: "\(entry)~theirs")
      }),
  ]

  static let ofFolders: [PlainMerge] = [
    PlainMerge(
      "an enquiry renamed, and added to under its old name", .withoutRenames,
      found: ["no_enquiry_file at \(enquiry):1"],
      ours: { try rename($0, reading) }, theirs: addEntry),
    PlainMerge(
      "an enquiry renamed, and changed under its old name", .withoutRenames,
      found: ["doubled_id at \(enquiry)/enquiry.md:3"],
      ours: { try rename($0, reading) },
      theirs: { try $0.change("\(enquiry)/enquiry.md", "reading age", "fluency") },
      byHand: { _ = try $0.git("checkout", "theirs", "--", enquiry) }),
    PlainMerge(
      "an enquiry renamed two ways", .text, found: ["doubled_id at \(reading)/enquiry.md:3"],
      ours: { try rename($0, reading) },
      theirs: { _ = try $0.git("mv", enquiry, pairs) }),
    PlainMerge(
      "an enquiry deleted, and added to", .text, found: ["no_enquiry_file at \(enquiry):1"],
      ours: {
        _ = try $0.git("rm", "-rq", enquiry)
        try $0.takeOut(["agreed", "  - enquiry", "    role", "    date"], from: "\(cluster)/meetings/2026-11-02.md")
      }, theirs: addEntry),
    PlainMerge(
      "an enquiry renamed, and named in an action under its old name", .text,
      found: ["unknown_enquiry at \(cluster)/actions/k0000001.md:5"],
      ours: { try rename($0, reading) },
      theirs: {
        try $0.write(
          "---\nschema: enquiry/1\nwhat: Send the plan\nowner: head\nenquiry: elm/paired-reading\nagreed: 2026-11-02\n---\n",
          to: "\(cluster)/actions/k0000001.md")
      }),
    PlainMerge(
      "an alliance renamed, and an enquiry begun under its old name", .withoutRenames,
      found: ["no_alliance_file at enquiries/elm:1"],
      ours: {
        _ = try $0.git("mv", "enquiries/elm", "enquiries/oak")
        try $0.change("\(cluster)/cluster.yaml", "- elm", "- oak")
        try $0.change("\(cluster)/meetings/2026-11-02.md", "elm/paired", "oak/paired")
      },
      theirs: { try $0.write("---\nschema: enquiry/1\ntitle: New\n---\n", to: "enquiries/elm/new/enquiry.md") }),
    PlainMerge(
      "a cluster renamed, and a meeting planned under its old name", .withoutRenames,
      found: ["no_cluster_file at \(cluster):1"],
      ours: { _ = try $0.git("mv", cluster, "enquiries/clusters/south") },
      theirs: { try $0.write("---\nschema: enquiry/1\nminutes: 60\n---\n", to: "\(cluster)/meetings/2026-11-09.md") }),
  ]
}
