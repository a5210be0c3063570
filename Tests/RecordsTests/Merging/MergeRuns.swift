import Foundation

/// How many times each law of the merge is tried on a kind of record: `MERGE_RUNS`, few where it is not set.
enum MergeRuns {
  static let count = ProcessInfo.processInfo.environment["MERGE_RUNS"].flatMap(Int.init) ?? 40
}
