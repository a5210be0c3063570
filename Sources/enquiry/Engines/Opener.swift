internal import Foundation

/// Shows a file in the program that this machine has for it.
enum Opener {
  static func open(_ place: String, in context: Context) throws(Failure) {
    #if os(macOS)
      let name = "open"
    #else
      let name = "xdg-open"
    #endif
    guard let program = context.program(name) else {
      throw Failure(
        "\(place) was made, but nothing here can open it (\(name) is not installed).", hint: "Open it in a browser.")
    }
    guard case .ended(0, _) = ShortRun(program, [place], context.environment, limit: 10).outcome() else {
      throw Failure("\(place) was made, but it could not be opened.", hint: "Open it in a browser.")
    }
  }
}
