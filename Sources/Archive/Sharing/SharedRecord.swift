internal import Git
internal import Model
internal import Records

/// A record, or a published file, that goes to the cluster; known by what it is, wherever it stands.
struct SharedRecord: Hashable {
  /// The enquiry by its id, else by its name; nil for what belongs to none.
  let enquiry: String?
  let kind: SharedKind
  let id: String

  /// Nil for what is counted with something else, and for what is no record.
  ///
  /// - Parameter enquiry: what an enquiry is known by.
  init?(path: String, known enquiry: (EnquiryName) -> String) {
    if let file = SharedRecord.publishedFile(path) {
      (self.enquiry, kind, id) = (enquiry(file.enquiry), .file, file.name)
      return
    }
    guard let location = Layout.location(of: path) else { return nil }
    self.enquiry = location.enquiry.map(enquiry)
    let name = location.measure?.text ?? location.id?.text
    switch location {
    case .programme: (kind, id) = (.programme, "")
    case .alliance(let slug): (kind, id) = (.alliance, slug.text)
    case .cluster(let slug): (kind, id) = (.cluster, slug.text)
    case .toolkit(let name): (kind, id) = (.toolkit, name)
    case .framework(let slug): (kind, id) = (.framework, slug.text)
    case .coding: (kind, id) = (.coding, name ?? "")
    case .enquiry: (kind, id) = (.plan, "")
    case .lock: (kind, id) = (.lock, "")
    case .cycle: (kind, id) = (.cycle, name ?? "")
    case .evidence: (kind, id) = (.evidence, name ?? "")
    case .leadership: (kind, id) = (.leadership, name ?? "")
    case .participation: (kind, id) = (.participation, name ?? "")
    case .measure, .figures, .summary: (kind, id) = (.measure, name ?? "")
    case .meeting(let cluster, let day): (kind, id) = (.meeting, "\(cluster)/\(day)")
    case .checkIn: (kind, id) = (.checkIn, name ?? "")
    case .action: (kind, id) = (.action, name ?? "")
    case .pack, .packPage, .pseudonyms: return nil
    }
  }

  /// `enquiries/elm/paired-reading/files/7k3m9q2x-1.png`
  static func publishedFile(_ path: String) -> (enquiry: EnquiryName, name: String)? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, parts[0] == Layout.records, parts[3] == "files",
      let alliance = Layout.allianceSlug(parts[1]), let slug = Slug(parts[2])
    else { return nil }
    return (EnquiryName(alliance: alliance, slug: slug), parts[4])
  }
}

/// What goes to the cluster, or stays, in the kinds that people count; in the order in which they are told.
package enum SharedKind: String, Sendable, CaseIterable, Comparable {
  case programme, alliance, cluster, plan, lock, measure, cycle, evidence, leadership, participation, file
  case meeting
  case checkIn = "check_in"
  case action, coding, toolkit, framework

  package static func < (one: SharedKind, other: SharedKind) -> Bool { one.place < other.place }

  private var place: Int { SharedKind.allCases.firstIndex(of: self) ?? 0 }
}
