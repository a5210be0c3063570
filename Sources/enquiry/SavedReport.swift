internal import Archive
internal import Git
internal import Model
internal import Records

/// What a writing command tells: what it changed, and the next step.
struct SavedReport: Report {
  /// What was done, a sentence in the past tense, as "Closed cycle 1 of maths-fluency: keep developing it (adapt)."
  let done: String
  let saved: Saved
  let isDryRun: Bool
  /// What the person could do now, each a command with a word about it.
  var next: [String] = []
  /// Anything else worth saying, before the next step.
  var notes: [String] = []
  /// Where entries went that are kept for oneself.
  var privatePaths: [String] = []
  /// Where files went that are in no commit.
  var keptFiles: [String] = []
  /// What is worth knowing of files that are published, before it is done as well as after.
  var fileNotes: [String] = []

  let kind = "saved"

  func talk(_ page: Page) -> String {
    var lines: [String] = []
    if isDryRun {
      let isNothing = saved.files.isEmpty && privatePaths.isEmpty && keptFiles.isEmpty
      lines.append(isNothing ? "Nothing would change." : "This would be written (nothing was):")
      lines += privatePaths.map { "\($0) (new, on this machine only)" }
      lines += keptFiles.map { "\($0) (new, in no commit)" }
      lines += saved.files.map { DryRun.text($0) }
      lines += fileNotes.map { page.wrapped($0) }
    } else if saved.files.isEmpty, privatePaths.isEmpty {
      lines.append("Nothing had to change: it is recorded like this already.")
    } else {
      lines.append(page.wrapped(done))
      lines += privatePaths.map { page.wrapped("Only you can read it: \($0), on this machine.") }
      if !keptFiles.isEmpty {
        lines.append(page.wrapped("Kept in no commit, so git does not back it up: \(keptFiles.spokenAnd)."))
      }
      lines += (fileNotes + notes).map { page.wrapped($0) }
      lines += saved.warnings.map(ProblemText.text)
    }
    if !isDryRun { lines += next.map { page.next($0) } }
    return lines.joined(separator: "\n")
  }

  /// The next step for somebody who is asked anyway: `say what: enquiry measure new ID --title "…"` without what stands
  /// after `new`; a name that is known stays.
  static func withoutFlags(_ step: String) -> String {
    let words = step.split(separator: " ")
    guard let start = words.lastIndex(of: "enquiry") else { return step }
    let command = words[start...].prefix {
      !$0.hasPrefix("--") && $0 != "-m" && !($0.count > 1 && $0.allSatisfy(\.isUppercase))
    }
    return (words[..<start] + command).joined(separator: " ")
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "changed": .texts(saved.files.map(\.path)), "dry_run": .truth(isDryRun), "next": .texts(next),
    ]
    if !isDryRun, !saved.files.isEmpty || !privatePaths.isEmpty { keys["done"] = .text(done) }
    if let commit = saved.commit { keys["commit"] = .text(commit.hex) }
    if !(privatePaths + keptFiles).isEmpty { keys["private"] = .texts(privatePaths + keptFiles) }
    return keys
  }
}

/// What a dry run shows of a file: the lines that go and the lines that come.
enum DryRun {
  static func text(_ file: Saved.File) -> String {
    if let after = file.after, after.contains(0) {
      return "\(file.path) (new, \(Attachments.size(after.count)))"
    }
    let before = lines(file.before)
    let after = lines(file.after)
    let difference = after.difference(from: before)
    let gone = Set(difference.removals.map(\.position))
    let come = Set(difference.insertions.map(\.position))
    var shown: [String] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      if gone.contains(old) {
        shown.append("  - " + before[old])
        old += 1
      } else if come.contains(new) {
        shown.append("  + " + after[new])
        new += 1
      } else {
        (old, new) = (old + 1, new + 1)
      }
    }
    let title = file.before == nil ? " (new)" : file.after == nil ? " (deleted)" : ""
    return ([file.path + title] + shown).joined(separator: "\n")
  }

  private static func lines(_ bytes: [UInt8]?) -> [String] {
    guard let bytes else { return [] }
    var lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

extension CollectionDifference.Change {
  /// Where it happens: in the old lines for one that goes, in the new ones for one that comes.
  fileprivate var position: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
