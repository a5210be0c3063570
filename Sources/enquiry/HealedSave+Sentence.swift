internal import Git
internal import Records

extension HealedSave {
  /// What became of the save, for whoever runs the next command.
  var sentence: String {
    let stay =
      untouched.count == 1 ? "was changed since and stays as it is." : "were changed since and stay as they are."
    let stays = untouched.isEmpty ? "" : " \(untouched.spokenAnd) \(stay)"
    switch outcome {
    case .finished: return "A save was interrupted after it counted: “\(subject)”. Your files now have it too.\(stays)"
    case .takenBack:
      return
        "A save was interrupted before it counted: “\(subject)”. Nothing of it is left; do it again if you need it."
    }
  }
}
