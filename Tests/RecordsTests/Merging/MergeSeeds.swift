import Foundation

/// The seeds of the laws of merging: some in each run of the tests, as many as `MERGE_SEEDS` says in a long one.
enum MergeSeeds {
  static func usually(_ count: Int) -> Range<Int> {
    0..<(ProcessInfo.processInfo.environment["MERGE_SEEDS"].flatMap(Int.init) ?? count)
  }
}
