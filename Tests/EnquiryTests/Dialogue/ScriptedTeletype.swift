@testable import enquiry

/// A person who types what a test says, in order, and then leaves.
final class ScriptedTeletype: Teletype {
  /// What is typed at one prompt.
  enum Keys: ExpressibleByStringLiteral, Equatable {
    /// A line in place of what stands there.
    case line(String)
    /// Enter: what stands in the line is left as it is.
    case enter
    /// More at the end of what stands in the line.
    case more(String)
    /// Some letters, then Ctrl-C.
    case interrupt(String)

    init(stringLiteral text: String) { self = text.isEmpty ? .enter : .line(text) }
  }

  private(set) var keys: [Keys]
  /// Every prompt with what was typed there.
  private(set) var prompts: [String] = []
  var show: (String) -> Void = { _ in }

  init(_ keys: [Keys]) { self.keys = keys }

  func ask(_ prompt: String, prefilled text: String) -> Typed {
    let typed: Typed
    switch keys.isEmpty ? nil : keys.removeFirst() {
    case .line(let line): typed = .line(line)
    case .enter: typed = .line(text)
    case .more(let more): typed = .line(text + more)
    case .interrupt(let half): typed = .interrupted(text + half)
    case nil: typed = .ended(text)
    }
    switch typed {
    case .line(let line), .interrupted(let line), .ended(let line):
      prompts.append(prompt + line)
      show((prompt + line).trimmingEnd + "\n")
    }
    return typed
  }
}
