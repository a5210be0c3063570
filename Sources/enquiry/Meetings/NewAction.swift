internal import Archive
internal import Model
internal import Records

/// Something that somebody takes on, as it was said.
struct NewAction {
  let what: String
  var owner: RoleAtSchool?
  var due: Day?
  var agreed: Day?
  var enquiry: EnquiryName?
  var alliance: Slug?

  init(what: String) { self.what = what }

  /// - Parameter words: `what=who=by when`; who and by when may be missing.
  init(_ words: String, agreed: Day, about enquiry: EnquiryName?, in context: Context) throws {
    let parts = words.split(separator: "=", omittingEmptySubsequences: false).map { String($0) }
    guard parts.count <= 3, let what = NewName.plain(parts.first) else {
      throw Failure(
        "“\(words)” is no action.",
        hint: "Write what, who and by when: --action \"Send the slides=project lead, Elm School=27 november\"",
        code: .usage)
    }
    self.init(what: what)
    owner = parts.count > 1 ? NewName.plain(parts[1]).map { RoleAtSchool($0) } : nil
    due = try (parts.count > 2 ? NewName.plain(parts[2]) : nil).map {
      try DateOption.read($0, in: context, direction: .ahead)
    }
    self.agreed = agreed
    self.enquiry = enquiry
    try refuseEarlier()
  }

  /// An action cannot be due before it was agreed.
  func refuseEarlier() throws {
    guard let due, let agreed, due < agreed else { return }
    throw Failure(
      "“\(what)” cannot be due on \(due.spoken), before it was agreed on \(agreed.spoken).",
      hint: "Give a later day.", code: .usage)
  }

  /// The fields of its record.
  func edits(in cluster: Slug, _ snapshot: Snapshot) throws -> [RecordEdit] {
    var edits = [RecordEdit.set("what", .text(what))]
    if let owner {
      edits.append(.set("owner", .text(owner.role)))
      if let school = owner.school { edits.append(.set("school", .text(school))) }
    }
    if let alliance = try alliance ?? enquiry?.alliance ?? memberOfSchool(in: cluster, snapshot) {
      edits.append(.set("alliance", .token(alliance.text)))
    }
    if let enquiry { edits.append(.set("enquiry", .token(enquiry.description))) }
    for (key, day) in [("agreed", agreed), ("due", due)] {
      if let day { edits.append(.set(key, .token(day.description))) }
    }
    return edits
  }

  /// The alliance of the cluster to which the owner's school belongs; nil where that is not known, or several have it.
  private func memberOfSchool(in cluster: Slug, _ snapshot: Snapshot) throws -> Slug? {
    guard let school = owner?.school?.folded else { return nil }
    let members = try snapshot.cluster(cluster).value?.alliances ?? []
    let found = try members.filter { member in
      let alliance = try snapshot.alliance(member).value
      return ([alliance?.leadSchool].compactMap { $0 } + (alliance?.schools.map(\.name) ?? []))
        .contains { $0.folded == school }
    }
    return found.count == 1 ? found[0] : nil
  }
}
