/// A record as a change names it: by what stays the same when its file gets another name.
package struct RecordMark: Hashable, Sendable {
  /// In the order in which changes are told.
  package enum Kind: String, Sendable, CaseIterable {
    case programme, alliance, cluster, framework, toolkit, meeting
    case checkIn = "check_in"
    case action, pack, pseudonyms
    case enquiry
    /// What was fixed of a plan.
    case plan
    case measure
    /// Figures entered by hand, and sums made from rows.
    case figures
    case cycle, evidence, leadership, participation, coding
    /// A file that is no record, as a picture.
    case file
  }

  package var kind: Kind
  /// The enquiry that it belongs to, by the name that it has after the change.
  package var enquiry: EnquiryName?
  /// The id of an entry or a cycle, the short name of a measure or an alliance; of another file its path.
  package var name: String
  /// The day in its name; nil for what has none, and for what is undated.
  package var day: Day?
  /// What else its name says: the kind of an entry, the period of a cycle.
  package var word: String?
  /// Its title, where it was looked at.
  package var title: String?

  package init(
    _ kind: Kind, _ name: String, of enquiry: EnquiryName? = nil, day: Day? = nil, word: String? = nil,
    title: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.enquiry = enquiry
    self.day = day
    self.word = word
    self.title = title
  }

  /// What two versions of one record have in common, wherever their files stand.
  struct Identity: Hashable {
    let kind: Kind
    let enquiry: EnquiryName?
    let name: String
  }

  var identity: Identity {
    // Ids are of one record in the whole folder; short names only in their enquiry.
    let hasID = [.cycle, .evidence, .leadership, .participation, .coding, .checkIn, .action].contains(kind)
    return Identity(kind: kind, enquiry: hasID ? nil : enquiry, name: name)
  }
}

extension RecordMark: Comparable {
  /// By kind, then by day (without one first), then by name.
  package static func < (one: RecordMark, other: RecordMark) -> Bool {
    let all = Kind.allCases
    let (first, second) = (all.firstIndex(of: one.kind) ?? 0, all.firstIndex(of: other.kind) ?? 0)
    if first != second { return first < second }
    let days = (one.day?.daysSince1970 ?? .min, other.day?.daysSince1970 ?? .min)
    return days.0 == days.1 ? one.name < other.name : days.0 < days.1
  }
}
