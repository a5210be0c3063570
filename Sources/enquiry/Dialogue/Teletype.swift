internal import Records

/// What a person typed at one prompt.
enum Typed: Equatable {
  /// A line, ended by Enter; it has line ends of its own when several lines were pasted.
  case line(String)
  /// Stopped by Ctrl-C or a signal, with what stood in the line.
  case interrupted(String)
  /// There is nobody any more: Ctrl-D, or the terminal is gone.
  case ended(String)
}

/// Where a person sits and can be asked for a line.
protocol Teletype: AnyObject {
  /// - Parameters:
  ///   - prompt: stands before the line.
  ///   - text: stands in the line to begin with, to be changed.
  func ask(_ prompt: String, prefilled text: String) -> Typed
}

extension Teletype {
  /// A yes or no, with yes for Enter.
  ///
  /// - Throws: ``Stopped`` when the person stopped; what was kept before stays.
  func agrees(_ prompt: String, say: (String) -> Void) throws -> Bool {
    while true {
      guard case .line(let line) = ask(prompt, prefilled: "") else { throw Stopped(isKept: true) }
      switch line.trimmingBlanks.lowercased() {
      case "", "y", "yes": return true
      case "n", "no": return false
      default: say("Type y or n.")
      }
    }
  }
}
