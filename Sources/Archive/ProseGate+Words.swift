internal import Model

// How what was found is told.
extension ProseGate {
  /// Words that were typed are quoted; of a file its place is told, and no excerpt: a message is copied further than the
  /// text it is about.
  static func problem(_ sighting: Identifiers.Sighting, _ file: Text) -> Problem {
    let place = Place(path: file.path, line: sighting.line, column: sighting.column)
    let remedy = sighting.kind.remedy
    let quoted = file.isTyped ? sighting.sentence + "." : nil
    switch sighting.ground {
    case .form:
      return Problem(
        .error, "identifier_in_text", at: place, quoted ?? "This looks like \(sighting.kind.singular).", remedy: remedy)
    case .codeBook:
      return Problem(
        .error, "identifier_in_text", at: place, quoted ?? "This name stands in the code book.", remedy: remedy)
    case .code:
      return Problem(
        .error, "identifier_in_text", at: place, quoted ?? "This is the code of a participant.", remedy: remedy)
    case .forgotten:
      return Problem(
        .error, "identifier_in_text", at: place, quoted ?? "This is a name or code that was forgotten.", remedy: remedy)
    case .forename:
      return Problem(
        .warning, "forename_in_text", at: place, "This forename is one of those in the code book.",
        remedy: "If it is the pupil's, write “a pupil” instead.")
    case .ordinaryWord:
      return Problem(
        .warning, "identifier_in_text", at: place, "This word is a surname in the code book, too.",
        remedy: "If it is the pupil's, write “a pupil” instead.")
    }
  }
}

extension Identifiers.Kind {
  /// How to say it without telling who it is.
  package var remedy: String {
    switch self {
    case .upn, .uln, .candidateNumber, .admissionNumber, .nhsNumber, .name, .initials:
      "Leave the pupil out, or write “a pupil in year 7”."
    case .email, .telephone: "Write the role instead, as “the project lead at Elm School”."
    case .address, .postcode: "Leave it out; the name of the school is enough."
    case .dateOfBirth: "Write the year group instead."
    }
  }
}
