import Archive
import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// A dialogue with one question of each sort, held in process.
@Suite(.scratch) struct `A dialogue` {
  private typealias Keys = ScriptedTeletype.Keys

  private static var questions: [Question] {
    var practice = Question(
      "practice", "What will you try?", label: "Trying", help: "In your own words.", example: "paired reading")
    practice.isNeeded = { _ in true }
    practice.check = { text, _ in
      if text.contains("%") { throw Failure("No per cent here.", hint: "Write it out.") }
      return text
    }
    var detail = Question("detail", "Which kind?", label: "Kind", help: "The kind.")
    detail.ask(after: "practice") { $0["practice"]?.contains("reading") == true }
    detail.isPart = true
    var schools = Question("schools", "Which schools?", label: "Schools", help: "Each one.")
    schools.takesSeveral = true
    var readers = Question("share", "Who may read it?", label: "Readers", help: "How far it goes.")
    readers.choices = { _ in
      [
        .init(value: "me", label: "only you"), .init(value: "team", label: "the team"),
        .init(value: "cluster", label: "the cluster"),
      ]
    }
    readers.usual = { _ in "team" }
    var name = Question("name", "Its short name?", label: "Short name", help: "For commands.")
    name.usual = { $0["practice"].map { $0.lowercased() } }
    name.isQuiet = true
    return [practice, detail, schools, readers, name]
  }

  /// Holds the dialogue; nil when it was stopped.
  private func hold(
    _ keys: [Keys], _ editor: String? = nil, intro: [String] = []
  ) throws -> (answers: Answers?, said: String) {
    let terminal = ScriptedTeletype(keys)
    let said = Said()
    terminal.show = { said.text += $0 }
    var context = Context(
      directory: Scratch.current.path, environment: cleanEnvironment,
      now: Moment(seconds: 1_794_700_800, offsetMinutes: 0),
      random: { _ in SeededGenerator("test") }, input: { [] },
      out: { said.text += String(decoding: $0.joined(), as: UTF8.self) }, err: { said.text += $0 },
      terminal: terminal)
    context.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    context.environment["EDITOR"] = editor
    let dialogue = Dialogue(title: "Try it", intro: intro, questions: Self.questions, draft: "try")
    var conversation = Conversation(dialogue, in: context, on: terminal, drafts: drafts)
    do {
      let answers = try conversation.hold()
      #expect(terminal.keys.isEmpty)
      try conversation.end()
      return (answers, said.text)
    } catch let stopped as Stopped {
      return (nil, said.text + stopped.message)
    }
  }

  private final class Said { var text = "" }

  private var drafts: Drafts { Drafts(in: Scratch.current.path) }

  private static let whole: [Keys] = ["daily reading", "aloud", "Elm School; Oak School", "", "1", "y"]

