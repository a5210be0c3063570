internal import Model
internal import Records

// Packs that were issued.
extension Inspection {
  /// What cannot be read of what was issued, and of the names that schools have in it.
  func packRecordsThatCannotBeRead() throws -> [Problem] {
    try clusterRecords.flatMap { record in
      try snapshot.packIssues(of: record.cluster.slug).problems + snapshot.pseudonyms(of: record.cluster.slug).problems
    }
  }

  /// What was issued stays what it was: its page is there, byte for byte.
  func issuedPacksThatChanged() throws -> [Problem] {
    try clusterRecords.flatMap { try snapshot.packIssues(of: $0.cluster.slug).value }.compactMap { issue in
      let record = Layout.Location.pack(issue.cluster, issue.meeting, issue.edition).path
      let path = Layout.Location.packPage(issue.cluster, issue.meeting, issue.edition).path
      let page = try snapshot.page(of: issue)
      if let page, SHA256(page).hex == issue.sha256 { return nil }
      return try problem(
        .error, "issued_pack", in: record, at: .value("sha256"),
        page == nil ? "The page of this pack is gone: \(path)." : "\(path) is not the page that was issued.",
        remedy: "Take it back as it was: git checkout HEAD -- \(path), or from an earlier commit.")
    }
  }
}
