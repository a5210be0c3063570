import Foundation
import TestSupport
import Testing

@testable import enquiry

/// An act that is done by prompts alone.
struct Walk: Sendable, CustomTestStringConvertible {
  let command: String
  /// What is done beforehand, in a folder with one enquiry.
  let before: [String]
  let keys: [ScriptedTeletype.Keys]
  /// The same act with flags.
  let flags: String

  var testDescription: String { command }

  static let all =
    [
      Walk(
        command: "alliance new", before: [], keys: ["Oak Alliance", "Oak School", "Ash School; Yew School", "", ""],
        flags:
          "alliance new oak --name 'Oak Alliance' --lead-school 'Oak School' --school 'Ash School' --school 'Yew School'"
      ),
      Walk(
        command: "cluster new", before: ["alliance new oak"],
        keys: ["North cluster", "2; 1", "", "facilitator, North", ""],
        flags:
          "cluster new north --name 'North cluster' --alliance oak --alliance elm --facilitator 'facilitator, North'"),
      Walk(
        command: "new", before: [],
        keys: ["Lesson study in maths", "year 5", "fluency", "by May", "80 in 100", "times tables known", "", "", ""],
        flags: "new lesson-study-in-maths --practice 'Lesson study in maths' --for-whom 'year 5' --outcome fluency "
          + "--period 'by May' --success '80 in 100' --success 'times tables known' --school 'Elm School'"),
      Walk(
        command: "new", before: [],
        keys: ["training mentors across the alliance", "men.1", "-", "", "", "", "-", "8", "mentors", ""],
        flags: "new mentors --practice 'training mentors across the alliance' --intervention men.1"),
      Walk(
        command: "measure new", before: [], keys: ["Reading age", "", "", "months", "", "", "", ""],
        flags: "measure new reading-age --title 'Reading age' --people pupils --unit months"),
      Walk(
        command: "measure new", before: [], keys: ["Feels safe", "teachers", "yes", "", "5", "2", ""],
        flags: "measure new feels-safe --title 'Feels safe' --scale binary --people teachers --direction lower"),
      Walk(
        command: "measure new", before: [],
        keys: ["Spelling", "", "", "points", "0-40", "yes", "parallel classes", "", "matched", ""],
        flags: "measure new spelling --title Spelling --people pupils --unit points --scale-min 0 --scale-max 40 "
          + "--selected-for-low-score --control-group 'parallel classes' --treatment-group 'taking part' --design matched"
      ),
      Walk(
        command: "measure new", before: [], keys: ["Feels safe at school", "", "3", "4", "", "", "", ""],
        flags: "measure new feels-safe-at-school --title 'Feels safe at school' --people pupils --scale likert "
          + "--likert-levels 4 --top-box 2 --sensitive"),
      Walk(
        command: "measure new", before: [], keys: ["Attendance", "", "4", "%", "", ""],
        flags: "measure new attendance --title Attendance --people pupils --scale series --unit % --scale-min 0 "
          + "--scale-max 100"),
      Walk(
        command: "measure record", before: ["measure new age --age-equivalent"],
        keys: ["2", "24", "103.5", "-", "9", ""],
        flags: "measure record age --occasion after --n 24 --mean 103.5 --elapsed-months 9"),
      Walk(
        command: "measure record", before: ["measure new a", "measure new safe --scale binary"],
        keys: ["2", "before", "9", "28", ""], flags: "measure record safe --occasion before --count 9 --of 28"),
      Walk(
        command: "cycle new", before: [], keys: ["Try it out.", "Most read daily.", ""],
        flags: "cycle new --aim 'Try it out.' --prediction 'Most read daily.'"),
      Walk(
        command: "cycle review", before: ["cycle new --prediction 'Most read daily.'"],
        keys: ["Nine of twelve did.", "Mentors.", "", "Rooms.", "keep", ""],
        flags: "cycle review --happened 'Nine of twelve did.' --went-well Mentors. --problems Rooms. --decision adapt"),
      Walk(
        command: "cycle close", before: ["cycle new"],
        keys: ["stop", "Two hours.", "Too little came of it.", "Something else.", ""],
        flags:
          "cycle close --decision stop --frees 'Two hours.' --why 'Too little came of it.' --next 'Something else.'"),
      Walk(
        command: "log", before: [], keys: ["Nine read.", "Ask tutors first.", "cluster", ""],
        flags: "log -m 'Nine read.' --learned 'Ask tutors first.' --share cluster"),
      Walk(
        command: "evidence add", before: [], keys: ["Eleven like it.", "survey", "Elm School", "", ""],
        flags: "evidence add -m 'Eleven like it.' --kind survey --school 'Elm School'"),
      Walk(
        command: "leadership add", before: [], keys: ["Ask tutors first.", "4", ""],
        flags: "leadership add -m 'Ask tutors first.' --share public"),
      Walk(
        command: "participation add", before: [], keys: ["left", "Oak School", "The head left.", "cluster", ""],
        flags: "participation add --kind left --school 'Oak School' -m 'The head left.' --share cluster"),
      Walk(
        command: "participation add", before: [], keys: ["adapted", "", "core", "Twice a week.", "", ""],
        flags: "participation add --kind adapted --element core -m 'Twice a week.'"),
      Walk(
        command: "plan edit", before: [], keys: ["cost", "Cover", "6", "500", ""],
        flags: "plan edit --cost Cover --cover-days 6 --money 500"),
      Walk(
        command: "plan edit", before: ["measure new age --scale-min 0 --scale-max 40"],
        keys: ["success", "Most read well.", "1", "1", "30", "2", ""],
        flags: "plan edit --success 'Most read well.' --measure age --at-least 30 --claim wider"),
      Walk(
        command: "plan edit", before: ["measure new age"], keys: ["success", "Most read well.", "", ""],
        flags: "plan edit --success 'Most read well.'"),
      Walk(
        command: "plan edit", before: [], keys: ["focus", "lesson study", ""], flags: "plan edit --focus lesson_study"),
      Walk(
        command: "theory add", before: [], keys: ["outputs", "Twelve pairs read.", ""],
        flags: "theory add outputs -m 'Twelve pairs read.'"),
      Walk(
        command: "coding add 0123abcd", before: [], keys: ["", "km3", "Because.", "researcher", ""],
        flags: "coding add 0123abcd --code key-messages/km3 -m Because. --role researcher"),
      Walk(
        command: "measure revise", before: ["measure new age --instrument Old"],
        keys: ["New", "", "It was withdrawn.", ""],
        flags: "measure revise age --instrument New --reason 'It was withdrawn.'"),
    ] + aroundMeetings
}

