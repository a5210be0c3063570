package import Model

/// Where things stand in an enquiry folder: the only place that knows its paths.
///
/// All paths are from the enquiry folder, with `/`.
package enum Layout {
  package static let records = "enquiries"
  package static let programme = "enquiries/programme.yaml"
  package static let clusters = "enquiries/clusters"
  package static let toolkit = "enquiries/toolkit"
  package static let templates = "templates"
  package static let privateFolder = "private"
  package static let attributes = ".gitattributes"
  package static let ignore = ".gitignore"

  package static func alliance(_ slug: Slug) -> String { "\(records)/\(slug)" }
  package static func allianceFile(_ slug: Slug) -> String { "\(alliance(slug))/alliance.yaml" }
  package static func clusterFile(_ slug: Slug) -> String { "\(clusters)/\(slug)/cluster.yaml" }
  package static func enquiry(_ name: EnquiryName) -> String { "\(alliance(name.alliance))/\(name.slug)" }
  package static func enquiryFile(_ name: EnquiryName) -> String { "\(enquiry(name))/enquiry.md" }

  package static func cycle(_ name: EnquiryName, _ period: Period, _ id: EntryID) -> String {
    "\(enquiry(name))/cycles/\(period.id)-\(id).md"
  }

  package static func evidence(_ name: EnquiryName, _ date: Day?, _ kind: EvidenceEntry.Kind, _ id: EntryID) -> String {
    "\(enquiry(name))/evidence/\(word(date))-\(kind.rawValue)-\(id).md"
  }

  package static func leadership(_ name: EnquiryName, _ date: Day?, _ id: EntryID) -> String {
    "\(enquiry(name))/leadership/\(word(date))-\(id).md"
  }

  package static func measure(_ name: EnquiryName, _ id: Slug) -> String { "\(enquiry(name))/measures/\(id).yaml" }
  package static func figures(_ name: EnquiryName, _ id: Slug) -> String {
    "\(enquiry(name))/measures/\(id).figures.csv"
  }

  /// The date at the head of a log entry's file name.
  private static func word(_ date: Day?) -> String { date?.description ?? "undated" }

  /// What editors and desktops leave beside files: never read, never saved.
  package static func isJunk(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix("~") || name.hasSuffix(".swp") || name.hasSuffix(".orig") || name.hasSuffix(".bak")
      || name.hasPrefix(".#") || name.hasPrefix("._") || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(name)
  }

  // MARK: - Reading names

  /// What a path is, as far as its name tells.
  package enum Location: Hashable, Sendable {
    case programme
    case alliance(Slug)
    case cluster(Slug)
    case toolkit
    case enquiry(EnquiryName)
    case cycle(EnquiryName, Period, EntryID)
    case evidence(EnquiryName, Day?, EvidenceEntry.Kind, EntryID)
    case leadership(EnquiryName, Day?, EntryID)
    case measure(EnquiryName, Slug)
    case figures(EnquiryName, Slug)

    /// The enquiry that it belongs to.
    package var enquiry: EnquiryName? {
      switch self {
      case .programme, .alliance, .cluster, .toolkit: nil
      case .enquiry(let name), .cycle(let name, _, _), .evidence(let name, _, _, _), .leadership(let name, _, _),
        .measure(let name, _), .figures(let name, _):
        name
      }
    }
  }

  /// Nil for a path that no reader knows.
  package static func location(of path: String) -> Location? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.first == records else { return nil }
    switch parts.count {
    case 2: return parts[1] == "programme.yaml" ? .programme : nil
    case 3:
      if parts[1] == "toolkit" { return parts[2].hasSuffix(".yaml") ? .toolkit : nil }
      return parts[2] == "alliance.yaml" ? allianceSlug(parts[1]).map { .alliance($0) } : nil
    case 4 where parts[1] == "clusters":
      return parts[3] == "cluster.yaml" ? Slug(parts[2]).map { .cluster($0) } : nil
    case 4, 5:
      guard let alliance = allianceSlug(parts[1]), let slug = Slug(parts[2]) else { return nil }
      let name = EnquiryName(alliance: alliance, slug: slug)
      if parts.count == 4 { return parts[3] == "enquiry.md" ? .enquiry(name) : nil }
      return location(of: parts[4], in: parts[3], of: name)
    default: return nil
    }
  }

  package static func allianceSlug(_ text: String) -> Slug? {
    Slug.reserved.contains(text) ? nil : Slug(text)
  }

  /// What a file in one of an enquiry's folders is; nil for a name that no reader knows.
  package static func location(of file: String, in folder: String, of name: EnquiryName) -> Location? {
    switch folder {
    case "cycles":
      guard let (rest, id) = idAtEnd(file), let period = Period(rest) else { return nil }
      return .cycle(name, period, id)
    case "evidence":
      guard let (rest, id) = idAtEnd(file), let (date, kind) = dateAtStart(rest),
        let kind = EvidenceEntry.Kind(rawValue: kind)
      else { return nil }
      return .evidence(name, date, kind, id)
    case "leadership":
      guard let (rest, id) = idAtEnd(file), let (date, kind) = dateAtStart(rest), kind.isEmpty else { return nil }
      return .leadership(name, date, id)
    case "measures":
      if file.hasSuffix(".figures.csv") { return Slug(file.dropLast(12)).map { .figures(name, $0) } }
      return file.hasSuffix(".yaml") ? Slug(file.dropLast(5)).map { .measure(name, $0) } : nil
    default: return nil
    }
  }

  /// `undated-survey-7k3m9q2x.md` is `undated-survey` and its id.
  private static func idAtEnd(_ file: String) -> (rest: String, id: EntryID)? {
    guard file.hasSuffix(".md") else { return nil }
    let stem = file.dropLast(3)
    guard let id = EntryID(stem.suffix(EntryID.length)), stem.dropLast(EntryID.length).last == "-" else { return nil }
    return (String(stem.dropLast(EntryID.length + 1)), id)
  }

  /// `2014-03-05-survey` is a day and `survey`; `undated` is no day and nothing.
  private static func dateAtStart(_ text: String) -> (date: Day?, rest: String)? {
    let isUndated = text.hasPrefix("undated")
    let length = isUndated ? 7 : 10
    let date = isUndated ? nil : Day(iso: text.prefix(length))
    guard isUndated || date != nil else { return nil }
    let rest = text.dropFirst(length)
    guard rest.isEmpty || rest.first == "-" else { return nil }
    return (date, String(rest.dropFirst()))
  }
}
