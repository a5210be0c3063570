internal import Cedit
internal import Foundation

/// The person at this terminal.
final class LineEditor: Teletype {
  /// Whether a person can be asked: what they type comes from a terminal, and what is said goes to one.
  static var isThere: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  func ask(_ prompt: String, prefilled text: String) -> Typed {
    var answer: UnsafeMutablePointer<CChar>?
    let end = edit_ask(prompt, text, &answer)
    defer { free(answer) }
    let line = answer.map { String(cString: $0) } ?? ""
    return end == edit_line ? .line(line) : end == edit_interrupted ? .interrupted(line) : .ended(line)
  }
}
