package import Git
package import Model

/// One commit of an enquiry folder's history, as people read it.
package struct HistoryEntry: Hashable, Sendable {
  package let commit: ObjectID
  /// The day on which it was saved, where it was saved.
  package let day: Day
  /// The same in seconds since 1970.
  package let time: Int64
  /// How the person who saved it signs: a role; nil for one who did not choose any, whose name is nobody's business.
  package let role: String?
  package let subject: String
  /// The command that did it, as `cycle close`; nil for a commit made with plain git.
  package let action: String?
  package let enquiry: String?
  package let records: [String]
  /// Whether it brought together what was saved apart; its changes are those since its first parent.
  package let isMerge: Bool
}

extension HistoryEntry {
  init(_ commit: Commit) {
    self.commit = commit.id
    day = commit.author.when.day
    time = commit.author.when.seconds
    role = commit.author.role
    subject = commit.subject
    let trailers = commit.trailers
    action = trailers.first { $0.key == "Action" }?.value
    enquiry = trailers.first { $0.key == "Enquiry" }?.value
    records = trailers.filter { $0.key == "Record" }.map(\.value)
    isMerge = commit.parents.count > 1
  }
}

extension Signature {
  /// How a person signs here; nil for one who did not choose a role, whose name is nobody's business.
  var role: String? { email.hasSuffix(".invalid") ? name : nil }
}
