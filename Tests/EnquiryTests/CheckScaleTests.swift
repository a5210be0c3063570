import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What `check` says of scales, of points of measurement and of the amounts of success criteria, and what it leaves alone.
@Suite(.scratch) struct `check of scales` {
  private static let folder = "enquiries/elm/paired-reading"

  private func desk(_ flags: String = "--scale-min 0 --scale-max 40") -> Desk {
    var desk = Desk.withEnquiry()
    desk.width = 400
    desk.does("measure new marks \(flags)")
    return desk
  }

  private func figures(_ rows: String, in desk: Desk) throws {
    try desk.write(rows, to: "\(Self.folder)/measures/marks.figures.csv")
  }

  private func add(_ lines: String, to desk: Desk) throws {
    let path = "\(Self.folder)/measures/marks.yaml"
    try desk.write(try desk.read(path) + lines, to: path)
  }

  @Test(arguments: [
    // Two people, one at either end, have the largest spread there is.
    "occasion,n,mean,sd\nbefore,2,20,28.28\nafter,2,20.0,28.3\n",
    // Rounding may have moved the mean as well.
    "occasion,n,mean,sd\nbefore,24,0.0,0.9\nafter,24,40,0\n",
    "occasion,n,mean,sd\nbefore,24,0,6\nafter,24,40,0\n".replacingOccurrences(
      of: "before,24,0,6", with: "before,24,1,6"),
    "occasion,mean,change\nbefore,0,\nafter,40,40\n",
  ]) func `leaves alone what is possible`(rows: String) throws {
    let desk = desk()
    try figures(rows, in: desk)
    #expect(desk("check").seen == "", "\(desk("check").seen)")
  }

  @Test(arguments: [
    ("occasion,n,mean,sd\nbefore,24,20,20.4\n", "at most", false),
    ("occasion,n,mean,sd\nbefore,24,20,20.5\n", "with a mean of 20 have one of 20.43 at most", true),
    ("occasion,n,sd\nbefore,24,20.5\n", "values from 0 to 40 have one of 20.43 at most", true),
    ("occasion,n,mean\nbefore,24,-0.5\n", "A mean of -0.5 cannot be: the scale goes from 0 to 40.", true),
    ("occasion,change\nafter,-41\n", "A change of -41 cannot be: the whole scale goes from 0 to 40.", true),
  ]) func `finds what cannot be on the scale`(rows: String, words: String, isThere: Bool) throws {
    let desk = desk()
    try figures(rows, in: desk)
    #expect(desk("check").out.contains(words) == isThere, "\(desk("check").seen)")
    #expect(desk("check").code == (isThere ? 3 : 0))
  }

  @Test func `is of the definition that the figures are of`() throws {
    let desk = desk()
    desk.does("measure record marks --occasion before --n 20 --mean 38 --sd 3")
    desk.does("measure revise marks --scale-max 20 --reason 'a shorter test'")
    desk.does("measure record marks --occasion before --n 20 --mean 18 --sd 3")
    #expect(desk("check").seen == "")
  }

  @Test func `finds a single value beyond the scale in exact sums`() throws {
    let desk = Desk.withMeasure("--scale continuous")
    let rows = (1...12).map { "P\($0),\($0 % 2 * 60),30" }
    try desk.write((["participant,before,after"] + rows).joined(separator: "\n") + "\n", to: "../marks.csv")
    desk.does("measure import reading ../marks.csv")
    let path = "\(Self.folder)/measures/reading.yaml"
    let text = try desk.read(path)
    try desk.write(text + "scale_min: 0\nscale_max: 60\n", to: path)
    #expect(desk("check").seen == "", "\(desk("check").seen)")
    // The average, 30, is on this scale too.
    try desk.write(text + "scale_min: 5\nscale_max: 55\n", to: path)
    let answer = desk("check")
    #expect(answer.out.contains("Some of the values behind these sums lie beyond the scale"), "\(answer.seen)")
  }

  @Test func `knows percentage points and sums of a series`() throws {
    let desk = desk("--scale binary")
    try figures("occasion,change\nafter,101\n", in: desk)
    #expect(desk("check").out.contains("A change of 101 percentage points cannot be"))
    desk.does("measure new visits --scale series --aggregate sum --scale-min 0 --scale-max 5")
    try figures("occasion,change\nafter,40\n", in: desk)
    desk.does("measure record visits --occasion 2026-09-07 --mean 5")
    try desk.write("occasion,mean\n2026-09-07,44\n", to: "\(Self.folder)/measures/visits.figures.csv")
    #expect(desk("check").seen == "", "\(desk("check").seen)")
  }

