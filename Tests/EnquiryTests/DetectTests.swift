import Foundation
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `detect` {
  private func number(_ keys: [String: Any]?, _ key: String) -> Double { keys?[key] as? Double ?? .nan }

  private func wide() -> Desk {
    var desk = Desk()
    desk.width = 400
    return desk
  }

  /// 0.7356 and 0.5294 are 30 and 30 people at 80% power and 5%, without and with a pre-test of r = 0.7 (R's `pwr.t.test`
  /// gives 0.7356 for df = 58; with the covariate df = 57 and √(1 − 0.49)).
  @Test func `says the smallest effect of a plan, in standard deviations and in units, and what twice the people give`()
    throws
  {
    let desk = wide()
    let keys = try desk.json("detect --treatment 30 --control 30 --pre-test 0.7 --sd 12")
    let smallest = try #require(keys["smallest"] as? [[String: Any]])
    #expect(abs(number(smallest.first, "effect") - 0.526) < 0.003)
    #expect(abs(number(smallest.first, "in_units") - 12 * number(smallest.first, "effect")) < 1e-9)
    let plain = try #require(try desk.json("detect --treatment 30 --control 30")["smallest"] as? [[String: Any]])
    #expect(abs(number(plain.first, "effect") - 0.7356) < 0.0005)
    let out = desk.does("detect --treatment 30 --control 30 --pre-test 0.7 --sd 12").out
    #expect(
      out.contains(
        "With 30 people and 30 to compare with and an earlier test (correlation 0.7), the smallest effect that would be found four times in five is 0.53 standard deviations (6.3)."
      ))
    #expect(out.contains("With twice as many it would be 0.37 standard deviations (4.4)."))
    #expect(out.contains("- an effect of 0.5 standard deviations: "))
    #expect(
      out.contains("moves results by about 0.06: the average of the trials of the Education Endowment Foundation"))
    #expect(out.contains("Expect “cannot tell”"))
    #expect(out.contains("larger where whole classes or schools are chosen"))
  }

  @Test func `allows for classes that were chosen whole`() throws {
    let desk = wide()
    let alone = try #require(try desk.json("detect --treatment 100 --control 100")["smallest"] as? [[String: Any]])
    let classes = try desk.json("detect --treatment 100 --control 100 --clusters 4 --icc 0.15")
    let smallest = try #require(classes["smallest"] as? [[String: Any]])
    #expect(number(smallest.first, "design_effect") == 4.6, "25 in a class, 0.15")
    #expect(number(smallest.first, "effect") > 2 * number(alone.first, "effect"))
    let out = desk.does("detect --treatment 100 --control 100 --clusters 4 --icc 0.15").out
    #expect(out.contains("100 people count like 22"))
    #expect(out.contains("in twice as many classes or schools"))
    #expect(out.contains("in each group, in "))
  }

  @Test func `gives a range for a change whose correlation nobody knows, and one number where it is given`() throws {
    let desk = wide()
    let out = desk.does("detect --before-after 24 --sd 10").out
    #expect(out.contains("the smallest change that would be found four times in five is between 0.27 and 0.60"))
    #expect(out.contains("correlations of 0.5 to 0.9 were tried"))
    #expect(out.contains("A change that can be seen is not yet an effect"))
    #expect(desk.does("detect --before-after 24 --pre-test 0.7").out.contains("is 0.46 standard deviations."))
  }

  @Test func `says the smallest rise of a share`() throws {
    let out = wide().does("detect --yes-no 40 --start 50%").out
    #expect(out.contains("the smallest rise from 50% that would be found four times in five is 29 percentage points."))
    #expect(out.contains("- a rise of 20 percentage points: 93 people in each group"))
  }

  @Test func `reads the design, the people so far and their spread from a measure`() throws {
    var desk = Desk.withEnquiry()
    desk.width = 400
    desk.does(
      "measure new age --title 'Reading age' --unit months --people pupils --design matched --treatment-group 8A --control-group 8B --clustered"
    )
    let early = desk("detect age")
    #expect(early.code == 64)
    #expect(early.err.contains("Of Reading age nothing is known yet of how many people there are in each group."))
    #expect(early.err.contains("enquiry detect age --treatment 30 --control 30"))
    desk.does("measure record age --occasion before --group 8A --school 'Elm School' --n 14 --mean 100 --sd 10")
    desk.does("measure record age --occasion before --group 8A --school 'Oak School' --n 16 --mean 100 --sd 10")
    desk.does("measure record age --occasion before --group 8B --n 30 --mean 100 --sd 10")
    let out = desk.does("detect age").out
    #expect(
      out.hasPrefix("WHAT READING AGE COULD SHOW  (age)\nWith 30 pupils and 30 to compare with, the smallest effect"))
    #expect(out.contains("is 0.74 standard deviations (7.4 months)."))
    #expect(out.contains("Whole classes or schools were chosen, and that is not allowed for here"))
    #expect(desk.does("detect age --treatment 60 --control 60").out.contains("With 60 pupils and 60 to compare with"))
  }

  @Test func `says the smallest rise among the same people, from nobody moving away to as many as by chance`() throws {
    let desk = wide()
    // 60 from 40%: 25.9 by `script/reference/synthesis.R` where answers have nothing to do with each other.
    let out = desk.does("detect --before-after 60 --start 40%").out
    #expect(
      out.contains("With 60 people before and after, the smallest rise from 40% that would be found four times in"))
    #expect(out.contains(" and 26 percentage points."), "\(out)")
    #expect(out.contains("- a rise of 20 percentage points: ") && out.contains(" people at the most"))
    #expect(out.contains("A change that can be seen is not yet an effect"))
    #expect(out.contains("Give yours with --moving-away."))
    let known = desk.does("detect --before-after 40 --start 40% --moving-away 5%").out
    #expect(known.contains("four times in five is 26 percentage points."), "\(known)")
    #expect(!known.contains("--moving-away") && !known.contains("at the most"))
    let keys = try desk.json("detect --before-after 40 --start 40% --moving-away 5%")
    let rises = try #require(keys["rise_of_same_people"] as? [[String: Any]])
    #expect(abs(number(rises.first, "rise_pp") - 25.691334520061627) < 1e-6)
    #expect(desk("detect --before-after 40 --start 40% --moving-away 50%").err.contains("More would move away"))
    #expect(desk("detect --before-after 40 --start 40% --moving-away 5").err.contains("“5” is no share of people"))
    #expect(desk.does("detect --before-after 4 --start 90%").out.contains("more than there can be"))
  }

  @Test func `reads a yes-no measure of one group from figures and from rows`() throws {
    var desk = Desk.withEnquiry()
    desk.width = 400
    desk.does("measure new sure --scale binary --people teachers --design one_group")
    desk.does("measure record sure --occasion before --count 24 --of 60")
    let out = desk.does("detect sure").out
    #expect(out.contains("With 60 teachers before and after, the smallest rise from 40%"), "\(out)")
    desk.does("measure new calm --scale binary --people pupils --design one_group")
    let rows = (0..<60).map { "p\(100 + $0),before,\($0 % 5 < 2 ? 1 : 0)" }
    try desk.write((["participant,occasion,value"] + rows).joined(separator: "\n") + "\n", to: "calm.csv")
    desk.does("measure import calm calm.csv --school 'Elm School' --no-input")
    #expect(desk.does("detect calm").out.contains("With 60 pupils before and after, the smallest rise from 40%"))
  }

  @Test func `speaks of a fall where fewer are wanted, reckoned from that end`() throws {
    var desk = Desk.withEnquiry()
    desk.width = 400
    desk.does("measure new excl --scale binary --direction lower_is_better --people pupils --design one_group")
    desk.does("measure record excl --occasion before --count 16 --of 40")
    let out = desk.does("detect excl").out
    #expect(out.contains("With 40 pupils before and after, the smallest fall from 40%"), "\(out)")
    #expect(out.contains("How many move to yes meanwhile") && !out.contains("rise"), "\(out)")
    let mirrored = desk.does("detect --before-after 40 --start 60%").out
    let points = mirrored.split(separator: ".").first?.split(separator: " is ").last
    #expect(out.contains(try #require(points)), "\(out)\n\(mirrored)")
    #expect(desk("detect excl --moving-away 70%").err.contains("More would move to yes than say no"))
  }

  @Test func `reads a yes-no measure and one group from their figures`() throws {
    var desk = Desk.withEnquiry()
    desk.width = 400
    desk.does("measure new sure --scale binary --design matched --treatment-group a --control-group b")
    for group in ["a", "b"] { desk.does("measure record sure --occasion before --group \(group) --count 20 --of 40") }
    #expect(
      desk.does("detect sure").out.contains("the smallest rise from 50% that would be found four times in five is 29"))
    desk.does("measure new views --title 'Pupils like it' --design one_group")
    desk.does("measure record views --occasion before --n 24 --mean 3 --sd 1")
    #expect(desk.does("detect views").out.contains("With 24 people before and after"))
    #expect(desk.does("detect views").out.contains("between 0.27 and 0.60"))
  }
}
