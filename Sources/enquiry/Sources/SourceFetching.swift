internal import Archive
internal import Foundation
internal import Git
internal import Model

/// Fetches what other alliances share, and looks through it before it is read.
struct SourceFetching {
  private let workspace: Workspace
  private let context: Context
  private let child: NetworkChild

  /// The command that fetches again.
  static let again = "enquiry source fetch"

  /// More than years of shared records with their pictures have.
  private static let most = Most(bytes: 2 << 30, objects: 5_000_000)

  init(_ workspace: Workspace, _ context: Context, patience: Int, asks: Bool) {
    (self.workspace, self.context) = (workspace, context)
    child = NetworkChild(in: context, patience: patience, asks: asks, again: Self.again, asksFolders: false)
  }

  /// - Throws: ``Failure`` where nothing could be fetched, or what was is not fit to be read; what was read before stays.
  func take(_ source: Source) throws -> TakenSource {
    try workspace.take(source.url.map { try tip(of: source, at: $0) } ?? ownTip(of: source), of: source)
  }

  private func tip(of source: Source, at url: String) throws -> ObjectID {
    let address = try address(url)
    let branch = "refs/heads/\(source.branch)"
    let answer = try child.fetch(
      [branch], most: Self.most, from: address, into: workspace.repository, "Receiving \(source.name)")
    if let tip = answer.tips[branch] { return tip }
    let others = answer.references.keys.filter { $0.hasPrefix("refs/heads/") }.sorted()
      .prefix(5).map { Plain.safe(String($0.dropFirst("refs/heads/".count))) }
    let there = others.isEmpty ? "Nothing was sent there yet." : "There is: \(others.joined(separator: ", "))."
    if source.branch == Source.usualBranch {
      throw Failure(
        "\(source.name) shares nothing yet: there is no branch \(source.branch) at \(address.shown). \(there)",
        hint:
          "Ask the alliance to share: enquiry share --to ADDRESS. Or read another branch, with all that stands there: "
          + "--branch NAME")
    }
    throw Failure(
      "There is no branch \(Plain.safe(source.branch)) at \(address.shown). \(there)", hint: "Name one with --branch.",
      code: .notFound)
  }

  /// The address of a source; a path counts from the folder.
  private func address(_ url: String) throws -> RemoteAddress {
    try workspace.root.map { try context.entering($0).remoteAddress(url) } ?? context.remoteAddress(url)
  }

  private func ownTip(of source: Source) throws -> ObjectID {
    if let tip = try workspace.localTip(of: source) { return tip }
    throw Failure(
      "There is no branch \(Plain.safe(source.branch)) in this folder’s repository.",
      hint: "Receive it first: git fetch. Or name where it is: enquiry source add \(source.name) ADDRESS",
      code: .notFound)
  }
}
