package import Model

/// Where things stand in an enquiry folder: the only place that knows its paths.
///
/// All paths are from the enquiry folder, with `/`.
package enum Layout {
  package static let records = "enquiries"
  package static let programme = "enquiries/programme.yaml"
  package static let clusters = "enquiries/clusters"
  package static let toolkit = "enquiries/toolkit"
  package static let frameworks = "enquiries/frameworks"
  package static let codings = "enquiries/codings"
  package static let templates = "templates"
  /// An enquiry's folders of entries, which can also be kept for oneself.
  package static let entryFolders = ["evidence", "leadership", "participation"]
  /// An enquiry's folders of records.
  package static let recordFolders = entryFolders + ["cycles", "measures"]
  package static let privateFolder = "private"
  /// A cluster's folders of records.
  package static let clusterFolders = ["meetings", "check-ins", "actions", "packs"]
  /// An alliance's folder of maturity reviews; no enquiry.
  static let reviews = "reviews"
  package static let drafts = "private/drafts"
  static let lockName = "plan.lock.yaml"
  static let pseudonymsName = "pseudonyms.yaml"
  package static let attributes = ".gitattributes"
  package static let ignore = ".gitignore"

  package static func alliance(_ slug: Slug) -> String { "\(records)/\(slug)" }
  package static func allianceFile(_ slug: Slug) -> String { "\(alliance(slug))/alliance.yaml" }
  package static func clusterFile(_ slug: Slug) -> String { "\(clusters)/\(slug)/cluster.yaml" }
  package static func meetings(_ cluster: Slug) -> String { "\(clusters)/\(cluster)/meetings" }
  package static func checkIns(_ cluster: Slug) -> String { "\(clusters)/\(cluster)/check-ins" }
  package static func packs(_ cluster: Slug) -> String { "\(clusters)/\(cluster)/packs" }
  package static func pseudonyms(_ cluster: Slug) -> String { "\(clusters)/\(cluster)/\(pseudonymsName)" }
  package static func actions(_ cluster: Slug) -> String { "\(clusters)/\(cluster)/actions" }
  package static func enquiry(_ name: EnquiryName) -> String { "\(alliance(name.alliance))/\(name.slug)" }
  package static func enquiryFile(_ name: EnquiryName) -> String { "\(enquiry(name))/enquiry.md" }

  /// Files that were published with entries: `<id of the entry>-<number>.<ending>`.
  package static func files(_ name: EnquiryName) -> String { "\(enquiry(name))/files" }

  /// What was fixed of an enquiry's plan.
  package static func lockFile(_ name: EnquiryName) -> String { "\(enquiry(name))/\(lockName)" }

  package static func cycle(_ name: EnquiryName, _ period: Period, _ id: EntryID) -> String {
    Location.cycle(name, period, id).path
  }

  package static func measure(_ name: EnquiryName, _ id: Slug) -> String { Location.measure(name, id).path }
  package static func figures(_ name: EnquiryName, _ id: Slug) -> String { Location.figures(name, id).path }
  package static func summary(_ name: EnquiryName, _ id: Slug) -> String { Location.summary(name, id).path }

  /// The date at the head of a log entry's file name.
  static func word(_ date: Day?) -> String { date?.description ?? "undated" }

  /// What editors and desktops leave beside files: never read, never saved.
  package static func isJunk(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix("~") || name.hasSuffix(".swp") || name.hasSuffix(".orig") || name.hasSuffix(".bak")
      || name.hasPrefix(".#") || name.hasPrefix("._") || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(name)
  }
}
