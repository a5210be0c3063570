package import Model
package import Records

extension Layout {
  /// What a path is, as far as its name tells.
  package enum Location: Hashable, Sendable {
    case programme
    case alliance(Slug)
    case cluster(Slug)
    /// By the name of its file without the ending.
    case toolkit(String)
    case framework(Slug)
    case coding(Day?, entry: EntryID, EntryID)
    case enquiry(EnquiryName)
    case lock(EnquiryName)
    case cycle(EnquiryName, Period, EntryID)
    case evidence(EnquiryName, Day?, EvidenceEntry.Kind, EntryID)
    case leadership(EnquiryName, Day?, EntryID)
    case participation(EnquiryName, Day?, ParticipationEntry.Kind, EntryID)
    case measure(EnquiryName, Slug)
    case figures(EnquiryName, Slug)
    case summary(EnquiryName, Slug)
    /// Of a cluster.
    case meeting(Slug, Day)
    case checkIn(Slug, Day?, alliance: Slug, EntryID)
    case action(Slug, EntryID)
    /// A pack that was issued: what is known of it, and the page itself.
    case pack(Slug, Day, PackIssue.Edition)
    case packPage(Slug, Day, PackIssue.Edition)
    /// What schools and alliances of a cluster are called in packs for people outside.
    case pseudonyms(Slug)

    /// The enquiry that it belongs to.
    package var enquiry: EnquiryName? {
      switch self {
      case .programme, .alliance, .cluster, .toolkit, .framework, .coding, .meeting, .checkIn, .action, .pack,
        .packPage, .pseudonyms:
        nil
      case .enquiry(let name), .lock(let name), .cycle(let name, _, _), .evidence(let name, _, _, _),
        .leadership(let name, _, _), .participation(let name, _, _, _), .measure(let name, _), .figures(let name, _),
        .summary(let name, _):
        name
      }
    }

    /// The measure that it belongs to.
    package var measure: Slug? {
      switch self {
      case .measure(_, let id), .figures(_, let id), .summary(_, let id): id
      default: nil
      }
    }

    /// The id in its name; nil for what has a short name.
    package var id: EntryID? {
      switch self {
      case .programme, .alliance, .cluster, .toolkit, .framework, .enquiry, .lock, .measure, .figures, .summary,
        .meeting, .pack, .packPage, .pseudonyms:
        nil
      case .coding(_, _, let id), .cycle(_, _, let id), .evidence(_, _, _, let id), .leadership(_, _, let id),
        .participation(_, _, _, let id), .checkIn(_, _, _, let id), .action(_, let id):
        id
      }
    }

    /// The day in its name; nil for what has none, and for what is undated.
    package var date: Day? {
      switch self {
      case .coding(let date, _, _), .evidence(_, let date, _, _), .leadership(_, let date, _),
        .participation(_, let date, _, _), .checkIn(_, let date, _, _):
        date
      case .meeting(_, let date), .pack(_, let date, _), .packPage(_, let date, _): date
      default: nil
      }
    }

    /// The kind of record that stands there; nil for figures and summaries, which are no records of keys.
    package var kind: RecordKind? {
      switch self {
      case .programme: .programme
      case .alliance: .alliance
      case .cluster: .cluster
      case .toolkit: .toolkit
      case .framework: .framework
      case .coding: .coding
      case .enquiry: .enquiry
      case .lock: .lock
      case .cycle: .cycle
      case .evidence: .evidence
      case .leadership: .leadership
      case .participation: .participation
      case .measure: .measure
      case .figures, .summary, .packPage: nil
      case .meeting: .meeting
      case .checkIn: .checkIn
      case .action: .action
      case .pack: .pack
      case .pseudonyms: .pseudonyms
      }
    }

    /// Its path from the enquiry folder.
    package var path: String {
      switch self {
      case .programme: Layout.programme
      case .alliance(let slug): Layout.allianceFile(slug)
      case .cluster(let slug): Layout.clusterFile(slug)
      case .toolkit(let name): "\(Layout.toolkit)/\(name).yaml"
      case .framework(let id): "\(Layout.frameworks)/\(id).yaml"
      case .coding(let date, let entry, let id): "\(Layout.codings)/\(Layout.word(date))-\(entry)-\(id).md"
      case .enquiry(let name): Layout.enquiryFile(name)
      case .lock(let name): Layout.lockFile(name)
      case .cycle(let name, let period, let id): "\(Layout.enquiry(name))/cycles/\(period.id)-\(id).md"
      case .evidence(let name, let date, let kind, let id):
        "\(Layout.enquiry(name))/evidence/\(Layout.word(date))-\(kind.rawValue)-\(id).md"
      case .leadership(let name, let date, let id):
        "\(Layout.enquiry(name))/leadership/\(Layout.word(date))-\(id).md"
      case .participation(let name, let date, let kind, let id):
        "\(Layout.enquiry(name))/participation/\(Layout.word(date))-\(kind.rawValue)-\(id).md"
      case .measure(let name, let id): "\(Layout.enquiry(name))/measures/\(id).yaml"
      case .figures(let name, let id): "\(Layout.enquiry(name))/measures/\(id).figures.csv"
      case .summary(let name, let id): "\(Layout.enquiry(name))/measures/\(id).summary.csv"
      case .meeting(let cluster, let date): "\(Layout.meetings(cluster))/\(date).md"
      case .checkIn(let cluster, let date, let alliance, let id):
        "\(Layout.checkIns(cluster))/\(Layout.word(date))-\(alliance)-\(id).md"
      case .action(let cluster, let id): "\(Layout.actions(cluster))/\(id).md"
      case .pack(let cluster, let day, let edition): "\(Layout.packs(cluster))/\(day)-\(edition).yaml"
      case .packPage(let cluster, let day, let edition): "\(Layout.packs(cluster))/\(day)-\(edition).html"
      case .pseudonyms(let cluster): Layout.pseudonyms(cluster)
      }
    }
  }