  @Test(arguments: [
    ("occasions: [before, after]\ncompare: [after, before]\n", "“compare” goes from “after” back to “before”"),
    ("compare: [post, pre]\n", "“compare” goes from “post” back to “pre”"),
    ("occasions: [one, two]\ncompare: [two, one]\n", "“compare” goes from “two” back to “one”"),
    ("occasions: [one, two]\ncompare: [one, one]\n", "“compare” names “one” twice"),
    ("occasions: [post, pre]\n", "“pre” is listed after “post”, and was measured before it"),
    // Days decide, whatever the list says.
    (
      "occasions:\n  - id: a\n    date: 2026-07-01\n  - id: b\n    date: 2026-01-20\ncompare: [a, b]\n",
      "“compare” goes from “a” back to “b”"
    ),
  ]) func `finds what is compared backwards`(lines: String, words: String) throws {
    let desk = desk("--scale continuous")
    try add(lines, to: desk)
    #expect(desk("check").out.contains(words), "\(desk("check").seen)")
  }

  @Test(arguments: [
    "occasions: [before, after, follow-up]\ncompare: [before, follow-up]\n", "occasions: [one, two, three]\n",
    "occasions:\n  - id: b\n    date: 2026-07-01\n  - id: a\n    date: 2026-01-20\ncompare: [a, b]\n",
  ]) func `leaves alone what is in order`(lines: String) throws {
    let desk = desk("--scale continuous")
    try add(lines, to: desk)
    #expect(desk("check").seen == "", "\(desk("check").seen)")
  }

  @Test func `tells of points that nobody measured at, when it is too late for them`() throws {
    let desk = desk("--scale continuous")
    try add(
      "occasions:\n  - before\n  - id: after\n    date: 2026-07-01\n  - id: later\n    date: 2027-07-01\n", to: desk)
    #expect(desk("check").seen == "")
    try figures("occasion,mean\nbefore,5\n", in: desk)
    let answer = desk("check")
    #expect(answer.out.contains("hint: “after” was to be measured on 1 July 2026, and nothing is recorded."))
    #expect(!answer.out.contains("“later”"))
    try figures("occasion,mean\nafter,5\n", in: desk)
    #expect(desk("check").out.contains("warning: Nothing is recorded at “before”"))
    // A change that was published as such needs no start.
    try figures("occasion,change\nafter,5\n", in: desk)
    #expect(desk("check").seen == "")
  }

  @Test(arguments: [
    ("--scale continuous --unit % --scale-min 0 --scale-max 100", "at_least: 90%", ""),
    ("--scale continuous", "at_least: 9000", ""),
    ("--scale continuous", "narrow_to: 3", "does not say between whom"),
    ("--scale continuous --focus-subgroup yes --reference-subgroup no", "narrow_to: 3", ""),
    ("--scale continuous", "ahead_by: 3", "names no comparison group"),
    ("--scale continuous --treatment-group a --control-group b --design matched", "ahead_by: 3", ""),
    ("--scale continuous --treatment-group a --control-group b --design matched", "ahead_by: -3", "which is behind"),
    ("--scale binary --treatment-group a --control-group b --design matched", "ahead_by: 101%", "can never be"),
    ("--scale binary", "at_least: 12", ""),
    ("--scale binary", "rise_of: 101", "can never be"),
    ("--scale likert --likert-levels 5", "at_least: 3.5", "asks for a number of people, and 3.5 is none"),
    ("--scale series --scale-min 0 --scale-max 100", "fall_of: 200", "more than the whole scale"),
  ]) func `of a criterion's amount`(flags: String, aim: String, words: String) throws {
    let desk = desk(flags)
    let path = "\(Self.folder)/enquiry.md"
    let text = try desk.read(path)
    let criterion = "success:\n  - text: Enough\n    measure: marks\n    \(aim)\n"
    let empty = try #require(text.firstRange(of: /success:.*\n/))
    try desk.write(text.replacingCharacters(in: empty, with: criterion), to: path)
    let answer = desk("check")
    #expect(words.isEmpty ? answer.seen.isEmpty : answer.out.contains(words), "\(answer.seen)")
  }
}