  @Test func `asks one question after the other, and shows all before it is saved`() throws {
    let (answers, said) = try hold(Self.whole, intro: ["You expected much."])
    #expect(
      answers?.texts == [
        "practice": ["daily reading"], "detail": ["aloud"], "schools": ["Elm School", "Oak School"], "share": ["me"],
        "name": ["daily reading"],
      ])
    #expect(
      said == """
        Try it
        Enter takes what is in [brackets]. ? help, < back, ! editor, Ctrl-C stop.

        You expected much.

        1 of 3  What will you try?
        > daily reading

        Which kind?
        > aloud

        2 of 3  Which schools? One a line, or with ; between them. Enter alone ends.
        > Elm School; Oak School
        >

        3 of 3  Who may read it?
          1  only you
          2  the team
          3  the cluster
        [the team] > 1

        This will be saved:
          1  Trying      daily reading
          2  Kind        aloud
          3  Schools     Elm School
                         Oak School
          4  Readers     only you
          5  Short name  daily reading
        Save it? [Y/n/number to change] > y

        """)
  }

  @Test func `takes a choice by number, value, name or beginning, and asks whether a near one was meant`() throws {
    for typed: Keys in ["3", "cluster", "the cluster", "CLUS", "clu"] {
      let answers = try hold(["x", "", typed, ""]).answers
      #expect(answers?["share"] == "cluster", "\(typed)")
    }
    let (answers, said) = try hold(["x", "", "teem", "the", "9", "", ""])
    #expect(said.contains("“teem” is none of these. Did you mean “team”? Type a number, 1 to 3."))
    #expect(said.contains("“the” could be “the team” or “the cluster”. Type the number."))
    #expect(answers?["share"] == "team")
  }

  @Test func `goes back to the answer that was given, helps, and wants an answer where one is needed`() throws {
    let (answers, said) = try hold(["<", "", "?", "lesson study", "<", .more("lesson study in threes"), "", "", ""])
    #expect(said.contains("This is the first question."))
    #expect(said.contains("An answer is needed here. ? helps."))
    #expect(said.contains("  In your own words.\n  For example: paired reading\n"))
    #expect(answers?["practice"] == "lesson study in threes")
    #expect(answers?.list("schools") == [])
  }

  @Test func `says why an answer is refused, and asks again`() throws {
    let (answers, said) = try hold(["20% more", "twenty", "", "", ""])
    #expect(said.contains("No per cent here. Write it out.\n> twenty"))
    #expect(answers?["practice"] == "twenty")
  }

  @Test func `changes an answer by its number in the summary, and asks what now belongs to it`() throws {
    let (answers, _) = try hold(["lesson study", "Elm", "", "", "1", "more reading", "aloud", "5", "short", "8", "y"])
    #expect(
      answers?.texts == [
        "practice": ["more reading"], "detail": ["aloud"], "schools": ["Elm"], "share": ["team"], "name": ["short"],
      ])
    let changed = try hold(["some reading", "aloud", "", "", "1", "lesson study", ""]).answers
    #expect(changed?["detail"] == nil)
  }

  @Test(arguments: 0..<6) func `loses nothing when it is stopped, at any prompt`(at stop: Int) throws {
    let whole = try hold(Self.whole).answers
    try drafts.remove("try.json")
    var first = Array(Self.whole.prefix(stop))
    let half: String = stop == 5 ? "" : stop == 4 ? "1" : "ha"
    first.append(.interrupt(half))
    let (stopped, said) = try hold(first)
    #expect(stopped == nil)
    #expect(said.hasSuffix("Nothing is saved. What you typed is kept: run the same command to go on."))
    var rest = Array(Self.whole.dropFirst(stop))
    if stop == 4 { rest[0] = .enter }
    if stop == 3 {
      // The two schools were taken; what was half typed goes.
      rest[0] = .line("")
    }
    let (resumed, offered) = try hold(["y"] + rest)
    #expect(resumed == whole)
    let place = stop == 5 ? "before it was saved" : stop == 1 ? "" : "at question"
    #expect(offered.contains("You began this earlier today and stopped \(place)"))
    if stop == 0 { #expect(offered.contains("1 of 3  What will you try?\n> daily reading")) }
  }

  @Test func `puts the half-typed line back where it stood`() throws {
    _ = try hold(["daily reading", .interrupt("alo")])
    let (answers, said) = try hold(["", .more("ud"), "", "", ""])
    #expect(said.contains("  Trying  daily reading"))
    #expect(answers?["detail"] == "aloud")
  }

  @Test func `keeps an earlier draft aside when it is not wanted`() throws {
    _ = try hold(["daily reading", .interrupt("x")])
    let (answers, said) = try hold(["what", "n", "other", "", "", ""])
    #expect(said.contains("Type y or n.") && said.contains("It is kept in private/drafts/try.json.old."))
    #expect(answers?["practice"] == "other")
    #expect(String(decoding: try drafts.read("try.json.old") ?? [], as: UTF8.self).contains("daily reading"))
  }

  @Test(arguments: ["{", "{\"schema\":\"enquiry.draft/2\",\"answers\":{},\"at\":\"x\",\"begun\":\"\",\"typed\":\"\"}"])
  func `says that a draft cannot be read, and keeps it`(bytes: String) throws {
    try drafts.write(Array(bytes.utf8), to: "try.json")
    let (answers, said) = try hold(["other", "", "", ""])
    #expect(
      said.contains("What you typed here before cannot be read; it is kept in\nprivate/drafts/try.json.old.\n"))
    #expect(answers != nil)
    #expect(try drafts.read("try.json.old") == Array(bytes.utf8))
  }

  @Test func `says nothing of a draft when nothing was typed`() throws {
    #expect(try hold([.interrupt("")]).said.hasSuffix("Nothing is saved."))
    #expect(try drafts.read("try.json") == nil)
  }

  @Test func `keeps drafts where nobody else reads them`() throws {
    _ = try hold(["daily reading", .interrupt("x")])
    for (path, mode) in [("private", 0o700), ("private/drafts", 0o700), ("private/drafts/try.json", 0o600)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: Scratch.current(path))
      #expect(attributes[.posixPermissions] as? Int == mode, "\(path)")
    }
  }

  @Test func `goes on when what is typed cannot be kept, and says so once`() throws {
    try TextFile("private", "in the way").write(below: Scratch.current.path)
    let (answers, said) = try hold(Self.whole)
    #expect(answers != nil)
    #expect(said.components(separatedBy: "could not be written").count == 2)
  }

  // MARK: - The editor

  @Test func `takes a longer text from the editor, with what was typed so far`() throws {
    let (answers, _) = try hold(["! daily", "", "", ""], "sh -c 'echo and more >> \"$0\"'")
    #expect(answers?["practice"] == "dailyand more")
    #expect(try drafts.read("try.practice.md") == nil)
  }

  @Test(arguments: ["false", "sh -c 'echo written >> \"$0\"; kill -9 $$'", "no-such-editor"])
  func `keeps the text of an editor that fails, and opens it again`(editor: String) throws {
    let (stopped, said) = try hold(["! daily", .interrupt("")], editor)
    #expect(stopped == nil)
    #expect(said.contains("nothing was taken from it.") || said.contains("nothing was taken\nfrom it."))
    #expect(said.contains("private/drafts/try.practice.md"))
    let left = String(decoding: try drafts.read("try.practice.md") ?? [], as: UTF8.self)
    #expect(left.hasPrefix("daily"))
    let (answers, offered) = try hold(["", "!", "", "", ""], "true")
    #expect(offered.contains("A text of yours from the editor is kept; ! opens it."))
    #expect(answers?["practice"] == left.trimmingCharacters(in: .newlines))
  }

  @Test func `says how an editor is set where there is none`() throws {
    #expect(throws: Failure.self) { try Editor.command(["PATH": "/nonexistent"]) }
    #expect(try Editor.command(["VISUAL": " ", "EDITOR": "ed"]) == "ed")
    #expect(try Editor.command(["VISUAL": "emacs -nw", "EDITOR": "ed"]) == "emacs -nw")
  }
}
