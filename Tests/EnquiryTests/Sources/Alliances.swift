import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Alliances that each keep a folder and share it in a repository of their own, and a facilitator who reads them.
struct Alliances {
  static let all = ["elm", "oak", "ash", "fir", "yew"]

  let names: [String]
  let facilitator: Desk
  private let desks: [String: Desk]

  /// Each has shared once; the facilitator reads all of them.
  init(_ names: [String] = all) throws {
    self.names = names
    var facilitator = Desk()
    facilitator.does("init north --name 'North cluster' --sign 'facilitator, North cluster'")
    facilitator.folder = Scratch.current("north")
    facilitator.environment = Desk.withRoles
    self.facilitator = facilitator
    var desks: [String: Desk] = [:]
    for name in names { desks[name] = try Alliances.begun(name) }
    self.desks = desks
    for name in names { facilitator.does("source add \(name) ../\(name)-shared.git") }
  }

  func desk(_ name: String) throws -> Desk { try #require(desks[name]) }

  /// An alliance with one enquiry, of which some is shared with the cluster.
  private static func begun(_ name: String) throws -> Desk {
    try git("init", "-q", "--bare", Scratch.current("\(name)-shared.git"))
    var desk = Desk(Scratch.current(name))
    (desk.seed, desk.environment) = (name, Desk.withRoles)
    try FileManager.default.copyItem(atPath: made.get() + "/" + name, toPath: desk.folder)
    // A copy's files look changed to git until it has looked.
    try git("update-index", "-q", "--refresh", in: desk.folder)
    desk.does("share --yes --to ../\(name)-shared.git")
    return desk
  }

  /// All that they do before they share: made once, and copied.
  private static let made = Result {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("alliances \(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    for name in all {
      var desk = Desk(place)
      desk.seed = name
      desk.does("init \(name) --name '\(name) programme' --sign 'project lead, \(name) School'")
      desk.folder = place + "/" + name
      desk.environment = Desk.withRoles
      desk.does("alliance new \(name) --name '\(name) Alliance' --lead-school '\(name) School'")
      desk.does(
        "new paired-reading --practice 'reading in pairs at \(name)' --outcome 'reading age' --for-whom 'year 7'")
      desk.does("cycle new --aim 'Begin with one class at \(name).'")
      desk.does("evidence add --kind survey --share cluster -m 'A survey for the cluster at \(name).'")
      desk.does("leadership add --share team -m 'Zebras of the team at \(name).'")
      desk.does("leadership add --share me -m 'Zebras of my own at \(name).'")
    }
    return place
  }
}

extension Desk {
  /// Without authors of git's own: people sign as they said.
  static let withRoles = cleanEnvironment.filter {
    !$0.key.hasPrefix("GIT_AUTHOR") && !$0.key.hasPrefix("GIT_COMMITTER")
  }.merging(["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]) { $1 }
}
