import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Who was forgotten comes back by no text, though nobody here knows the name any more.
@Suite(.scratch) struct `Names that were forgotten` {
  private func desk() throws -> Desk {
    var desk = Desk.withMeasure()
    desk.width = 400
    try desk.write(
      """
      school,name,code
      Elm School,Isla Pemberton,b4jj118n
      Elm School,Tom Reed,heg9bc22
      Hartley School,Amelia Hartley,k4vq7d2m
      Elm School,Bea Holt,q7m2x9k4

      """, to: "private/codes/elm/paired-reading.csv")
    return desk
  }

  private func forgot() throws -> Desk {
    let desk = try desk()
    for code in ["b4jj118n", "heg9bc22", "k4vq7d2m"] { desk.does("forget participant \(code) --yes") }
    return desk
  }

  @Test(arguments: [
    "Isla Pemberton read.", "Pemberton’s book", "We saw pemberton.", "PEMBERTON", "Pemberton-Jones", "Pemberton, Isla",
    "Tom Reed read.", "Reed, Tom", "tom reed read", "B4JJ118N gained most", "It was (heg9bc22).",
    "Amelia Hartley read.",
  ])
  func `are still refused in a note, and so are their codes`(words: String) throws {
    let desk = try forgot()
    let before = try desk.commits()
    let answer = desk.run(["log", "-m", words])
    #expect(answer.code == 5, "\(answer.seen)")
    #expect(answer.err.contains("is a name or code that was forgotten"), "\(answer.seen)")
    #expect(try desk.commits() == before)
  }

  @Test(arguments: [
    ["measure", "new", "tom-reed"], ["measure", "new", "x", "--title", "Pemberton's score"],
    ["new", "isla-pemberton", "--practice", "x"], ["alliance", "new", "oak", "--name", "Friends of Tom Reed"],
    ["new", "b4jj118n", "--practice", "x"],
  ])
  func `are still refused in short names and titles`(words: [String]) throws {
    let desk = try forgot()
    #expect(desk.run(words).code == 5)
  }

  @Test(arguments: [
    "Isla read.", "Tom read the reed.", "In reed beds.", "Hartley School came.", "We went to Hartley.", "A note.",
    "Pemberton Road is closed.",
  ])
  func `leave their forenames, ordinary words and schools alone`(words: String) throws {
    let desk = try forgot()
    let answer = desk.run(["log", "-m", words])
    #expect(answer.code == 0 && !answer.err.contains("forgotten"), "\(answer.seen)")
  }

  @Test func `stand nowhere, and can be given up by deleting one file, which the report names`() throws {
    let desk = try desk()
    let dry = desk.does("forget participant b4jj118n --dry-run")
    #expect(dry.err.contains("would still be refused"))
    #expect(desk.names(in: "private") == ["codes/elm/paired-reading.csv"])
    let answer = desk.does("forget participant b4jj118n --yes")
    #expect(answer.err.contains("private/forgotten/elm.txt"), "\(answer.seen)")
    let kept = try desk.read("private/forgotten/elm.txt")
    for word in ["isla", "pemberton", "b4jj118n"] { #expect(!kept.lowercased().contains(word)) }
    #expect(try desk.git("status", "--porcelain").isEmpty)
    try FileManager.default.removeItem(atPath: desk.folder + "/private/forgotten/elm.txt")
    desk.does("log -m 'Pemberton read.'")
  }

  @Test func `are other sums in another alliance, and known there not at all`() throws {
    let desk = try forgot()
    desk.does("alliance new oak --name 'Oak Alliance' --lead-school 'Oak School'")
    desk.does("new talk --alliance oak --practice talk")
    desk.does("log -m 'Pemberton read.' -e talk")
    try desk.write("school,name,code\n,Isla Pemberton,b4jj118n\n", to: "private/codes/oak/talk.csv")
    desk.does("forget participant b4jj118n -e talk --yes")
    let sums = try ["elm", "oak"].map { Set(try desk.read("private/forgotten/\($0).txt").split(separator: "\n")) }
    #expect(sums[0].intersection(sums[1]).allSatisfy { $0.hasPrefix("#") })
  }

  @Test func `of rows without a code book are known by their codes`() throws {
    let desk = try desk()
    try desk.write(Rows.wide(12).replacingOccurrences(of: "P", with: "ELM_P"), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv --school 'Elm School'")
    #expect(desk("log -m 'Pupil elm_p03 gained most.'").code == 5)
    desk.does("forget participant ELM_P03 --yes")
    #expect(desk("log -m 'Pupil elm_p03 gained most.'").err.contains("was forgotten"))
  }

  @Test func `stand in nobody's way where their file is spoiled, and it is told`() throws {
    let desk = try forgot()
    try desk.write("salt x\nnothing\n", to: "private/forgotten/elm.txt")
    let warning = "no text is looked through for names that were forgotten"
    #expect(desk.does("log -m 'Seen in class.'").err.replacing("\n", with: " ").contains(warning))
    #expect(desk("doctor --json").out.contains("forgotten_unreadable"))
    #expect(desk("check --json").out.contains("forgotten_unreadable"))
    // Nothing is forgotten before it could be kept out.
    let answer = desk("forget participant q7m2x9k4 --yes")
    #expect(answer.code == 1 && answer.err.contains("or delete it"), "\(answer.seen)")
    #expect(try desk.read("private/codes/elm/paired-reading.csv").contains("Holt"))
  }
}