@Suite(.scratch) struct `An act on a terminal` {
  private func desk(_ walk: Walk, _ name: String, of origin: Desk) throws -> Desk {
    var copy = origin
    copy.folder = Scratch.current(name)
    try FileManager.default.copyItem(atPath: origin.folder, toPath: copy.folder)
    return copy
  }

  private func tree(_ desk: Desk) throws -> String { try desk.git("rev-parse", "HEAD^{tree}") }

  @Test(arguments: Walk.all) func `saves by prompts what it saves by flags`(walk: Walk) throws {
    let origin = Desk.withEnquiry()
    for line in walk.before { origin.does(line) }
    let flagged = try desk(walk, "flags", of: origin)
    flagged.does(walk.flags)
    let asked = try desk(walk, "prompts", of: origin)
    let answer = asked.types(walk.command, walk.keys)
    #expect(answer.code == 0, "\(answer.seen)")
    let difference = try "\(answer.seen)\n\(asked.git("show"))\n\(flagged.git("show"))"
    #expect(try tree(asked) == tree(flagged), "\(difference)")
    #expect(try drafts(asked).isEmpty)
    #expect(answer.err.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(answer.err)")
  }

  @Test(arguments: Walk.all)
  func `stopped at any prompt, goes on to the same record, and keeps the half-typed line`(walk: Walk) throws {
    let origin = Desk.withEnquiry()
    for line in walk.before { origin.does(line) }
    let whole = try desk(walk, "whole", of: origin)
    whole.types(walk.command, walk.keys)
    let (wanted, head) = (try tree(whole), try origin.git("rev-parse", "HEAD"))
    for (stop, key) in walk.keys.enumerated() {
      let desk = try desk(walk, "stopped \(stop)", of: origin)
      let half = if case .line = key { "half" } else { "" }
      let stopped = desk.types(walk.command, Array(walk.keys.prefix(stop)) + [.interrupt(half)])
      #expect(stopped.code == 1 && stopped.err.contains("Nothing is saved."))
      if stop == 1 { #expect(try desk.git("rev-parse", "HEAD") == head && desk.git("status", "--porcelain").isEmpty) }
      var rest = Array(walk.keys.dropFirst(stop))
      // A choice of the enquiry or the measure comes first, and is asked again.
      let isChoice = walk.before.count > 1 && walk.command == "measure record"
      let first = isChoice ? [walk.keys[0]] : []
      if isChoice { rest = Array(walk.keys.dropFirst(max(1, stop))) }
      if !(isChoice && stop == 0), stop > (isChoice ? 1 : 0) || !half.isEmpty { rest.insert("y", at: 0) }
      let resumed = desk.types(walk.command, first + rest)
      #expect(resumed.code == 0, "stopped at \(stop)\n\(resumed.seen)")
      #expect(try tree(desk) == wanted, "stopped at \(stop)\n\(resumed.seen)")
      #expect(try drafts(desk).isEmpty)
    }
  }

  private func drafts(_ desk: Desk) throws -> [String] {
    let place = desk.folder + "/private/drafts"
    return FileManager.default.fileExists(atPath: place)
      ? try FileManager.default.contentsOfDirectory(atPath: place) : []
  }

  @Test func `makes a folder, stopped in between or not`() throws {
    var desk = Desk()
    desk.environment = cleanEnvironment.filter { !$0.key.hasPrefix("GIT_AUTHOR") && !$0.key.hasPrefix("GIT_COMMITTER") }
    let keys: [ScriptedTeletype.Keys] = ["Elm programme", "project lead, Elm School", ""]
    for stop in 0..<3 {
      let folder = "elm\(stop)"
      let half = stop < 2 ? "half" : ""
      #expect(desk.types("init \(folder)", Array(keys.prefix(stop)) + [.interrupt(half)]).code == 1)
      let answer = desk.types("init \(folder)", ["y"] + Array(keys.dropFirst(stop)))
      #expect(answer.code == 0 && answer.err.contains("Made the enquiry folder “Elm programme” in \(folder)."))
      #expect(try git("log", "-1", "--format=%an", in: Scratch.current(folder)) == "project lead, Elm School\n")
      #expect(try git("status", "--porcelain", in: Scratch.current(folder)).isEmpty)
    }
    #expect(desk.types("init elm0", []).code == 1)
  }

  // MARK: - What is not asked

  @Test func `asks nothing when enough was given, and nothing without a person`() throws {
    let desk = Desk.withEnquiry()
    for line in [
      "log -m x", "log --learned x", "evidence add -m x", "leadership add -m x", "cycle new --aim x",
      "cycle review --went-well x", "cycle close --decision stop", "new other --practice x",
      "measure new age --title Age", "measure record age --mean 3 --occasion before", "alliance new oak --name Oak",
    ] {
      #expect(desk.types(line, []).code == 0, "\(line)")
    }
    for line in [
      "log --no-input", "log --json", "evidence add --no-input", "cycle review --no-input", "new --no-input",
    ] {
      let answer = desk.types(line, [])
      #expect(answer.code != 0 && answer.err.hasPrefix("Error: "), "\(line)\n\(answer.seen)")
    }
  }

  @Test func `leaves out the questions that flags answer`() throws {
    let desk = Desk.withEnquiry()
    let answer = desk.types("log --share cluster", ["Nine read.", "", ""])
    #expect(!answer.err.contains("Who may read it?"))
    #expect(desk.does("log list").out.contains("for the cluster"))
    desk.types("new maths-talk", ["talk in maths", "", "", "", "", "", ""])
    #expect(desk.does("list").out.contains("elm/maths-talk"))
  }

  @Test func `refuses before the first question what cannot be saved`() throws {
    var desk = Desk.withEnquiry()
    #expect(desk.types("cycle review", []).err.contains("has no open cycle"))
    #expect(desk.types("measure record", []).err.contains("measures nothing yet"))
    desk.environment = ["HOME": "/nonexistent", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"]
    _ = try desk.git("config", "--unset", "user.name")
    #expect(desk.types("log", []).err.contains("Nobody is named as the author"))
    try desk.write("schema: enquiry/1\nname: x\nsample: true\n", to: "enquiries/programme.yaml")
    #expect(desk.types("log", []).err.contains("These are published examples"))
  }

  // MARK: - Defaults and refusals

  @Test func `proposes what was answered the last time`() throws {
    let desk = Desk.withEnquiry()
    desk.does("evidence add -m x --kind focus_group --school 'Ash School' --share cluster")
    desk.does("cycle new")
    desk.does("cycle close --decision adapt --next 'Every form.'")
    let evidence = desk.types("evidence add", ["Seen.", "", "", "", ""]).err
    #expect(
      evidence.contains("[focus group] >") && evidence.contains("[Ash School] >")
        && evidence.contains("[the cluster] >"))
    #expect(desk.types("log", ["Seen.", "", "", ""]).err.contains("[the cluster] >"))
    #expect(desk.types("cycle new", ["", "", ""]).err.contains("[Every form.] >"))
  }

  @Test func `asks which enquiry is meant when several are and none was chosen`() throws {
    let desk = Desk.withEnquiry()
    desk.does("new second --practice 'lesson study'")
    _ = try desk.git("config", "--unset", "enquiry.current")
    let answer = desk.types("log", ["third", "2", "Seen.", "", "", ""])
    #expect(answer.err.contains("  1  Daily paired reading (elm/paired-reading)\n  2  Lesson study (elm/second)\n"))
    #expect(answer.err.contains("evidence log of second"))
  }

  @Test func `proposes what the toolkit has, and takes its ids`() throws {
    let desk = Desk.withEnquiry()
    let answer = desk.types("new", ["mne.5", "men.5", "", "", "", "", "", "n"])
    #expect(answer.err.contains("There is no intervention “mne.5”. Did you mean “men.5”?"))
    #expect(answer.err.contains("Trying      “Students mentor and coach each other” (men.5)"))
    #expect(answer.code == 1)
  }

  @Test func `shows what was expected before the review, and refuses numbers that cannot be`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cycle new --prediction 'Most read daily.'")
    let review = desk.types("cycle review", [.interrupt("")]).err
    #expect(review.contains("\n\nYou expected: Most read daily.\n\n1 of 5  What happened?\n"))
    desk.does("measure new safe --scale binary")
    let record = desk.types("measure record", ["", "seventeen", "17", "16", "20", ""]).err
    #expect(record.contains("“seventeen” is no number for this."))
    #expect(record.contains("17 of 16 is more than all of them."))
  }

