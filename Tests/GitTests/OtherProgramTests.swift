import Foundation
import TestSupport
import Testing

@testable import Git

@Suite(.scratch) struct OtherProgramTests {
  private let place = Scratch.current("bin")

  @Test func `a program is found in the first folder of PATH that has it as a file which may be run`() throws {
    try Folder("folder") { Folder("tool") {} }.write(below: place)
    try TextFile("text/tool", "#!/bin/sh\n").write(below: place)
    try TextFile("first/tool", "#!/bin/sh\n", isExecutable: true).write(below: place)
    try TextFile("second/tool", "#!/bin/sh\n", isExecutable: true).write(below: place)
    let folders = ["none", "folder", "text", "first", "second"].map { "\(place)/\($0)" }
    #expect(
      OtherProgram.file(of: "tool", ["PATH": folders.joined(separator: ":")]) == "\(place)/first/tool")
    #expect(OtherProgram.file(of: "tool", ["PATH": "\(place)/none:"]) == nil)
    #expect(OtherProgram.file(of: "tool", [:]) == nil)
  }

  @Test func `a folder of PATH that counts from where somebody is, is not searched`() {
    let way = String(repeating: "../", count: 40)
    #expect(FileManager.default.isExecutableFile(atPath: way + "bin/sh"))
    #expect(OtherProgram.file(of: "sh", ["PATH": way + "bin"]) == nil)
  }

  @Test func `a program reads and writes at the ends that it is given`() throws {
    let (given, taken) = (try OneWay(), try OneWay())
    let program = OtherProgram("/bin/sh", ["-c", "cat; echo $WORD; echo b >&2"], ["WORD": "é", "PATH": "/bin"])
    let child = try program.start([given.reading, taken.writing, taken.writing])
    for end in [given.reading, taken.writing] { close(end) }
    FileHandle(fileDescriptor: given.writing).write(Data("a\n".utf8))
    close(given.writing)
    let heard = try FileHandle(fileDescriptor: taken.reading, closeOnDealloc: true).readToEnd()
    #expect(heard.map { String(decoding: $0, as: UTF8.self) } == "a\né\nb\n")
    #expect(ended(child) == 0)
  }

  @Test func `a program whose reader went away ends, although this process passes that over`() throws {
    signal(SIGPIPE, SIG_IGN)
    let child = try OtherProgram("/bin/sh", ["-c", "kill -PIPE $$; exit 0"], [:]).start([])
    #expect(ended(child) == SIGPIPE)
  }

  /// What the machine says of its end: the signal, where one ended it.
  private func ended(_ child: Int32) -> Int32 {
    var status: Int32 = 0
    #expect(waitpid(child, &status, 0) == child)
    return status
  }

  @Test func `a program that is not there is told`() {
    let error = #expect(throws: GitError.self) { try OtherProgram("\(place)/none", [], [:]).start([]) }
    #expect(error?.code == .noProgram)
  }
}
