import Foundation
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `Files that go with an entry` {
  private static let enquiry = "enquiries/elm/paired-reading"

  private func desk(_ files: [String: [UInt8]] = ["wall.jpg": Pictures.photograph]) throws -> Desk {
    let desk = Desk.withEnquiry()
    for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: desk.folder + "/../" + name)) }
    return desk
  }

  private func bytes(_ path: String, _ desk: Desk) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: desk.folder + "/" + path)))
  }

  /// None where there is no such folder.
  private func names(_ place: String, _ desk: Desk) -> [String] {
    let files = FileManager.default.enumerator(atPath: desk.folder + "/" + place)
    files?.skipDescendants()
    return (files?.compactMap { $0 as? String } ?? []).filter { !$0.contains("/") }.sorted()
  }

  private func permissions(_ path: String, _ desk: Desk) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: desk.folder + "/" + path)[.posixPermissions] as? Int
  }

  private func refused(_ desk: Desk, _ line: String, _ words: [String], code: Int32 = 5) throws {
    let before = try desk.commits()
    let answer = desk(line)
    #expect(answer.code == code, "\(answer.seen)")
    for word in words { #expect(answer.err.replacing("\n", with: " ").contains(word), "\(word)\n\(answer.err)") }
    #expect(try desk.commits() == before)
    #expect(try desk.git("status", "--porcelain", "--ignored") == "")
  }

  // MARK: - Kept

  @Test func `are kept in no commit, whole, and for their owner alone`() throws {
    let desk = try desk()
    let answer = desk.does("evidence add -m 'The wall.' --attach ../wall.jpg --attach ../wall.jpg")
    let entry = try desk.onlyFile(in: "\(Self.enquiry)/evidence")
    let place = "private/files/elm/paired-reading/\(entry.dropLast(3).suffix(8))"
    #expect(names(place, desk) == ["wall-2.jpg", "wall.jpg"])
    #expect(try bytes("\(place)/wall.jpg", desk) == Pictures.photograph)
    #expect(answer.err.replacing("\n", with: " ").contains("\(place)/wall.jpg"))
    for folder in ["private/files", "private/files/elm", place] { #expect(try permissions(folder, desk) == 0o700) }
    #expect(try permissions("\(place)/wall.jpg", desk) == 0o600)
    #expect(try desk.git("ls-files").contains("wall") == false)
    #expect(try !desk.read(entry).contains("files:"))
    #expect(try desk.git("status", "--porcelain") == "")
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `are kept with entries of the leadership log and for oneself`() throws {
    let desk = try desk()
    desk.does("leadership add -m 'The wall.' --attach ../wall.jpg --share me")
    let entry = try desk.onlyFile(in: "private/elm/paired-reading/leadership")
    let place = "private/files/elm/paired-reading/\(entry.dropLast(3).suffix(8))"
    #expect(names(place, desk) == ["wall.jpg"])
    desk.does("forget entry \(entry.dropLast(3).suffix(8)) --yes")
    #expect(names(place, desk) == [] && names("private/elm/paired-reading/leadership", desk) == [])
  }

  @Test func `are taken away again when the entry is not saved`() throws {
    let desk = try desk()
    let before = try desk.commits()
    let answer = desk("evidence add -m 'Pupil A123456789012.' --attach ../wall.jpg")
    #expect(answer.code == 5)
    #expect(try desk.commits() == before)
    #expect(names("private/files/elm/paired-reading", desk) == [])
  }

  @Test func `are kept where the programme says, and nowhere else when that is not there`() throws {
    let desk = try desk()
    let programme = "enquiries/programme.yaml"
    try desk.write(try desk.read(programme) + "private_store: \(desk.folder)-store\n", to: programme)
    desk.does("save")
    #expect(desk("evidence add -m x --attach ../wall.jpg").code == 1)
    #expect(names("\(Self.enquiry)/evidence", desk) == [] && names("private", desk) == [])
    try FileManager.default.createDirectory(atPath: desk.folder + "-store", withIntermediateDirectories: true)
    desk.does("evidence add -m x --attach ../wall.jpg")
    #expect(names("../elm-store/files/elm/paired-reading", desk).count == 1)
  }

  // MARK: - Published

  @Test func `are published in the commit of their entry, and a picture says no more where it was taken`() throws {
    let desk = try desk(["Asha Begum 7C.jpg": Pictures.photograph, "screen.png": Pictures.screenshot])
    let before = try desk.commits()
    let answer = desk.does("evidence add -m x --attach '../Asha Begum 7C.jpg' --attach ../screen.png --publish")
    let entry = try desk.onlyFile(in: "\(Self.enquiry)/evidence")
    let id = String(entry.dropLast(3).suffix(8))
    #expect(names("\(Self.enquiry)/files", desk) == ["\(id)-1.jpg", "\(id)-2.png"])
    #expect(try bytes("\(Self.enquiry)/files/\(id)-1.jpg", desk) == Pictures.cleanPhotograph)
    #expect(try bytes("\(Self.enquiry)/files/\(id)-2.png", desk) == Pictures.cleanScreenshot)
    #expect(try bytes("../Asha Begum 7C.jpg", desk) == Pictures.photograph)
    #expect(try desk.read(entry).contains("files:\n  - \(id)-1.jpg\n  - \(id)-2.png\n"))
    #expect(try desk.commits() == before + 1)
    #expect(try desk.git("show", "--stat", "--format=", "HEAD").split(separator: "\n").count == 4)
    #expect(try desk.git("log", "-p", "--text").contains("Asha") == false)
    let said = answer.err.replacing("\n", with: " ")
    #expect(said.contains("said where they were taken") && said.contains("Faces"))
    #expect(said.components(separatedBy: "Faces").count == 2)
    #expect(names("private", desk) == [])
    #expect(desk.does("check").seen.isEmpty)
    #expect(desk.does("show \(id)").out.contains("\(id)-2.png"))
    let listed = try #require(try desk.json("evidence")["evidence"] as? [[String: Any]]).first
    #expect(listed?["files"] as? [String] == ["\(id)-1.jpg", "\(id)-2.png"])
  }

  @Test func `are published without a word about a place that a picture did not name`() throws {
    let desk = try desk(["x.jpg": Pictures.cleanPhotograph])
    let said = desk.does("leadership add -m x --attach ../x.jpg --publish").err.replacing("\n", with: " ")
    #expect(said.contains("was taken out. The file you gave"))
    let entry = try desk.onlyFile(in: "\(Self.enquiry)/leadership")
    #expect(try desk.read(entry).contains("files:\n"))
  }

  @Test(arguments: [
    ("x.heic", Array("\0\0\0\u{18}ftypheic".utf8), "HEIC"),
    ("x.jpg", Array("\0\0\0\u{18}ftypheic".utf8), "JPEG or PNG"),
    ("x.jpg", Array(Pictures.photograph.prefix(60)), "spoiled"), ("x.png", Array("text".utf8), "spoiled"),
    ("x.txt", Array(Pictures.screenshot.prefix(60)), "spoiled"),
  ])
  func `are pictures that can be cleaned, or are not published with any reason`(
    name: String, bytes: [UInt8], word: String
  ) throws {
    let desk = try desk([name: bytes])
    try refused(desk, "evidence add -m x --attach ../\(name) --publish --not-identifiers y", [word, "JPEG or PNG"])
  }

  @Test(arguments: [
    ("x.pdf", "File, Properties"), ("x.docx", "Inspect Document"), ("x.ods", "Reset Properties"), ("x", "properties"),
  ])
  func `are not published when nobody can look into them, but with a reason`(name: String, word: String) throws {
    let desk = try desk([name: Array("PK\u{3}\u{4}\0Asha".utf8)])
    try refused(desk, "evidence add -m x --attach ../\(name) --publish", [word, "--not-identifiers"])
    let answer = desk.does("evidence add -m x --attach ../\(name) --publish --not-identifiers 'made for this'")
    #expect(answer.err.replacing("\n", with: " ").contains("published as it is"))
    let message = try desk.git("log", "-1", "--format=%B")
    #expect(message.components(separatedBy: "Not-Identifiers: made for this").count == 2)
    #expect(names("\(Self.enquiry)/files", desk).first?.hasSuffix(name == "x" ? "-1.bin" : name.dropFirst()) == true)
  }

  @Test(arguments: [
    ("x.txt", "AB in 7C read aloud.\n", "initials"), ("x.md", "Write to asha@example.org\n", "e-mail"),
    ("x.csv", "who;score\na@example.org;3\n", "e-mail"), ("x.tsv", "who\tscore\nA123456789012\t3\n", "UPN"),
    ("x.csv", "Reader,score\nAsha Begum,3\nTom Reed,4\nJo Lane,4\nKai Moss,5\n", "names"),
  ])
  func `are texts and tables that tell of nobody, or come with a reason`(name: String, text: String, word: String)
    throws
  {
    let desk = try desk([name: Array(text.utf8)])
    try refused(desk, "evidence add -m x --attach ../\(name) --publish", [word])
    #expect(!desk("evidence add -m x --attach ../\(name) --publish").err.contains("Asha"))
    desk.does("evidence add -m x --attach ../\(name) --publish --not-identifiers 'made up'")
    let message = try desk.git("log", "-1", "--format=%B")
    #expect(message.components(separatedBy: "Not-Identifiers: made up").count == 2, "\(message)")
    #expect(desk("check").out.contains("looks like") == (word != "names"))
  }

  @Test func `are texts in which no name of the code book stands, and no rows about people`() throws {
    let desk = try desk([
      "a.txt": Array("We saw asha begum read.\n".utf8), "b.csv": Array("pupil,score\n1,2\n".utf8),
      "c.csv": Array("question,yes\nLikes reading,12\n".utf8), "d.txt": [0xFF, 0xFE, 65, 0],
      "e.txt": [UInt8](repeating: 65, count: 1_048_577),
    ])
    desk.does("evidence add -m x --attach ../c.csv --publish")
    try desk.write(
      "school,name,code\nElm School,\"Begum, Asha\",k4vq7d2m\n", to: "private/codes/elm/paired-reading.csv")
    for (name, code) in [("a.txt", 5), ("b.csv", 5), ("d.txt", 1), ("e.txt", 1)] {
      let answer = desk("evidence add -m x --attach ../\(name) --publish")
      #expect(answer.code == Int32(code), "\(name) \(answer.seen)")
      #expect(!answer.err.lowercased().contains("asha"))
    }
    #expect(desk("evidence add -m x --attach ../b.csv --publish --not-identifiers y").code == 5)
    #expect(names("\(Self.enquiry)/files", desk).count == 1)
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `are not there, empty, too large or asked for wrongly`() throws {
    let desk = try desk([
      "empty.jpg": [], "large.jpg": [UInt8](repeating: 0, count: 10 * 1_048_576 + 1), "wall.jpg": Pictures.photograph,
    ])
    try refused(desk, "evidence add -m x --attach ../wall.jpg --attach ../none.jpg", ["no such file"], code: 1)
    try refused(desk, "evidence add -m x --attach ..", ["folder"], code: 1)
    try refused(desk, "evidence add -m x --attach ../empty.jpg", ["empty"], code: 1)
    try refused(desk, "evidence add -m x --attach ../large.jpg", ["10 MB"], code: 1)
    try refused(desk, "evidence add -m x --publish", ["no file"], code: 64)
    try refused(desk, "evidence add -m x --attach ../wall.jpg --publish --share me", ["for yourself"], code: 64)
  }

  @Test func `are shown beforehand, and nothing is written`() throws {
    let desk = try desk()
    try refused(desk, "evidence add -m x --attach ../wall.jpg --dry-run", ["wall.jpg (new, in no commit)"], code: 0)
    try refused(
      desk, "evidence add -m x --attach ../wall.jpg --publish --dry-run", ["-1.jpg (new, ", "said where"], code: 0)
  }

  // MARK: - Afterwards

  @Test func `are missed by check when they are gone`() throws {
    let desk = try desk()
    desk.does("evidence add -m x --attach ../wall.jpg --publish")
    let file = try desk.onlyFile(in: "\(Self.enquiry)/files")
    try FileManager.default.removeItem(atPath: desk.folder + "/" + file)
    let answer = desk("check --json")
    #expect(answer.out.contains("missing_file") && answer.code == 0)
  }

  @Test(arguments: [
    ("a.jpg", "where it was taken"), ("b.PNG", "where it was taken"), ("c.jpg", "with what it was made"),
  ])
  func `are found by check when they came in by hand and still tell`(name: String, words: String) throws {
    let pictures = [
      "a.jpg": Pictures.photograph, "b.PNG": Pictures.screenshot, "c.jpg": Pictures.cleanPhotograph + [0],
    ]
    let desk = try desk(["clean.jpg": Pictures.cleanPhotograph, "clean.png": Pictures.cleanScreenshot])
    desk.does("evidence add -m x --attach ../clean.jpg --attach ../clean.png --publish")
    let picture = try #require(pictures[name])
    try Data(picture).write(to: URL(fileURLWithPath: "\(desk.folder)/\(Self.enquiry)/files/\(name)"))
    #expect(desk("save").code == 5)
    _ = try desk.git("add", "-A")
    _ = try desk.git("commit", "-qm", "by hand")
    let answer = desk.does("check --json")
    #expect(answer.out.contains("picture_tells") && answer.out.contains(words) && answer.out.contains("files/\(name)"))
    #expect(answer.out.components(separatedBy: "picture_tells").count == 2)
  }

  @Test func `are forgotten with their entry, and history is said to hold the published ones`() throws {
    let desk = try desk()
    desk.does("evidence add -m x --attach ../wall.jpg --publish")
    desk.does("evidence add -m y --attach ../wall.jpg")
    let published = try desk.onlyFile(in: "\(Self.enquiry)/files")
    let first = try #require(published.split(separator: "/").last).prefix(8)
    let kept = try desk.onlyFile(in: "private/files/elm/paired-reading")
    let second = kept.suffix(8)
    #expect(desk.does("forget entry \(first) --dry-run").err.contains(published))
    #expect(desk.does("forget entry \(second) --dry-run").err.contains("\(kept)/wall.jpg"))
    #expect(names(kept, desk) == ["wall.jpg"] && names("\(Self.enquiry)/files", desk).count == 1)
    let answer = desk.does("forget entry \(first) --yes")
    #expect(answer.err.contains(published) && answer.err.contains("1 commit"))
    #expect(names("\(Self.enquiry)/files", desk) == [] && names(kept, desk) == ["wall.jpg"])
    desk.does("forget entry \(second) --yes")
    #expect(names("private/files/elm/paired-reading/\(second)", desk) == [])
    #expect(try desk.git("status", "--porcelain") == "")
    #expect(desk.does("check").seen.isEmpty)
  }
}
