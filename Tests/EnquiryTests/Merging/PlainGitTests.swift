import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Plain `git merge` in an enquiry folder: git calls the program that was built, record by record.
@Suite("Plain git", .scratch)
struct PlainGitTests {
  private static let measure = "enquiries/elm/paired-reading/measures/reading.yaml"
  private static let figures = "enquiries/elm/paired-reading/measures/reading.figures.csv"

  /// A desk with a measure, and what is saved on `main` and on `there` after it.
  private func apart(_ here: (Desk) throws -> Void, _ there: (Desk) throws -> Void) throws -> Desk {
    let desk = Desk.withMeasure()
    _ = try desk.git("branch", "there")
    try here(desk)
    _ = try desk.git("checkout", "-q", "there")
    _ = try desk.git("commit", "-q", "--allow-empty", "-m", "Begin elsewhere")
    try there(desk)
    _ = try desk.git("checkout", "-q", "main")
    return desk
  }

  private func change(_ desk: Desk, _ path: String, _ old: String, _ new: String) throws {
    let text = try desk.read(path)
    #expect(text.contains(old), "\(text)")
    try desk.write(text.replacingOccurrences(of: old, with: new), to: path)
    _ = try desk.git("commit", "-qam", "Change \(old)")
  }

  private func merge(_ desk: Desk, _ branch: String = "there") throws -> Outcome {
    try run("git", ["merge", "--no-edit", branch], in: desk.folder)
  }

  @Test func `merges to the same tree as the program does`() throws {
    let desk = try apart { desk in
      desk.does("measure record reading --occasion before --school 'Elm School' --mean 31.4 --sd 5 --n 24")
      try change(desk, Self.measure, "title: Reading", "title: Reading age  # in months")
      desk.does("cycle new --period autumn-2026 --aim 'Find out.' --prediction 'Most read on.'")
    } _: { desk in
      desk.does("measure record reading --occasion before --school 'Oak School' --mean 30.1 --sd 4 --n 30")
      desk.does("measure record reading --occasion after --school 'Oak School' --mean 33.0 --sd 4 --n 30")
      try change(desk, Self.measure, "scale: continuous", "# agreed\nscale: continuous")
      try change(desk, Self.measure, "unit:\n", "unit: months\n")
    }
    let merged = try merge(desk)
    #expect(merged.status == 0, "\(merged.output)\(merged.error)")
    let byGit = try desk.git("rev-parse", "HEAD^{tree}")
    _ = try desk.git("reset", "-q", "--hard", "ORIG_HEAD")
    desk.does("merge there")
    #expect(try desk.git("rev-parse", "HEAD^{tree}") == byGit)
    #expect(try desk.git("show", "HEAD:\(Self.measure)").contains("# agreed"))
  }

