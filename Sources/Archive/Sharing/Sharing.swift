package import Git
package import Model

/// What goes to the cluster of what is saved, beside what went last; worked out before anything is written.
package struct Sharing: Sendable {
  /// Of the figures of an enquiry's measures those that people outside of its team may see, measure by measure.
  package typealias ShownFigures = @Sendable ([MeasuredFigures]) -> [[Figure]]

  /// The branch that holds it.
  package static let branch = Source.usualBranch

  /// An enquiry, or what stands beside the enquiries.
  package struct Part: Sendable {
    /// Nil for what stands beside the enquiries.
    package let name: EnquiryName?
    /// What the enquiry is known by, whatever it is called.
    var id: EntryID?
    /// What the enquiry was called when it was shared last, where that is another name.
    package var former: EnquiryName?
    package var title: String?
    package var goes: [SharedKind: Int] = [:]
    /// Of what goes, what was not shared when it was shared last.
    package var isNew: [SharedKind: Int] = [:]
    package var changed: [SharedKind: Int] = [:]
    /// What was shared last and is not any more: it is for the team now, or gone.
    package var withdrawn: [SharedKind: Int] = [:]
    /// What is not shared so far.
    package var stays: [SharedKind: Int] = [:]
    /// Figures of so few people that packs for the cluster leave them out.
    package var smallFigures = 0
    /// Files that cannot be read, so that nobody can tell how far they are shared.
    package var unreadable = 0

    init(name: EnquiryName?) { self.name = name }
  }

  /// In order of the names; what stands beside the enquiries comes last.
  package internal(set) var parts: [Part]
  /// The clusters of the folder: whoever may read the branch reads what is shared with each.
  package let clusters: [Slug]
  /// Paths of files that were edited by hand and are not saved.
  package let unsaved: [String]
  /// What it was worked out from.
  package let commit: ObjectID
  /// What was shared last; nil for the first time.
  package let last: Commit?
  /// The day on which it was.
  package var lastDay: Day? { last.map { HistoryEntry($0).day } }

  let files: [BranchPlan.File]
  /// What the next commit of the branch builds on.
  let parents: [ObjectID]
  /// The branch here; it may be behind what was fetched.
  let tip: ObjectID?
  let tree: ObjectID

  /// Whether the branch holds just this already.
  package var isSame: Bool { parents.count == 1 && last?.tree == tree }

  /// How many records go.
  package var count: Int { parts.reduce(0) { $0 + $1.goes.values.reduce(0, +) } }

  func total(_ counts: KeyPath<Part, [SharedKind: Int]>) -> Int {
    parts.reduce(0) { $0 + $1[keyPath: counts].values.reduce(0, +) }
  }
}

/// What became of a sharing.
package struct Shared: Sendable {
  package let sharing: Sharing
  /// The commit that the branch stands on now; nil where nothing had to change, and for a dry run.
  package let commit: ObjectID?
}
