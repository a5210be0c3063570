internal import ArgumentParser
internal import Archive
internal import Foundation
internal import Git
internal import Model
internal import Packs

/// Gathers what a pack says from the records.
struct PackMaking {
  let snapshot: Snapshot
  let audience: PackAudience
  let layout: PackContents.Layout
  /// The one enquiry that is told of; nil for all of the cluster.
  let only: EnquiryName?
  /// Whether it is issued, and so no draft.
  var isIssued = false
  /// By what schools and alliances go where their names are not told; nil for those that a draft gives.
  var naming: PackNaming?

  /// The records of a cluster, with what can be said of their measures.
  func contents(of slug: Slug, _ meeting: Day?) throws -> (PackContents, problems: [Problem]) {
    let loaded = try snapshot.cluster(slug)
    guard let cluster = loaded.value else { throw ArchiveError.notReadable(loaded.problems) }
    return try contents(of: cluster, meeting, problems: loaded.problems)
  }

  /// An enquiry that is in no cluster, by itself.
  func contents(of name: EnquiryName) throws -> (PackContents, problems: [Problem]) {
    let title = try snapshot.alliance(name.alliance).value?.name ?? name.alliance.text
    return try contents(of: Cluster(slug: name.alliance, name: title, alliances: [name.alliance]), nil, problems: [])
  }

  private func contents(
    of cluster: Cluster, _ meeting: Day?, problems known: [Problem]
  ) throws -> (PackContents, problems: [Problem]) {
    var problems = known
    let naming = audience.usesPseudonyms ? try self.naming ?? PackNaming(ofDraft: cluster, in: snapshot) : nil
    let earlier = try EarlierState.all(of: cluster.slug, for: audience, in: snapshot.workspace)
    let members = only.map { [$0.alliance] } ?? NewName.unique(cluster.alliances.map(\.text)).compactMap { Slug($0) }
    let names = try naming.map { try $0.names(of: members, only: only) }
    problems += try missing(members, of: cluster, after: earlier)
    let alliances = try members.map { try alliance($0, called: names, after: earlier, &problems) }
    let preparation = try only.flatMap { name -> Preparation? in
      guard layout == .preparation, let shown = alliances.first?.enquiries.first,
        let dossier = try snapshot.dossier(name).value
      else { return nil }
      return Preparation(of: dossier, beside: shown.shared(with: audience.share))
    }
    let meetingToTell = try self.meeting(of: cluster, meeting, &problems)
    let (toolkit, frameworks) = (try snapshot.toolkit().value, try snapshot.frameworks().value)
    let edition = try edition(of: cluster, meeting)
    let contents = PackContents(
      cluster: names?.applied(to: cluster) ?? cluster, meeting: names?.applied(to: meetingToTell) ?? meetingToTell,
      audience: audience, alliances: alliances, toolkit: names?.applied(to: toolkit) ?? toolkit,
      frameworks: names?.applied(to: frameworks) ?? frameworks, calendar: try snapshot.calendar(),
      basis: PackBasis(
        version: snapshot.commit?.short, includesUnsavedEdits: !(try snapshot.unsaved().isEmpty),
        datedTo: snapshot.horizon, program: EnquiryCommand.configuration.version,
        sources: try PackSources(of: members, in: snapshot).basis(isNamed: names == nil)),
      edition: names?.applied(to: edition) ?? edition, look: try look(), layout: layout,
      preparation: preparation)
    return (contents, problems.filter { $0.severity == .error })
  }

  /// The meeting with what is recorded of it, what was taken on, and when the one before was.
  private func meeting(of cluster: Cluster, _ day: Day?, _ problems: inout [Problem]) throws -> PackMeeting {
    let record = try day.map { try snapshot.meeting(of: cluster.slug, on: $0) }
    let actions = try snapshot.actions(of: cluster.slug)
    problems += (record?.problems ?? []) + actions.problems
    return PackMeeting(
      date: day, record: record?.value,
      previous: try day.flatMap { day in try snapshot.meetingDays(of: cluster.slug).last { $0 < day } },
      actions: actions.value)
  }

