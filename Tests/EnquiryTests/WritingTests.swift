import Foundation
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `Every command that writes` {
  /// Each with what must be there before it.
  static let commands = [
    "cluster new north --alliance elm", "alliance new oak --name 'Oak Alliance'",
    "new second --practice 'lesson study' --alliance elm", "log -m 'It began.' --learned 'Trust first.'",
    "evidence add -m 'Seen.' --kind survey --school 'Élm School' --date undated",
    "leadership add -m 'Learned.' --key-message km4 --share cluster", "cycle new --period autumn-2013 --aim 'To see.'",
    "cycle review 1 --went-well 'Much.'", "cycle close 1 --decision adapt --why 'It works.'",
    "measure new confidence --scale binary --people teachers",
    "measure record reading-age --occasion before --n 24 --mean 92.4 --sd 10.1",
  ]

  private func desk() -> Desk {
    let desk = Desk.withEnquiry()
    desk.does("measure new reading-age --unit months")
    desk.does("cycle new --period spring-2013 --aim 'First.'")
    return desk
  }

  @Test(arguments: commands)
  func `leaves one commit, and a repository that git finds sound and clean`(command: String) throws {
    let desk = desk()
    let before = try desk.commits()
    desk.does(command)
    #expect(try desk.commits() == before + 1)
    #expect(try desk.git("fsck", "--full", "--strict").isEmpty)
    #expect(try desk.git("diff-files").isEmpty)
    #expect(try desk.git("status", "--porcelain", "-uall").isEmpty)
  }

  @Test(arguments: commands)
  func `writes nothing in a dry run, and says what it would write`(command: String) throws {
    let desk = desk()
    let before = try desk.commits()
    let answer = desk.does(command + " --dry-run")
    #expect(answer.err.hasPrefix("This would be written"))
    #expect(answer.err.contains("enquiries/"))
    #expect(try desk.commits() == before)
    #expect(try desk.git("status", "--porcelain", "-uall").isEmpty)
  }

  @Test(arguments: commands)
  func `leaves staged and unstaged edits of another file as they were`(command: String) throws {
    let desk = desk()
    let other = "enquiries/elm/paired-reading/enquiry.md"
    let saved = try desk.read(other)
    try desk.write(saved + "\nStaged.\n", to: other)
    _ = try desk.git("add", other)
    try desk.write(saved + "\nStaged.\n\nUnstaged.\n", to: other)
    try desk.write("loose", to: "loose file é.txt")
    let staged = try desk.git("diff", "--cached")
    let unstaged = try desk.git("diff")
    desk.does(command)
    #expect(try desk.git("diff", "--cached") == staged)
    #expect(try desk.git("diff") == unstaged)
    #expect(try desk.git("status", "--porcelain").contains("MM \(other)"))
    #expect(try desk.git("show", "--name-only", "--format=").contains("enquiry.md") == command.hasPrefix("new"))
  }

  @Test func `makes no folder and chooses nothing in a dry run`() throws {
    let answer = Desk().does("init oak --name Oak --sign 'lead, Oak School' --dry-run")
    #expect(answer.err.contains("+ name: Oak") && answer.err.contains(".gitattributes"))
    #expect(!FileManager.default.fileExists(atPath: Scratch.current("oak")))
    let desk = desk()
    desk.does("new second --practice x")
    desk.does("use paired-reading --dry-run")
    #expect(desk.does("list").out.contains("* elm/second"))
  }

  @Test func `takes text from -m and -F, and who may read`() throws {
    let desk = desk()
    try desk.write("From a file.", to: "note.txt")
    desk.does("cycle review 1 -m 'It went on.' -F note.txt --share team")
    desk.does("cycle close 1 --decision adopt -m 'Everybody wants it.'")
    let cycle = try desk.read(desk.onlyFile(in: "enquiries/elm/paired-reading/cycles"))
    #expect(cycle.contains("## What happened\n\nIt went on.\n\nFrom a file.\n"))
    #expect(cycle.contains("## Why this decision\n\nEverybody wants it.\n"))
    #expect(cycle.contains("\nshare: team\n"))
    desk.does("cluster new north --alliance elm")
    desk.does("pack north -o pack.html")
    #expect(try !desk.read("pack.html").contains("Everybody wants it"))
    #expect(try desk.read("pack.html").contains("1 cycle is not shared with these readers."))
    #expect(desk("cycle new --share me").code == 64)
  }

  @Test func `makes no commit when nothing has to change`() throws {
    let desk = desk()
    desk.does("measure record reading-age --occasion before --mean 92.4")
    let before = try desk.commits()
    let answer = desk.does("measure record reading-age --occasion before --mean 92.4")
    #expect(answer.err.hasPrefix("Nothing had to change"))
    #expect(try desk.commits() == before)
  }

  @Test(arguments: commands)
  func `names the next step`(command: String) {
    #expect(desk().does(command).err.contains("Next: "))
  }

  @Test func `can be read by machines`() throws {
    let desk = desk()
    let answer = try desk.json("log -m 'It began.'")
    #expect(answer["schema"] as? String == "enquiry.saved/1")
    #expect((answer["commit"] as? String)?.count == 40)
    #expect((answer["changed"] as? [String])?.count == 1)
  }
}

