internal import ArgumentParser
internal import Archive
internal import Git
internal import Model
internal import Records

/// One source instead of all.
struct SourceOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only the alliances of this source, or “here” for those of this folder itself; else all.", valueName: "name"))
  var source: String?

  func reach(in workspace: Workspace) throws -> Reach {
    guard let source else { return .everything }
    if source == Source.here { return .own }
    return .only(try workspace.snapshot(reach: .own).find(source: source).name)
  }

  /// Which records of clusters belong to what is asked for: those about its alliances; all where no source is named.
  func filter(in snapshot: Snapshot) throws -> (Slug?) -> Bool {
    guard source != nil else { return { _ in true } }
    let alliances = Set(try snapshot.allianceSlugs())
    return { $0.map(alliances.contains) ?? false }
  }

  /// Notes what is read from sources, and says which are named and not read: nothing of them is among what is shown.
  func note(_ snapshot: Snapshot, in context: Context) throws {
    context.taken.foreign = try snapshot.alliancesOfSources()
    let unread = try snapshot.unreadSources()
    context.taken.unread = unread.map(\.name)
    let missing = unread.filter { $0.reason == .neverFetched }.map(\.name.text)
    if !missing.isEmpty {
      let many = missing.count > 5 ? "\(missing.count) sources" : missing.spokenAnd
      context.talk(
        context.page.wrapped(
          "\(many) \(missing.count == 1 ? "is" : "are") not here, and not among what is shown: enquiry source fetch"))
    }
    for source in unread { source.warning.map { context.talk(context.page.wrapped($0)) } }
  }
}

extension UnreadSource {
  /// Why a source that was fetched is not read, and what to do; nil for one that was not.
  fileprivate var warning: String? {
    switch reason {
    case .neverFetched: nil
    case .isGone(let commit):
      """
      \(name) is not among what is shown: that pack was made of its commit \(commit.short), which is not here. The copy where \
      the pack was issued has it: git fetch COPY 'refs/sources/*:refs/sources/*'
      """
    case .unfit(let fault):
      """
      \(name) is not among what is shown, since it cannot be read: \(Plain.safe(fault)). Look at its lines in \
      \(Layout.programme), or fetch it again: enquiry source fetch \(name)
      """
    }
  }
}
