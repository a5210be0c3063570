package import Git
package import Model

/// Why something that is pushed is refused.
package struct PushFinding: Sendable {
  package let ref: PushedRef
  /// Its path is from the top of the repository; that of a ref or a message, its name.
  package let problem: Problem
  /// The commits that brought it, the oldest first; none for what lies in the newest state, or in the branch itself.
  package fileprivate(set) var commits: [ObjectID]
  /// Whether it tells of somebody.
  package let isPrivate: Bool

  init(_ ref: PushedRef, _ problem: Problem, in commits: [ObjectID] = [], isPrivate: Bool = false) {
    (self.ref, self.problem, self.commits, self.isPrivate) = (ref, problem, commits, isPrivate)
  }
}

/// What was found in a push.
package struct PushVerdict: Sendable {
  package private(set) var findings: [PushFinding] = []
  /// How many commits are new.
  package internal(set) var commitCount = 0
  /// The commit on which all that is new of a branch rests; for branches that rest on one.
  package internal(set) var bases: [PushedRef: ObjectID] = [:]

  private var places: [Key: Int] = [:]

  private struct Key: Hashable {
    let ref: PushedRef
    let path: String
    let code: String
    let message: String
  }

  init() {}

  /// Takes in a finding; the same of a later commit goes to the first.
  mutating func add(_ finding: PushFinding) {
    let problem = finding.problem
    let key = Key(ref: finding.ref, path: problem.place.path, code: problem.code, message: problem.message)
    guard let place = places[key], !finding.commits.isEmpty, findings[place].commits != finding.commits else {
      places[key] = places[key] ?? findings.count
      findings.append(finding)
      return
    }
    if findings[place].commits.last != finding.commits.last { findings[place].commits += finding.commits }
  }
}