  @Test func `keeps what was typed when it cannot be saved`() throws {
    let desk = Desk.withEnquiry()
    try desk.write("", to: ".git/index.lock")
    let failed = desk.types("log", ["Nine read.", "", "", ""])
    #expect(failed.code == 1 && failed.err.contains("What you typed is kept: run the same command again to go on."))
    try FileManager.default.removeItem(atPath: desk.folder + "/.git/index.lock")
    let saved = desk.types("log", ["", ""])
    #expect(saved.code == 0 && saved.err.contains("stopped before it was saved"))
    #expect(desk.does("log list").out.contains("Nine read."))
  }

  @Test(arguments: [
    ("daily reading with a trained older pupil", "daily-reading"), ("Élan", "elan"), ("7", nil),
    (
      "Train mentors across the alliance, and let older pupils read with the younger ones each day",
      "train-mentors-across"
    ),
    ("Elm Teaching School Alliance", "elm"), ("Pneumonoultramicroscopicsilicovolcanoconiosis", nil),
  ])
  func `makes a short name of the first words`(title: String, name: String?) {
    let short = NewName.short(title, without: ["-alliance", "-teaching-school"])
    #expect(short == name ?? (title.count > 7 ? title.lowercased() : nil))
  }

  @Test func `keeps what was typed after a dry run`() throws {
    let desk = Desk.withEnquiry()
    #expect(desk.types("log --dry-run", ["Nine read.", "", "", ""]).code == 0)
    #expect(desk.types("log", ["y", ""]).code == 0)
    #expect(desk.does("log list").out.contains("Nine read."))
  }

  @Test func `keeps pasted lines together in one answer`() throws {
    let desk = Desk.withEnquiry()
    desk.types("log", ["First.\n\nSecond.", "", "", ""])
    #expect(
      try desk.read(desk.onlyFile(in: "enquiries/elm/paired-reading/evidence")).hasSuffix("\n\nFirst.\n\nSecond.\n"))
  }
}
