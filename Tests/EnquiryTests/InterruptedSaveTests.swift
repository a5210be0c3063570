import Foundation
import TestSupport
import Testing

@testable import Git
@testable import enquiry

/// What the next command says of a save that a crash cut short.
@Suite(.scratch) struct `After a crash` {
  /// A desk whose last entry is in HEAD, and not in the folder: cut short between branch and files.
  private func desk(branchBack: Bool) throws -> (Desk, path: String) {
    var desk = Desk.withEnquiry()
    desk.width = 1000
    desk.does("evidence add -m 'They met.'")
    let path = try desk.onlyFile(in: "\(Desk.place)/evidence")
    let bytes = Array(try #require(text(of: "\(desk.folder)/\(path)")).utf8)
    let edit = Journal.Edit(before: nil, after: try Repository.blobID(bytes))
    func commit(_ name: String) throws -> ObjectID {
      try #require(ObjectID(hex: desk.git("rev-parse", name).dropLast()))
    }
    try Journal(
      reference: "refs/heads/main", old: commit("HEAD~1"), new: commit("HEAD"), subject: "Add to the evidence log",
      files: [Journal.File(path: path, mode: .file, staged: edit, working: edit, temporary: 0)], folders: []
    ).write("\(desk.folder)/.git")
    try FileManager.default.removeItem(atPath: "\(desk.folder)/\(path)")
    if branchBack { _ = try desk.git("update-ref", "refs/heads/main", "HEAD~1") }
    return (desk, path)
  }

  @Test func `the next command brings the files up to date and says so, once`() throws {
    let (desk, path) = try desk(branchBack: false)
    let answer = desk.does("evidence")
    #expect(answer.out.contains("They met."))
    #expect(
      answer.err.contains(
        "A save was interrupted after it counted: “Add to the evidence log”. Your files now have it too."),
      "\(answer.seen)")
    #expect(text(of: "\(desk.folder)/\(path)") != nil)
    #expect(try desk.git("status", "--porcelain", "-uall").isEmpty)
    #expect(!desk.does("evidence").err.contains("interrupted"))
  }

  @Test func `what did not count is taken back and named`() throws {
    let (desk, _) = try desk(branchBack: true)
    let answer = desk.does("list")
    #expect(
      answer.err.contains("A save was interrupted before it counted: “Add to the evidence log”."), "\(answer.seen)")
    #expect(try desk.git("status", "--porcelain", "-uall").isEmpty)
  }

  @Test func `a damaged note is named with its remedy; reading goes on, saving waits`() throws {
    let (desk, _) = try desk(branchBack: false)
    let note = "\(desk.folder)/.git/enquiry.journal"
    try Data("enquiry journal 1\n".utf8).write(to: URL(fileURLWithPath: note))
    let read = desk.does("list")
    #expect(read.out.contains("paired-reading"))
    #expect(read.err.contains("A save was interrupted here and could not be put right yet."), "\(read.seen)")
    #expect(read.err.contains("enquiry.journal is damaged") && read.err.contains("Then delete that file"))
    let save = desk("evidence add -m 'More.'")
    #expect(save.code == 1 && save.err.contains("enquiry.journal is damaged"), "\(save.seen)")
    try FileManager.default.removeItem(atPath: note)
    desk.does("evidence")
  }
}
