package import Git
package import Model

/// One commit of an enquiry folder's history, as people read it: never who, always what.
package struct HistoryEntry: Hashable, Sendable {
  package let commit: ObjectID
  /// The day on which it was saved, where it was saved.
  package let day: Day
  package let subject: String
  /// The command that did it, as `cycle close`; nil for a commit made with plain git.
  package let action: String?
  package let enquiry: String?
  package let records: [String]
}

extension Workspace {
  /// The commits that changed the folder, or one enquiry of it; the newest first.
  ///
  /// - Parameter limit: at most so many.
  package func history(of name: EnquiryName? = nil, limit: Int = .max) throws -> [HistoryEntry] {
    guard let head = try Workspace.git({ () throws(GitError) in try repository.head().commit }) else { return [] }
    let path = name.map(Layout.enquiry) ?? Layout.records
    var entries: [HistoryEntry] = []
    try repository.history(from: head, touching: [inRepository(path)]) { commit in
      entries.append(HistoryEntry(commit))
      return entries.count < limit ? .next : .stop
    }
    return entries
  }
}

extension HistoryEntry {
  init(_ commit: Commit) {
    self.commit = commit.id
    let local = commit.author.when.seconds + Int64(commit.author.when.offsetMinutes) * 60
    let days = Int((Double(local) / 86_400).rounded(.down))
    day = Day(daysSince1970: days) ?? Day.first
    subject = commit.subject
    let trailers = commit.trailers
    action = trailers.first { $0.key == "Action" }?.value
    enquiry = trailers.first { $0.key == "Enquiry" }?.value
    records = trailers.filter { $0.key == "Record" }.map(\.value)
  }
}