  // MARK: - Reading names

  /// Nil for a path that no reader knows.
  package static func location(of path: String) -> Location? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.first == records else { return nil }
    switch parts.count {
    case 2: return parts[1] == "programme.yaml" ? .programme : nil
    case 3: return location(of: parts[2], at: parts[1])
    case 4 where parts[1] == "clusters":
      guard let cluster = Slug(parts[2]) else { return nil }
      return parts[3] == "cluster.yaml" ? .cluster(cluster) : parts[3] == pseudonymsName ? .pseudonyms(cluster) : nil
    case 5 where parts[1] == "clusters":
      return Slug(parts[2]).flatMap { location(of: parts[4], in: parts[3], ofCluster: $0) }
    case 4, 5:
      guard let alliance = allianceSlug(parts[1]), let slug = Slug(parts[2]) else { return nil }
      let name = EnquiryName(alliance: alliance, slug: slug)
      if parts.count == 4 {
        return parts[3] == "enquiry.md" ? .enquiry(name) : parts[3] == lockName ? .lock(name) : nil
      }
      return location(of: parts[4], in: parts[3], of: name)
    default: return nil
    }
  }

  package static func allianceSlug(_ text: String) -> Slug? {
    Slug.reserved.contains(text) ? nil : Slug(text)
  }

  /// What a file is that stands in a folder just below `enquiries/`.
  private static func location(of file: String, at folder: String) -> Location? {
    switch folder {
    case "toolkit": return file.hasSuffix(".yaml") ? .toolkit(String(file.dropLast(5))) : nil
    case "frameworks": return file.hasSuffix(".yaml") ? Slug(file.dropLast(5)).map { .framework($0) } : nil
    case "codings":
      guard let (rest, id) = idAtEnd(file), let (date, entry) = dateAtStart(rest), let entry = EntryID(entry) else {
        return nil
      }
      return .coding(date, entry: entry, id)
    default: return file == "alliance.yaml" ? allianceSlug(folder).map { .alliance($0) } : nil
    }
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
    case "participation":
      guard let (rest, id) = idAtEnd(file), let (date, kind) = dateAtStart(rest),
        let kind = ParticipationEntry.Kind(rawValue: kind)
      else { return nil }
      return .participation(name, date, kind, id)
    case "measures":
      if file.hasSuffix(".figures.csv") { return Slug(file.dropLast(12)).map { .figures(name, $0) } }
      if file.hasSuffix(".summary.csv") { return Slug(file.dropLast(12)).map { .summary(name, $0) } }
      return file.hasSuffix(".yaml") ? Slug(file.dropLast(5)).map { .measure(name, $0) } : nil
    default: return nil
    }
  }

  /// What a file in one of a cluster's folders is.
  private static func location(of file: String, in folder: String, ofCluster cluster: Slug) -> Location? {
    switch folder {
    case "meetings": return file.hasSuffix(".md") ? Day(iso: file.dropLast(3)).map { .meeting(cluster, $0) } : nil
    case "check-ins":
      guard let (rest, id) = idAtEnd(file), let (date, alliance) = dateAtStart(rest),
        let alliance = allianceSlug(alliance)
      else { return nil }
      return .checkIn(cluster, date, alliance: alliance, id)
    case "packs":
      guard let dot = file.lastIndex(of: "."), let (date, name) = dateAtStart(String(file[..<dot])), let date,
        let edition = PackIssue.Edition(name)
      else { return nil }
      if file.hasSuffix(".html") { return .packPage(cluster, date, edition) }
      return file.hasSuffix(".yaml") ? .pack(cluster, date, edition) : nil
    case "actions": return file.hasSuffix(".md") ? EntryID(file.dropLast(3)).map { .action(cluster, $0) } : nil
    default: return nil
    }
  }

  /// `undated-survey-7k3m9q2x.md` is `undated-survey` and its id.
  private static func idAtEnd(_ file: String) -> (rest: String, id: EntryID)? {
    // By bytes, since each entry of each log passes here; a cut inside of a character gives no id.
    let bytes = file.utf8
    guard file.hasSuffix(".md"), let dot = bytes.index(bytes.endIndex, offsetBy: -3, limitedBy: bytes.startIndex),
      let begin = bytes.index(dot, offsetBy: -EntryID.length, limitedBy: bytes.startIndex),
      let hyphen = bytes.index(begin, offsetBy: -1, limitedBy: bytes.startIndex), bytes[hyphen] == UInt8(ascii: "-"),
      let id = EntryID(file[begin..<dot])
    else { return nil }
    return (String(file[..<hyphen]), id)
  }

  /// `2014-03-05-survey` is a day and `survey`; `undated` is no day and nothing.
  private static func dateAtStart(_ text: String) -> (date: Day?, rest: String)? {
    let bytes = text.utf8
    let isUndated = text.hasPrefix("undated")
    guard let end = bytes.index(bytes.startIndex, offsetBy: isUndated ? 7 : 10, limitedBy: bytes.endIndex) else {
      return nil
    }
    let date = isUndated ? nil : Day(iso: text[..<end])
    guard isUndated || date != nil else { return nil }
    if end == bytes.endIndex { return (date, "") }
    guard bytes[end] == UInt8(ascii: "-") else { return nil }
    return (date, String(text[bytes.index(after: end)...]))
  }
}
