import Foundation
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `The program is at ease` {
  @Test func `in a subfolder of a larger repository, from any folder in it`() throws {
    try git("init", "-q", "-b", "main", "big")
    try TextFile("big/readme", "ours\n").write(below: Scratch.current.path)
    try git("add", ".", in: Scratch.current("big"))
    try git("commit", "-qm", "first", in: Scratch.current("big"))
    var desk = Desk(Scratch.current("big"))
    desk.does("init 'our schools'")
    desk.folder = Scratch.current("big/our schools")
    desk.does("alliance new elm")
    desk.does("new reading --practice reading")
    desk.folder = Scratch.current("big/our schools/enquiries/elm/reading")
    desk.does("log -m 'Seen.'")
    #expect(desk.does("list").out.contains("elm/reading"))
    #expect(try git("status", "--porcelain", in: Scratch.current("big")).isEmpty)
    #expect(try git("ls-tree", "--name-only", "HEAD", in: Scratch.current("big")) == "our schools\nreadme\n")
    #expect(try git("ls-files", "our schools/.gitattributes", in: Scratch.current("big")).contains(".gitattributes"))
  }

  @Test func `in a bare repository`() throws {
    let desk = Desk.withEnquiry()
    try git("clone", "-q", "--bare", "elm", "bare.git")
    var bare = desk
    bare.folder = Scratch.current("bare.git")
    bare.environment = cleanEnvironment
    #expect(bare.does("list").out == desk.does("list").out.replacingOccurrences(of: "* ", with: "  "))
    bare.does("log -e paired-reading -m 'From the server.'")
    #expect(bare.does("log list -e paired-reading").out.contains("From the server."))
    #expect(try git("fsck", "--full", in: bare.folder).isEmpty)
    #expect(bare("log -e paired-reading -m x --share me").code == 1)
  }

  @Test func `with a folder whose name begins with a hyphen, has blanks and an é`() {
    var desk = Desk()
    desk.does("init -- '-é folder'")
    desk.folder = Scratch.current("-é folder")
    #expect(desk.does("alliance new elm").code == 0)
  }

  @Test func `with -C before or after the command`() {
    let desk = Desk.withEnquiry()
    let above = Desk(Scratch.current.path)
    #expect(above.does("-C elm list").out == desk.does("list").out)
    #expect(above.does("list -C elm").out == desk.does("list").out)
  }

  @Test func `where no folder is, and does not look above a ceiling`() throws {
    _ = Desk.withEnquiry()
    try Folder("elm/inner/deep") {}.write(below: Scratch.current.path)
    var inner = Desk(Scratch.current("elm/inner/deep"))
    #expect(inner("list").code == 0)
    inner.environment["GIT_CEILING_DIRECTORIES"] = Scratch.current("elm/inner")
    #expect(inner("list").code == 7)
    #expect(Desk()("list").code == 7)
  }

  @Test func `where the folder is in no repository`() throws {
    try TextFile("enquiries/programme.yaml", "schema: enquiry/1\nname: x\n").write(below: Scratch.current.path)
    var desk = Desk()
    desk.environment["GIT_CEILING_DIRECTORIES"] =
      URL(fileURLWithPath: Scratch.current.path).deletingLastPathComponent().path
    let answer = desk("list")
    #expect(answer.code == 7)
    #expect(answer.err.contains("is in no git repository"))
  }

  @Test func `where nobody is named as the author`() throws {
    var desk = Desk()
    desk.environment = ["HOME": "/nonexistent", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"]
    let answer = desk("init elm")
    #expect(answer.code == 1)
    #expect(
      answer.err.hasPrefix("Error: Nobody is named as the author of what you save.\nA new folder: enquiry init --sign"))
    #expect(!FileManager.default.fileExists(atPath: Scratch.current("elm/.git")))
    desk.does("init oak --sign 'school link, Oak School'")
    #expect(
      try git("log", "-1", "--format=%an <%ae>", in: Scratch.current("oak"))
        == "school link, Oak School <school-link-oak-school@enquiry.invalid>\n")
  }

  @Test func `with the author and the dates of git's own environment`() throws {
    var desk = Desk.withEnquiry()
    desk.environment = cleanEnvironment
    desk.environment["GIT_AUTHOR_DATE"] = "2013-10-02T09:00:00+01:00"
    desk.does("log -m Seen.")
    #expect(
      try desk.git("log", "-1", "--format=%an %aI %cI") == "Ada 2013-10-02T09:00:00+01:00 2014-03-05T10:11:12+00:00\n")
  }

  @Test func `while a record has a broken front matter: the others still load`() throws {
    let desk = Desk.withEnquiry()
    desk.does("new second --practice 'lesson study'")
    try desk.write(
      "---\nschema: enquiry/1\ntitle: Maths: fluency\n---\n", to: "enquiries/elm/paired-reading/enquiry.md")
    let answer = desk.does("list")
    #expect(answer.out.contains("elm/second") && answer.out.contains("(cannot be read)"))
    #expect(
      answer.err == """
        enquiries/elm/paired-reading/enquiry.md:3:13: error: A second colon stands in this value.
          title: Maths: fluency
                      ^
          Put the whole value in double quotes.

        """)
    #expect(desk("check").code == 3)
    #expect(desk.does("status").out.contains("elm/second"))
  }

  @Test func `with two enquiries of one name`() {
    let desk = Desk.withEnquiry()
    desk.does("alliance new oak")
    desk.does("new paired-reading --alliance oak --practice reading")
    let answer = desk("show paired-reading")
    #expect(answer.code == 6)
    #expect(answer.err.contains("“paired-reading” could be elm/paired-reading or oak/paired-reading."))
    #expect(desk.does("show oak/paired-reading").out.contains("oak/paired-reading"))
  }

  @Test func `with text from a file and from standard input`() throws {
    var desk = Desk.withEnquiry()
    try desk.write("\n\nFrom a file.\r\nSecond line.\n\n", to: "note é.txt")
    desk.does("evidence add -F 'note é.txt' -m 'First.'")
    #expect(
      try desk.read(desk.onlyFile(in: "enquiries/elm/paired-reading/evidence")).hasSuffix(
        "---\n\nFirst.\n\nFrom a file.\nSecond line.\n"))
    desk.input = "From a pipe.\n"
    desk.does("leadership add -F -")
    #expect(desk.does("log list").out.contains("From a pipe."))
  }

  @Test func `with notes for oneself, which no commit holds`() throws {
    let desk = Desk.withEnquiry()
    let before = try desk.commits()
    let said = desk.does("log -m 'Between us.' --learned 'For me.' --share me").err
    #expect(
      said.contains("private/elm/paired-reading/evidence") && said.contains("private/elm/paired-reading/leadership"))
    #expect(try desk.commits() == before)
    #expect(try desk.git("status", "--porcelain", "-uall").isEmpty)
    #expect(desk.does("log list").out.contains("for you only"))
    let place = "private/elm/paired-reading/leadership"
    let attributes = try FileManager.default.attributesOfItem(atPath: desk.folder + "/" + place)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test func `with text that would steer the terminal`() throws {
    let desk = Desk.withEnquiry()
    desk.does("log -m 'red \u{1B}[31mand\u{202E} back\u{07}'")
    let out = desk.does("log list").out
    #expect(out.contains("red ^[[31mand back^G"))
    #expect(try desk.read(desk.onlyFile(in: "enquiries/elm/paired-reading/evidence")).contains("\u{1B}"))
  }
}
