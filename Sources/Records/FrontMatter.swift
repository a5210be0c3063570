internal import Model

/// A Markdown record split into its front matter and its body.
package struct FrontMatter: Sendable {
  package let source: SourceText
  /// The keys: between the two lines `---`, without them. For a YAML file: all of it.
  package let yaml: Range<Int>
  /// What follows the closing line; empty for a YAML file.
  package let body: Range<Int>
  /// The map of keys; nil when there are none.
  package let root: Node?

  /// - Throws: ``RecordError`` when the lines `---` are missing or the keys cannot be read.
  package init(_ source: SourceText) throws(RecordError) {
    self.source = source
    if source.path.hasSuffix(".md") {
      let opening = source.start
      guard FrontMatter.isFence(source, opening) else {
        throw source.refused(
          "front_matter_missing", at: opening, "The record does not begin with a line ---.",
          "Put the keys between two lines --- at the top of the file.")
      }
      let first = source.nextLine(opening)
      var line = first
      while line < source.bytes.count, !FrontMatter.isFence(source, line) { line = source.nextLine(line) }
      guard line < source.bytes.count else {
        throw source.refused(
          "front_matter_open", at: opening, "The front matter that opens here is never closed.",
          "Put a line --- below the last key.")
      }
      yaml = first..<line
      body = source.nextLine(line)..<source.bytes.count
    } else {
      yaml = source.start..<source.bytes.count
      body = source.bytes.count..<source.bytes.count
    }
    root = try YAMLReader.read(source, in: yaml)
    if let root, case .map = root.content { return }
    guard let root else { return }
    throw source.refused(
      "yaml_syntax", at: root.range.lowerBound, "Here should stand keys with their values.", "Write them as key: value."
    )
  }

  private static func isFence(_ source: SourceText, _ offset: Int) -> Bool {
    let stop = source.lineStop(offset)
    guard stop - offset >= 3, source.bytes[offset..<offset + 3].elementsEqual("---".utf8) else { return false }
    return source.bytes[offset + 3..<stop].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
