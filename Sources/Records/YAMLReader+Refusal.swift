internal import Clibyaml
internal import Model

extension YAMLReader {
  /// libyaml's own refusal, in words for people and at the place where they went wrong.
  func refusal() -> RecordError {
    let said = parser.pointee.problem.map { String(cString: $0) } ?? "cannot be read"
    let context = parser.pointee.context.map { String(cString: $0) } ?? ""
    if parser.pointee.error == YAML_READER_ERROR {
      let at = range.lowerBound + Int(parser.pointee.problem_offset)
      return source.refused(
        "not_text", at: min(at, range.upperBound), "Here is a control character that cannot stand in text.",
        "Delete it, or type it again.")
    }
    if said.contains("escape") {
      return source.refused(
        "yaml_syntax", at: offset(parser.pointee.problem_mark), "This escape after a \\ cannot be read.",
        "Write \\\\ for one \\, or put the text in single quotes.")
    }
    // Of what is opened and never closed, and of a lone word, the beginning is the place.
    let startsEarlier = context.contains("quoted scalar") || context.contains("flow") || context.contains("simple key")
    let place = offset(startsEarlier ? parser.pointee.context_mark : parser.pointee.problem_mark)
    let (message, remedy) = words(for: said, in: context, at: place)
    return source.refused("yaml_syntax", at: place, message, remedy)
  }

  private func words(for said: String, in context: String, at place: Int) -> (message: String, remedy: String) {
    if context.contains("quoted scalar") {
      return ("A quotation mark opens here and is never closed.", "Close it at the end of the value.")
    }
    if context.contains("flow") {
      return ("A bracket opens here and is never closed.", "Close it, or write a list with one “- item” a line.")
    }
    let known: [(part: String, message: String, remedy: String)] = [
      ("tab character", "This line begins with a tab.", "Indent with blanks."),
      (
        "cannot start any token", "A value cannot begin with this character.",
        "Put the value in double quotes, and indent with blanks."
      ),
      ("could not find expected ':'", "This line is not a key with a value.", "Write it as key: value."),
      (
        "did not find expected key", "This line does not fit the lines above it.",
        "Give it the same indentation as its neighbours."
      ),
      (
        "'-' indicator", "This line does not fit the lines above it.",
        "Give it the same indentation as its neighbours."
      ),
    ]
    if said.contains("mapping values are not allowed") {
      let before = source.string(source.lineStart(place)..<place)
      if before.contains(":") {
        return ("A second colon stands in this value.", "Put the whole value in double quotes.")
      }
      return ("This line reads as a part of the value above it.", "Begin it where the keys around it begin.")
    }
    if let entry = known.first(where: { said.contains($0.part) }) { return (entry.message, entry.remedy) }
    return ("This cannot be read (\(said)).", "Write it as key: value, with text in double quotes.")
  }
}
