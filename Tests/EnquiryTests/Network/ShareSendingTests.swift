import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What is shared with the cluster goes to a repository of its own, and with each sync when that is asked for.
@Suite("Sending what is shared", .scratch)
struct ShareSendingTests {
  private let place = Scratch.current("elm shared.git")

  @Test("It goes to a repository that holds nothing else; a note for the team is in no object there")
  func sent() throws {
    let shared = try Shared.begun()
    try git("init", "-q", "--bare", place)
    shared.desk.does("leadership add -m 'Zebras among ourselves.' --share team")
    shared.desk.does("leadership add -m 'Longer hours help everybody.' --share cluster")
    let answer = shared.desk.does("share --yes --to \"\(place)\"")
    #expect(answer.spoken.contains("What is shared with the cluster was sent to ../elm shared.git."))
    #expect(try git("for-each-ref", "--format=%(refname)", in: place) == "refs/heads/shared/cluster\n")
    let objects = try git("cat-file", "--batch-all-objects", "--batch", in: place)
    #expect(objects.contains("Longer hours help everybody.") && !objects.contains("Zebras"))
    #expect(shared.desk.does("share").spoken.contains("has all of it already"))
  }

  @Test("With sync, what is new is shared each time, also where two colleagues do so")
  func withSync() throws {
    let shared = try Shared.begun()
    try git("init", "-q", "--bare", place)
    let other = shared.colleague("oak")
    for desk in [shared.desk, other] { desk.does("share --yes --with-sync --to \"\(place)\"") }
    for (number, desk) in [shared.desk, other, shared.desk].enumerated() {
      desk.does("leadership add -m 'Shared word \(number).' --share cluster")
      #expect(desk.does("sync").spoken.contains("What is shared with the cluster was sent to ../elm shared.git."))
    }
    let text = try git("grep", "-h", "Shared word", "shared/cluster", in: place)
    #expect(text.split(separator: "\n").count == 3)
    #expect(try git("rev-list", "--max-parents=0", "--count", "shared/cluster", in: place) == "1\n")
    try git("fsck", "--full", "--strict", in: place)
    shared.desk.does("share --not-with-sync")
    shared.desk.does("leadership add -m 'Shared word 3.' --share cluster")
    #expect(!shared.desk.does("sync").spoken.contains("shared with the cluster"))
  }

  @Test("It does not go where the whole folder goes")
  func notBesideTheFolder() throws {
    let shared = try Shared.begun()
    let answer = shared.desk("share --yes --to \"\(shared.server)\"")
    #expect(answer.code == 5)
    #expect(answer.spoken.contains("The whole folder is sent there."))
  }
}
