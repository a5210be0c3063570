import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// A person at a desk: runs the program in a scratch folder, with a fixed clock, fixed ids and no home configuration.
struct Desk {
  /// What one command line did.
  struct Answer {
    let code: Int32
    let out: String
    let err: String

    /// What a person in a terminal sees.
    var seen: String { out + err }

    /// What is said beside the data, in one line however wide the page is.
    var spoken: String { err.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  var folder: String
  var environment = cleanEnvironment
  var now = Moment(seconds: 1_794_700_800, offsetMinutes: 0)  // 15 November 2026, noon
  var input = ""
  var width = 80
  /// From where new ids are drawn, with HEAD.
  var seed = "test"

  init(_ folder: String = Scratch.current.path) { self.folder = folder }

  /// Runs a command line, split at blanks as a shell does, with '…' and "…" for words with blanks.
  @discardableResult
  func callAsFunction(_ line: String) -> Answer { run(Desk.words(line)) }

  /// Runs a command line that must succeed.
  @discardableResult
  func does(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) -> Answer {
    let answer = self(line)
    #expect(answer.code == 0, "\(line)\n\(answer.seen)", sourceLocation: sourceLocation)
    return answer
  }

  func run(_ arguments: [String], on terminal: ScriptedTeletype? = nil) -> Answer {
    let said = Said()
    terminal?.show = { said.err += $0 }
    let context = Context(
      directory: folder, environment: environment, now: now,
      random: { head in SeededGenerator(seed + (head?.hex ?? "")) }, width: width, input: { Array(input.utf8) },
      out: { said.out += String(decoding: $0.joined(), as: UTF8.self) }, err: { said.err += $0 }, terminal: terminal,
      ownFile: { Desk.program })
    let code = Program(context: context).run(arguments)
    return Answer(code: code, out: said.out, err: said.err)
  }

  /// Runs a command line in a terminal, where a person types some keys; all of them must be wanted.
  @discardableResult
  func types(
    _ line: String, _ keys: [ScriptedTeletype.Keys], sourceLocation: SourceLocation = #_sourceLocation
  ) -> Answer {
    let terminal = ScriptedTeletype(keys)
    let answer = run(Desk.words(line), on: terminal)
    #expect(terminal.keys.isEmpty, "\(answer.seen)", sourceLocation: sourceLocation)
    return answer
  }

  /// The program that was built beside the tests: plain git runs it to merge records.
  static let program: String = {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
    let file = URL(fileURLWithPath: bundle.components(separatedBy: ".xctest")[0]).deletingLastPathComponent()
      .appendingPathComponent("enquiry").path
    guard !FileManager.default.isExecutableFile(atPath: file) else { return file }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return package.appendingPathComponent(".build/debug/enquiry").path
  }()

  private final class Said {
    var out = ""
    var err = ""
  }

  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character == " " || character == "\n" {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}

extension Desk {
  /// A desk in a folder `elm` with one alliance and one enquiry, `paired-reading`.
  ///
  /// Made once and copied: most tests begin here.
  static func withEnquiry() -> Desk {
    var desk = Desk()
    desk.folder = Scratch.current("elm")
    desk.environment = roleEnvironment
    do { try FileManager.default.copyItem(atPath: begun.get(), toPath: desk.folder) } catch { Issue.record(error) }
    // A copy's files look changed to git until it has looked.
    do { _ = try TestSupport.run("git", ["update-index", "-q", "--refresh"], in: desk.folder) } catch {
      Issue.record(error)
    }
    return desk
  }

  private static let roleEnvironment = cleanEnvironment.filter {
    !$0.key.hasPrefix("GIT_AUTHOR") && !$0.key.hasPrefix("GIT_COMMITTER")
  }

  private static let begun = Result {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("enquiry begun \(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    return made(in: place).folder
  }

  private static func made(in place: String) -> Desk {
    var desk = Desk(place)
    desk.does("init elm --name 'Elm programme' --sign 'project lead, Elm School'")
    desk.folder = place + "/elm"
    desk.environment = roleEnvironment
    desk.does("alliance new elm --name 'Elm Alliance' --lead-school 'Elm School'")
    desk.does(
      "new paired-reading --practice 'daily paired reading' --for-whom 'year 7 pupils' --outcome 'reading age' --intervention men.5"
    )
    return desk
  }

  /// The only file in a folder of the enquiry, from the enquiry folder.
  func onlyFile(in place: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/" + place)
    return place + "/" + (try #require(names.count == 1 ? names.first : nil))
  }

  func read(_ path: String) throws -> String { try #require(text(of: folder + "/" + path)) }

  func write(_ text: String, to path: String) throws { try TextFile(path, text).write(below: folder) }

  func git(_ arguments: String...) throws -> String {
    let outcome = try TestSupport.run("git", arguments, in: folder)
    #expect(outcome.status == 0, "\(arguments) \(outcome.error)")
    return outcome.output
  }

  /// How many commits there are.
  func commits() throws -> Int { Int(try git("rev-list", "--count", "HEAD").dropLast()) ?? 0 }

  /// JSON that a command printed.
  func json(_ line: String) throws -> [String: Any] {
    let answer = does(line + " --json")
    return try #require(try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any])
  }
}
