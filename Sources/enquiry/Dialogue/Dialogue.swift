/// What a person is asked for one act: the questions in their order, and what they read before the first.
struct Dialogue {
  /// What is being done, as “Begin an enquiry”.
  let title: String
  /// What must be in view while answering, as the prediction before a review.
  var intro: [String] = []
  let questions: [Question]
  /// The name of its draft without an ending: `log-elm-paired-reading`.
  let draft: String
}

/// A person stopped before anything was saved.
struct Stopped: Error {
  /// Whether something was typed, and is kept.
  let isKept: Bool

  var message: String {
    isKept ? "Nothing is saved. What you typed is kept: run the same command to go on." : "Nothing is saved."
  }
}
