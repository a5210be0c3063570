import Foundation
import Records
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `A large file of rows` {
  private static let large = 9 << 20

  @Test func `reads the same in place as copied`() throws {
    let (file, handle) = try made(of: Self.large)
    defer { handle.closeFile() }
    let (copied, inPlace) = (try #require(file.bytes), try #require(file.bytesInPlace))
    #expect(copied.count == Self.large && copied.elementsEqual(inPlace))
    #expect(copied.elementsEqual(content(of: Self.large)))
  }

  @Test func `is copied when it is small`() throws {
    let (file, handle) = try made(of: 1 << 20)
    defer { handle.closeFile() }
    #expect(file.bytesInPlace == nil)
    #expect(file.bytes?.elementsEqual(content(of: 1 << 20)) == true)
  }

  @Test func `is not half read when it shrank since it was looked at`() throws {
    let (file, handle) = try made(of: Self.large)
    try handle.truncate(atOffset: 1 << 20)
    #expect(file.bytes == nil)
  }

  @Test func `that is cut off meanwhile ends with a sentence, not with a crash`() async throws {
    let path = Scratch.current("rows.csv")
    let result = try await #require(
      processExitsWith: .exitCode(1), observing: [\.standardErrorContent]
    ) { [path = path as String] in
      let (file, handle) = try made(of: 9 << 20, path)
      let bytes = try #require(file.bytesInPlace)
      try handle.truncate(atOffset: 4096)
      #expect(bytes.reduce(0) { $0 &+ Int($1) } < 0, "there are bytes left to read")
    }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("The file was changed while it was read, or its drive went away. Nothing was\nwritten. "))
  }
}

private func content(of size: Int) -> Data { Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 % 251) }) }

private func made(of size: Int, _ path: String = Scratch.current("rows.csv")) throws -> (LargeFile, FileHandle) {
  try content(of: size).write(to: URL(fileURLWithPath: path))
  let handle = try #require(FileHandle(forUpdatingAtPath: path))
  return (LargeFile(descriptor: handle.fileDescriptor, size: size), handle)
}
