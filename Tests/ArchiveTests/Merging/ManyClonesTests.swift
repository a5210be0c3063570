import Foundation
import Git
import TestSupport
import Testing

/// The laws of merging, on made folders that several people change at random.
///
/// `MERGE_RUNS` says how many folders, `MERGE_SEED` with which number the first one is made: a failure names its own.
@Suite("Clones that merge with each other", .scratch)
struct ManyClonesTests {
  private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap(Int.init) }

  private let first = number("MERGE_SEED") ?? 1
  private let runs = number("MERGE_RUNS") ?? (number("MERGE_SEED") == nil ? 8 : 1)

  @Test("All end with the same bytes, whoever merges with whom and in which order, and nothing is lost")
  func allEndTheSame() async throws {
    let seeds = first..<first + runs
    let workers = 2
    let all = try await withThrowingTaskGroup(of: MergeTrial.Counts.self) { group in
      for worker in 0..<workers {
        group.addTask {
          var counts = MergeTrial.Counts()
          for seed in seeds where seed % workers == worker { counts += try Self.tryOut(seed, of: seeds) }
          return counts
        }
      }
      return try await group.reduce(into: MergeTrial.Counts()) { $0 += $1 }
    }
    print("\(runs) folders: \(all)")
    guard runs > 5 else { return }
    #expect(all.crossed > 0, "no merge had several bases")
    #expect(all.asked > 0 && all.refused < max(2, all.merges / 50))
  }

  private static func tryOut(_ seed: Int, of seeds: Range<Int>) throws -> MergeTrial.Counts {
    var trial = try MergeTrial(seed: seed, isPlain: seed % 8 == 0)
    do { try trial.run() } catch { Issue.record("MERGE_SEED=\(seed): it stops: \(error)") }
    #expect(trial.faults.isEmpty, "MERGE_SEED=\(seed): \(trial.faults.prefix(8).joined(separator: "\n"))")
    if seeds.count > 50, seed % 20 == 0 { print("folder \(seed) of \(seeds): \(trial.counts)") }
    if ProcessInfo.processInfo.environment["MERGE_KEEP"] == nil {
      try FileManager.default.removeItem(atPath: Scratch.current("\(seed)"))
    }
    return trial.counts
  }
}
