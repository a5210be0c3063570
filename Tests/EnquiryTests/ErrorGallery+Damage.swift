import Foundation
import TestSupport

@testable import enquiry

/// What is said where a file of git's own is damaged.
extension `The error gallery` {
  private static func half(_ path: String, _ desk: Desk) throws {
    let bytes = try fileBytes("\(desk.folder)/\(path)")
    try overwrite("\(desk.folder)/\(path)", Array(bytes.prefix(bytes.count / 2)))
  }

  private static func object(_ name: String, _ desk: Desk) throws -> String {
    let id = try desk.git("rev-parse", name)
    return ".git/objects/\(id.prefix(2))/\(id.dropLast().dropFirst(2))"
  }

  static let onDamage: [Exhibit] = [
    Exhibit("a damaged object that a file still says", "list --as-of HEAD") { desk in
      try half(object("HEAD:\(enquiry)/enquiry.md", desk), desk)
    },
    Exhibit("a damaged folder of the last commit", "status") { try half(object("HEAD^{tree}", $0), $0) },
    Exhibit("a damaged commit, with another copy", "status") { desk in
      _ = try desk.git("remote", "add", "origin", "https://git.example.org/elm.git")
      try half(object("HEAD", desk), desk)
    },
    Exhibit("a missing object", "status") { unlink("\($0.folder)/\(try object("HEAD^{tree}", $0))") },
    Exhibit("a HEAD of noughts", "status") { desk in
      try overwrite("\(desk.folder)/.git/HEAD", [UInt8](repeating: 0, count: 21))
    },
    Exhibit("a HEAD that is gone", "status") { unlink("\($0.folder)/.git/HEAD") },
    Exhibit("an empty branch", "evidence add -m x") { try overwrite("\($0.folder)/.git/refs/heads/main", []) },
    Exhibit("a list of branches that is none", "status") { desk in
      _ = try desk.git("pack-refs", "--all")
      try overwrite("\(desk.folder)/.git/packed-refs", [0, 0, 0, 0])
    },
    Exhibit("a damaged index", "status") { try half(".git/index", $0) },
    Exhibit("settings of noughts", "status") { desk in
      try overwrite("\(desk.folder)/.git/config", [UInt8](repeating: 0, count: 92))
    },
    Exhibit("a missing folder of git's", "status") { desk in
      _ = try desk.git("pack-refs", "--all")
      try FileManager.default.removeItem(atPath: "\(desk.folder)/.git/refs")
    },
    Exhibit("a borrowed history that cannot be reached", "status") { desk in
      _ = try desk.git("gc", "-q")
      try overwrite("\(desk.folder)/.git/objects/info/alternates", Array("/media/stick/objects\n".utf8))
      try FileManager.default.removeItem(atPath: "\(desk.folder)/.git/objects/pack")
    },
  ]
}
