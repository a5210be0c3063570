internal import Git

extension NetworkAnswer {
  /// The refs there that have an id, by their full names.
  var tips: [String: ObjectID] { references.compactMapValues { ObjectID(hex: $0) } }

  /// Why the server did not take what was sent as this ref; nil where it did.
  func refusal(of name: String) -> String? { verdicts.first { $0.name == name }?.reason }

  /// Whether what was sent as this branch is what is there now.
  ///
  /// - Parameter former: what was there before.
  /// - Returns: false where somebody else was faster.
  /// - Throws: ``Failure`` with the server's reason where it would not take it.
  func took(_ commit: ObjectID, as branch: String, after former: ObjectID?, at address: RemoteAddress) throws -> Bool {
    let now = tips[branch]
    // What was acknowledged must be there; where somebody sent more since, the next round sees it.
    guard let reason = refusal(of: branch) else { return now == commit }
    if now != former || Self.isRace(reason) { return false }
    throw Failure(refusedBy: address, reason, said)
  }

  /// Whether a server's reason is that another was writing at the same moment.
  private static func isRace(_ reason: String) -> Bool {
    ["lock", "failed to update ref", "already exists", "old value", "non-fast-forward", "fetch first", "stale"]
      .contains(where: reason.lowercased().contains)
  }
}
