import Foundation
import Model
import TestSupport
import Testing

@testable import enquiry

/// Programs of others that make documents from our text.
@Suite(.scratch) struct `Engines` {
  private func context(path: String? = ProcessInfo.processInfo.environment["PATH"]) -> Context {
    Context(
      directory: Scratch.current.path, environment: path.map { ["PATH": $0] } ?? [:], now: Desk().now,
      random: { _ in SeededGenerator("test") }, input: { [] }, out: { _ in }, err: { _ in })
  }

  private func script(_ name: String, _ lines: String) throws -> String {
    let place = Scratch.current("bin")
    try TextFile(name, "#!/bin/sh\n\(lines)\n", isExecutable: true).write(below: place)
    return place
  }

  @Test func `says what to install where there is none`() throws {
    let nothing = context(path: Scratch.current("empty"))
    let word = #expect(throws: Failure.self) { try Engine.word(Engine.WordText(markdown: "a"), on: nil, in: nothing) }
    #expect(word?.message == "A Word document is made with Pandoc, which is not installed here; nothing was written.")
    #expect(word?.hint?.contains("apt install pandoc") == true)
    let pdf = #expect(throws: Failure.self) { try Engine.pdf(html: "<p>a", on: nil, in: nothing) }
    #expect(pdf?.message.hasPrefix("A PDF is made with WeasyPrint or Chromium") == true)
  }

  @Test func `hands the text over as input and takes what is written`() throws {
    let place = try script("pandoc", "printf '%s|' \"$SOURCE_DATE_EPOCH\"; /bin/cat")
    let bytes = try Engine.word(
      Engine.WordText(markdown: "Zażółć\n"), on: Day(iso: "2026-11-19"), in: context(path: place))
    #expect(String(decoding: bytes, as: UTF8.self) == "1795046400|Zażółć\n")
  }

  @Test func `has no way to the network`() throws {
    let place = try script("pandoc", "echo $http_proxy $https_proxy $SECRET")
    var world = context(path: place)
    world.environment["SECRET"] = "token"
    let bytes = try Engine.word(Engine.WordText(markdown: ""), on: nil, in: world)
    #expect(String(decoding: bytes, as: UTF8.self) == "http://127.0.0.1:9 http://127.0.0.1:9\n")
  }

  @Test func `stops one that takes too long, and says so`() throws {
    let place = try script("pandoc", "exec /bin/sleep 30")
    var engine = try #require(Engine(.pandoc, in: context(path: place)))
    engine.limit = 0.2
    let failure = #expect(throws: Failure.self) { try engine.run([], [], on: nil) }
    #expect(failure?.message.contains("was stopped; nothing was written.") == true)
  }

  @Test func `tells that one failed`() throws {
    let place = try script("pandoc", "exit 3")
    let failure = #expect(throws: Failure.self) {
      try Engine.word(Engine.WordText(markdown: "a"), on: nil, in: context(path: place))
    }
    #expect(failure?.message == "Pandoc ended with an error (exit code 3); nothing was written.")
  }

  @Test(.enabled(if: Engine(.pandoc, in: .ofTests) != nil))
  func `Pandoc makes the same document of the same text`() throws {
    let day = Day(iso: "2026-11-19")
    let first = try Engine.word(Engine.WordText(markdown: "# A\n\n<script>x</script>"), on: day, in: context())
    #expect(first.prefix(2) == [0x50, 0x4B])
    #expect(try Engine.word(Engine.WordText(markdown: "# A\n\n<script>x</script>"), on: day, in: context()) == first)
  }

  @Test(.enabled(if: Engine(.weasyprint, in: Context.ofTests) != nil || Engine(.chromium, in: Context.ofTests) != nil))
  func `A page becomes a PDF`() throws {
    let bytes = try Engine.pdf(html: "<!doctype html><title>A</title><p>One", on: nil, in: context())
    #expect(String(decoding: bytes.prefix(5), as: UTF8.self) == "%PDF-")
  }

  @Test(.enabled(if: Engine(.chromium, in: Context.ofTests) != nil))
  func `Chromium stands in for WeasyPrint`() throws {
    let program = try #require(Engine(.chromium, in: Context.ofTests)?.program)
    let place = try script("chromium", "exec \(program) \"$@\"")
    let bytes = try Engine.pdf(html: "<!doctype html><title>A</title><p>One", on: nil, in: context(path: place))
    #expect(String(decoding: bytes.prefix(5), as: UTF8.self) == "%PDF-")
  }
}

extension Context {
  /// The machine's own programs, for asking what is installed.
  fileprivate static var ofTests: Context {
    Context(
      directory: "/", environment: ProcessInfo.processInfo.environment, now: Desk("/").now,
      random: { _ in SeededGenerator("test") }, input: { [] }, out: { _ in }, err: { _ in })
  }
}
