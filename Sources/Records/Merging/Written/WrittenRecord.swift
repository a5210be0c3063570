/// A record as it is written: every byte belongs to a key, an item, or the text below.
///
/// Of the file's own are only a byte order mark, the kind of its line ends, and whether the last line has one; here all lines
/// end with `\n`.
package struct WrittenRecord: Sendable {
  /// The line `---` at the top with what stands above it; empty where there is none.
  var opening: ArraySlice<UInt8>
  /// The keys: a map, or nothing.
  var root: WrittenValue
  /// The lines below the last key.
  var end: [WrittenLine]
  /// The line `---` below the keys; empty for a YAML file.
  var closing: ArraySlice<UInt8>
  /// The text below.
  var body: ArraySlice<UInt8>
  private var matter: FrontMatter?

  /// - Parameter text: with `\n` at the end of each line, and without a byte order mark.
  /// - Returns: Nil for a record that cannot be read, or that is written in a way that has no place here, as a key after a
  ///   question mark.
  package init?(_ text: SourceText) {
    guard let matter = try? FrontMatter(text), var reader = WrittenReader(matter),
      let (root, end) = reader.root()
    else { return nil }
    opening = reader.opening
    self.root = root
    self.end = end
    closing = text.bytes[matter.yaml.upperBound..<matter.body.lowerBound]
    body = text.bytes[matter.body]
    self.matter = matter
  }

  /// A record in which nothing is written yet.
  init() {
    (opening, closing, body) = ([], [], [])
    root = .nothing
    end = []
  }

  /// The text below by its headings, as it was read.
  var sections: WrittenBody { matter.map { WrittenBody(of: $0) } ?? WrittenBody() }

  package var bytes: [UInt8] {
    var writer = WrittenWriter()
    writer.write(opening)
    writer.write(root: root, end: end)
    writer.write(closing)
    writer.write(body)
    return writer.bytes
  }
}
