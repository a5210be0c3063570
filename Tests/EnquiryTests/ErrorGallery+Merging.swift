import Foundation
import Testing

@testable import enquiry

extension `The error gallery` {
  /// Two branches that record one figure otherwise.
  private static func recordedApart(_ desk: Desk) throws {
    desk.does("measure new reading --scale continuous")
    _ = try desk.git("branch", "-m", "main")
    _ = try desk.git("checkout", "-q", "-b", "there")
    desk.does("measure record reading --occasion before --n 24 --mean 34.1")
    _ = try desk.git("checkout", "-q", "main")
    desk.does("measure record reading --occasion before --n 24 --mean 31.4")
  }

  private static func waiting(_ desk: Desk) throws {
    try recordedApart(desk)
    _ = desk("merge there --no-input")
  }

  /// Merges that cannot be made, and answers that cannot be.
  static let aroundMerges: [Exhibit] = [
    Exhibit("a merge of nothing that is there", "merge nowhere"),
    Exhibit("a merge while another one waits", "merge main~1", before: waiting),
    Exhibit("a merge of what was begun apart", "merge apart") { desk in
      _ = try desk.git("branch", "-m", "main")
      _ = try desk.git("checkout", "-q", "--orphan", "apart")
      _ = try desk.git("commit", "-q", "-m", "Begun apart")
      _ = try desk.git("checkout", "-q", "main")
    },
    Exhibit("a merge over edits that are not saved", "merge there") { desk in
      _ = try desk.git("branch", "-m", "main")
      _ = try desk.git("checkout", "-q", "-b", "there")
      let plan = "enquiries/elm/paired-reading/enquiry.md"
      try desk.write(try desk.read(plan) + "\nThere.\n", to: plan)
      desk.does("save")
      _ = try desk.git("checkout", "-q", "main")
      try desk.write(try desk.read(plan) + "\nHere.\n", to: plan)
    },
    Exhibit("an answer while nothing is asked", "resolve"),
    Exhibit("an answer to a question that is not open", "resolve zzzz --take ours", before: waiting),
    Exhibit("an answer without a question", "resolve --take ours", before: waiting),
    Exhibit("an answer together with giving up", "resolve abcd --abort", before: waiting),
    Exhibit("a merge whose answers are damaged", "resolve") {
      try waiting($0)
      try $0.write("nonsense\n", to: ".git/enquiry.merge")
    },
  ]
}