  /// What became of figures since the last pack that was issued before this meeting.
  private func edition(of cluster: Cluster, _ meeting: Day?) throws -> PackEdition {
    let workspace = snapshot.workspace
    let earlier = try workspace.issuedPacks().last { pack in
      pack.cluster == cluster.slug && pack.audience == audience.rawValue && (meeting.map { pack.meeting < $0 } ?? true)
    }
    guard let earlier, let commit = try workspace.commit(of: earlier), let start = try workspace.start(since: commit)
    else { return PackEdition(isDraft: !isIssued) }
    let now = try snapshot.isCurrent ? workspace.currentState() : workspace.state(of: snapshot.commit)
    let comparison = StateComparison(from: try workspace.state(of: start.id), to: now)
    var changes = try comparison.changes { old, new in
      (new ?? old).map { cluster.alliances.contains($0.alliance) } ?? false
    }.changes
    changes += try PackSources(of: cluster.alliances, in: snapshot).changes(since: commit)
    var corrections: [EnquiryName: [PackEdition.Correction]] = [:]
    for change in snapshot.horizon.map({ changes.compactMap($0.cut) }) ?? changes {
      guard let name = change.record.enquiry, let timing = change.timing(by: earlier.meeting) else { continue }
      corrections[name, default: []].append(PackEdition.Correction(change: change, timing: timing))
    }
    return PackEdition(isDraft: !isIssued, since: earlier.meeting, corrections: corrections)
  }

  /// The programme's own colour and logo; one that cannot be shown is left out, and `check` tells why. Where schools go by other
  /// names there is no logo, which would tell whose pack it is.
  private func look() throws -> PackLook {
    let programme = try snapshot.programme().value
    let logo = audience.usesPseudonyms ? nil : try programme?.logo.flatMap { try snapshot.cleanedPicture($0) }
    return PackLook(
      colour: programme?.colour,
      logo: logo.map { "data:image/\($0.first == 0x89 ? "png" : "jpeg");base64,\(Data($0).base64EncodedString())" })
  }

  private func alliance(
    _ member: Slug, called names: PackNames?, after earlier: [EarlierState], _ problems: inout [Problem]
  ) throws -> PackAlliance {
    let loaded = try snapshot.alliance(member)
    problems += loaded.problems
    var enquiries: [PackEnquiry] = []
    var unreadable: [UnreadableEnquiry] = []
    let ownWords = try ownWords(of: member, called: names)
    for name in try snapshot.enquiryNames(of: member) where only == nil || only == name {
      let loaded = try snapshot.dossier(name)
      let errors = loaded.problems.filter { $0.severity == .error }
      problems += errors
      guard let dossier = loaded.value else {
        let enquiry = UnreadableEnquiry(name: name, message: loaded.problems.first?.message ?? "It cannot be read.")
        unreadable.append(names?.applied(to: enquiry) ?? enquiry)
        continue
      }
      let planChanges = try snapshot.planChanges(of: dossier)
      let earlier = try earlier.map { try $0.knew(of: name, in: snapshot) }
      var enquiry = PackEnquiry(
        telling: names?.applied(to: dossier) ?? dossier, to: audience,
        after: names.map { earlier.map($0.applied) } ?? earlier,
        planChanges: names.flatMap { names in planChanges.map { names.applied(to: $0) } } ?? planChanges,
        unreadable: errors.map(PackMaking.place(of:)))
      enquiry.ownWords = ownWords
      enquiries.append(enquiry)
    }
    let alliance = loaded.value ?? Alliance(slug: member, name: member.text)
    return PackAlliance(
      alliance: names?.applied(to: alliance) ?? alliance, enquiries: enquiries, unreadable: unreadable,
      isAsShared: try snapshot.reading(of: member)?.isShared ?? false)
  }

  /// What interventions are called in the folder that an alliance is read from; nil where that is this one.
  private func ownWords(of member: Slug, called names: PackNames?) throws -> PackEnquiry.OwnWords? {
    guard try snapshot.source(of: member) != nil else { return nil }
    let (toolkit, frameworks) = (try snapshot.toolkit(for: member), try snapshot.frameworks(for: member))
    return PackEnquiry.OwnWords(
      toolkit: names?.applied(to: toolkit) ?? toolkit, frameworks: names?.applied(to: frameworks) ?? frameworks)
  }

  /// `cycles/autumn-2026-7k3m9q2x.md, line 3`: enough to find it, and nothing of what stands there.
  private static func place(of problem: Problem) -> String {
    let parts = problem.place.path.split(separator: "/")
    return parts.suffix(2).joined(separator: "/") + ", line \(problem.place.line)"
  }
}
