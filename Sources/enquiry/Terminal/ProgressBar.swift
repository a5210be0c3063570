/// How far something has come, on one line of the terminal that goes away in the end; nothing where it is soon done.
final class ProgressBar {
  private let context: Context
  private let words: String
  private let start = ContinuousClock.now
  private var shown = -1

  /// - Parameter words: what is done, as “Reading marks.csv”.
  init(_ words: String, in context: Context) {
    self.context = context
    self.words = words
  }

  /// So much is done, from 0 to 1.
  func reach(_ part: Double) {
    guard let patience = context.progressAfter, context.terminal != nil, ContinuousClock.now - start >= patience else {
      return
    }
    let done = Int(max(0, min(1, part)) * 20)
    guard done != shown else { return }
    shown = done
    let bar = String(repeating: "#", count: done) + String(repeating: ".", count: 20 - done)
    context.err("\r[\(bar)] \(Plain.safe(words).prefix(max(10, context.width - 24)))")
  }

  func end() {
    if shown >= 0 { context.err("\r" + String(repeating: " ", count: context.width - 1) + "\r") }
    shown = -1
  }
}