  @Test func `stops where two said different things, with markers around those lines, and tells what is open`() throws {
    let desk = try apart { desk in
      desk.does("measure record reading --occasion before --mean 31.4 --sd 5 --n 24")
    } _: { desk in
      desk.does("measure record reading --occasion before --mean 34.1 --sd 5 --n 24")
      desk.does("measure record reading --occasion after --mean 36 --sd 5 --n 24")
      desk.does("leadership add -m 'Asked the library.' -e paired-reading")
    }
    let merged = try merge(desk)
    #expect(merged.status == 1)
    let words = merged.error.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("\(Self.figures): 1 question is open."), "\(merged.error)")
    #expect(words.contains("mean 31.4 here, mean 34.1 there."), "\(merged.error)")
    #expect(words.contains("git merge --abort, then enquiry merge there"), "\(merged.error)")
    let text = try desk.read(Self.figures)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[1].hasPrefix("<<<<<<< ") && lines[3] == "=======" && lines[5].hasPrefix(">>>>>>> "), "\(text)")
    #expect(lines[2].contains("31.4") && lines[4].contains("34.1") && lines[6].hasPrefix("after,"), "\(text)")
    _ = try desk.git("merge", "--abort")
    let asked = desk("merge there --no-input")
    #expect(asked.code == 4 && asked.seen.contains("34.1"), "\(asked.seen)")
  }

  @Test func `asks where the bases of a crossed history do not agree, though git's own base would decide`() throws {
    let desk = try apart { desk in
      try change(desk, Self.measure, "unit:\n", "unit: marks\n")
    } _: { desk in
      try change(desk, Self.measure, "title: Reading", "title: Reading age")
    }
    _ = try desk.git("branch", "before")
    #expect(try merge(desk).status == 0)
    _ = try desk.git("checkout", "-q", "there")
    #expect(try merge(desk, "before").status == 0)
    try change(desk, Self.measure, "people:\n", "people: pupils\n")
    _ = try desk.git("checkout", "-q", "main")
    try change(desk, Self.measure, "title: Reading age", "title: Reading scores")
    #expect(try desk.git("merge-base", "--all", "main", "there").split(separator: "\n").count == 2)
    let merged = try merge(desk)
    #expect(merged.status == 1, "\(merged.output)")
    #expect(merged.error.contains("1 question is open"), "\(merged.error)")
    let text = try desk.read(Self.measure)
    #expect(text.contains("=======\ntitle: Reading age\n>>>>>>>") && text.contains("\npeople: pupils\n"), "\(text)")
    _ = try desk.git("merge", "--abort")
    #expect(desk("merge there --no-input").code == 4)
  }

  @Test func `does not move what was said of one record into another one that is like it`() throws {
    let folder = "enquiries/elm/paired-reading/evidence"
    let entry = "---\nschema: enquiry/1\nsource: A survey of 31 pupils\nconsent: given\n---\nThey read on.\n"
    let desk = Desk.withMeasure()
    try desk.write(entry, to: "\(folder)/2026-11-02-survey-aaaaaaaa.md")
    _ = try desk.git("add", "-A")
    _ = try desk.git("commit", "-qm", "Begin")
    _ = try desk.git("branch", "there")
    _ = try desk.git("mv", "\(folder)/2026-11-02-survey-aaaaaaaa.md", "\(folder)/2026-11-09-survey-bbbbbbbb.md")
    _ = try desk.git("commit", "-qm", "One out, another in")
    _ = try desk.git("checkout", "-q", "there")
    try change(desk, "\(folder)/2026-11-02-survey-aaaaaaaa.md", "consent: given", "consent: withdrawn")
    _ = try desk.git("checkout", "-q", "main")
    let merged = try merge(desk)
    #expect(merged.status == 1 && merged.output.contains("modify/delete"), "\(merged.output)")
    #expect(try desk.read("\(folder)/2026-11-09-survey-bbbbbbbb.md").contains("consent: given"))
  }

  @Test func `merges in a subfolder, whatever it is called`() throws {
    let top = Scratch.current("all")
    var desk = Desk()
    desk.folder = top
    desk.environment = Desk.withMeasure().environment
    try FileManager.default.createDirectory(atPath: top, withIntermediateDirectories: true)
    _ = try desk.git("init", "-q", "-b", "main")
    let place = "schools/enquiries/Élan 'x' $HOME"
    _ = desk.run(["init", place, "--name", "Elm", "--sign", "project lead, Elm School"])
    desk.folder = "\(top)/\(place)"
    desk.does("alliance new elm --name Elm --lead-school 'Elm School'")
    desk.does("new paired-reading --practice p --for-whom w --outcome o --intervention men.5")
    desk.does("measure new reading --title Reading --scale continuous")
    _ = try desk.git("branch", "there")
    desk.does("measure record reading --occasion before --mean 31.4 --sd 5 --n 24")
    _ = try desk.git("checkout", "-q", "there")
    desk.does("measure record reading --occasion after --mean 34.1 --sd 5 --n 24")
    _ = try desk.git("checkout", "-q", "main")
    let merged = try merge(desk)
    #expect(merged.status == 0, "\(merged.output)\(merged.error)")
    let text = try desk.read(Self.figures)
    #expect(text.contains("\nbefore,") && text.contains("\nafter,"), "\(text)")
  }

  @Test func `leaves both sides to see where the program is gone`() throws {
    let desk = try apart { desk in
      desk.does("measure record reading --occasion before --mean 31.4 --sd 5 --n 24")
    } _: { desk in
      desk.does("measure record reading --occasion before --mean 34.1 --sd 5 --n 24")
    }
    let command = try desk.git("config", "merge.enquiry.driver")
    _ = try desk.git(
      "config", "merge.enquiry.driver",
      command.dropLast().replacingOccurrences(of: Desk.program, with: "/nowhere/enquiry"))
    let merged = try merge(desk)
    #expect(merged.status != 0)
    let text = try desk.read(Self.figures)
    // git gives up from 2.42 on; before, it leaves the file with its own markers.
    let isLeft = try desk.git("status", "--porcelain").isEmpty
    #expect(isLeft || text.contains("<<<<<<<") && text.contains("31.4") && text.contains("34.1"), "\(text)")
  }

  @Test func `other merges of git's go through it too, and are told what to do in their words`() throws {
    let desk = try apart { desk in
      try change(desk, Self.measure, "title: Reading", "title: Reading scores")
    } _: { desk in
      try change(desk, Self.measure, "title: Reading", "title: Reading age")
    }
    let picked = try run("git", ["cherry-pick", "there"], in: desk.folder)
    #expect(picked.status == 1 && picked.error.contains("git add"), "\(picked.error)")
    #expect(!picked.error.contains("merge --abort"), "\(picked.error)")
    #expect(try desk.read(Self.measure).contains("<<<<<<<"))
  }

  @Test func `line ends and files that are no text stay as they are`() throws {
    let desk = Desk.withMeasure()
    let note = "enquiries/elm/paired-reading/files/2n3p4q5r-1.png"
    try desk.write(try desk.read(Self.measure).replacingOccurrences(of: "\n", with: "\r\n"), to: Self.measure)
    try desk.write("\u{0}\u{1}base", to: note)
    _ = try desk.git("add", "-A")
    _ = try desk.git("commit", "-qm", "Begin")
    _ = try desk.git("branch", "there")
    try change(desk, Self.measure, "title: Reading", "title: Reading scores")
    try desk.write("\u{0}\u{1}ours", to: note)
    _ = try desk.git("commit", "-qam", "ours")
    _ = try desk.git("checkout", "-q", "there")
    try change(desk, Self.measure, "title: Reading", "title: Reading age")
    try desk.write("\u{0}\u{1}theirs", to: note)
    _ = try desk.git("commit", "-qam", "theirs")
    _ = try desk.git("checkout", "-q", "main")
    #expect(try merge(desk).status == 1)
    #expect(try desk.read(note) == "\u{0}\u{1}ours")
    #expect(try desk.git("status", "--porcelain").contains("UU \(note)"))
    let text = try desk.read(Self.measure)
    #expect(text.contains("=======\r\ntitle: Reading age\r\n>>>>>>> there\r\n"), "\(text)")
  }

  @Test func `the driver tells programs what is open, and fails with a code of its own`() throws {
    let desk = Desk.withMeasure()
    let text = try desk.read(Self.measure)
    for (name, title) in [("o", "Reading"), ("a", "Reading age"), ("b", "Reading scores")] {
      try desk.write(text.replacingOccurrences(of: "title: Reading", with: "title: \(title)"), to: name)
    }
    let answer = desk.run(["merge-driver", "--json", "--", "o", "a", "b", Self.measure])
    #expect(answer.code == 1)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "enquiry.merge-driver/1" && json["state"] as? String == "open")
    #expect((json["questions"] as? [[String: Any]])?.count == 1)
    #expect(desk.run(["merge-driver", "--", "o", "none", "b", Self.measure]).code == 129)
  }
}