@Suite(.scratch) struct `What users met` {
  @Test func `an edit made while save waits for the lock is not lost`() throws {
    let desk = Desk.withEnquiry()
    let path = "enquiries/elm/paired-reading/enquiry.md"
    let saved = try desk.read(path)
    try desk.write(saved + "\nFirst.\n", to: path)
    try desk.write("", to: ".git/index.lock")
    let folder = desk.folder
    let later = Thread {
      Thread.sleep(forTimeInterval: 0.6)
      do {
        try TextFile(path, saved + "\nSecond.\n").write(below: folder)
        try FileManager.default.removeItem(atPath: folder + "/.git/index.lock")
      } catch { Issue.record(error) }
    }
    later.start()
    let answer = desk("save")
    #expect(
      answer.code == 1
        && answer.err.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(
          "was edited while it was being saved")
    )
    #expect(try desk.read(path).hasSuffix("Second.\n"))
    desk.does("save")
    #expect(try desk.git("show", "HEAD:\(path)").hasSuffix("Second.\n"))
  }

  @Test func `init leaves other people's unsaved lines of .gitignore unsaved`() throws {
    try git("init", "-q", "-b", "main", "repo")
    let repo = Scratch.current("repo")
    try TextFile("repo/.gitignore", "*.log\n").write(below: Scratch.current.path)
    try git("add", ".", in: repo)
    try git("commit", "-qm", "1", in: repo)
    try TextFile("repo/.gitignore", "*.log\nstaged\n").write(below: Scratch.current.path)
    try git("add", ".", in: repo)
    try TextFile("repo/.gitignore", "*.log\nunstaged\n").write(below: Scratch.current.path)
    Desk(repo).does("init . --name X")
    #expect(try git("show", "HEAD:.gitignore", in: repo) == "*.log\n/private/\n")
    #expect(try git("show", ":.gitignore", in: repo) == "*.log\nstaged\n/private/\n")
    #expect(text(of: repo + "/.gitignore") == "*.log\nunstaged\n/private/\n")
  }

  @Test func `an entry for oneself that stands in the folder is refused by check and by save`() throws {
    let desk = Desk.withEnquiry()
    let path = "enquiries/elm/paired-reading/leadership/2026-01-01-0123abcd.md"
    try desk.write("---\nschema: enquiry/1\nshare: me\n---\nSECRET\n", to: path)
    #expect(desk("check").out.contains("Move it to private/elm/paired-reading/leadership/2026-01-01-0123abcd.md"))
    #expect(desk("save").code == 5)
    try desk.write("---\ntitle: [\n---\n", to: "enquiries/elm/paired-reading/enquiry.md")
    #expect(desk("save").code == 5)
    try FileManager.default.removeItem(atPath: desk.folder + "/enquiries/elm/paired-reading/enquiry.md")
    #expect(desk("save").code == 5)
    #expect(try desk.git("log", "--all", "--oneline", "--", path).isEmpty)
  }

  @Test func `a cycle that cannot be read keeps its number, and nothing is written into another one`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cycle new --period autumn-2026 --aim First.")
    let first = try desk.onlyFile(in: "enquiries/elm/paired-reading/cycles")
    desk.does("cycle close --decision adapt")
    desk.does("cycle new --period spring-2027 --aim Second.")
    try desk.write("---\nschema: enquiry/1\nopened: [\n---\n", to: first)
    #expect(desk.does("cycle").out.contains("1  autumn 2026  cannot be read"))
    #expect(desk("cycle review 1 --learned x").code == 1)
    #expect(desk("cycle review --learned x").err.contains("bracket opens here"))
    desk.does("cluster new north --alliance elm")
    let pack = desk.does("pack north -o pack.html")
    #expect(pack.err.contains(first))
    #expect(try desk.read("pack.html").contains("could not be read"))
  }

  @Test func `a figure that the readers would refuse is not saved`() throws {
    let desk = Desk.withEnquiry()
    #expect(desk("measure new age --likert-levels=-3").code == 1)
    desk.does("measure new age")
    let before = try desk.commits()
    #expect(desk("measure record age --mean 5 --occasion ''").code == 64)
    #expect(desk("measure record age --mean 5 --occasion berfore").code == 6)
    #expect(try desk.commits() == before)
  }

  @Test func `an enquiry that was saved but not chosen says so, and is no failure`() throws {
    let desk = Desk.withEnquiry()
    try desk.write("", to: ".git/config.lock")
    let answer = desk.does("new second --practice x")
    #expect(answer.err.contains("It could not be chosen"))
    #expect(desk.does("list").out.contains("elm/second"))
  }

  @Test func `text may begin with a hyphen`() {
    let desk = Desk.withEnquiry()
    desk.does("log -m '- first point' --learned '-- so it is'")
    desk.does("cycle new --aim '- a'")
    desk.does("measure new age --scale-min -5")
    #expect(desk.does("log list").out.contains("- first point"))
  }

  @Test func `a log that says nothing is no list`() {
    let desk = Desk.withEnquiry()
    #expect(desk("log -m ''").code == 64)
    #expect(desk("log --kind survey --share cluster").code == 64)
    #expect(desk("log -m x --key-message km4").code == 64)
  }

  @Test func `a pack is not written over a record, and says which kinds it can be`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cluster new north --alliance elm --alliance elm")
    let cluster = "enquiries/clusters/north/cluster.yaml"
    let before = try desk.read(cluster)
    #expect(desk("pack north -o \(cluster)").code == 64)
    #expect(desk("pack north -o enquiries/clusters/north/pack.html").code == 64)
    #expect(desk("pack north -o pack.odt").code == 64)
    #expect(try desk.read(cluster) == before)
    desk.does("pack north -o pack.MD")
    #expect(try desk.read("pack.MD").hasPrefix("# North"))
  }

  @Test func `numbers beyond all bounds end in a sentence`() {
    let desk = Desk.withEnquiry()
    desk.does("history --limit 9223372036854775807")
    #expect(desk("history --limit 0").code == 64)
    #expect(desk("cycle close --decision adapt -- -9223372036854775808").code == 6)
  }
}
