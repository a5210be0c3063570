internal import ArgumentParser
internal import Archive
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

  /// Says which sources are named and were never fetched: nothing of them is among what is shown.
  func tellWhatIsMissing(in snapshot: Snapshot, _ context: Context) throws {
    let missing = try snapshot.unreadSources().map(\.text)
    if missing.isEmpty { return }
    let many = missing.count > 5 ? "\(missing.count) sources" : missing.spokenAnd
    context.talk(
      context.page.wrapped(
        "\(many) \(missing.count == 1 ? "is" : "are") not here, and not among what is shown: enquiry source fetch"))
  }
}
