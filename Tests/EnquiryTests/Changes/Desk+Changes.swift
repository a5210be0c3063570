import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

extension Desk {
  static let place = "enquiries/elm/paired-reading"

  /// The same desk some days later.
  func later(days: Int64) -> Desk {
    var later = self
    later.now = Moment(seconds: now.seconds + days * 86_400, offsetMinutes: 0)
    return later
  }

  /// The same with a page on which nothing is broken.
  var wide: Desk {
    var wide = self
    wide.width = 400
    return wide
  }

  /// Commits everything with plain git, at a time of its own.
  func commitByHand(_ message: String, at date: String = "2026-11-20T10:00:00Z", author: String = "Ada") throws {
    let dates = ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "GIT_AUTHOR_NAME": author]
    try TestSupport.git("add", "-A", in: folder, with: dates)
    try TestSupport.git("commit", "-qm", message, in: folder, with: dates)
  }

  /// Replaces words in a file.
  func edit(_ path: String, _ old: String, _ new: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let text = try read(path)
    #expect(text.contains(old), "\(text)", sourceLocation: sourceLocation)
    try write(text.replacingOccurrences(of: old, with: new), to: path)
  }

  /// What is seen, with a word for the ids of commits, which depend on everything.
  func seen(_ line: String) -> String {
    does(line).seen.replacing(#/\b[0-9a-f]{7}\b/#, with: "0000000")
  }

  /// A desk with a measure of reading age that has figures of two occasions.
  static func withFigures() -> Desk {
    let desk = Desk.withEnquiry()
    desk.does("measure new reading-age --title 'Reading age' --scale continuous --unit months")
    desk.does("measure record reading-age --occasion before --school 'Elm School' --n 24 --mean 29")
    desk.does("measure record reading-age --occasion after --school 'Elm School' --n 24 --mean 31.4")
    return desk
  }
}
