internal import Archive
internal import Foundation
internal import Git
internal import Model

/// Sends the branch of what is shared with the cluster to where others read it, on top of what colleagues shared meanwhile.
struct SharedSending {
  private let workspace: Workspace
  private let context: Context
  private let child: NetworkChild
  private static let branch = "refs/heads/\(Sharing.branch)"

  /// What came of it.
  struct Sent {
    /// What went; nil where nothing new is shared.
    let commit: ObjectID?
    /// Where it is read, as it is shown.
    let place: String

    var sentence: String {
      commit == nil ? "\(place) has all of it already." : "What is shared with the cluster was sent to \(place)."
    }
  }

  init(_ workspace: Workspace, _ context: Context, _ child: NetworkChild) {
    (self.workspace, self.context, self.child) = (workspace, context, child)
  }

  /// Remembers where others read it, once somebody answers there.
  func begin(with text: String) throws {
    let address = try context.remoteAddress(text)
    if let upstream = try workspace.upstream(), upstream.url == address.text {
      throw Failure(
        "The whole folder is sent there. Whoever may read a repository reads all of it.",
        hint: "Make another repository for what is shared: enquiry share --to ADDRESS", code: .refusedForPrivacy)
    }
    _ = try child.fetch(
      [Self.branch], from: address, into: workspace.repository, "Reaching \(address.host ?? "the folder")")
    try workspace.setSharingRemote(address)
  }

  /// Refreshes the branch and sends it, again as often as somebody was faster.
  ///
  /// - Returns: nil where nobody said where others read it.
  func send() throws -> Sent? {
    guard let remote = try workspace.sharingRemote() else { return nil }
    let address = try context.remoteAddress(remote.url)
    for turn in 0..<5 {
      if turn > 0 { usleep(UInt32.random(in: 20_000...200_000)) }
      try receive(from: address, of: remote.name)
      _ = try workspace.refreshSharing(showing: ShareCommand.shownFigures, now: context.now)
      let there = try workspace.repository.branch(Sharing.branch, on: remote.name)
      guard let tip = try workspace.repository.branch(Sharing.branch) else { return nil }
      if tip == there { return Sent(commit: nil, place: context.nearby(address)) }
      if try push(tip, to: address, of: remote.name, from: there) {
        return Sent(commit: tip, place: context.nearby(address))
      }
    }
    throw Failure(
      "Others were faster each time; what is shared with the cluster is on the branch \(Sharing.branch) here.",
      hint: "Send it in a moment: enquiry sync")
  }

  /// Notes what colleagues shared last, so that the next commit builds on it; nothing happens where nobody said where others read it.
  func receive() throws {
    guard let remote = try workspace.sharingRemote() else { return }
    try receive(from: context.remoteAddress(remote.url), of: remote.name)
  }

  private func receive(from address: RemoteAddress, of remote: String) throws {
    let answer = try child.fetch(
      [Self.branch], from: address, into: workspace.repository, "Looking at what is shared")
    guard let there = answer.tips[Self.branch] else { return }
    let known = try workspace.repository.branch(Sharing.branch, on: remote)
    try workspace.repository.moveReference("refs/remotes/\(remote)/\(Sharing.branch)", from: known, to: there, "share")
  }

  /// - Returns: false where somebody was faster.
  private func push(
    _ tip: ObjectID, to address: RemoteAddress, of remote: String, from former: ObjectID?
  ) throws -> Bool {
    let answer = try child.push(
      [.init(from: Self.branch, to: Self.branch)], from: workspace.repository, to: address, "Sending what is shared")
    guard let answer, try answer.took(tip, as: Self.branch, after: former, at: address) else { return false }
    try workspace.repository.moveReference(
      "refs/remotes/\(remote)/\(Sharing.branch)", from: former, to: tip, "share")
    return true
  }
}
