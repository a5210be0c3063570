import Foundation
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `Defining a measure on a terminal` {
  /// The numbers before the questions, as `4 of 7`.
  private func questions(_ answer: Desk.Answer) -> [String] {
    let head = answer.err.components(separatedBy: "This will be saved").first ?? ""
    return head.split(separator: "\n").compactMap { line in
      line.prefixMatch(of: /([0-9]+( of [0-9]+)?)  [A-Z]/).map { String($0.1) }
    }
  }

  @Test(arguments: [
    (
      keys: ["Reading age", "", "", "months", "", "", "", ""],
      told: ["1", "2", "3", "4 of 7", "5 of 7", "6 of 7", "7 of 7"]
    ),
    (keys: ["Rested", "", "yes", "", ""], told: ["1", "2", "3", "4 of 4"]),
    (keys: ["Anxiety", "", "yes", "", "", ""], told: ["1", "2", "3", "4 of 5", "5 of 5"]),
    (keys: ["Agreement", "", "levels", "", "", "", ""], told: ["1", "2", "3", "4 of 6", "5 of 6", "6 of 6"]),
  ])
  func `counts the questions rightly, and says no total that an answer will change`(
    keys: [String], told: [String]
  ) throws {
    let desk = Desk.withEnquiry()
    let answer = desk.types("measure new", keys.map { $0.isEmpty ? .enter : .line($0) })
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(questions(answer) == told, "\(answer.seen)")
  }

  @Test func `refuses ends that cannot be, and takes them in every spelling`() throws {
    let desk = Desk.withEnquiry()
    let answer = desk.types(
      "measure new", ["Marks", "", "", "points", "0", "40 to 0", "zero to ten", "-3 – 40", "", "", ""])
    #expect(answer.err.contains("“0” does not name two ends."), "\(answer.seen)")
    #expect(answer.err.contains("The highest possible value, 0, is not above the lowest, 40."))
    let text = try desk.read("enquiries/elm/paired-reading/measures/marks.yaml")
    #expect(text.contains("scale_min: -3\nscale_max: 40\n"), "\(text)")
  }

  @Test func `asks only what flags left open`() throws {
    let desk = Desk.withEnquiry()
    let answer = desk.types(
      "measure new --scale likert --likert-levels 7 --sensitive --people staff --control-group others",
      ["Trust", "", "", "", ""])
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(!answer.err.contains("What sort of figure") && !answer.err.contains("How many levels"))
    let text = try desk.read("enquiries/elm/paired-reading/measures/trust.yaml")
    #expect(text.contains("top_box: 3\n") && text.contains("design: convenience\n"), "\(text)")
  }

  @Test func `cannot have a scale without room, by flags as by prompts`() throws {
    let desk = Desk.withEnquiry()
    let new = desk("measure new marks --scale-min 40 --scale-max 0")
    #expect(new.code == 64 && new.err.contains("is not above the lowest, 40"), "\(new.seen)")
    desk.does("measure new marks --scale-min 0 --scale-max 40")
    let revised = desk("measure revise marks --scale-min 50 --reason x")
    #expect(revised.code == 64 && revised.err.contains("The highest possible value, 40"), "\(revised.seen)")
  }

  @Test func `says 1 for the only number, and never a range with one end`() throws {
    let desk = Desk.withEnquiry()
    let answer = desk.types("leadership add --share team --date 2026-11-14", ["Ask tutors.", "what", ""])
    #expect(!answer.err.contains("1 to 1"), "\(answer.seen)")
    #expect(Question.numbers(1) == "1" && Question.numbers(2) == "1 or 2" && Question.numbers(3) == "a number, 1 to 3")
  }
}

@Suite(.scratch) struct `Rows on a terminal` {
  @Test func `are imported when nothing but the act is typed`() throws {
    let desk = Desk.withMeasure()
    try desk.write(Rows.wide(12), to: "../our marks.csv")
    let answer = desk.types("measure import", ["", "../marks.csv", "'../our marks.csv'", "y"])
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(answer.err.contains("There is no file “../marks.csv”."))
    #expect(try desk.summary().contains(",12,"))
  }

  @Test func `ask which measure, and take a file that was dragged into the window`() throws {
    let desk = Desk.withMeasure()
    desk.does("measure new spelling --scale continuous")
    try desk.write(Rows.wide(12), to: "../our marks.csv")
    let answer = desk.types("measure import --school 'Elm School'", ["reading", "../our\\ marks.csv", "y"])
    #expect(answer.code == 0, "\(answer.seen)")
    #expect(try desk.summary().contains(",12,"))
  }

  @Test func `are asked for by name where nobody can be asked`() throws {
    let desk = Desk.withMeasure()
    for line in ["measure import", "measure import reading", "measure import --no-input"] {
      let answer = desk(line)
      #expect(answer.code == 64 && answer.err.contains("measure import reading FILE.csv"), "\(answer.seen)")
    }
    let sheet = desk("measure sheet")
    #expect(sheet.code == 64 && sheet.err.contains("measure sheet reading -o reading.csv"), "\(sheet.seen)")
    desk.does("measure new spelling --scale continuous")
    #expect(desk("measure import").err.contains("Which measure?"))
  }

