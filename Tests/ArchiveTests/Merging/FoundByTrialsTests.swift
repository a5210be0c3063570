import Git
import Model
import TestSupport
import Testing

@testable import Archive

/// What the made folders brought to light, each as small as it can be.
@Suite("Merges that once went wrong", .scratch)
struct FoundByTrialsTests {
  /// What is asked where two people changed one folder apart.
  private func questions(
    _ change: @escaping (inout [String: [UInt8]]) -> Void,
    against other: @escaping (inout [String: [UInt8]]) -> Void
  ) throws -> [OpenQuestion.Topic] {
    let files = MadeFolder.files.mapValues { Array($0.utf8) }
    let here = try Clone.first(Scratch.current("here"), files, isBare: true)
    let there = try here.clone(Scratch.current("there"), isBare: true)
    for (clone, change) in [(here, change), (there, other)] {
      var changed = files
      change(&changed)
      try clone.save(changed, "Work", since: files, at: 1_400_000_000)
    }
    let outcome = try here.merge(there.head, at: 1_400_000_000)
    guard case .open(let questions) = outcome.ending else { return [] }
    return questions.map(\.topic)
  }

  private func rename(_ files: inout [String: [UInt8]]) {
    for path in files.keys where path.hasPrefix(MadeFolder.talk) {
      files["enquiries/oak/more-talk/" + path.dropFirst(MadeFolder.talk.count)] = files.removeValue(forKey: path)
    }
  }

  private func delete(_ files: inout [String: [UInt8]]) {
    for path in files.keys where path.hasPrefix(MadeFolder.talk) { files[path] = nil }
  }

  @Test("An enquiry that one renamed and the other deleted is asked about, from either side", arguments: [true, false])
  func renamedAndDeleted(isOurs: Bool) throws {
    let asked = try isOurs ? questions(delete, against: rename) : questions(rename, against: delete)
    #expect(asked == [.gone(.enquiry, isOurs: isOurs)])
  }

  @Test("An enquiry that one deleted and the other left alone is gone without a question")
  func deletedAndLeftAlone() throws {
    #expect(try questions(delete, against: { $0["README.md"] = Array("Other.\n".utf8) }) == [])
  }

  @Test("A pack's page that both made anew is asked about, also where one alone wrote its record anew")
  func pageMadeAnew() throws {
    let pack = "enquiries/clusters/river/packs/2014-11-12-cluster"
    let asked = try questions(
      { files in
        files["\(pack).html"]? += Array("Here.\n".utf8)
        files["\(pack).yaml"]? += Array("# Made anew.\n".utf8)
      }, against: { $0["\(pack).html"]? += Array("There.\n".utf8) })
    #expect(asked.count == 1)
    guard case .field(let question)? = asked.first else {
      Issue.record("asked otherwise: \(asked)")
      return
    }
    #expect(question.spot == .whole)
  }
}
