package import Git
package import Model

/// A merge that waits for a person: with whom, and what was decided so far.
///
/// It is kept as `.git/enquiry.merge` until the merge is made or given up. Answers are kept under what is asked, so that they
/// hold as long as the question is the same, whatever is saved meanwhile.
package struct PendingMerge: Hashable, Sendable {
  /// The commit that is merged into what HEAD stands on.
  package let theirs: ObjectID
  /// What the person called it, as `cover-days`.
  package let name: String
  /// Whether the two need have no commit in common.
  package let joinsUnrelated: Bool
  package var answers: [String: MergeAnswer] = [:]

  package init(theirs: ObjectID, name: String, joinsUnrelated: Bool = false) {
    self.theirs = theirs
    self.name = name
    self.joinsUnrelated = joinsUnrelated
  }
}

extension PendingMerge {
  private static let head = "enquiry-merge 1"

  var bytes: [UInt8] {
    var lines = [Self.head, "theirs \(theirs.hex)", "name \(Self.oneLine(name))"]
    if joinsUnrelated { lines.append("unrelated") }
    lines += answers.sorted { $0.key < $1.key }.map { id, answer in "answer \(id) \(Self.words(answer))" }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Nil for what is no such file.
  init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.first == Self.head else { return nil }
    var words: [String: String] = [:]
    var answers: [String: MergeAnswer] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.first == "answer" else {
        words[parts[0]] = parts.count > 1 ? parts[1] : ""
        continue
      }
      let rest = parts.count > 1 ? parts[1].split(separator: " ", maxSplits: 1).map(String.init) : []
      guard rest.count == 2, let answer = Self.answer(rest[1]) else { return nil }
      answers[rest[0]] = answer
    }
    guard let theirs = words["theirs"].flatMap({ ObjectID(hex: $0) }), let name = words["name"] else { return nil }
    self.init(theirs: theirs, name: Self.lines(name), joinsUnrelated: words["unrelated"] != nil)
    self.answers = answers
  }

  private static func words(_ answer: MergeAnswer) -> String {
    switch answer {
    case .ours: "ours"
    case .theirs: "theirs"
    case .both: "both"
    case .value(let text): "value " + oneLine(text)
    }
  }

  private static func answer(_ words: String) -> MergeAnswer? {
    switch words {
    case "ours": .ours
    case "theirs": .theirs
    case "both": .both
    case "value": .value("")
    default: words.hasPrefix("value ") ? .value(lines(String(words.dropFirst(6)))) : nil
    }
  }

  private static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\".unicodeScalars
      case "\n": line += "\\n".unicodeScalars
      case "\r": line += "\\r".unicodeScalars
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  private static func lines(_ line: String) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        text.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
