import Git
import Model
import TestSupport

@testable import Archive

/// One merge of two commits, made from both sides, with what must hold of it.
struct MergeLaws {
  struct Found {
    var isMerge = false
    var isRefused = false
    var bases = 0
    var questions = 0
    var faults: [String] = []
  }

  let clone: Clone
  /// Where the same merge is made from the other side.
  let twin: Clone
  let reader: FolderReader
  let ours: ObjectID
  let theirs: ObjectID
  let moment: Int64

  func merge() throws -> Found {
    var found = Found()
    let bases = try clone.repository.mergeBases(ours, theirs)
    found.bases = bases.contains(ours) || bases.contains(theirs) ? 0 : bases.count
    var answers: [String: MergeAnswer] = [:]
    var rules = Rulebook(isOursFirst: ours.hex < theirs.hex)
    for _ in 0..<30 {
      let outcome: MergeOutcome
      do { outcome = try clone.merge(theirs, answers, at: moment) } catch ArchiveError.answerNotReadable {
        (answers, rules.givesValues) = ([:], false)
        continue
      } catch ArchiveError.mergeCollides {
        found.isRefused = true
        return found
      }
      try twin.stand(on: theirs)
      if found.bases > 0 { found.faults += try fromTheOtherSide(outcome, answers) }
      switch outcome.ending {
      case .upToDate, .fastForward: return found
      case .open(let questions):
        for question in questions { answers[question.id] = rules.answer(question) }
        if try clone.head != ours { found.faults.append("something was written while questions are open") }
      case .merged:
        found.isMerge = true
        found.questions = outcome.decisions.count
        found.faults += try faults(of: outcome, bases)
        return found
      }
      if !found.faults.isEmpty { return found }
    }
    found.faults.append("there is always another question")
    return found
  }

  // MARK: - Both sides

  private func fromTheOtherSide(_ outcome: MergeOutcome, _ answers: [String: MergeAnswer]) throws -> [String] {
    let other = try twin.merge(ours, answers.mapValues(Rulebook.swapped), at: moment)
    switch (outcome.ending, other.ending) {
    case (.open(let mine), .open(let others)):
      return mine.map(\.id) == others.map(\.id) ? [] : ["other questions from the other side: \(mine) – \(others)"]
    case (.merged, .merged):
      // Of two with one name it is always theirs that gets another one.
      let hasNamed = outcome.decisions.contains { if case .sameName = $0.question.topic { true } else { false } }
      if hasNamed { return [] }
      let trees = try (clone.tree(clone.head), twin.tree(twin.head))
      return trees.0 == trees.1 ? [] : ["another tree from the other side: \(try differences())"]
    default: return ["from the other side it ends otherwise: \(outcome.ending) – \(other.ending)"]
    }
  }

  /// How what the clone has now is other than what its twin has.
  private func differences() throws -> String {
    let (mine, others) = try (reader.contents(clone.head, in: clone), reader.contents(twin.head, in: twin))
    return Set(mine.keys).union(others.keys).sorted().filter { mine[$0] != others[$0] }.map { path in
      func text(_ bytes: [UInt8]?) -> String { bytes.map { String(decoding: $0, as: UTF8.self) } ?? "is gone" }
      return "\(path)\n\(text(mine[path]))\n---- or\n\(text(others[path]))"
    }.joined(separator: "\n")
  }

  // MARK: - What it came to

  private func faults(of outcome: MergeOutcome, _ bases: [ObjectID]) throws -> [String] {
    let decided = Decided(questions: outcome.decisions.map(\.question))
    let merged = try clone.head
    func said(_ commit: ObjectID) throws -> SaidInFolder { try reader.said(commit, in: clone) }
    let slow = SlowMerge(bases: try bases.map(said), ours: try said(ours), theirs: try said(theirs))
    let result = try said(merged)
    var faults = result.doubled.map { "\($0) stands there twice" }
    func isDecided(_ file: String, _ spot: SaidInFile.Spot) -> Bool {
      let paths = (slow.bases + [slow.ours, slow.theirs, result]).compactMap { $0.files[file]?.path }
      return decided.covers(file, paths, spot)
    }
    faults += slow.faults(in: result).filter { !isDecided($0.file, $0.spot) }.map(\.description)
    for side in [slow.ours, slow.theirs] {
      for lost in side.lost(in: result, since: slow.bases) where !isDecided(lost.file, lost.spot) {
        faults.append("\(lost.file) \(lost.spot.joined(separator: " > ")): “\(lost.value)” is lost")
      }
    }
    let known = try reader.errors(ours, in: clone).union(reader.errors(theirs, in: clone))
    for error in try reader.errors(merged, in: clone).subtracting(known) where !decided.tells(error) {
      faults.append("nobody was asked about \(error)")
    }
    if outcome.decisions.isEmpty { faults += try mergedAgain(merged) }
    return faults
  }

  /// Who has all of it already without having merged, as after a merge that was pressed into one commit, gets nothing more.
  private func mergedAgain(_ merged: ObjectID) throws -> [String] {
    let tree = try clone.tree(merged)
    for side in [ours, theirs] {
      let pressed = try git("commit-tree", tree.hex, "-p", side.hex, "-m", "Pressed", in: clone.folder)
      guard let commit = ObjectID(hex: pressed.filter { !$0.isNewline }) else { continue }
      try twin.stand(on: commit)
      let outcome = try twin.merge(side == ours ? theirs : ours, at: moment)
      if case .open(let questions) = outcome.ending { return ["merged again it asks \(questions)"] }
      let again = try twin.tree(twin.head)
      if again != tree { return ["merged again it is another tree: \(try differences())"] }
    }
    return []
  }
}

extension SaidInFolder {
  /// What a version says that no base said, and the merge says nowhere in the same file.
  func lost(
    in merged: SaidInFolder, since bases: [SaidInFolder]
  ) -> [(file: String, spot: SaidInFile.Spot, value: String)] {
    files.flatMap { name, file in
      let there = Set(merged.files[name].map { Array($0.values.values) } ?? [])
      return file.values.filter { spot, value in
        if bases.contains(where: { $0.files[name]?.said(value, at: spot, since: file) ?? false }) { return false }
        return spot[0] == "line" ? merged.files[name]?.values[spot] == nil : !there.contains(value)
      }.map { (name, $0.key, $0.value) }
    }
  }
}

extension SaidInFile {
  /// Whether a value stood there before; or in an item of the same list that a later version calls otherwise.
  fileprivate func said(_ value: String, at spot: Spot, since later: SaidInFile) -> Bool {
    values[spot] == value
      || spot[0] == "key"
        && values.contains { former, said in
          said == value && later.values[former] == nil && former.count == spot.count
            && zip(former, spot).count { $0 != $1 } == 1 && former.last == spot.last
        }
  }
}