  @Test func `get a sheet when nothing but the act is typed`() throws {
    let desk = Desk.withMeasure()
    let answer = desk.types("measure sheet", ["none", "12", ""])
    #expect(answer.code == 0 && answer.err.contains("“none” is no number of people."), "\(answer.seen)")
    #expect(try desk.read("reading.csv").split(separator: "\r\n").count == 14)
    // The file is not written over: another name is offered.
    #expect(desk.types("measure sheet", ["5", ""]).err.contains("[reading-2.csv]"))
  }
}

@Suite(.scratch) struct `The amount of a success criterion` {
  private func desk() -> Desk {
    var desk = Desk.withEnquiry()
    desk.width = 400
    desk.does("measure new marks --scale-min 0 --scale-max 40")
    desk.does("measure new safe --scale binary")
    return desk
  }

  private func plan(_ desk: Desk) throws -> String { try desk.read("enquiries/elm/paired-reading/enquiry.md") }

  @Test func `is given by flags, and judged`() throws {
    let desk = desk()
    desk.does("plan edit --success 'Most feel safe' --measure safe --at-least '80%'")
    desk.does("measure record safe --occasion after --count 9 --of 10")
    #expect(desk.does("impact").out.contains("“Most feel safe”: met: 9 of 10"))
    #expect(desk("check").seen == "")
  }

  @Test func `goes to the criterion that is there already in the same words`() throws {
    let desk = desk()
    desk.does("plan edit --success 'Most feel safe' --success 'Marks rise'")
    desk.does("plan edit --success 'Marks rise' --measure marks --rise-of 4")
    let text = try plan(desk)
    #expect(text.components(separatedBy: "Marks rise").count == 2, "\(text)")
    #expect(text.contains("rise_of: 4"), "\(text)")
    #expect(desk("check").seen == "")
  }

  @Test func `may be a lead over the comparison group, by flags and by questions, and is fixed with the plan`() throws {
    let desk = desk()
    desk.does("measure new lead --title Lead --unit points --design matched --treatment-group 8A --control-group 8B")
    desk.does("plan edit --success 'Ahead of 8B' --measure lead --ahead-by 2")
    #expect(try plan(desk).contains("ahead_by: 2\n"))
    #expect(desk("check").seen == "")
    let asked = desk.types("plan edit", ["success", "Far ahead of 8B", "lead", "ahead_by", "5", "", "y"])
    let text = try plan(desk)
    #expect(asked.code == 0 && text.contains("ahead_by: 5"), "\(asked.seen)")
    desk.does("plan lock")
    #expect(try desk.read("enquiries/elm/paired-reading/plan.lock.yaml").contains("ahead_by: \"5\""))
    for (group, mean) in [("8A", 26), ("8B", 23)] {
      desk.does("measure record lead --occasion before --group \(group) --n 20 --mean 20 --sd 4")
      desk.does("measure record lead --occasion after --group \(group) --n 20 --mean \(mean) --sd 4")
    }
    for command in ["impact", "show", "plan"] {
      let out = desk.does(command).out
      if command != "plan" { #expect(out.contains("“Ahead of 8B”: met: the 8A group is 3"), "\(out)") }
      if command != "plan" { #expect(out.contains("“Far ahead of 8B”: not met: the 8A group is 3"), "\(out)") }
    }
    let keys = try desk.json("show")["enquiry"] as? [String: Any]
    #expect((keys?["success"] as? [[String: Any]])?.first?["ahead_by"] as? String == "2")
  }

  @Test(arguments: [
    ("--measure marks --at-least '90%'", "asks for a share, and “Marks” is a score"),
    ("--measure marks --at-least 60", "lies beyond the scale, which goes from 0 to 40"),
    ("--measure marks --rise-of 41", "more than the whole scale"),
    ("--measure marks --fall-of -3", "a change below nought"),
    ("--measure marks --narrow-to 3", "does not say between whom"),
    ("--measure marks --ahead-by 3", "names no comparison group"),
    ("--measure safe --at-least '120%'", "a share goes from 0% to 100%"),
    ("--measure safe --at-least 7.5", "7.5 is none"),
    ("--measure safe --at-least most", "“most” is no amount"),
    ("--measure safe --at-least 5 --at-most 9", "A criterion has one amount"),
    ("--at-least 5", "An amount needs the measure"),
    ("--measure sfae --at-least 5", "Did you mean “safe”?"),
  ]) func `that cannot be is refused with its reason`(flags: String, words: String) throws {
    let desk = desk()
    let before = try plan(desk)
    let answer = desk("plan edit --success x \(flags)")
    #expect(answer.code != 0 && answer.err.contains(words), "\(answer.seen)")
    #expect(try plan(desk) == before)
    #expect(desk("plan edit --measure safe --at-least 5").err.contains("Of which criterion is this the amount?"))
  }

  @Test func `may be named with a new enquiry, whose measure comes next`() throws {
    var desk = Desk.withEnquiry()
    desk.width = 400
    let answer = desk.does("new talk --practice x --success 'Most talk' --measure talk --at-least '80%'")
    #expect(answer.err.contains("enquiry measure new talk"), "\(answer.seen)")
    desk.does("measure new talk --scale binary")
    #expect(desk("check").seen == "")
  }
}
