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
    if let quote = quoteEndedByApostrophe(before: place) {
      return source.refused(
        "yaml_syntax", at: quote, "The apostrophe ends the text that this quotation mark opens.",
        "Put it in double quotes, as \"it's a daily read\".")
    }
    let (message, remedy) = words(for: said, in: context, at: place)
    return source.refused("yaml_syntax", at: place, message, remedy)
  }

  /// Where a value in single quotes begins that an apostrophe ended before the place; nil where none does.
  private func quoteEndedByApostrophe(before place: Int) -> Int? {
    let (blank, apostrophe) = (UInt8(ascii: " "), UInt8(ascii: "'"))
    let bytes = source.bytes
    let line = source.lineStart(place)
    guard place < source.lineStop(place), let last = (line..<place).last(where: { bytes[$0] != blank }),
      bytes[last] == apostrophe, let quote = (line..<last).first(where: { bytes[$0] == apostrophe }), quote > line,
      bytes[quote - 1] == blank || bytes[quote - 1] == UInt8(ascii: "[")
    else { return nil }
    return quote
  }

  /// Words for a mark that stands where another one should; nil where there is none.
  private func words(forMarkAt place: Int, in context: String) -> (message: String, remedy: String)? {
    if context.contains("scanning an alias"), source.line(at: place).drop(while: { $0 == " " }).hasPrefix("* ") {
      return ("A list item cannot begin with *.", "A list item begins with - and a blank, as “- men.5”.")
    }
    if source.bytes.indices.contains(place), source.bytes[place] == UInt8(ascii: "\t") {
      let begins = source.bytes[source.lineStart(place)..<place].allSatisfy { $0 == UInt8(ascii: " ") }
      return (
        begins ? "This line begins with a tab." : "A value cannot begin with a tab.",
        "Delete the tab and type blanks instead: two before an item, as “  - item”; one after a colon, as “key: value”."
      )
    }
    return nil
  }

  private func words(for said: String, in context: String, at place: Int) -> (message: String, remedy: String) {
    if context.contains("quoted scalar") {
      return ("A quotation mark opens here and is never closed.", "Close it at the end of the value.")
    }
    if context.contains("flow") {
      return ("A bracket opens here and is never closed.", "Close it, or write a list with one “- item” a line.")
    }
    if let words = words(forMarkAt: place, in: context) { return words }
    let known: [(part: String, message: String, remedy: String)] = [
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
